"""`faq check`: what is wrong with FAQ files."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from faqcli.cli.exit_codes import FOUND, UNREADABLE, fail
from faqcli.cli.options import Color, File, Json, NoPager
from faqcli.errors import FaqError
from faqcli.output import format as views
from faqcli.output.console import ColorChoice, say, stdout, waiting

if TYPE_CHECKING:
    from faqcli.model import Problem


class Format(StrEnum):
    """How problems are printed."""

    text = "text"
    json = "json"
    github = "github"


def check(
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE...]")] = None,
    file: File = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    form: Annotated[
        Format,
        typer.Option("--format", help="How to print problems; `github` makes annotations."),
    ] = Format.text,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print a JSON Schema of the FAQ file, for editors.")
    ] = False,
    as_json: Json = False,
    color: Color = ColorChoice.auto,
    no_pager: NoPager = False,
) -> None:
    """Report every problem of FAQ files, with its place and how to mend it.

    Exit status 3 if there are errors; with --strict, if there is anything.
    """
    output = stdout(color, can_page=not no_pager)
    if schema:
        from faqcli.paths import schema_text

        output.write([schema_text()])
        return
    from faqcli.readers.lint import check as check_file
    from faqcli.readers.source import find

    worst = FOUND
    found: list[tuple[str, Problem]] = []
    names: Sequence[str | None] = files or [file]
    for name in names:
        try:
            with waiting(name):
                document = find(name)
            report = check_file(document)
        except FaqError as error:
            worst = max(worst, fail(error))
            continue
        found += [(problem.file or document.name, problem) for problem in report.problems]
        if not report.problems:
            noun = "question" if report.entries == 1 else "questions"
            say(f"No problems in {report.entries} {noun}: {document.name}.")
    views.problems(output, found, Format.json if as_json else form)
    if any(strict or problem.severity == "error" for _, problem in found):
        worst = max(worst, UNREADABLE)
    raise typer.Exit(worst)
