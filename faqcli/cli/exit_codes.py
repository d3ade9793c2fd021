"""How a run ends: the exit statuses, and what is said of an error."""

from __future__ import annotations

from faqcli.errors import (
    ExistsError,
    FaqError,
    MissingFileError,
    MisusedError,
    NotFoundError,
    UnwritableError,
)
from faqcli.output.console import say

FOUND, NOT_FOUND, MISUSED, UNREADABLE, UNWRITABLE, INTERRUPTED = 0, 1, 2, 3, 4, 130


_STATUS: tuple[tuple[type[FaqError], int], ...] = (
    (NotFoundError, NOT_FOUND),
    (MissingFileError, MISUSED),
    (ExistsError, MISUSED),
    (MisusedError, MISUSED),
    (UnwritableError, UNWRITABLE),
    (FaqError, UNREADABLE),
)


def status_of(error: FaqError) -> int:
    """Return the exit status that an error ends with."""
    return next(status for kind, status in _STATUS if isinstance(error, kind))


def fail(error: FaqError) -> int:
    """Say what went wrong on standard error, and return the exit status."""
    say(error.message, *error.hint.split("\n"))
    return status_of(error)
