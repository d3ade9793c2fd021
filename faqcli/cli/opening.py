"""Opening what a command reads from and writes to."""

from faqcli.faq import Faq
from faqcli.index.store import open_index
from faqcli.output.console import ColorChoice, Output, say, stdout
from faqcli.output.format import Format, choose
from faqcli.output.progress import ReadingProgress, waiting
from faqcli.readers.source import find


def open_faq(file: str | None) -> Faq:
    """Open a FAQ, with a progress bar if that takes long; None is the bundled one."""
    with ReadingProgress() as progress:
        with waiting(file):
            document = find(file)
        return Faq(document, open_index(document, progress))


def open_output(
    color: ColorChoice, *, no_pager: bool = False, as_json: bool = False
) -> tuple[Output, Format]:
    """Return standard output and the format for it. JSON is for programs, and never paged."""
    output = stdout(color, can_page=not (no_pager or as_json))
    return output, choose(output, as_json=as_json)


def mention_problems(faq: Faq) -> None:
    """Say how many problems a FAQ has, if any, and which command lists them."""
    if faq.problem_count:
        from faqcli.output.suggestions import problem_line

        say(problem_line(faq))
