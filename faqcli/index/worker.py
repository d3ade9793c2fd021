"""A second process that writes the index of a large FAQ while this one reads the file.

With it, indexing 20,000 entries takes .60 of the time that it takes without, on two idle cores.
To measure that, run `python benchmarks/scale.py --sizes 20000` as it is and with `cache._LARGE`
set to more than the size of the file, and compare the times of the first opening.

Records are sent through a pipe in `marshal`'s format: both ends are the same Python.
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

from faqcli.index.builder import Builder, create
from faqcli.index.freshness import identity
from faqcli.index.records import EntryRecord, FaqRecord

_BATCH = 64
"""How many entries are sent at once."""
_SIZE = 8
"""How many bytes the length of a message takes."""


class WorkerError(Exception):
    """The second process has ended early or cannot be started; the cache then does without it."""


class IndexWorker:
    """Writes an index in a second process; it is used like a `Builder`.

    Args:
        path: the empty file of the index.

    Raises:
        WorkerError: the process cannot be started. All methods raise it if the process has ended.
    """

    def __init__(self, path: Path) -> None:
        # Without -P, a file in the current folder could be imported in place of this module.
        command = [sys.executable, "-P", "-m", __name__, os.fspath(path), identity(path)]
        try:
            self._process = subprocess.Popen(  # noqa: S603 - this program itself
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise WorkerError from error
        self._pipe = cast("IO[bytes]", self._process.stdin)
        self._batch: list[tuple[object, ...]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:  # nobody needs the rest of its work
            self._process.kill()
        with suppress(OSError):  # the process has ended, which a method has raised already
            self._pipe.close()
        self._process.wait()

    def add(self, entry: EntryRecord) -> None:
        """Send an entry to be written."""
        self._batch.append(tuple(entry))
        if len(self._batch) == _BATCH:
            self._send(self._batch)
            self._batch = []

    def finish(self, faq: FaqRecord) -> None:
        """Send what is known when all entries have been added."""
        self._send(self._batch)
        self._send(tuple(faq))

    def seal(self, line: str) -> None:
        """Have the index sealed, and wait for that."""
        self._send(line)
        self._pipe.close()
        if self._process.wait():
            raise WorkerError

    def _send(self, message: Any) -> None:  # noqa: ANN401 - anything that marshal takes
        data = marshal.dumps(message)
        try:
            self._pipe.write(len(data).to_bytes(_SIZE) + data)
            self._pipe.flush()
        except OSError as error:
            raise WorkerError from error


def _receive(stream: IO[bytes]) -> Any:  # noqa: ANN401 - anything that was sent
    size = int.from_bytes(stream.read(_SIZE))
    if not size:
        raise EOFError
    return marshal.loads(stream.read(size))  # noqa: S302 - from the process that started this one


def main() -> int:
    """Write the index whose records arrive on standard input: entries, the FAQ, the seal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other process closes the pipe
    path, program = sys.argv[1:]
    if identity(Path(path)) != program:
        return 1  # Python has found another version of this program
    try:
        with closing(create(Path(path), is_large=True)) as connection:
            builder = Builder(connection)
            while not isinstance(message := _receive(sys.stdin.buffer), str):
                if isinstance(message, list):
                    for values in message:
                        builder.add(EntryRecord(*values))
                else:
                    builder.finish(FaqRecord(*message))
            builder.seal(message)
    except (EOFError, ValueError, TypeError, sqlite3.Error):  # the other process has ended; no room
        return 1
    return 0


if __name__ == "__main__":
    import gc

    gc.disable()  # there are no cycles, and it would look through all objects again and again
    os._exit(main())
