"""The commands `import` and `export`: other formats into a FAQ file, and out of one."""

from __future__ import annotations

import shlex
from typing import Annotated

import typer

from faqcli.cli.opening import mention_problems, open_faq
from faqcli.cli.options import File
from faqcli.output.console import say
from faqcli.sanitize import visible_name

Output = Annotated[
    str,
    typer.Option("--output", "-o", metavar="FILE", help="Write to FILE; `-`: standard output."),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite FILE if it is there.")]
FORMATS = ("markdown", "json", "jsonld", "html")
"""What `--help` names; `faqcli.writers.Format` says it, and is not imported for other commands."""


def complete_format(incomplete: str) -> list[str]:
    """Return the formats that start with what is typed."""
    return [name for name in FORMATS if name.startswith(incomplete)]


def import_faq(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="A Markdown, HTML or JSON file; `-`: standard input."
        ),
    ],
    output: Output = "-",
    force: Force = False,
) -> None:
    """Turn Markdown, or a page or JSON with FAQPage data, into a FAQ file."""
    from faqcli.output import atomic
    from faqcli.readers.extraction import counts, entries_of
    from faqcli.readers.formats import read
    from faqcli.writers.yaml import faq_file

    atomic.require_free(output, source, force=force)
    found = read(source)
    say(f"Found {counts(found)}.")
    empty = sum(not item.answer.strip() for item in found.items)
    if empty:
        say("1 question has no answer." if empty == 1 else f"{empty} questions have no answer.")
    atomic.save(faq_file(found.about, entries_of(found.items)), output, force=force)
    if output != atomic.STANDARD_OUTPUT:
        say(f"Wrote {visible_name(output)}: try `faq list -f {shlex.quote(visible_name(output))}`.")


def export_faq(
    format_: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help="markdown, json, jsonld or html.",
            autocompletion=complete_format,
        ),
    ],
    output: Output = "-",
    force: Force = False,
    file: File = None,
) -> None:
    """Write a FAQ as Markdown, JSON, JSON-LD for search engines, or a page to read and search."""
    from faqcli.output import atomic
    from faqcli.writers import Format, export

    if format_ not in FORMATS:
        from difflib import get_close_matches

        near = get_close_matches(format_.lower(), FORMATS, n=1, cutoff=0.3)
        hint = f" Did you mean `{near[0]}`?" if near else ""
        raise typer.BadParameter(f"{format_!r} is none of {', '.join(FORMATS)}.{hint}")
    atomic.require_free(output, file, force=force)
    faq = open_faq(file)
    atomic.save(export(faq, Format(format_)), output, force=force)
    if output != atomic.STANDARD_OUTPUT:
        noun = "question" if len(faq.entries) == 1 else "questions"
        say(f"Wrote {len(faq.entries):,} {noun} to {visible_name(output)}.")
    mention_problems(faq)
