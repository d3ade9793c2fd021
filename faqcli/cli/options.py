"""The options that commands share, and completion of references."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from faqcli.errors import FaqError
from faqcli.output.console import ColorChoice

ARGUMENTS = "faqcli.arguments"
"""The key in a context for the whole command line."""
VALUED = frozenset(["-f", "--file", "--color", "-n", "--limit", "--section", "--tag", "--not"])
"""The options that a value follows, of the commands that read a FAQ."""


def complete_reference(incomplete: str, ctx: typer.Context) -> Iterator[tuple[str, str]]:
    """Yield the numbers and ids that start with the typed text, each with its question."""
    try:
        file = ctx.params.get("file") or os.environ.get("FAQ_FILE")
        if file and not (Path(file).is_file() or Path(file).is_dir()):
            return  # completion must not read from standard input or a pipe
        from rich.console import Console

        from faqcli.faq import load
        from faqcli.output.text import Text
        from faqcli.output.wrap import cut

        width = Console().width  # Typer prints the questions with Rich, which wraps longer ones
        with load(file or None) as faq:
            headings = list(faq.headings())
        for heading in headings:
            for ref in (str(heading.number), heading.id):
                is_wanted = ref.startswith(incomplete) and (incomplete or ref.isdecimal())
                if is_wanted and re.fullmatch(r"\w[\w.-]*", ref):
                    yield ref, _harmless(cut(Text(heading.question), width - 1).plain)
    except FaqError:
        return  # a message would only disturb the line that is being typed


def _harmless(question: str) -> str:
    """Return a question escaped for the shell and for Rich.

    zsh evaluates completions, and Typer escapes everything that matters except backslashes. Rich
    takes brackets for markup and words between colons for emoji.
    """
    text = question.replace("\\", "\N{FULLWIDTH REVERSE SOLIDUS}")
    return text.replace("[", "\\[").replace(":", ":[b][/b]")


File = Annotated[
    str | None,
    typer.Option(
        "--file", "-f", metavar="FAQ", envvar="FAQ_FILE", show_envvar=True,
        help="A YAML file or folder, or `-` for standard input; default: the bundled FAQ.",
    ),
]  # fmt: skip
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Color = Annotated[
    ColorChoice,
    typer.Option("--color", help="When to use colours; NO_COLOR and FORCE_COLOR also apply."),
]
NoPager = Annotated[
    bool, typer.Option("--no-pager", help="Don't page output that is longer than the screen.")
]
InSection = Annotated[
    str, typer.Option("--section", metavar="TEXT", help="Only sections with TEXT in their title.")
]
WithTag = Annotated[
    str, typer.Option("--tag", metavar="TEXT", help="Only entries with TEXT in one of their tags.")
]
Without = Annotated[
    list[str] | None,
    typer.Option("--not", metavar="WORD", help="Leave out entries that contain WORD; repeatable."),
]
Exact = Annotated[
    bool,
    typer.Option("--exact", help="Match words as typed: no other forms, synonyms or spellings."),
]
AllWords = Annotated[bool, typer.Option("--all", help="Only entries that contain every word.")]
