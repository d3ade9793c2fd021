"""A connection to the SQLite database of an index."""

from __future__ import annotations

import marshal
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from faqcli.errors import FaqError

CHUNK = 500
"""How many values one statement takes."""
DAMAGE = (
    sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, MemoryError,
    EOFError, zlib.error,
)  # fmt: skip
"""What may be raised when an index is damaged. SQLite notices only some damage; other damage
arrives as text that isn't UTF-8, a number where a text should be, or a row that is missing."""
HEADINGS = "SELECT number, id, question, section FROM entry WHERE number BETWEEN ? AND ? ORDER BY 1"
"""The statement for what a list shows, which has one checksum for every CHUNK of entries."""
Rows = list[tuple[Any, ...]]
T = TypeVar("T")
P = ParamSpec("P")


class Connection:
    """Runs statements. If the database turns out to be damaged, it is rebuilt, once.

    Args:
        sqlite: the open database.
        path: its file, or None if it is in memory.
        rebuild: a function that builds the same database again, and returns it and its file.
    """

    def __init__(
        self,
        sqlite: sqlite3.Connection,
        path: Path | None,
        rebuild: Callable[[], tuple[sqlite3.Connection, Path | None]],
    ) -> None:
        self.path = path
        """The file of the database, or None if it is in memory."""
        self._sqlite = sqlite
        self._rebuild = rebuild
        self._may_be_damaged = path is not None

    def close(self) -> None:
        """Close the database; no statement can be run afterwards."""
        self._sqlite.close()

    def safely(self, read: Callable[[], T]) -> T:
        """Return what a function reads from the database; rebuild that if it can't be read."""
        could_be_damaged = self._may_be_damaged
        try:
            return read()
        except (FaqError, sqlite3.ProgrammingError):  # the second: the connection is closed
            raise
        except DAMAGE:
            if not could_be_damaged:
                raise
        if not self._may_be_damaged:  # it was rebuilt meanwhile, and older rows didn't fit to it
            return read()
        self._sqlite.close()
        self._sqlite, self.path = self._rebuild()
        self._may_be_damaged = False
        return read()

    def ask(self, statement: str, values: Iterable[Any] = (), checksum: int | None = None) -> Rows:
        """Return the rows that a statement selects.

        Args:
            statement: a SELECT.
            values: what its question marks stand for.
            checksum: that of all rows together. Without it, the last column is the checksum of
                the others, and isn't returned.
        """
        values = tuple(values)
        return self.safely(
            lambda: _undamaged(self._sqlite.execute(statement, values).fetchall(), checksum)
        )

    def ask_in(self, statement: str, values: Collection[Any]) -> Rows:
        """Return the rows of a statement that ends in `IN`, for any number of values."""
        rows: Rows = []
        for chunk in chunks(values):
            rows += self.ask(f"{statement} ({placeholders(chunk)})", chunk)
        return rows


def with_checksum(row: Iterable[Any]) -> tuple[Any, ...]:
    """Return a row with its checksum as one more column."""
    values = tuple(row)
    return *values, checksum_of(values)


def checksum_of(values: tuple[Any, ...] | Rows) -> int:
    """Return the checksum of a row, or of many rows together."""
    return zlib.crc32(marshal.dumps(values, 0))  # later versions depend on how a string was made


def _undamaged(rows: Rows, checksum: int | None) -> Rows:
    """Return rows without their own checksums, or as they are if they have one together.

    Raises:
        ValueError: a checksum is wrong.
    """
    if checksum is None:
        checked = [row[:-1] for row in rows]
        if [row[-1] for row in rows] != list(map(checksum_of, checked)):
            raise ValueError("damaged")
        return checked
    if checksum_of(rows) != checksum:
        raise ValueError("damaged")
    return rows


def placeholders(values: Collection[Any]) -> str:
    """Return a question mark for each value, separated by commas."""
    return ", ".join("?" * len(values))


def chunks(values: Collection[Any]) -> Iterator[list[Any]]:
    """Yield the values in lists that are short enough for one statement."""
    listed = list(values)
    return (listed[i : i + CHUNK] for i in range(0, len(listed), CHUNK))


class _Connected(Protocol):
    connection: Connection


_Connecting = TypeVar("_Connecting", bound=_Connected)


def safely(
    method: Callable[Concatenate[_Connecting, P], T],
) -> Callable[Concatenate[_Connecting, P], T]:
    """Let a method that makes values of rows rebuild a damaged index, as `Connection.safely`."""

    @wraps(method)
    def call(self: _Connecting, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return self.connection.safely(partial(method, self, *args, **kwargs))

    return call
