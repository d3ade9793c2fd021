"""The file that a FAQ is read from: what it is called, its bytes, and whether it has changed."""

import io
import os
import re
import stat
import sys
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from faqcli.controls import visible, visible_name
from faqcli.errors import MissingFileError, UnreadableError
from faqcli.places import bundled_faq

# What YAML 1.1 counts as the end of a line; positions in messages follow it.
_LINE_END = "\r\n|[\n\r\x85\u2028\u2029]"


_NAME_ONE = "Name a FAQ file with `--file FAQ` or FAQ_FILE, or leave both out for the bundled one."


class Stamp(NamedTuple):
    """What of a file changes whenever its content does, without reading it."""

    size: int
    modified: int
    """mtime, in nanoseconds."""
    changed: int
    """ctime, in nanoseconds."""
    inode: int
    device: int


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(
        status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev
    )


class Document(NamedTuple):
    """A FAQ file that exists, not yet read; standard input and pipes are held whole."""

    name: str
    """As the user named it, control characters made visible."""
    path: Path | None = None
    """Absolute; None for what cannot be read a second time."""
    stamp: Stamp | None = None
    """As it was found; None when `path` is."""
    data: bytes | None = None
    """The content, when there is no `path`."""
    argument: str = ""
    """What was given to name it: a path, `-`, nothing for the bundled one."""

    def open(self) -> tuple[BinaryIO, Stamp | None]:
        """Return the content as a stream, and the stamp of the very file that it reads.

        Raises:
            MissingFileError, UnreadableError: it has gone, or may not be read.
        """
        if self.path is None:
            return io.BytesIO(self.data or b""), None
        try:
            stream = self.path.open("rb")
        except OSError as error:
            raise _cannot_open(self.name, error) from error
        return stream, _stamp(os.fstat(stream.fileno()))

    def excerpts(self, lines: Collection[int]) -> dict[int, str]:
        """Return the lines with these numbers, from 1, as far as they are still there."""
        if not lines:
            return {}
        last = max(lines)
        found = {}
        for number, line in enumerate(self._lines(), start=1):
            if number in lines:
                found[number] = visible(line)
            if number >= last:
                break
        return found

    def _lines(self) -> Iterable[str]:
        stream, _ = self.open()
        with stream:
            for raw in stream:
                text = raw.decode("utf-8-sig", errors="replace")
                parts = re.split(_LINE_END, text)
                if len(parts) > 1 and not parts[-1]:
                    parts.pop()
                yield from parts


def find(faq: str | os.PathLike[str] | None = None) -> Document:
    """Return the document called `faq`: a path, `-` for standard input, None for the bundled one.

    Raises:
        MissingFileError: there is no such file.
        UnreadableError: it is a folder, or may not be read.
    """
    if faq is None:
        return _bundled()
    text = os.fspath(faq)
    if text == "-":
        if sys.stdin is None:
            raise UnreadableError("No FAQ can be read: standard input is closed.")
        return Document("standard input", argument="-", data=sys.stdin.buffer.read())
    name = visible_name(text)
    if not text:
        raise MissingFileError("No file is named.", _NAME_ONE)
    try:
        path = Path(os.path.abspath(text))
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError(f"{name} is a folder, not a FAQ file.")
        if not stat.S_ISREG(status.st_mode):
            return Document(name, data=path.read_bytes(), argument=text)
    except (OSError, ValueError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise _cannot_open(name, error) from error
    return Document(name, path, _stamp(status), argument=text)


def _bundled() -> Document:
    name = "the bundled FAQ"
    path = bundled_faq()
    try:
        return Document(name, path=path, stamp=_stamp(path.stat()))
    except OSError:  # the package is imported from a zip file
        from importlib.resources import files

        return Document(name, data=(files("faqcli") / "data" / "faq.yaml").read_bytes())


def _cannot_open(name: str, error: OSError | ValueError) -> MissingFileError | UnreadableError:
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return MissingFileError(f"No file {name}.", _NAME_ONE)
    reason = error.strerror or str(error)
    return UnreadableError(f"{name} cannot be read: {reason[:1].lower()}{reason[1:]}.")
