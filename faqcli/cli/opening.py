"""A FAQ as commands open it: with a bar while that takes long, and a word on what is wrong."""

from faqcli.faq import Faq, load
from faqcli.output.console import ReadingProgress, say, waiting


def open_faq(file: str | None) -> Faq:
    """Open the FAQ that a command is to read; None is the bundled one."""
    with waiting(file), ReadingProgress() as progress:
        return load(file, progress=progress)


def mention_problems(faq: Faq) -> None:
    """Say how many problems a FAQ has, if any, and what names them."""
    if faq.problem_count:
        from faqcli.output.suggestions import problem_line

        say(problem_line(faq))
