import io
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faqcli import load
from faqcli.errors import MissingFileError, NotFoundError, UnreadableError
from faqcli.faq import Faq
from faqcli.model import Heading, Section

FaqOf = Callable[[str], Faq]
OpenFaq = Callable[..., Faq]
WriteFaq = Callable[..., Path]


def test_without_a_path_the_bundled_faq_is_opened(open_faq: OpenFaq) -> None:
    """It has ten questions in two sections, numbered from 1."""
    faq = open_faq()

    assert faq.count == 10
    assert [entry.number for entry in faq.entries] == list(range(1, 11))
    assert sum(section.size for section in faq.sections()) == 10
    assert len(faq.sections()) == 2
    assert faq.problems() == []


def test_the_bundled_faq_knows_other_spellings(open_faq: OpenFaq) -> None:
    """A Russian name finds what is spelt in the Ukrainian way, and says as what."""
    best, *_ = open_faq().search("запорожье")

    assert best.matched_as == "Zaporizhzhia"
    assert any("Zaporizhzhia" in passage.text for passage in best.passages)


def test_the_bundled_faq_leads_from_entry_to_entry(open_faq: OpenFaq) -> None:
    """Every `see_also` in it names an entry."""
    faq = open_faq()

    for entry in faq.entries:
        assert [heading.id for heading in faq.related(entry)] == list(entry.see_also)


def test_a_file_is_opened_and_its_index_kept_in_the_cache(
    harbour_yaml: str, write_faq: WriteFaq, open_faq: OpenFaq
) -> None:
    """The file is known by its absolute path, and the index lies outside of its folder."""
    path = write_faq(harbour_yaml)

    faq = open_faq(path)

    assert (faq.document.path, faq.document.name, faq.count) == (path, str(path), 3)
    assert faq.index.connection.path is not None
    assert faq.index.connection.path.is_file()
    assert list(path.parent.iterdir()) == [path]


def test_a_file_and_a_pipe_give_the_same_faq(
    harbour: Faq, harbour_yaml: str, write_faq: WriteFaq, open_faq: OpenFaq
) -> None:
    """An index in the cache, built or found, and one in memory answer alike."""
    path = write_faq(harbour_yaml)

    for faq in (open_faq(path), open_faq(path)):
        assert list(faq.entries) == list(harbour.entries)
        assert faq.about == harbour.about
        results = faq.search("boat quay запорожье")
        assert vars(results) == vars(harbour.search("boat quay запорожье"))


def test_standard_input_is_read_whole_and_not_kept(
    monkeypatch: pytest.MonkeyPatch, open_faq: OpenFaq
) -> None:
    """`-` names standard input; it has no path and leaves no index behind."""
    given = io.TextIOWrapper(io.BytesIO(b"- {question: A, answer: B}"))
    monkeypatch.setattr(sys, "stdin", given)

    faq = open_faq("-")

    assert (faq.count, faq.document.path, faq.index.connection.path) == (1, None, None)
    assert faq.document.name == "standard input"


def test_a_changed_file_is_read_again(write_faq: WriteFaq, open_faq: OpenFaq) -> None:
    """An old index is never taken for a new file, however quickly that was written."""
    path = write_faq("- {question: A, answer: B}")
    first = open_faq(path).entry(1).answer

    write_faq("- {question: A, answer: C}")

    assert (first, open_faq(path).entry(1).answer) == ("B", "C")


def test_reading_tells_how_far_it_has_come(write_faq: WriteFaq, open_faq: OpenFaq) -> None:
    """The numbers grow up to the size of the file, and are never beyond it."""
    path = write_faq("- {question: Where?, answer: There.}\n" * 2000)
    told: list[tuple[int, int]] = []

    open_faq(path, progress=lambda done, total: told.append((done, total)))

    assert told
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {total for _, total in told} == {path.stat().st_size}
    assert all(0 < done <= total for done, total in told)


def test_a_missing_file_is_named() -> None:
    """The message says which file is not there, control characters made visible."""
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
def test_an_entry_is_had_by_number_or_id(ref: int | str, number: int, harbour: Faq) -> None:
    """An id is found in any case; one that is not given is a slug of the question."""
    assert harbour.entry(ref).number == number


@pytest.mark.parametrize(
    ("ref", "message", "hint"),
    [
        (4, "No question 4: this FAQ has 1 to 3.", ""),
        (0, "No question 0: this FAQ has 1 to 3.", ""),
        (42, "No question 42: this FAQ has 1 to 3.", ""),
        ("2022", "No question 2022: this FAQ has 1 to 3.", "Try `faq search 2022"),
        (-1, "No question has the id `-1`.", ""),
        ("quay", "No question has the id `quay`.", ""),
        ("\x1b[2J", "No question has the id `\N{SYMBOL FOR ESCAPE}[2J`.", ""),
        ("\ud800", "No question has the id `\ufffd`.", ""),
        ("", "No question has the id ``.", ""),
    ],
)
def test_an_entry_that_is_not_there_is_named(
    ref: int | str, message: str, hint: str, harbour: Faq
) -> None:
    """The message says what there is; a number far outside may have been meant as a word."""
    with pytest.raises(NotFoundError) as caught:
        harbour.entry(ref)

    assert caught.value.message == message
    assert caught.value.hint.startswith(hint)
    assert bool(caught.value.hint) is bool(hint)


def test_an_empty_faq_says_that_it_has_no_questions(faq_of: FaqOf) -> None:
    """There is no range of numbers to name."""
    with pytest.raises(NotFoundError, match=r"^No question 1: this FAQ has no questions\.$"):
        faq_of("questions: []").entry(1)


def test_an_unusable_entry_keeps_its_number_and_says_what_is_wrong(faq_of: FaqOf) -> None:
    """The entries around it can be read, and its problem is told with its place."""
    faq = faq_of("- {question: A, answer: a}\n- {question: B}\n- {question: C, answer: c}\n")

    with pytest.raises(UnreadableError) as caught:
        faq.entry(2)

    assert caught.value.message == (
        "Question 2 cannot be shown: faq.yaml:2:3: this entry has no `answer`"
    )
    assert caught.value.hint == "  - {question: B}\n    ^"
    assert [entry.number for entry in faq.entries] == [1, 3]
    assert (faq.count, faq.problem_count) == (3, 1)


def test_entries_are_a_sequence(harbour: Faq) -> None:
    """They can be counted, indexed from either end, sliced and run through."""
    entries = harbour.entries

    assert len(entries) == 3
    assert entries[0].id == "mooring"
    assert entries[-1].number == 3
    assert [entry.number for entry in entries[1:]] == [2, 3]
    assert [entry.number for entry in reversed(entries)] == [3, 2, 1]
    assert entries[0] in entries
    with pytest.raises(IndexError):
        entries[3]


def test_more_entries_than_are_fetched_at_once_come_in_order(faq_of: FaqOf) -> None:
    """Running through a long FAQ leaves none out and repeats none."""
    faq = faq_of("".join(f"- {{question: Q{n}, answer: A}}\n" for n in range(1, 1202)))

    assert [entry.number for entry in faq.entries] == list(range(1, 1202))
    assert [heading.number for heading in faq.headings()] == list(range(1, 1202))
    assert len(faq.search("A answer q7", limit=None)) == 1


def test_headings_have_what_a_list_needs(harbour: Faq) -> None:
    """Number, id, question and section of each entry, in file order."""
    assert list(harbour.headings()) == [
        Heading(1, "mooring", "Where may I moor?", "Arriving by sea"),
        Heading(2, "fees", "What does a night cost?", "Arriving by sea"),
        Heading(
            3, "when-does-the-fuel-pump-open", "When does the fuel pump open?", "Leaving"
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("section", "tag", "numbers"),
    [
        ("sea", "", [1, 2]),
        ("ARRIVING by", "", [1, 2]),
        ("léaving", "", [3]),
        ("ing", "", [1, 2, 3]),
        ("", "boats", [1, 3]),
        ("", "Boat", [1, 3]),
        ("", "o", [1, 2, 3]),
        ("sea", "boats", [1]),
        ("leaving", "money", []),
    ],
)
def test_sections_and_tags_are_chosen_by_any_part_of_their_names(
    section: str, tag: str, numbers: list[int], harbour: Faq
) -> None:
    """Case and accents do not count; both together choose what fits both."""
    assert [heading.number for heading in harbour.headings(section, tag)] == numbers


@pytest.mark.parametrize(
    ("section", "tag", "message", "hint"),
    [
        ("leafing", "", "No section matches “leafing”.", "Did you mean “Leaving”?"),
        ("", "boots", "No tag matches “boots”.", "Did you mean “boats”?"),
        ("", "xyzzy", "No tag matches “xyzzy”.", "Tags: boats, money, quay."),
        ("!", "", "No section matches “!”.", "Sections: Arriving by sea, Leaving."),
        ("\ud800\x1b", "", "No section matches “\ufffd\N{SYMBOL FOR ESCAPE}”.", None),
    ],
)
def test_a_section_or_tag_that_is_not_there_names_the_nearest(
    section: str, tag: str, message: str, hint: str | None, harbour: Faq
) -> None:
    """Where none is near, those that there are."""
    with pytest.raises(NotFoundError) as caught:
        harbour.headings(section, tag)

    assert caught.value.message == message
    assert hint in (None, caught.value.hint)


def test_a_faq_without_sections_says_that_it_has_none(faq_of: FaqOf) -> None:
    """There is nothing to choose from."""
    faq = faq_of("- {question: A, answer: B}")

    with pytest.raises(
        NotFoundError, match=r"^No section matches “a”: this FAQ has no sections\.$"
    ):
        faq.headings("a")
    with pytest.raises(NotFoundError, match=r"^No tag matches “a”: this FAQ has no tags\.$"):
        faq.search("a", tag="a")


def test_sections_come_with_their_first_number_and_size(faq_of: FaqOf) -> None:
    """Entries outside of sections are a run without a title; unusable ones are not counted."""
    faq = faq_of(
        "questions: [{question: A, answer: a}]\n"
        "sections:\n"
        "- {title: T, questions: [{question: B}, {question: C, answer: c}]}\n"
        "- {title: U, questions: [{question: D, answer: d}, {question: E, answer: e}]}\n"
    )

    assert faq.sections() == [Section("", 1, 1), Section("T", 3, 1), Section("U", 4, 2)]


def test_tags_come_commonest_first(harbour: Faq) -> None:
    """Equally common ones in the order of the alphabet."""
    assert harbour.tags() == [("boats", 2), ("money", 1), ("quay", 1)]


def test_related_questions_are_those_that_exist_each_once(harbour: Faq) -> None:
    """A reference to the entry itself, to nothing, or to one named before leads nowhere."""
    assert [heading.id for heading in harbour.related(harbour.entry(1))] == ["fees"]


@pytest.mark.parametrize(("number", "before", "after"), [(1, None, 2), (2, 1, 3), (3, 2, None)])
def test_neighbours_are_the_questions_before_and_after(
    number: int, before: int | None, after: int | None, harbour: Faq
) -> None:
    """There is none at either end."""
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
def test_a_search_may_be_kept_to_a_section_or_tag(
    text: str, section: str, tag: str, numbers: list[int], harbour: Faq
) -> None:
    """Only entries that were chosen are found, and counted."""
    results = harbour.search(text, section=section, tag=tag)

    assert [hit.entry.number for hit in results] == numbers
    assert results.total == len(numbers)


@pytest.mark.parametrize(("limit", "count"), [(None, 3), (10, 3), (2, 2), (1, 1), (0, 0)])
def test_a_limit_keeps_the_best(limit: int | None, count: int, harbour: Faq) -> None:
    """The hits are the first of all, and the total says how many there are."""
    everything = list(harbour.search("boat", limit=None))

    results = harbour.search("boat", limit=limit)

    assert list(results) == everything[:count]
    assert results.total == 3


def test_a_closed_faq_cannot_be_read(write_faq: WriteFaq) -> None:
    """Leaving a `with` statement closes it."""
    with load(write_faq("- {question: A, answer: B}")) as faq:
        assert faq.entry(1).answer == "B"

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        faq.entry(1)


def test_the_nearest_question_shares_words_with_a_text(harbour: Faq) -> None:
    """Where a search found nothing, it is something to go on with."""
    nearest = harbour.nearest_question("where may i more")

    assert nearest is not None
    assert nearest.number == 1
    assert harbour.nearest_question("\ud800 xyzzy") is None


def test_the_nearest_word_is_one_that_a_reader_sees(harbour: Faq) -> None:
    """An alias, never shown, is never suggested either."""
    assert harbour.nearest_word("crovns") == "crowns"
    assert harbour.nearest_word("shipp") == ""


@pytest.mark.parametrize(
    ("name", "command"),
    [
        (None, "faq search 'two words'"),
        ("faq.yaml", "faq search 'two words' -f faq.yaml"),
        ("my faq.yaml", "faq search 'two words' -f 'my faq.yaml'"),
    ],
)
def test_a_command_to_type_names_the_faq_that_is_open(
    name: str | None,
    command: str,
    write_faq: WriteFaq,
    open_faq: OpenFaq,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is suggested can be typed as it stands; the bundled FAQ needs no naming."""
    if name:
        monkeypatch.chdir(write_faq("- {question: A, answer: a}", name).parent)

    assert open_faq(name).command("search", "two words") == command
