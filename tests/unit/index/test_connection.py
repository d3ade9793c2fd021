import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from faqcli.index.connection import CHUNK, Connection
from faqcli.index.store import Index

IndexOf = Callable[[str], Index]


def database(value: str) -> sqlite3.Connection:
    """Return a database in memory with one value in it."""
    sqlite = sqlite3.connect(":memory:")
    sqlite.execute("CREATE TABLE one (value)")
    sqlite.execute("INSERT INTO one VALUES (?)", [value])
    return sqlite


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Return a file that is no SQLite database."""
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(b"no database " * 1000)
    return path


def test_a_damaged_database_is_rebuilt_in_memory(damaged: Path) -> None:
    connection = Connection(sqlite3.connect(damaged), damaged, lambda: database("rebuilt"))

    assert connection.ask("SELECT value FROM one") == [("rebuilt",)]
    assert connection.path is None
    connection.close()


def test_a_database_in_memory_is_not_rebuilt() -> None:
    connection = Connection(database("first"), None, lambda: database("rebuilt"))

    with pytest.raises(sqlite3.DatabaseError, match="no such table"):
        connection.ask("SELECT value FROM other")
    assert connection.ask("SELECT value FROM one") == [("first",)]
    connection.close()


def test_a_closed_connection_is_not_rebuilt(tmp_path: Path) -> None:
    connection = Connection(database("first"), tmp_path, lambda: database("rebuilt"))
    connection.close()

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.ask("SELECT value FROM one")


def test_more_values_than_fit_in_one_statement_can_be_asked_for(index_of: IndexOf) -> None:
    size = 3 * CHUNK
    index = index_of(
        "".join(f"- {{id: i{n}, question: Q, answer: A, tags: [t{n}]}}\n" for n in range(size))
    )

    numbers = range(1, size + 1)
    assert index.entries(numbers).keys() == set(numbers)
    assert index.lexicon.encoded_texts(numbers).keys() == set(numbers)
    assert [heading.number for heading in index.headings(numbers)] == list(numbers)
    assert index.tagged([f"t{n}" for n in range(size)]) == set(numbers)
