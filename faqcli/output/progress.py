"""What a command shows while it waits or reads: what it is waiting for, and a progress bar."""

from __future__ import annotations

import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from faqcli.output.console import say
from faqcli.sanitize import visible_name

if TYPE_CHECKING:
    from threading import Timer

    from rich.progress import Progress

    from faqcli.paths import FaqFile


_END_OF_INPUT = "Ctrl-Z" if sys.platform == "win32" else "Ctrl-D"
"""What a user types to end standard input."""


@contextmanager
def waiting(file: FaqFile | None, patience: float = 1.0) -> Iterator[None]:
    """Say so if a pipe or the keyboard keeps the program waiting.

    Args:
        file: the FAQ as given on the command line; files never keep anyone waiting.
        patience: after how many seconds.
    """
    timer = None
    with suppress(OSError, ValueError):  # opening the file says what is wrong
        if isinstance(file, str) and (file == "-" or stat.S_ISFIFO(Path(file).stat().st_mode)):
            from threading import Timer

            name = "standard input" if file == "-" else visible_name(file)
            is_typed = file == "-" and sys.stdin is not None and sys.stdin.isatty()
            end = f" {_END_OF_INPUT} on a line of its own ends it." if is_typed else ""
            timer = Timer(patience, say, [f"Still waiting for {name}.{end}"])
            timer.daemon = True
            timer.start()
    try:
        yield
    finally:
        if timer:
            timer.cancel()


class ReadingProgress:
    """A progress bar on standard error, shown once work takes over half a second.

    It is called with how much is done and how much there is, as `faqcli.load` does. Where that is
    unknown, the bar only shows that work goes on. Once all has been read and more is to be done, it
    stays at the last share.

    Args:
        what: what is shown beside the bar.
        is_wanted: whether there is room for a bar.
    """

    _PATIENCE = 0.5

    def __init__(self, what: str = "Reading the FAQ", *, is_wanted: bool = True) -> None:
        self._is_wanted = is_wanted and sys.stderr is not None and sys.stderr.isatty()
        self._began = time.monotonic()
        self._what = what
        self._share: tuple[int, int | None] = 0, None
        self._timer: Timer | None = None
        self._bar: Progress | None = None

    def __call__(self, done: int, total: int) -> None:
        """Note the progress, and show it if it takes long; `total` is 0 if that is unknown."""
        if not self._is_wanted:
            return
        if done < total:
            self._share = done, total
        if self._bar:
            self._update(self._bar)
        elif not self._timer:  # a call that takes long may be the last one
            from threading import Timer

            rest = self._PATIENCE - (time.monotonic() - self._began)
            self._timer = Timer(max(0.0, rest), self._show)
            self._timer.daemon = True
            self._timer.start()

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        columns = (TextColumn(self._what), BarColumn(), TaskProgressColumn())
        console = Console(stderr=True, markup=False, emoji=False, highlight=False)
        bar = Progress(*columns, console=console, transient=True)
        bar.add_task("", total=None)
        self._bar = bar  # from here on, calls update it
        self._update(bar)
        bar.start()

    def _update(self, bar: Progress) -> None:
        done, total = self._share
        bar.update(bar.task_ids[0], completed=done, total=total)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._is_wanted = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()  # it may be about to show the bar
        if self._bar is not None:
            self._bar.stop()
