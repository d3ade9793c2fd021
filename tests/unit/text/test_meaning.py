import math
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tables import write_table

from faqcli import paths
from faqcli.text import meaning
from faqcli.text.meaning import SIZE, Embedder, Table, cosines, open_table

VOTING, ARMY = 0, 1
PIECES = {
    "vote": {VOTING: 100},
    "ballot": {VOTING: 120, 5: 20},
    "troops": {ARMY: 100},
    "army": {ARMY: 127, 6: -30},
    "not": {VOTING: -100},
    "un": {7: 50},
    "##vote": {VOTING: 60},
    "##vo": {8: 50},
    "##ted": {9: 50},
}


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    with closing(Table(write_table(tmp_path / "table.sqlite", PIECES))) as table:
        yield table


@pytest.fixture
def embedder(table: Table) -> Embedder:
    """Return an embedder for which all words weigh the same."""
    return Embedder(table, lambda words: dict.fromkeys(words, 1.0))


def vector(embedder: Embedder, text: str) -> bytes:
    words = text.split()
    embedder.load(words)
    return embedder.embed(words)


def cosine(embedder: Embedder, one: str, other: str) -> float:
    (found,) = cosines(vector(embedder, one), vector(embedder, other))
    return found


def test_a_word_is_cut_into_the_longest_pieces(table: Table) -> None:
    words = ["vote", "unvote", "unvoted", "unknown", "", "un" * 40]

    assert table.split(words) == {
        "vote": ["vote"],
        "unvote": ["un", "##vote"],
        "unvoted": [],  # the rest, `d`, is no piece, and shorter pieces aren't tried
        "unknown": [],
        "": [],
        "un" * 40: [],
    }


def test_reading_the_whole_table_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["vote", "unvote", "army", "xyzzy"]
    path = write_table(tmp_path / "whole.sqlite", PIECES)
    with closing(Table(path)) as one, closing(Table(path)) as other:
        in_chunks = one.split(words)
        monkeypatch.setattr(meaning, "_MANY", 0)
        assert other.split(words) == in_chunks
        assert other.vector("army") == one.vector("army")


def test_texts_that_mean_the_same_point_in_the_same_direction(embedder: Embedder) -> None:
    assert cosine(embedder, "vote", "ballot") == pytest.approx(0.986, abs=0.01)
    assert cosine(embedder, "vote troops", "troops vote") == pytest.approx(1, abs=0.01)
    assert cosine(embedder, "vote", "troops") == pytest.approx(0, abs=0.01)
    assert cosine(embedder, "vote", "not") == pytest.approx(-1, abs=0.01)
    assert cosine(embedder, "vote troops", "army") == pytest.approx(math.sqrt(0.5), abs=0.05)


def test_unknown_words_do_not_count(embedder: Embedder) -> None:
    assert vector(embedder, "xyzzy vote") == vector(embedder, "vote")
    assert vector(embedder, "xyzzy") == vector(embedder, "") == b""


def test_words_that_cancel_each_other_out_have_no_vector(embedder: Embedder) -> None:
    assert vector(embedder, "vote not") == b""


def test_a_rare_word_decides_the_direction(table: Table) -> None:
    def weights(words: Collection[str]) -> dict[str, float]:
        return {word: 5.0 if word == "vote" else 0.5 for word in words}

    embedder = Embedder(table, weights)
    assert cosine(embedder, "vote troops", "vote") > 2 * cosine(embedder, "vote troops", "troops")


def test_a_word_in_pieces_counts_as_one_word(tmp_path: Path) -> None:
    """The pieces of a long name would outweigh all other words."""
    pieces = {"a": {0: 90}, "##b": {0: 90}, "##c": {0: 90}, "z": {1: 90}}
    with closing(Table(write_table(tmp_path / "pieces.sqlite", pieces))) as table:
        embedder = Embedder(table, lambda words: dict.fromkeys(words, 1.0))
        assert cosine(embedder, "abc z", "z") == pytest.approx(math.sqrt(0.5), abs=0.02)


def test_a_very_long_text_has_a_vector(embedder: Embedder) -> None:
    assert cosine(embedder, "ballot " * 5000, "ballot") == pytest.approx(1, abs=0.01)


def test_numbers_that_are_too_large_for_a_byte_are_cut(tmp_path: Path) -> None:
    path = write_table(tmp_path / "cut.sqlite", {"all": {0: 1}})
    with closing(sqlite3.connect(path)) as sqlite, sqlite:
        rows = [("high", bytes([100] + [0] * 127)), ("low", bytes([156] + [0] * 127))]
        sqlite.executemany("INSERT INTO pieces VALUES (?, ?)", rows)
    with closing(Table(path)) as table:
        embedder = Embedder(table, lambda words: dict.fromkeys(words, 1.0))
        assert vector(embedder, "high")[:2] == bytes([127, 0])
        assert vector(embedder, "low")[:2] == bytes([128, 0])  # -128


def test_cosines_are_those_of_each_vector(embedder: Embedder) -> None:
    texts = ["vote", "not", "vote troops", "army", "unvote ballot"]
    query = vector(embedder, "troops ballot")
    joined = b"".join(vector(embedder, text) for text in texts)

    assert len(joined) == len(texts) * SIZE
    alone = [cosine(embedder, "troops ballot", text) for text in texts]
    assert cosines(query, joined) == alone
    assert cosines(query, b"") == []


def test_without_a_table_in_the_package_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "MEANING_TABLE", tmp_path / "none.sqlite")

    assert open_table() is None


@pytest.mark.parametrize("content", [b"", b"no database " * 1000, b"SQLite format 3\0"])
def test_a_table_that_is_damaged_is_no_table(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.sqlite"
    path.write_bytes(content)
    monkeypatch.setattr(paths, "MEANING_TABLE", path)

    assert open_table() is None


def test_a_table_of_vectors_of_another_length_is_no_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_table(tmp_path / "table.sqlite", PIECES)
    with closing(sqlite3.connect(path)) as sqlite, sqlite:
        sqlite.execute("UPDATE pieces SET vector = zeroblob(64)")
    monkeypatch.setattr(paths, "MEANING_TABLE", path)

    assert open_table() is None


@pytest.mark.parametrize("many", [0, 5000])
def test_a_truncated_table_has_no_more_than_can_be_read(
    many: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_table(tmp_path / "table.sqlite", {f"word{n:03}": {0: 90} for n in range(500)})
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    monkeypatch.setattr(meaning, "_MANY", many)

    with closing(Table(path)) as table:
        found = table.split([f"word{n:03}" for n in range(500)])

    assert [] in found.values()


def test_the_table_in_the_package_has_a_vector_for_each_piece() -> None:
    with closing(sqlite3.connect(paths.MEANING_TABLE)) as sqlite:
        count, shortest, longest = sqlite.execute(
            "SELECT count(*), min(length(vector)), max(length(vector)) FROM pieces"
        ).fetchone()

    assert count > 25_000
    assert shortest == longest == SIZE


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("vote", "referendum", "harbour"),
        ("soldiers", "troops", "pudding"),
        ("would the people get to vote", "is there a referendum", "when does the ferry leave"),
        ("my password is wrong", "i cannot log in", "the cake is too sweet"),
        ("is it free", "what does it cost", "who wrote the novel"),
    ],
)
def test_in_the_table_of_the_package_texts_are_near_that_mean_the_same(
    text: str, near: str, far: str
) -> None:
    table = open_table()
    assert table
    with closing(table):
        embedder = Embedder(table, lambda words: dict.fromkeys(words, 1.0))
        assert cosine(embedder, text, near) > 0.15 + cosine(embedder, text, far)
