"""Everything that can go wrong, in words that users understand.

The core raises these errors and never prints. The command line turns them into a line or two on
standard error and an exit status (`faqcli.cli.exit_codes`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faqcli.model import Problem


class FaqError(Exception):
    """An error that the user can do something about.

    Args:
        message: what is wrong, on one line.
        hint: what to do about it, or an excerpt of the file, on one or more lines; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class NotFoundError(FaqError, LookupError):
    """A number, id, section or tag isn't in this FAQ."""


class MissingFileError(FaqError, FileNotFoundError):
    """The file doesn't exist."""


class ExistsError(FaqError, FileExistsError):
    """The file to write already exists."""


class UnreadableError(FaqError, ValueError):
    """The file can't be read as a FAQ, or the entry is unusable."""


class MalformedError(UnreadableError):
    """The file can't be read any further.

    Args:
        file: the name of the file.
        problem: what is wrong, and where.
    """

    def __init__(self, file: str, problem: Problem) -> None:
        place = f"{file}:{problem.line}:{problem.column}"
        super().__init__(f"{place}: {problem.message}", explain(problem))
        self.file = file
        self.problem = problem


class MisusedError(FaqError):
    """The command line is wrong."""


class ClosedError(FaqError):
    """The reader has closed the output, so there is nothing left to do."""

    def __init__(self) -> None:
        super().__init__("")


class UnwritableError(FaqError):
    """The output can't be written: the disk is full, or the stream is closed.

    Args:
        name: the file, or what the user calls the output.
        reason: the error that writing raised, or why nothing can be written.
    """

    def __init__(self, name: str, reason: Exception | str) -> None:
        text = getattr(reason, "strerror", None) or str(reason)
        super().__init__(f"{name} cannot be written: {text.lower()}.")


def _blank(text: str) -> str:
    """Return white space that is as wide as a text."""
    return "".join("\t" if c == "\t" else " " * _columns(c) for c in text)


def _columns(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


CONTEXT = 60
"""How many characters of a long line to show on either side of a problem."""


def explain(problem: Problem) -> str:
    """Return the lines below a problem's message: the line of the file, a caret, the fix."""
    lines = quote(problem)
    if problem.hint:
        lines.append(f"  Fix: {problem.hint}.")
    return "\n".join(lines)


def quote(problem: Problem, context: int = CONTEXT) -> list[str]:
    """Return the line of the file that has a problem, and one with carets under what is wrong.

    That is a key, a text or a list: what starts in the problem's column. A long line is cut to
    `context` characters on either side; an empty line isn't shown.
    """
    start = max(0, problem.column - 1 - context)
    if len(problem.excerpt) < start or not problem.excerpt.strip():  # it may be cut
        return []
    shown = problem.excerpt[start : problem.column + context]
    before, rest = shown[: problem.column - 1 - start], shown[problem.column - 1 - start :]
    stops = ",\\]}" if re.search(r"[\[{]", before) else "\n"  # the ends of a text inside a list
    text = rf"(?![:,\s])(?:(?![{stops}]|\s\#|:(?:\s|$)).)*"
    wrong = re.match(rf"""(?:"[^"]*"|'[^']*'|\[[^\]]*\]|{{[^}}]*}}|{text})?""", rest)
    carets = "^" * max(1, sum(map(_columns, wrong[0].rstrip() if wrong else "")))
    return [f"  {shown}", f"  {_blank(before)}{carets}"]
