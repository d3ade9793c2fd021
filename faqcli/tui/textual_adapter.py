"""The three things that Textual has no public way to do, and what they lean on instead."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from textual.app import App
from textual.message_pump import MessagePump
from textual.timer import Timer, TimerCallback
from textual.worker import WorkerFailed

T = TypeVar("T")

UPDATES = "screen_update"
"""The name of the timer that Textual draws a screen by."""
_PERIOD = 1 / 250


class RaisingApp(App[T]):
    """An app that keeps the error that ends it for its caller, and prints nothing about it.

    Textual prints the error itself, with the values of local variables, and `run` returns as if
    nothing had happened. Every error passes through `_handle_exception`, and `_fatal_error` ends
    the app.
    """

    error: BaseException | None = None
    """The error that ended the app."""

    def _handle_exception(self, error: Exception) -> None:
        self.error = self.error or (error.error if isinstance(error, WorkerFailed) else error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self.panic()


class FrequentUpdates(MessagePump):
    """A screen that is drawn up to 250 times a second, where Textual draws 60 times.

    At 60 the results of a search wait longer for their turn than the search takes. Textual reads
    the rate from the environment variable `TEXTUAL_FPS` alone, and each screen then starts a timer
    of that period, which this shortens unless the variable is set.
    """

    def set_interval(
        self, interval: float, callback: TimerCallback | None = None, **options: Any
    ) -> Timer:
        """Start a timer, as Textual does; draw more often than it would."""
        if options.get("name") == UPDATES and "TEXTUAL_FPS" not in os.environ:
            interval = _PERIOD
        return super().set_interval(interval, callback, **options)


@contextmanager
def hidden_variables() -> Iterator[None]:
    """Hide environment variables from Textual for a while: it takes no environment of its own.

    COLUMNS and LINES would stay the same while the terminal is resized. An empty NO_COLOR means
    nothing (no-color.org), but Textual draws without colours for it.
    """
    hidden = {"COLUMNS", "LINES", *([] if os.environ.get("NO_COLOR") else ["NO_COLOR"])}
    before = {name: os.environ.pop(name) for name in hidden & os.environ.keys()}
    try:
        yield
    finally:
        os.environ.update(before)
