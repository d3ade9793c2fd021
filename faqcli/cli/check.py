"""`faq check`: the problems of FAQ files."""

import sys
from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from faqcli.cli.arguments import is_typed, program_of
from faqcli.cli.completion import complete_faq
from faqcli.cli.discovery import Choice, choose, project_faq
from faqcli.cli.exit_codes import FOUND, UNREADABLE, fail
from faqcli.cli.opening import explained, find_choice, open_output
from faqcli.cli.options import CheckedFile, Color, Json, NoPager
from faqcli.errors import FaqError, MalformedError, MisusedError
from faqcli.output.console import say
from faqcli.output.progress import ReadingProgress

if TYPE_CHECKING:
    from faqcli.model import Problem
    from faqcli.readers.lint import Report
    from faqcli.readers.source import Document


def check(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE...]",
            help="Files or folders; default: the project's FAQ.",
            autocompletion=complete_faq,
        ),
    ] = None,
    file: CheckedFile = None,
    strict: Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")] = False,
    form: Annotated[
        Literal["text", "json", "github"],
        typer.Option("--format", help="How to print problems; `github` annotates a pull request."),
    ] = "text",
    schema: Annotated[
        bool, typer.Option("--schema", help="Print a JSON Schema of the FAQ file, for editors.")
    ] = False,
    as_json: Json = False,
    color: Color = "auto",
    no_pager: NoPager = False,
) -> None:
    """Report every problem in FAQ files: where it is and how to fix it.

    The exit status is 3 if there are errors; with --strict, if there are any problems.

    Examples:
        faq check
        faq check FAQ.md
        faq check docs/*.yaml --strict
        faq check --schema > faq.schema.json
    """
    is_json = as_json or form == "json"
    output, format_ = open_output(color, no_pager=no_pager, as_json=is_json)
    if schema:
        from faqcli.paths import schema_text

        output.write([schema_text()])
        return
    from faqcli.readers.lint import check as check_file

    status = FOUND
    problems: list[tuple[str, Problem]] = []
    names = (name for word in files or () for name in _expanded(word))
    choices = [choose(name, program_of(ctx)) for name in names] or [_own(file, ctx)]
    for choice in choices:
        try:
            with explained(choice):
                document = find_choice(choice)
                with ReadingProgress("Checking the FAQ") as progress:
                    document = document._replace(progress=progress)
                    report = check_file(document)
                    found = [*report.problems, *_searched(document, report)]
        except MalformedError as error:
            problems.append((error.file, error.problem))
            continue
        except FaqError as error:
            status = max(status, fail(error))
            continue
        problems += [(problem.file or document.name, problem) for problem in found]
        if not found:
            noun = "question" if report.entries == 1 else "questions"
            say(f"No problems in {report.entries} {noun}: {document.name}.")
        say(*(f"{document.name}: left out: {one}" for one in report.left_out))
    if form == "github" and not is_json:
        from faqcli.output.diagnostics import for_github

        output.write(for_github(problems))
    else:
        output.show(format_.problems(problems))
    if any(strict or problem.severity == "error" for _, problem in problems):
        status = max(status, UNREADABLE)
    raise typer.Exit(status)


def _expanded(word: str) -> list[str]:
    """Return the files that `*` and `?` in a name stand for, which the shells of Windows leave."""
    if sys.platform == "win32" and not {"*", "?"}.isdisjoint(word):
        from glob import glob

        # A bracket is part of a name. `Path.glob` doesn't take absolute paths.
        return sorted(glob(word.replace("[", "[[]"))) or [word]  # noqa: PTH207
    return [word]


def _own(file: str | None, ctx: typer.Context) -> Choice:
    """Return the FAQ of the program or that `--file` names, or else that of the project, no other.

    The variable FAQ_FILE may name any but the bundled one: a build inherits it from elsewhere.
    """
    program = program_of(ctx)
    if program.file:
        return choose(None, program)
    choice = None if file is None else choose(file)
    if choice and (choice.path is not None or is_typed(ctx, "file")):
        return choice
    path = project_faq()
    if path is None:
        message = "There is no FAQ to check: this project has no faq.yaml or FAQ.md."
        raise MisusedError(message, f"Name a file: `{program.line('check', 'FILE')}`.")
    return Choice(path)


def _searched(document: "Document", report: "Report") -> "list[Problem]":
    """Return what is wrong with what searches find, if all of a FAQ could be read."""
    from faqcli.index.store import open_index
    from faqcli.readers.lint import with_excerpts
    from faqcli.search import self_test

    if not report.is_whole or not (report.rules.tests or report.entries <= self_test.MOST_ENTRIES):
        return []
    with closing(open_index(document)) as index:
        return with_excerpts(document, list(self_test.problems(index, report.rules)))
