import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from faqcli.errors import NotFoundError
from faqcli.index.connection import CHUNK, Connection, checksum_of, with_checksum
from faqcli.index.store import Index

IndexOf = Callable[[str], Index]


def database(value: str) -> sqlite3.Connection:
    """Return a database in memory with one value in it."""
    sqlite = sqlite3.connect(":memory:")
    sqlite.execute("CREATE TABLE one (value, checksum)")
    sqlite.execute("INSERT INTO one VALUES (?, ?)", with_checksum([value]))
    return sqlite


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Return a file that is no SQLite database."""
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(b"no database " * 1000)
    return path


def rebuilt() -> tuple[sqlite3.Connection, None]:
    """Return the database as it would be built again in memory."""
    return database("rebuilt"), None


def test_a_damaged_database_is_rebuilt(damaged: Path) -> None:
    connection = Connection(sqlite3.connect(damaged), damaged, rebuilt)

    assert connection.ask("SELECT * FROM one") == [("rebuilt",)]
    assert connection.path is None
    connection.close()


def test_rows_may_have_one_checksum_together(tmp_path: Path) -> None:
    connection = Connection(database("first"), tmp_path, rebuilt)

    checksum = checksum_of([("first",)])
    assert connection.ask("SELECT value FROM one", (), checksum) == [("first",)]
    with pytest.raises(ValueError, match="damaged"):  # by then it is rebuilt
        connection.ask("SELECT value FROM one", (), checksum + 1)
    assert connection.ask("SELECT * FROM one") == [("rebuilt",)]
    connection.close()


@pytest.mark.parametrize(
    "error",
    [
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
        ValueError("no JSON"),
        TypeError("no text"),
        KeyError(3),
        IndexError("out of range"),
        AttributeError("split"),
        OverflowError("too large"),
        MemoryError(),
    ],
)
def test_a_database_is_rebuilt_whatever_is_raised_when_it_is_read(
    error: Exception, tmp_path: Path
) -> None:
    connection = Connection(database("damaged"), tmp_path, rebuilt)

    def read() -> str:
        ((value,),) = connection.ask("SELECT * FROM one")
        if value == "damaged":
            raise error
        return str(value)

    assert connection.safely(read) == "rebuilt"
    connection.close()


def test_a_database_is_rebuilt_once(tmp_path: Path) -> None:
    connection = Connection(database("first"), tmp_path, rebuilt)

    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        connection.ask("SELECT value FROM other")
    assert connection.ask("SELECT * FROM one") == [("rebuilt",)]
    connection.close()


def test_an_error_of_the_user_rebuilds_nothing(tmp_path: Path) -> None:
    connection = Connection(database("first"), tmp_path, rebuilt)

    def read() -> str:
        raise NotFoundError("no section")

    with pytest.raises(NotFoundError):
        connection.safely(read)
    assert connection.ask("SELECT * FROM one") == [("first",)]
    connection.close()


def test_a_database_in_memory_is_not_rebuilt() -> None:
    connection = Connection(database("first"), None, rebuilt)

    with pytest.raises(sqlite3.DatabaseError, match="no such table"):
        connection.ask("SELECT value FROM other")
    assert connection.ask("SELECT * FROM one") == [("first",)]
    connection.close()


def test_a_closed_connection_is_not_rebuilt(tmp_path: Path) -> None:
    connection = Connection(database("first"), tmp_path, rebuilt)
    connection.close()

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.ask("SELECT * FROM one")


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


def test_what_was_read_before_a_rebuild_is_read_again(tmp_path: Path) -> None:
    """A row that shows that the file is damaged may come after one that seemed right."""
    connection = Connection(database("damaged"), tmp_path, rebuilt)
    meanings = {"rebuilt": "right"}

    def read() -> str:
        ((value,),) = connection.ask("SELECT * FROM one")
        if value == "damaged":
            connection.ask("SELECT value FROM one", (), 0)  # the wrong checksum
        return meanings[value]

    assert connection.safely(read) == "right"
    connection.close()
