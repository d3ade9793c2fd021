"""A second process that writes the index of a large FAQ while the first one reads it.

The entries go to it through a pipe, as `marshal` has them: both ends are the same Python.
"""

from __future__ import annotations

import marshal
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import IO, Any, Self, cast

from faqcli.index.builder import Builder
from faqcli.index.freshness import identity
from faqcli.index.records import Facts, Prepared

_BATCH = 64
_SIZE = 8
"""Bytes of the number that says how long the next message is."""


class CompanionError(Exception):
    """The second process has ended early, or has not come up."""


class Companion:
    """The second process, as the first one sees it.

    Args:
        path: the empty file that the index is written to.

    Raises:
        CompanionError: it cannot be started.
    """

    def __init__(self, path: Path) -> None:
        # Without -P, whatever lies in the current folder could be taken for this module.
        command = [sys.executable, "-P", "-m", __name__, os.fspath(path), identity(path)]
        try:
            self._process = subprocess.Popen(  # noqa: S603
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise CompanionError from error
        self._pipe = cast("IO[bytes]", self._process.stdin)
        self._batch: list[tuple[object, ...]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:  # nobody waits for what it still has to do
            self._process.kill()
        with suppress(OSError):  # it has gone before, which `add` or `finish` has told
            self._pipe.close()
        self._process.wait()

    def add(self, entry: Prepared) -> None:
        """Have one entry indexed.

        Raises:
            CompanionError: nobody is there to do it.
        """
        self._batch.append(tuple(entry))
        if len(self._batch) == _BATCH:
            self._send(self._batch)
            self._batch = []

    def finish(self, facts: Facts, line: str) -> str:
        """Have the index completed with its seal, wait until it is, and return the seal.

        Raises:
            CompanionError: it could not be.
        """
        self._send(self._batch)
        self._send((tuple(facts), line))
        self._pipe.close()
        if self._process.wait():
            raise CompanionError
        return line

    def _send(self, message: Any) -> None:  # noqa: ANN401 - whatever marshal takes
        data = marshal.dumps(message)
        try:
            self._pipe.write(len(data).to_bytes(_SIZE) + data)
            self._pipe.flush()
        except OSError as error:
            raise CompanionError from error


def connect(path: Path, *, is_large: bool) -> sqlite3.Connection:
    """Open an empty file for an index to be written to, in one transaction."""
    connection = sqlite3.connect(path, isolation_level=None)
    if is_large:  # on larger pages the rows of long answers leave less room unused
        connection.execute("PRAGMA page_size = 16384")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    return connection


def complete(connection: sqlite3.Connection, line: str) -> None:
    """End the writing of an index with the line that says what it is the index of."""
    connection.execute("INSERT INTO meta VALUES ('seal', ?)", (line,))
    connection.execute("COMMIT")


def _receive(stream: IO[bytes]) -> Any:  # noqa: ANN401 - as it was sent
    size = int.from_bytes(stream.read(_SIZE))
    if not size:
        raise EOFError
    return marshal.loads(stream.read(size))  # noqa: S302 - from the process that started this one


def main() -> int:
    """Write the index that the process at the other end of standard input reads."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other end tells by closing the pipe
    path, program = sys.argv[1:]
    if identity(Path(path)) != program:
        return 1  # another version of this program lies where Python looks for it
    try:
        with closing(connect(Path(path), is_large=True)) as connection:
            builder = Builder(connection)
            while isinstance(message := _receive(sys.stdin.buffer), list):
                for values in message:
                    builder.add(Prepared(*values))
            facts, line = message
            builder.finish(Facts(*facts))
            complete(connection, line)
    except (EOFError, ValueError, TypeError, sqlite3.Error):  # the other end has gone; no room
        return 1
    return 0


if __name__ == "__main__":
    import gc

    gc.disable()  # it makes no cycles, and would look through all that it holds again and again
    os._exit(main())
