"""The options that commands share."""

from typing import Annotated

import typer

from faqcli.cli.completion import (
    complete_faq,
    complete_section,
    complete_tag,
    complete_word,
)
from faqcli.output.console import ColorChoice


def _faq(kinds: str, default: str = "the project's FAQ, yours, or the bundled one") -> object:
    return typer.Option(
        "--file", "-f", metavar="FAQ", envvar="FAQ_FILE", show_envvar=True,
        help=f"{kinds}; default: {default}.", autocompletion=complete_faq,
    )  # fmt: skip


File = Annotated[str | None, _faq("A file or folder, `-` for standard input, or a name")]
CheckedFile = Annotated[str | None, _faq("A FAQ as for the other commands", "the project's FAQ")]
FileOnDisk = Annotated[str | None, _faq("A file, a folder, or a name")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Color = Annotated[
    ColorChoice,
    typer.Option("--color", help="When to use colours; NO_COLOR and FORCE_COLOR also apply."),
]
NoPager = Annotated[
    bool, typer.Option("--no-pager", help="Don't page output that is longer than the screen.")
]
InSection = Annotated[
    str,
    typer.Option(
        "--section", metavar="TEXT", help="Only sections with TEXT in their title.",
        autocompletion=complete_section,
    ),
]  # fmt: skip
WithTag = Annotated[
    str,
    typer.Option(
        "--tag", metavar="TEXT", help="Only entries with TEXT in one of their tags.",
        autocompletion=complete_tag,
    ),
]  # fmt: skip
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--not", metavar="WORD", help="Leave out entries that contain WORD; repeatable.",
        autocompletion=complete_word,
    ),
]  # fmt: skip
Exact = Annotated[
    bool,
    typer.Option("--exact", help="Match words as typed: no other forms, synonyms or spellings."),
]
AllWords = Annotated[bool, typer.Option("--all", help="Only entries that contain every word.")]
