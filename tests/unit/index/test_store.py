import gc
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from faqcli.errors import FaqError
from faqcli.index import cache
from faqcli.index.freshness import index_path, write_checksum
from faqcli.index.store import Index, open_index
from faqcli.model import Heading, Section
from faqcli.paths import cache_folder
from faqcli.readers.source import Document, find
from faqcli.text.similarity import EDITS

IndexOf = Callable[[str], Index]
WriteFaq = Callable[..., Path]


def test_an_index_is_built_once_and_then_reused(harbour_yaml: str, write_faq: WriteFaq) -> None:
    document = find(write_faq(harbour_yaml))

    first, second = open_index(document), open_index(document)

    path = index_path(document.path or Path())
    assert first.connection.path == second.connection.path == path
    assert first.entries([1, 2, 3]) == second.entries([1, 2, 3])
    assert list((cache_folder() or Path()).iterdir()) == [path]
    first.close()
    second.close()


def test_the_index_is_in_memory_if_there_is_no_cache_folder(
    harbour_yaml: str, write_faq: WriteFaq, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "nowhere")
    monkeypatch.setenv("USERPROFILE", "nowhere")

    index = open_index(find(write_faq(harbour_yaml)))

    assert index.connection.path is None
    assert index.numbers() == [1, 2, 3]
    index.close()


def spellings(index: Index) -> list[str]:
    """Return words that a misspelt word may be meant to be."""
    return index.lexicon.spellings(EDITS, "m", 1, 20)


@pytest.mark.parametrize(
    ("change", "read"),
    [
        ("entry SET question = 'W' || question", lambda index: list(index.headings())),
        ("entry SET section = 'W' || section", lambda index: list(index.headings([1, 3]))),
        ("entry SET number = number + 7", lambda index: list(index.headings())),
        ("entry SET number = number + 7", lambda index: index.number_of("fees")),
        ("tag SET name = 'W' || name", lambda index: index.tags()),
        ("section SET first = first + 1", lambda index: index.in_sections(["Leaving"])),
        ("measure SET data = x'09000000'", lambda index: index.numbers()),
        ("spelling SET words = 'W' || words", spellings),
        ("synonym SET shown = 'W' || shown", lambda index: index.lexicon.synonyms(0)),
        ("synonym SET group_id = 9", lambda index: index.lexicon.synonym_groups(["hm"])),
    ],
)
def test_a_damaged_row_is_never_shown(
    change: str,
    read: Callable[[Index], object],
    harbour_yaml: str,
    write_faq: WriteFaq,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also where the checksum of the file doesn't cover it."""
    monkeypatch.setattr(cache, "_RACY", 0)  # otherwise a file as new as this is read again
    document = find(write_faq(harbour_yaml))
    whole = open_index(document)
    wanted, path = read(whole), whole.connection.path
    whole.close()
    assert path
    assert wanted
    times = path.stat().st_mtime_ns
    with closing(sqlite3.connect(path)) as sqlite:
        assert sqlite.execute(f"UPDATE {change}").rowcount
        sqlite.commit()
    write_checksum(path)
    os.utime(path, ns=(times, times))
    changed = path.read_bytes()

    damaged = open_index(document)

    assert path.read_bytes() == changed
    assert read(damaged) == wanted
    assert path.read_bytes() != changed
    damaged.close()


def connections() -> list[sqlite3.Connection]:
    """Return all connections that exist."""
    return [one for one in gc.get_objects() if type(one) is sqlite3.Connection]


@pytest.mark.parametrize("data", [b"{", b"text", b"\xff", b"- " * 100])
def test_an_unreadable_file_leaves_no_connection_open(data: bytes) -> None:
    before = set(map(id, connections()))

    with pytest.raises(FaqError) as caught:
        open_index(Document("faq.yaml", data=data))

    for connection in connections():
        if id(connection) not in before:
            with pytest.raises(sqlite3.ProgrammingError, match="closed"):
                connection.execute("SELECT 1")
    assert caught.value.message


@pytest.mark.parametrize(
    ("identifier", "number"),
    [
        ("mooring", 1),
        ("FEES", 2),
        ("when-does-the-fuel-pump-open", 3),
        ("moor", None),
        ("", None),
        ("'; DROP TABLE entry", None),
        ("%", None),
        ("\ud800", None),
    ],
)
def test_an_id_is_found_in_any_case(identifier: str, number: int | None, index: Index) -> None:
    assert index.number_of(identifier) == number


def test_the_exact_id_wins_over_one_that_differs_in_case(index_of: IndexOf) -> None:
    index = index_of("- {id: a, question: A, answer: a}\n- {id: A, question: B, answer: b}\n")

    assert (index.number_of("a"), index.number_of("A")) == (1, 2)


def test_entries_are_found_by_number(index: Index) -> None:
    assert index.numbers() == [1, 2, 3]
    assert {n: e.question for n, e in index.entries([3, 99, 1, 0]).items()} == {
        1: "Where may I moor?",
        3: "When does the fuel pump open?",
    }
    assert index.entries([]) == {}


def test_headings_are_in_file_order(index: Index) -> None:
    assert [heading.number for heading in index.headings()] == [1, 2, 3]
    assert list(index.headings([2, 99])) == [
        Heading(2, "fees", "What does a night cost?", "Arriving by sea")
    ]
    assert list(index.headings([])) == []


def test_sections_and_tags_are_found_by_their_full_names(index: Index) -> None:
    assert index.sections() == [Section("Arriving by sea", 1, 2), Section("Leaving", 3, 1)]
    assert index.in_sections(["Leaving", "none"]) == {3}
    assert index.tags() == [("boats", 2), ("money", 1), ("quay", 1)]
    assert index.tagged(["boats", "none"]) == {1, 3}
    assert index.tagged([]) == set()
