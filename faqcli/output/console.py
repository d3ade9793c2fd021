"""Standard output, which gets the answer, and standard error, which gets everything else.

Each is judged by itself. The layout depends on whether it is a terminal; the colours depend on
that too, and on `--color`, NO_COLOR, FORCE_COLOR and TERM.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Literal, TextIO

from faqcli.errors import ClosedError, FaqError, UnwritableError
from faqcli.sanitize import visible

if TYPE_CHECKING:
    from faqcli.output.text import Text

ColorChoice = Literal["auto", "always", "never"]
"""When to use colours and hyperlinks."""


def _to_ascii(error: UnicodeError) -> tuple[str, int]:
    """Replace characters that can't be encoded with the most similar ones in ASCII."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from anyascii import anyascii

    lost = error.object[error.start : error.end]
    return "".join(anyascii(c) or "?" for c in lost), error.end


ASCII_FALLBACK = "faqcli.ascii"
"""The name of the error handler for characters that can't be encoded."""
codecs.register_error(ASCII_FALLBACK, _to_ascii)


def _encoding(*, is_terminal: bool) -> str | None:
    """Return the encoding that a stream should have; None for the one it has.

    A locale says what a terminal can show, and nothing about files: with the one that is usual on
    Windows, other scripts would be lost in them, and programs that read JSON expect UTF-8.
    """
    is_chosen = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    return None if is_terminal or is_chosen else "utf-8"


class Output:
    """A stream, and what it can show.

    Args:
        stream: standard output or standard error; None if it was closed from outside.
        color: the value of `--color`.
        can_page: whether to page text that is longer than the screen.
    """

    def __init__(
        self, stream: IO[str] | None, color: ColorChoice, *, can_page: bool = False
    ) -> None:
        self._stream = stream
        self.is_terminal = stream is not None and stream.isatty()
        if stream is not None and hasattr(stream, "reconfigure"):
            encoding = _encoding(is_terminal=self.is_terminal)
            # A file is the same on every system; only a console of Windows needs CR LF.
            line_ends = {} if self.is_terminal else {"newline": "\n"}
            stream.reconfigure(encoding=encoding, errors=ASCII_FALLBACK, **line_ends)
        self._encoding = getattr(stream, "encoding", None) or "ascii"
        self.is_unicode = codecs.lookup(self._encoding).name.startswith("utf")
        """Whether it can encode any character."""
        self.color = _color(color, is_terminal=self.is_terminal)
        self._can_page = can_page and self.is_terminal and os.environ.get("TERM") != "dumb"

    def show(self, lines: Iterable[Text | str], notes: Sequence[str] = ()) -> None:
        """Print lines, through the pager if there are more than fit the screen.

        `notes` are what to say about them. They go to standard error, or above the lines in the
        pager, which would cover them.
        """
        above = [f"{line}\n" for note in self.readable(notes) for line in note.split("\n")]
        text = (f"{line if isinstance(line, str) else self._styled(line)}\n" for line in lines)
        height = self._size()[1] if self._can_page else 0
        waiting = list(islice(text, max(0, height - len(above))))
        if height and len(above) + len(waiting) >= height:
            from faqcli.output.pager import page

            if page(chain(above, waiting, text), self._encoding, ASCII_FALLBACK):
                return
        say(*notes)
        self.write(chain(waiting, text))

    def write(self, chunks: Iterable[str]) -> None:
        """Write text unchanged.

        Raises:
            ClosedError: the reader has closed the pipe.
            UnwritableError: the text can't be written for another reason.
        """
        if self._stream is None:
            raise UnwritableError("The output", "it is closed")
        try:
            for chunk in chunks:
                self._stream.write(chunk)
            self._stream.flush()
        except FaqError:  # of what the text is made from
            raise
        except BrokenPipeError as error:
            self._give_up()
            raise ClosedError from error
        except OSError as error:
            self._give_up()
            raise UnwritableError("The output", error) from error

    def _give_up(self) -> None:
        """Discard the buffer, because closing the stream would fail again."""
        if self._stream is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stream.fileno())
            os.close(nowhere)

    def readable(self, messages: Iterable[str]) -> list[str]:
        """Return messages with control characters made visible, without empty ones."""
        return [self.fitted(visible(message)) for message in messages if message]

    def fitted(self, text: str) -> str:
        """Return a text wrapped between words if it is for a terminal."""
        if not self.is_terminal or max(map(len, text.split("\n"))) <= self.width:
            return text
        from faqcli.output.text import Text
        from faqcli.output.wrap import wrapped

        return "\n".join(line.plain for line in wrapped(Text(text), self.width))

    @property
    def width(self) -> int:
        """The number of columns."""
        return self._size()[0]

    def _size(self) -> tuple[int, int]:
        """Return columns and rows, as set in the environment or reported by the terminal."""
        columns, rows = 80, 24
        if self._stream is not None:
            with suppress(OSError, ValueError):
                columns, rows = os.get_terminal_size(self._stream.fileno())
        wide, high = os.environ.get("COLUMNS", ""), os.environ.get("LINES", "")
        columns = int(wide) if wide.isdecimal() else columns
        rows = int(high) if high.isdecimal() else rows
        return columns or 80, rows or 24

    def _styled(self, line: Text) -> str:
        """Return a line with the escape codes for its looks."""
        if self.color is None or not line.marks:
            return line.plain
        from faqcli.output.theme import escaped

        return escaped(line, has_color=self.color == "full")


def _color(choice: ColorChoice, *, is_terminal: bool) -> Literal["full", "plain"] | None:
    """Return whether to use colours: `plain` is only bold and underline, None is nothing.

    The command line overrides NO_COLOR (no-color.org), which overrides FORCE_COLOR, then TERM.
    """
    if choice != "auto":
        return "full" if choice == "always" else None
    if os.environ.get("FORCE_COLOR") and not os.environ.get("NO_COLOR"):
        return "full"
    if not is_terminal or os.environ.get("TERM") == "dumb" or _shows_escape_codes():
        return None
    return "plain" if os.environ.get("NO_COLOR") else "full"


def _shows_escape_codes() -> bool:
    """Return whether the terminal is an old console of Windows, for which they are text."""
    if sys.platform == "win32":
        from rich.console import detect_legacy_windows

        return detect_legacy_windows()
    return False


def say(*lines: str) -> None:
    """Write lines to standard error: control characters made visible, empty lines left out.

    They are wrapped between words on a terminal. It doesn't matter if nobody can read them.
    """
    with suppress(ClosedError, UnwritableError):
        output = Output(sys.stderr, "never")
        output.write(f"{line}\n" for line in output.readable(lines))


def stdout(color: ColorChoice = "auto", *, can_page: bool = True) -> Output:
    """Return standard output."""
    stream: TextIO | None = sys.stdout
    return Output(stream, color, can_page=can_page)
