import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from faqcli.index.builder import Builder, create
from faqcli.index.store import Index
from faqcli.model import Section

IndexOf = Callable[[str], Index]


def test_unusable_entries_leave_gaps_in_what_is_measured(index_of: IndexOf) -> None:
    index = index_of("- {question: A b}\n- {question: A b c, answer: d}\n- {answer: x}\n")

    assert list(index.lexicon.measures.question_lengths) == [0, 0, 3]
    assert (index.count, index.lexicon.entry_count, index.problem_count) == (3, 1, 2)


def test_a_section_that_is_interrupted_is_listed_twice(index_of: IndexOf) -> None:
    entry = "questions: [{question: A, answer: a}]"
    index = index_of(
        f"sections: [{{title: T, {entry}}}, {{title: U, {entry}}}, {{title: T, {entry}}}]"
    )

    assert index.sections() == [Section("T", 1, 1), Section("U", 2, 1), Section("T", 3, 1)]


def test_an_index_has_no_content_before_it_is_sealed(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    with closing(create(path, is_large=False)) as connection:
        Builder(connection)
        with closing(sqlite3.connect(path)) as reader:
            assert reader.execute("SELECT * FROM sqlite_master").fetchall() == []
