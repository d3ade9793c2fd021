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
            timer = Timer(patience, say, [f"Still waiting for {name}."])
            timer.daemon = True
            timer.start()
    try:
        yield
    finally:
        if timer:
            timer.cancel()


class ReadingProgress:
    """A progress bar on standard error, shown once reading takes over half a second.

    It is called with the bytes read and their total, as `faqcli.load` does.

    Args:
        what: what is shown beside the bar.
        is_called: whether it is called at all; otherwise, the bar only shows that work goes on.
    """

    _PATIENCE = 0.5

    def __init__(self, what: str = "Reading the FAQ", *, is_called: bool = True) -> None:
        self._is_wanted = sys.stderr is not None and sys.stderr.isatty()
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._what = what
        self._timer: Timer | None = None
        if self._is_wanted and not is_called:
            from threading import Timer

            self._timer = Timer(self._PATIENCE, self, (0, 0))
            self._timer.daemon = True
            self._timer.start()

    def __call__(self, done: int, total: int) -> None:
        """Show the progress."""
        if not self._is_wanted or time.monotonic() - self._began < self._PATIENCE:
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

            columns = (TextColumn(self._what), BarColumn(), TaskProgressColumn())
            console = Console(stderr=True, markup=False, emoji=False, highlight=False)
            self._bar = Progress(*columns, console=console, transient=True)
            self._bar.add_task("", total=total or None)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()  # it may be about to show the bar
        if self._bar is not None:
            self._bar.stop()
