"""Takes the terminal for the full screen, and gives it back as it was."""

from __future__ import annotations

import os
import select
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from faqcli.errors import MisusedError


def lacks_terminal() -> str:
    """Return why there can be no full screen here; an empty text if there can."""
    if os.environ.get("TERM") == "dumb":
        return "The full screen doesn't work with TERM=dumb."
    if sys.stdin is None:
        return "A full screen reads keys from standard input, which is closed."
    if sys.stderr is None or not sys.stderr.isatty():
        return "A full screen needs a terminal, and standard error isn't one."
    return ""


def wait_until_gone() -> bool:
    """Wait until the terminal is closed, and return True; False if that can't be waited for.

    Only the terminal that controls a process ends it with a signal. Without one, reading keys
    from a closed terminal returns nothing, again and again.
    """
    # A terminal that is closed by now is no longer one for `isatty`.
    terminals = [number for number in (0, 2) if stat.S_ISCHR(os.fstat(number).st_mode)]
    if sys.platform == "win32" or not terminals:
        return False
    poll = select.poll()
    for terminal in terminals:
        poll.register(terminal, 0)  # hanging up is reported whether or not it is asked for
    return any(event & select.POLLHUP for _, event in poll.poll())


@contextmanager
def whole_screen() -> Iterator[None]:
    """Make the terminal of standard error the standard input and output too, for a while.

    Textual draws on standard error, reads keys from standard input, and asks standard output how
    large the screen is. Either may be a pipe: a FAQ comes in, a number goes out.

    Raises:
        MisusedError: there is no terminal to read keys from.
    """
    from faqcli.tui.textual_adapter import hidden_variables

    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
    kept = []
    try:
        if not os.isatty(0):
            kept.append((0, _put(_keyboard(), 0)))
        if not os.isatty(1):
            kept.append((1, _put(os.dup(2), 1)))
        with hidden_variables():
            yield
    finally:
        for place, was in kept:
            os.dup2(was, place)
            os.close(was)


def _keyboard() -> int:
    try:
        if sys.platform == "win32":
            return os.open("CONIN$", os.O_RDWR)
        return os.open(os.ttyname(2), os.O_RDONLY)
    except OSError as error:
        raise MisusedError("There is no terminal to read keys from.") from error


def _put(descriptor: int, place: int) -> int:
    """Put a descriptor in the place of a standard one, and return a copy of the one before."""
    was = os.dup(place)
    os.dup2(descriptor, place)
    os.close(descriptor)
    return was
