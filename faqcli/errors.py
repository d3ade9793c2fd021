"""What can go wrong, in the user's words.

Functions of the core raise these and never print; `cli.main` turns one into a line or two on
standard error and an exit status.
"""

from __future__ import annotations

from faqcli.model import Problem


class FaqError(Exception):
    """Something the user can understand and do something about.

    Args:
        message: one line that says what is wrong.
        hint: further lines that say what to do, or an excerpt of the file; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class NotFoundError(FaqError, LookupError):
    """What was asked for is not in this FAQ: a number, an id, a section, a tag."""


class MissingFileError(FaqError, FileNotFoundError):
    """The file named as a FAQ is not there."""


class ExistsError(FaqError, FileExistsError):
    """The file to be written is there already."""


class UnreadableError(FaqError, ValueError):
    """The file is there and cannot be read as a FAQ, or the entry asked for is unusable."""


class MalformedError(UnreadableError):
    """The file is no FAQ from some place on.

    Args:
        file: its name.
        problem: what is wrong, where, and what to mend.
    """

    def __init__(self, file: str, problem: Problem) -> None:
        place = f"{file}:{problem.line}:{problem.column}"
        super().__init__(f"{place}: {problem.message}", explain(problem))
        self.file = file
        self.problem = problem


class MisusedError(FaqError):
    """The command line asks for what does not exist."""


class ClosedError(Exception):
    """Nobody reads the output any more; there is nothing left to do."""


class UnwritableError(FaqError):
    """The output cannot be written: a full disk, a closed stream."""


def _blank(text: str) -> str:
    """Return white space that takes as many columns as `text` does."""
    return "".join("\t" if c == "\t" else " " * _columns(c) for c in text)


def _columns(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


BESIDE = 60
"""How many characters of a long line are shown on either side of the place meant."""


def explain(problem: Problem) -> str:
    """Return the lines below a problem's message: the source, a caret under it, what to do."""
    lines = quote(problem)
    if problem.hint:
        lines.append(f"  Fix: {problem.hint}.")
    return "\n".join(lines)


def quote(problem: Problem, beside: int = BESIDE) -> list[str]:
    """Return the line of the file that a problem stands in, and a line with a caret under it.

    So many characters of a long line are shown on either side; of an empty one, nothing.
    """
    if not problem.excerpt.strip():
        return []
    start = max(0, problem.column - 1 - beside)
    shown = problem.excerpt[start : problem.column + beside]
    caret = _blank(shown[: problem.column - 1 - start]) + "^"
    return [f"  {shown}", f"  {caret}"]
