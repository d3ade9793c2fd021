"""Takes the terminal for the full screen, and gives it back as it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from faqcli.errors import MisusedError


def lacks_terminal() -> str:
    """Return why there can be no full screen here; an empty text if there can."""
    if os.environ.get("TERM") == "dumb":
        return "A full screen needs a terminal that isn't dumb."
    if sys.stdin is None:
        return "A full screen reads keys from standard input, which is closed."
    if sys.stderr is None or not sys.stderr.isatty():
        return "A full screen needs a terminal, and standard error isn't one."
    return ""


@contextmanager
def whole_screen() -> Iterator[None]:
    """Make the terminal of standard error the standard input and output too, for a while.

    Textual draws on standard error, reads keys from standard input, and asks standard output how
    large the screen is. Either may be a pipe: a FAQ comes in, a number goes out.

    Raises:
        MisusedError: there is no terminal to read keys from.
    """
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
    kept = []
    try:
        if not os.isatty(0):
            kept.append((0, _put(_keyboard(), 0)))
        if not os.isatty(1):
            kept.append((1, _put(os.dup(2), 1)))
        with _without_variables():
            yield
    finally:
        for place, was in kept:
            os.dup2(was, place)
            os.close(was)


@contextmanager
def _without_variables() -> Iterator[None]:
    """Hide environment variables that Textual would obey, for a while, as it takes no environment.

    COLUMNS and LINES would stay the same while the terminal is resized. An empty NO_COLOR means
    nothing (no-color.org), but Textual draws without colours for it.
    """
    hidden = {"COLUMNS", "LINES", *([] if os.environ.get("NO_COLOR") else ["NO_COLOR"])}
    before = {name: os.environ.pop(name) for name in hidden & os.environ.keys()}
    try:
        yield
    finally:
        os.environ.update(before)


def _keyboard() -> int:
    try:
        return os.open(os.ttyname(2), os.O_RDONLY)
    except OSError as error:
        raise MisusedError("There is no terminal to read keys from.") from error


def _put(descriptor: int, place: int) -> int:
    """Put a descriptor in the place of a standard one, and return a copy of the one before."""
    was = os.dup(place)
    os.dup2(descriptor, place)
    os.close(descriptor)
    return was
