import io
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from faqcli import load
from faqcli.errors import MissingFileError, NotFoundError, UnreadableError
from faqcli.faq import Faq
from faqcli.index.connection import Connection
from faqcli.index.store import Index
from faqcli.model import Heading, Section

FaqOf = Callable[[str], Faq]
OpenFaq = Callable[..., Faq]
WriteFaq = Callable[..., Path]


def test_without_a_path_the_bundled_faq_is_opened(open_faq: OpenFaq) -> None:
    faq = open_faq()

    assert faq.count == 10
    assert [entry.number for entry in faq.entries] == list(range(1, 11))
    assert sum(section.size for section in faq.sections()) == 10
    assert len(faq.sections()) == 2
    assert faq.problems() == []


def test_the_bundled_faq_is_found_by_russian_spellings(open_faq: OpenFaq) -> None:
    best, *_ = open_faq().search("запорожье")

    assert best.matched_as == "Zaporizhzhia"
    assert any("Zaporizhzhia" in passage.text for passage in best.passages)


def test_every_see_also_of_the_bundled_faq_refers_to_an_entry(open_faq: OpenFaq) -> None:
    faq = open_faq()

    for entry in faq.entries:
        assert [heading.id for heading in faq.related(entry)] == list(entry.see_also)


def test_the_index_of_a_file_is_kept_in_the_cache_and_not_beside_the_file(
    harbour_yaml: str, write_faq: WriteFaq, open_faq: OpenFaq
) -> None:
    path = write_faq(harbour_yaml)

    faq = open_faq(path)

    assert (faq.document.path, faq.document.name, faq.count) == (path, str(path), 3)
    assert faq.index.connection.path is not None
    assert faq.index.connection.path.is_file()
    assert list(path.parent.iterdir()) == [path]


def test_a_new_index_a_cached_one_and_one_in_memory_give_the_same_answers(
    harbour: Faq, harbour_yaml: str, write_faq: WriteFaq, open_faq: OpenFaq
) -> None:
    path = write_faq(harbour_yaml)

    for faq in (open_faq(path), open_faq(path)):
        assert list(faq.entries) == list(harbour.entries)
        assert faq.about == harbour.about
        results = faq.search("boat quay запорожье")
        assert vars(results) == vars(harbour.search("boat quay запорожье"))


def test_standard_input_has_no_path_and_leaves_no_index(
    monkeypatch: pytest.MonkeyPatch, open_faq: OpenFaq
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"- {question: A, answer: B}"))
    monkeypatch.setattr(sys, "stdin", given)

    faq = open_faq("-")

    assert (faq.count, faq.document.path, faq.index.connection.path) == (1, None, None)
    assert faq.document.name == "standard input"


def test_a_changed_file_is_read_again(write_faq: WriteFaq, open_faq: OpenFaq) -> None:
    """However soon after the first time it was changed."""
    path = write_faq("- {question: A, answer: B}")
    first = open_faq(path).entry(1).answer

    write_faq("- {question: A, answer: C}")

    assert (first, open_faq(path).entry(1).answer) == ("B", "C")


def test_progress_grows_up_to_the_size_of_the_file(write_faq: WriteFaq, open_faq: OpenFaq) -> None:
    path = write_faq("- {question: Where?, answer: There.}\n" * 2000)
    told: list[tuple[int, int]] = []

    open_faq(path, progress=lambda done, total: told.append((done, total)))

    assert told
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {total for _, total in told} == {path.stat().st_size}
    assert all(0 < done <= total for done, total in told)


def test_a_missing_file_is_named_without_control_characters() -> None:
    with pytest.raises(MissingFileError) as caught:
        load("no/such\x1b[2J.yaml")

    assert caught.value.message == "No such file: no/such\N{SYMBOL FOR ESCAPE}[2J.yaml."


@pytest.mark.parametrize(
    ("ref", "number"),
    [
        (1, 1),
        ("1", 1),
        (" 3 ", 3),
        ("mooring", 1),
        ("FEES", 2),
        ("when-does-the-fuel-pump-open", 3),
    ],
)
def test_an_entry_is_found_by_its_number_or_its_id_in_any_case(
    ref: int | str, number: int, harbour: Faq
) -> None:
    """An entry without an id has a slug of its question."""
    assert harbour.entry(ref).number == number


@pytest.mark.parametrize(
    ("ref", "message", "hint"),
    [
        (4, "No question 4: this FAQ has 1 to 3.", ""),
        (0, "No question 0: this FAQ has 1 to 3.", ""),
        (42, "No question 42: this FAQ has 1 to 3.", ""),
        ("2022", "No question 2022: this FAQ has 1 to 3.", "Try `faq search 2022"),
        (-1, "No question has the id “-1”.", ""),
        ("quay", "No question has the id “quay”.", ""),
        ("\x1b[2J", "No question has the id “\N{SYMBOL FOR ESCAPE}[2J”.", ""),
        ("\ud800", "No question has the id “\ufffd”.", ""),
        ("", "No question has the id “”.", ""),
    ],
)
def test_a_missing_entry_is_named_with_the_numbers_that_exist(
    ref: int | str, message: str, hint: str, harbour: Faq
) -> None:
    """A number that is far too large may be meant as a word."""
    with pytest.raises(NotFoundError) as caught:
        harbour.entry(ref)

    assert caught.value.message == message
    assert caught.value.hint.startswith(hint)
    assert bool(caught.value.hint) is bool(hint)


def test_an_empty_faq_says_that_it_has_no_questions(faq_of: FaqOf) -> None:
    with pytest.raises(NotFoundError, match=r"^No question 1: this FAQ has no questions\.$"):
        faq_of("questions: []").entry(1)


def test_an_unusable_entry_keeps_its_number_and_says_what_is_wrong(faq_of: FaqOf) -> None:
    faq = faq_of("- {question: A, answer: a}\n- {question: B}\n- {question: C, answer: c}\n")

    with pytest.raises(UnreadableError) as caught:
        faq.entry(2)

    assert caught.value.message == (
        "Question 2 cannot be shown: faq.yaml:2:3: this entry has no `answer`"
    )
    assert caught.value.hint == "  - {question: B}\n    ^^^^^^^^^^^^^"
    assert [entry.number for entry in faq.entries] == [1, 3]
    assert (faq.count, faq.problem_count) == (3, 1)


def test_headings_have_number_id_question_and_section(harbour: Faq) -> None:
    assert list(harbour.headings()) == [
        Heading(1, "mooring", "Where may I moor?", "Arriving by sea"),
        Heading(2, "fees", "What does a night cost?", "Arriving by sea"),
        Heading(
            3, "when-does-the-fuel-pump-open", "When does the fuel pump open?", "Leaving"
        ),
    ]  # fmt: skip


def test_sections_have_their_first_number_and_their_size(faq_of: FaqOf) -> None:
    """Entries outside of sections are in one without a title; unusable entries don't count."""
    faq = faq_of(
        "questions: [{question: A, answer: a}]\n"
        "sections:\n"
        "- {title: T, questions: [{question: B}, {question: C, answer: c}]}\n"
        "- {title: U, questions: [{question: D, answer: d}, {question: E, answer: e}]}\n"
    )

    assert faq.sections() == [Section("", 1, 1), Section("T", 3, 1), Section("U", 4, 2)]


def test_the_commonest_tags_are_first(harbour: Faq) -> None:
    """Equally common tags are in alphabetical order."""
    assert harbour.tags() == [("boats", 2), ("money", 1), ("quay", 1)]


def test_related_questions_exist_and_are_listed_once(harbour: Faq) -> None:
    """References to the entry itself are left out, too."""
    assert [heading.id for heading in harbour.related(harbour.entry(1))] == ["fees"]


@pytest.mark.parametrize(("number", "before", "after"), [(1, None, 2), (2, 1, 3), (3, 2, None)])
def test_neighbours_are_the_questions_before_and_after(
    number: int, before: int | None, after: int | None, harbour: Faq
) -> None:
    found = harbour.neighbours(harbour.entry(number))

    assert [heading and heading.number for heading in found] == [before, after]


@pytest.mark.parametrize(
    ("text", "section", "tag", "numbers"),
    [
        ("boat", "leaving", "", [3]),
        ("boat", "", "money", [2]),
        ("boat", "sea", "quay", [1]),
        ("boat", "leaving", "money", []),
    ],
)
def test_a_search_in_a_section_or_tag_counts_only_its_entries(
    text: str, section: str, tag: str, numbers: list[int], harbour: Faq
) -> None:
    results = harbour.search(text, section=section, tag=tag)

    assert [hit.entry.number for hit in results] == numbers
    assert results.total == len(numbers)


@pytest.mark.parametrize(("limit", "count"), [(None, 3), (10, 3), (2, 2), (1, 1), (0, 0)])
def test_a_limit_keeps_the_best_hits_and_does_not_change_the_total(
    limit: int | None, count: int, harbour: Faq
) -> None:
    everything = list(harbour.search("boat", limit=None))

    results = harbour.search("boat", limit=limit)

    assert list(results) == everything[:count]
    assert results.total == 3


def test_a_with_statement_closes_the_faq(write_faq: WriteFaq) -> None:
    with load(write_faq("- {question: A, answer: B}")) as faq:
        assert faq.entry(1).answer == "B"

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        faq.entry(1)


def test_the_nearest_question_shares_words_with_the_text(harbour: Faq) -> None:
    nearest = harbour.nearest_question("where may i more")

    assert nearest is not None
    assert nearest.number == 1
    assert harbour.nearest_question("\ud800 xyzzy") is None


def test_no_question_is_near_a_word_alone(harbour: Faq) -> None:
    """Its letters may be anywhere; the words that are near it are another matter."""
    assert harbour.nearest_question("more") is None


def test_a_word_that_is_only_in_aliases_is_never_suggested(harbour: Faq) -> None:
    assert harbour.nearest_word("crovns") == "crowns"
    assert harbour.nearest_word("shipp") == ""


@pytest.mark.skipif(sys.platform == "win32", reason="its shells have other quotes")
@pytest.mark.parametrize(
    ("name", "command"),
    [
        (None, "faq search 'two words'"),
        ("faq.yaml", "faq search 'two words' -f faq.yaml"),
        ("my faq.yaml", "faq search 'two words' -f 'my faq.yaml'"),
    ],
)
def test_a_suggested_command_names_the_open_faq_unless_it_is_the_bundled_one(
    name: str | None,
    command: str,
    write_faq: WriteFaq,
    open_faq: OpenFaq,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if name:
        monkeypatch.chdir(write_faq("- {question: A, answer: a}", name).parent)

    assert open_faq(name).command("search", "two words") == command


def test_a_faq_without_a_title_is_called_by_the_name_of_its_file(
    write_faq: WriteFaq, open_faq: OpenFaq
) -> None:
    assert open_faq().title.startswith("The Russia–Ukraine negotiations")
    assert open_faq(write_faq("- {question: A, answer: a}", "tea.yaml")).title == "tea.yaml"


KEYS = {
    *(("entry", "id"), ("unusable", "id"), ("spelling", "kind"), ("spelling", "initial")),
    *(("vocabulary", "form"), ("tag", "name"), ("synonym", "member"), ("measure", "name")),
}
"""Columns by which rows are looked up: a row with another key is only missed."""


def columns(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the table and the name of each column of an index, but for the numbers of rows."""
    with closing(sqlite3.connect(path)) as sqlite:
        tables = [name for (name,) in sqlite.execute("SELECT name FROM sqlite_master")]
        for table in tables:
            for _, name, kind, *_, key in sqlite.execute(f"PRAGMA table_info({table})"):
                if not (key and kind == "INTEGER"):
                    yield table, name


def answers(faq: Faq) -> list[object]:
    """Return what a FAQ answers to questions that need every table of its index."""
    queries = "moor", "where can I park my ship", "mooorr", "запорожье", "qua*", "harbour master"
    entries = list(faq.entries)
    return [
        *(faq.about, faq.sections(), faq.tags(), faq.problems(), entries, faq.entry("fees")),
        *(list(faq.headings()), list(faq.headings(tag="boat")), list(faq.headings("leaving"))),
        *(
            faq.nearest_question("where to moor"),
            faq.nearest_word("harbourr"),
            faq.has_word("moor"),
        ),
        *map(faq.related, entries),
        *(list(faq.search(query)) for query in queries),
        *(list(faq.highlighter(query).spans(entries[0].question)) for query in queries),
    ]


def test_an_index_with_a_value_of_another_type_changes_no_answer(
    harbour_yaml: str, write_faq: WriteFaq, open_faq: OpenFaq, tmp_path: Path
) -> None:
    """Nor is it an error if what is damaged is a key."""
    faq = open_faq(write_faq(f"{harbour_yaml}      - question: No answer?\n"))
    path = faq.connection.path
    assert path is not None
    wanted = answers(faq)
    damaged = tmp_path / "damaged.sqlite"

    for table, column in columns(path):
        shutil.copyfile(path, damaged)
        sqlite = sqlite3.connect(damaged, isolation_level=None)
        sqlite.execute(f"UPDATE OR IGNORE {table} SET {column} = x'00ff'")  # noqa: S608 - its own names
        connection = Connection(sqlite, damaged, lambda: (sqlite3.connect(path), path))
        try:
            index = Index(connection)
        except ValueError:  # then it is built again when it is opened
            assert table == "meta"
            continue
        with Faq(faq.document, index) as other:
            assert answers(other) == wanted or (table, column) in KEYS, (table, column)
