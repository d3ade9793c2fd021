"""What happens while a file is read: how far it is, and what the system says against it."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from faqcli.errors import FaqError, MissingFileError, UnreadableError
from faqcli.sanitize import visible_name

_BLOCK = 65536
"""How many bytes are read between two calls of `Progress`."""

Progress = Callable[[int, int], None]
"""Called now and then with how much is done, such as the bytes read, and how much there is."""


def reported(stream: BinaryIO, size: int, progress: Progress | None) -> BinaryIO:
    """Return a stream of `size` bytes that calls `progress`, if there is any, while it is read."""
    return io.BufferedReader(_Reported(stream, size, progress), _BLOCK) if progress else stream


class _Reported(io.RawIOBase):
    """A stream that says how far it has been read.

    Args:
        stream: the stream.
        size: how many bytes it has.
        progress: a function that is called after each block.
    """

    def __init__(self, stream: BinaryIO, size: int, progress: Progress) -> None:
        self._stream = stream
        self._size = size
        self._progress = progress
        self._position = 0

    def close(self) -> None:
        self._stream.close()
        super().close()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self._position = self._stream.seek(offset, whence)
        return self._position

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._position += len(data)
        self._progress(self._position, self._size)
        return len(data)


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turn what the system says while a file is read into an error that names the file.

    Raises:
        MissingFileError, UnreadableError: the file can't be opened or read.
    """
    try:
        yield
    except FaqError:
        raise
    except OSError as error:
        raise cannot_read(name, error) from error


def cannot_read(name: str, error: OSError | ValueError) -> MissingFileError | UnreadableError:
    """Return the error for a file that can't be opened or read, with the system's reason."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return MissingFileError(f"No such file: {name}.", _instead_of(name))
    reason = error.strerror or str(error)
    return UnreadableError(f"{name} cannot be read: {reason[:1].lower()}{reason[1:]}.")


def _instead_of(missing: str) -> str:
    """Return which file was probably meant by one that doesn't exist, or where it isn't."""
    from difflib import get_close_matches

    folder, name = os.path.split(missing)
    try:
        near = get_close_matches(name, os.listdir(folder or os.curdir), n=1)
    except OSError:
        return f"There is no folder {folder or os.curdir}."
    if near:
        return f"Did you mean `{visible_name(os.path.join(folder, near[0]))}`?"
    return f"It isn't in the folder {visible_name(os.path.abspath(folder))}."
