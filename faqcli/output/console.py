"""The two ends of the program: standard output, which is the answer, and standard error.

Each is judged by itself: whether it is a terminal decides on the layout, and that together with
`--color`, NO_COLOR, FORCE_COLOR and TERM on the colours.
"""

from __future__ import annotations

import codecs
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Literal, Self, TextIO

from faqcli.errors import ClosedError, UnwritableError
from faqcli.sanitize import visible, visible_name

if TYPE_CHECKING:
    from rich.progress import Progress
    from rich.text import Text


class ColorChoice(StrEnum):
    """When to use colours and hyperlinks."""

    auto = "auto"
    always = "always"
    never = "never"


def _to_ascii(error: UnicodeError) -> tuple[str, int]:
    """Replace what an encoding cannot hold by Latin letters and signs that come near to it."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from anyascii import anyascii

    lost = error.object[error.start : error.end]
    return "".join(anyascii(c) or "?" for c in lost), error.end


ASCII_FALLBACK = "faqcli.ascii"
"""The name of what handles characters that an encoding cannot hold."""
codecs.register_error(ASCII_FALLBACK, _to_ascii)


class Output:
    """A stream that knows what it may show.

    Args:
        stream: standard output or standard error; None when it was closed from outside.
        color: what `--color` says.
        can_page: whether what is longer than the screen goes through the pager.
    """

    def __init__(
        self, stream: IO[str] | None, color: ColorChoice, *, can_page: bool = False
    ) -> None:
        self._stream = stream
        self.is_terminal = stream is not None and stream.isatty()
        self.color = _color(color, is_terminal=self.is_terminal)
        self._can_page = can_page and self.is_terminal and os.environ.get("TERM") != "dumb"
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=ASCII_FALLBACK)

    @property
    def is_unicode(self) -> bool:
        """Whether it can hold any character."""
        encoding = getattr(self._stream, "encoding", None) or "ascii"
        return codecs.lookup(encoding).name.startswith("utf")

    def show(self, lines: Iterable[Text]) -> None:
        """Print lines, through the pager when they are more than the screen has."""
        text = (f"{self._styled(line)}\n" for line in lines)
        if not self._can_page:
            self.write(text)
            return
        _, height = self._size()
        waiting = list(islice(text, height))
        if len(waiting) == height:
            from faqcli.output.pager import page

            encoding = getattr(self._stream, "encoding", None) or "utf-8"
            if page(chain(waiting, text), encoding, ASCII_FALLBACK):
                return
        self.write(chain(waiting, text))

    def write(self, chunks: Iterable[str]) -> None:
        """Write text as it stands.

        Raises:
            ClosedError: the reader has closed the pipe.
            UnwritableError: the text cannot be written for another reason.
        """
        if self._stream is None:
            raise UnwritableError("The output cannot be written: it is closed.")
        try:
            for chunk in chunks:
                self._stream.write(chunk)
            self._stream.flush()
        except BrokenPipeError as error:
            self._give_up()
            raise ClosedError from error
        except OSError as error:
            self._give_up()
            reason = error.strerror or str(error)
            raise UnwritableError(f"The output cannot be written: {reason.lower()}.") from error

    def _give_up(self) -> None:
        """Let what is still buffered go nowhere, lest closing the stream fails once more."""
        if self._stream is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)

    @property
    def width(self) -> int:
        """How many columns a terminal has."""
        return self._size()[0]

    def _size(self) -> tuple[int, int]:
        """Return columns and rows: what the environment says, else the terminal itself."""
        columns, rows = 80, 24
        if self._stream is not None:
            with suppress(OSError, ValueError):
                columns, rows = os.get_terminal_size(self._stream.fileno())
        chosen = os.environ.get("COLUMNS", ""), os.environ.get("LINES", "")
        columns, rows = (
            int(wish) if wish.isdecimal() else found
            for wish, found in zip(chosen, (columns, rows), strict=True)
        )
        return columns or 80, rows or 24

    def _styled(self, line: Text) -> str:
        """Return a line with the escape codes of its styles."""
        if self.color is None or not (line.spans or line.style):
            return line.plain
        from rich.color import ColorSystem

        from faqcli.output.theme import PALETTE

        if line.style:  # rendering leaves it to the console unless it is a span
            line = line.assemble(line)
        system = ColorSystem.STANDARD
        text = ""
        for piece, style, _ in line.render(PALETTE):
            shown = style.without_color if style and self.color == "plain" else style
            text += shown.render(piece, color_system=system) if shown else piece
        return text


def _color(choice: ColorChoice, *, is_terminal: bool) -> Literal["full", "plain"] | None:
    """Return whether to use colours; `plain` for bold and underline without any, None for nothing.

    The command line wins over NO_COLOR (no-color.org), that over FORCE_COLOR, that over TERM.
    """
    if choice is ColorChoice.never:
        return None
    if choice is ColorChoice.always:
        return "full"
    if os.environ.get("NO_COLOR"):
        return "plain" if is_terminal and os.environ.get("TERM") != "dumb" else None
    if os.environ.get("FORCE_COLOR"):
        return "full"
    return "full" if is_terminal and os.environ.get("TERM") != "dumb" else None


def say(*lines: str) -> None:
    """Write what is said beside the answer to standard error, a line each.

    Control characters are made visible, empty lines left out; that nobody can read it is no
    matter.
    """
    with suppress(ClosedError, UnwritableError):
        output = Output(sys.stderr, ColorChoice.never)
        output.write(f"{visible(line)}\n" for line in lines if line)


def stdout(color: ColorChoice, *, can_page: bool = True) -> Output:
    """Return standard output."""
    stream: TextIO | None = sys.stdout
    return Output(stream, color, can_page=can_page)


@contextmanager
def waiting(file: str | None) -> Iterator[None]:
    """Say after a second that a pipe, or what is typed, is being waited for.

    `file` is what was given to name the FAQ; files are never waited for.
    """
    from pathlib import Path

    timer = None
    try:
        if file == "-" or (file and stat.S_ISFIFO(Path(file).stat().st_mode)):
            from threading import Timer

            name = "standard input" if file == "-" else visible_name(file)
            timer = Timer(1.0, say, [f"Waiting for {name}: it has not ended yet."])
            timer.daemon = True
            timer.start()
    except (OSError, ValueError):
        pass  # reading it tells what is wrong
    try:
        yield
    finally:
        if timer:
            timer.cancel()


class ReadingProgress:
    """A bar on standard error while a file is read, once that takes over half a second.

    Called with the bytes read and their total, as `faqcli.load` does.
    """

    _PATIENCE = 0.5

    def __init__(self) -> None:
        self._is_wanted = sys.stderr is not None and sys.stderr.isatty()
        self._began = time.monotonic()
        self._bar: Progress | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show how far it has come."""
        if not self._is_wanted or time.monotonic() - self._began < self._PATIENCE:
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

            columns = (TextColumn("Reading the FAQ"), BarColumn(), TaskProgressColumn())
            console = Console(stderr=True, markup=False, emoji=False, highlight=False)
            self._bar = Progress(*columns, console=console, transient=True)
            self._bar.add_task("", total=total or None)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=done)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
