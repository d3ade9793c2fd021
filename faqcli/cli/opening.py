"""Opening what a command reads from and writes to."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from faqcli.cli import discovery
from faqcli.cli.arguments import is_typed, program_of
from faqcli.cli.discovery import Choice
from faqcli.errors import FaqError, MissingFileError, UnreadableError, explain
from faqcli.faq import Faq
from faqcli.index.store import open_index
from faqcli.output.console import ColorChoice, Output, say, stdout
from faqcli.output.format import Format, choose
from faqcli.output.progress import ReadingProgress, waiting
from faqcli.readers.source import Document, find


def open_faq(ctx: typer.Context, file: str | None) -> Faq:
    """Open the FAQ that a user means until a command ends, with a progress bar if it takes long."""
    faq = open_choice(discovery.choose(file, program_of(ctx)))
    # A name may come from a reference, as in `mytool:9`, instead of from FAQ_FILE.
    is_from_variable = file == ctx.params.get("file") and not is_typed(ctx, "file")
    faq.is_implied = file is None or is_from_variable
    ctx.call_on_close(faq.close)
    return faq


def open_choice(choice: Choice) -> Faq:
    """Open a FAQ, with a progress bar if that takes long."""
    with explained(choice), ReadingProgress() as progress:
        document = find_choice(choice)._replace(progress=progress)
        faq = Faq(document, open_index(document), choice.program)
        _require_entries(faq)
        return faq


def _require_entries(faq: Faq) -> None:
    """Refuse a FAQ with questions of which none can be shown, which would look like an empty one.

    Raises:
        UnreadableError: it is one.
    """
    if not (faq.count and faq.problem_count) or any(faq.headings()):
        return
    from faqcli.output.suggestions import problem_line

    first = next(problem for problem in faq.problems() if problem.number)
    place = f"{first.file or faq.document.name}:{first.line}:{first.column}"
    hint = f"{place}: {first.message}\n{explain(first)}\n{problem_line(faq)}"
    faq.close()
    raise UnreadableError(f"No question in {faq.document.name} can be shown.", hint)


def find_choice(choice: Choice) -> Document:
    """Return the document of a FAQ; say so if a pipe keeps the program waiting."""
    with waiting(choice.path):
        return find(choice.path)._replace(alias=choice.name)


@contextmanager
def explained(choice: Choice) -> Iterator[None]:
    """Add to an error why this FAQ was chosen, if the user gave no path."""
    try:
        yield
    except FaqError as error:
        if choice.reason:
            hint = "" if isinstance(error, MissingFileError) else error.hint
            error.hint = f"{hint}\n{choice.reason}".removeprefix("\n")
        raise


def open_output(
    color: ColorChoice = "auto", *, no_pager: bool = False, as_json: bool = False
) -> tuple[Output, Format]:
    """Return standard output and the format for it. JSON is for programs, and never paged."""
    output = stdout(color, can_page=not (no_pager or as_json))
    return output, choose(output, as_json=as_json)


def mention_problems(faq: Faq) -> None:
    """Say how many problems a FAQ has, if any, and which command lists them."""
    if faq.problem_count:
        from faqcli.output.suggestions import problem_line

        say(problem_line(faq))
