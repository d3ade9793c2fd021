"""The SQLite database that an index is, asked one statement at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from faqcli.index.records import Progress
    from faqcli.readers.source import Document

CHUNK = 500
Rows = list[tuple[Any, ...]]


class Database:
    """Answers statements. Should its file be damaged under way, it builds another in memory."""

    def __init__(
        self, connection: sqlite3.Connection, document: Document, path: Path | None
    ) -> None:
        self.path = path
        """Where it lies; None when it is in memory."""
        self._connection = connection
        self._document = document
        self.meta: dict[str, str] = dict(self._ask("SELECT key, value FROM meta"))
        """Counts and lengths, as text, and `about` as JSON."""

    def close(self) -> None:
        """Let go of the file; nothing can be asked afterwards."""
        self._connection.close()

    def _ask(self, statement: str, values: Iterable[Any] = ()) -> Rows:
        values = tuple(values)
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.ProgrammingError:  # closed: nothing is damaged
            raise
        except sqlite3.DatabaseError:
            if self.path is None:
                raise
        self._connection.close()
        self._connection, self.path = in_memory(self._document), None
        return self._connection.execute(statement, values).fetchall()

    def _chunked(self, statement: str, values: Collection[Any]) -> Rows:
        """Ask a statement that ends in `IN`, for so many values at once as SQLite takes."""
        found: Rows = []
        for chunk in chunks(values):
            found += self._ask(f"{statement} ({marks(chunk)})", chunk)
        return found


def in_memory(document: Document, progress: Progress | None = None) -> sqlite3.Connection:
    """Return a connection to the index of a document that is kept for this run only.

    Raises:
        FaqError: the document cannot be read as a FAQ.
    """
    from faqcli.index.builder import build

    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        build(connection, document, progress)
    except BaseException:
        connection.close()
        raise
    return connection


def marks(values: Collection[Any]) -> str:
    """Return as many question marks as there are values."""
    return ", ".join("?" * len(values))


def chunks(values: Collection[Any]) -> Iterator[list[Any]]:
    """Yield values, as many at once as one statement may take."""
    listed = list(values)
    return (listed[i : i + CHUNK] for i in range(0, len(listed), CHUNK))
