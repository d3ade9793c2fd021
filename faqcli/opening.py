"""A FAQ as commands open it: with a bar while that takes long, and a word on what is wrong."""

from faqcli.console import ReadingProgress, say, waiting
from faqcli.controls import visible_name
from faqcli.faq import Faq, load


def open_faq(file: str | None) -> Faq:
    """Open the FAQ that a command is to read; None is the bundled one."""
    with waiting(file), ReadingProgress() as progress:
        return load(file, progress=progress)


def mention_problems(faq: Faq, file: str | None) -> None:
    """Say how many problems a FAQ has, and what names them."""
    if faq.problem_count:
        import shlex

        noun = "problem" if faq.problem_count == 1 else "problems"
        command = shlex.join(["faq", "check", *([visible_name(file)] if file else [])])
        say(f"{faq.problem_count} {noun}: run `{command}`")
