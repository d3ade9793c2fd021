"""A connection to the SQLite database of an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

CHUNK = 500
"""How many values one statement takes."""
Rows = list[tuple[Any, ...]]


class Connection:
    """Runs statements. If the database file turns out to be damaged, it is rebuilt in memory.

    Args:
        sqlite: the open database.
        path: its file, or None if it is in memory.
        rebuild: a function that returns the same database, built again in memory.
    """

    def __init__(
        self,
        sqlite: sqlite3.Connection,
        path: Path | None,
        rebuild: Callable[[], sqlite3.Connection],
    ) -> None:
        self.path = path
        """The file of the database, or None if it is in memory."""
        self._sqlite = sqlite
        self._rebuild = rebuild

    def close(self) -> None:
        """Close the database; no statement can be run afterwards."""
        self._sqlite.close()

    def ask(self, statement: str, values: Iterable[Any] = ()) -> Rows:
        """Return the rows that a statement selects."""
        values = tuple(values)
        try:
            return self._sqlite.execute(statement, values).fetchall()
        except sqlite3.ProgrammingError:  # the connection is closed, the file isn't damaged
            raise
        except sqlite3.DatabaseError:
            if self.path is None:
                raise
        self._sqlite.close()
        self._sqlite, self.path = self._rebuild(), None
        return self._sqlite.execute(statement, values).fetchall()

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
