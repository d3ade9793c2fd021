"""`faq import` and `faq export`: other formats into a FAQ file, and out of one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Annotated

import typer

from faqcli.cli.arguments import program_of
from faqcli.cli.completion import complete_faq
from faqcli.cli.discovery import choose
from faqcli.cli.opening import explained, find_choice, mention_problems, open_choice
from faqcli.cli.options import File
from faqcli.errors import MisusedError
from faqcli.model import Problem
from faqcli.output.console import say, stdout
from faqcli.output.progress import ReadingProgress
from faqcli.sanitize import one_line, visible_name
from faqcli.writers import FORMATS


def _standard(output: str) -> str:
    """Return `-` for the device that is standard output; where that is a file, it exists."""
    return "-" if output == "/dev/stdout" else output


Output = Annotated[
    str,
    typer.Option(
        *("--output", "-o"),
        metavar="FILE",
        help="Write to FILE; `-` is standard output.",
        callback=_standard,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite FILE if it exists.")]


def complete_format(incomplete: str) -> list[tuple[str, str]]:
    """Return the formats that start with the typed text, each with what it is for."""
    return [row for row in FORMATS.items() if row[0].startswith(incomplete)]


def import_faq(
    ctx: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="A file or folder in any format that is read; `-` is standard input.",
            autocompletion=complete_faq,
        ),
    ],
    output: Output = "-",
    force: Force = False,
) -> None:
    """Turn Markdown, a web page, JSON or a table into a FAQ file.

    Examples:
        faq import FAQ.md -o faq.yaml
        curl https://x.org/faq | faq import -
    """
    from faqcli.output import atomic
    from faqcli.readers.extraction import counts
    from faqcli.readers.folder import reader_of
    from faqcli.writers.yaml import write

    choice = choose(source, program_of(ctx))
    atomic.require_free(output, choice.path, force=force)
    with explained(choice):
        document = find_choice(choice)
        with ReadingProgress() as progress:
            document = document._replace(progress=progress)
            stream, _ = document.open()
            with stream:
                _, reader = reader_of(document, stream)
                entries = reader.identifiers.settled(list(reader.entries()))
    say(f"Found {counts(entries, reader.how)}.")
    problems = reader.problems()
    say(*(f"left out: {one}" for one in reader.left_out))
    say(*(f"left out: {one}" for one in _places(p for p in problems if p.number)))
    say(*(f"problem: {one}" for one in _places(p for p in problems if not p.number)))
    atomic.save([write(reader.about, entries)], output, force=force)
    if output != atomic.STANDARD_OUTPUT:
        program = program_of(ctx)
        attempt = f": try `{program.line('list', options=['-f', output])}`"
        is_readable = not program.file and Path(output).is_file()
        say(f"Wrote {visible_name(output)}{attempt if is_readable else ''}.")


def _places(problems: Iterable[Problem]) -> list[str]:
    """Return the lines of problems and what is wrong there, those of a kind together."""
    from faqcli.readers.extraction import LeftOut, joined

    return [
        f"{file}: {one}" if file else str(one)
        for file, inside in groupby(problems, attrgetter("file"))
        for one in joined(LeftOut(p.line, p.line, p.message) for p in inside)
    ]


def export_faq(
    ctx: typer.Context,
    format_: Annotated[
        str,
        typer.Argument(
            metavar="FORMAT",
            help=f"{', '.join(f'{name} ({use})' for name, use in FORMATS.items())}.",
            autocompletion=complete_format,
        ),
    ],
    output: Output = "-",
    force: Force = False,
    file: File = None,
) -> None:
    """Write a FAQ as YAML, Markdown, JSON, JSON Lines, JSON-LD or HTML.

    Examples:
        faq export html -o faq.html
        faq export markdown -f support.yaml
    """
    from faqcli.output import atomic
    from faqcli.writers import lacking, parts

    if format_ not in FORMATS:
        from difflib import get_close_matches

        near = get_close_matches(format_.lower(), FORMATS, n=1, cutoff=0.3)
        hint = f"Did you mean `{near[0]}`?" if near else f"Choose one of {', '.join(FORMATS)}."
        raise MisusedError(f"`{one_line(format_)}` isn't an export format.", hint)
    choice = choose(file, program_of(ctx))
    atomic.require_free(output, choice.path, force=force)
    faq = open_choice(choice)
    entries = faq.entries
    shows_text = output == atomic.STANDARD_OUTPUT and stdout().is_terminal
    # A bar would stand between the lines.
    with ReadingProgress("Exporting the FAQ", is_wanted=not shows_text) as progress:
        progress(0, 0)
        atomic.save(parts(format_, faq.about, entries, progress), output, force=force)
    say(*(f"left out: {one}" for one in faq.index.left_out))
    names = [f"`{one_line(name)}`" for name in lacking(format_, faq.about, entries)]
    say(*([f"left out: {', '.join(names)} ({format_} has no place for this)"] if names else ()))
    if output != atomic.STANDARD_OUTPUT:
        noun = "question" if len(faq.entries) == 1 else "questions"
        say(f"Wrote {len(faq.entries):,} {noun} to {visible_name(output)}.")
    mention_problems(faq)
