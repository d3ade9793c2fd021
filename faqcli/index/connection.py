"""A connection to the SQLite database of an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial, wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from faqcli.errors import FaqError

CHUNK = 500
"""How many values one statement takes."""
DAMAGE = (
    sqlite3.Error, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, MemoryError,
)  # fmt: skip
"""What may be raised when an index is damaged. SQLite notices only some damage; other damage
arrives as text that isn't UTF-8, a number where a text should be, or a row that is missing."""
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
        try:
            return read()
        except (FaqError, sqlite3.ProgrammingError):  # the second: the connection is closed
            raise
        except DAMAGE:
            if not self._may_be_damaged:
                raise
        self._sqlite.close()
        self._sqlite, self.path = self._rebuild()
        self._may_be_damaged = False
        return read()

    def ask(self, statement: str, values: Iterable[Any] = ()) -> Rows:
        """Return the rows that a statement selects."""
        values = tuple(values)
        return self.safely(lambda: self._sqlite.execute(statement, values).fetchall())

    def ask_in(self, statement: str, values: Collection[Any]) -> Rows:
        """Return the rows of a statement that ends in `IN`, for any number of values."""
        rows: Rows = []
        for chunk in chunks(values):
            rows += self.ask(f"{statement} ({placeholders(chunk)})", chunk)
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
