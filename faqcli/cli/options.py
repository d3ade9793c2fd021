"""The options that several commands share, and what a shell completes."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from faqcli.errors import FaqError
from faqcli.faq import load
from faqcli.output.console import ColorChoice


def complete_reference(incomplete: str, ctx: typer.Context) -> Iterator[tuple[str, str]]:
    """Yield the numbers and ids that start with what is typed, with their questions."""
    try:
        file = ctx.params.get("file") or os.environ.get("FAQ_FILE")
        if file and not (Path(file).is_file() or Path(file).is_dir()):
            return  # nothing may be taken from standard input or a pipe here
        # Typer has Rich set the help, which would wrap it and read markup and emoji in it.
        os.environ["COLUMNS"] = "1000"
        faq = load(file or None)
        for heading in faq.headings():
            for ref in (str(heading.number), heading.id):
                is_wanted = ref.startswith(incomplete) and (incomplete or ref.isdecimal())
                if is_wanted and re.fullmatch(r"\w[\w.-]*", ref):
                    yield ref, _harmless(heading.question)
    except FaqError:
        return  # a shell in the middle of a line has no use for a message


def _harmless(question: str) -> str:
    """Return a question as a help text that neither a shell nor Rich reads anything into.

    zsh evaluates what it is given; Typer escapes all that matters there but the backslash. Rich
    takes brackets for markup and words between colons for emoji.
    """
    text = question.replace("\\", "\N{FULLWIDTH REVERSE SOLIDUS}")
    return text.replace("[", "\\[").replace(":", ":[b][/b]")


File = Annotated[
    str | None,
    typer.Option(
        "--file", "-f", metavar="FAQ", envvar="FAQ_FILE", show_envvar=True,
        help="A YAML file or a folder of them, `-` for standard input; else the bundled FAQ.",
    ),
]  # fmt: skip
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Color = Annotated[
    ColorChoice,
    typer.Option("--color", help="When to use colours; NO_COLOR and FORCE_COLOR count too."),
]
NoPager = Annotated[
    bool, typer.Option("--no-pager", help="Do not page what is longer than the screen.")
]
InSection = Annotated[
    str, typer.Option("--section", metavar="TEXT", help="Only sections whose title holds TEXT.")
]
WithTag = Annotated[
    str, typer.Option("--tag", metavar="TEXT", help="Only entries with a tag that holds TEXT.")
]
Without = Annotated[
    list[str] | None,
    typer.Option("--not", metavar="WORD", help="Leave out entries that hold WORD; repeatable."),
]
Exact = Annotated[
    bool,
    typer.Option("--exact", help="Words as typed: no other forms, synonyms or spellings."),
]
AllWords = Annotated[bool, typer.Option("--all", help="Only entries that hold every word.")]
