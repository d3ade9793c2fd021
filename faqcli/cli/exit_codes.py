"""The exit status of every run."""

from __future__ import annotations

from faqcli import errors
from faqcli.errors import FaqError
from faqcli.output.console import say

FOUND, NOT_FOUND, MISUSED, UNREADABLE, UNWRITABLE, INTERRUPTED = 0, 1, 2, 3, 4, 130

_STATUS: tuple[tuple[type[FaqError], int], ...] = (
    (errors.ClosedError, FOUND),
    (errors.NotFoundError, NOT_FOUND),
    (errors.MissingFileError, MISUSED),
    (errors.ExistsError, MISUSED),
    (errors.MisusedError, MISUSED),
    (errors.UnwritableError, UNWRITABLE),
    (FaqError, UNREADABLE),
)


def status_of(error: FaqError) -> int:
    """Return the exit status for an error."""
    return next(status for kind, status in _STATUS if isinstance(error, kind))


def fail(error: FaqError) -> int:
    """Report an error on standard error, and return the exit status for it."""
    say(error.message, *error.hint.split("\n"))
    return status_of(error)
