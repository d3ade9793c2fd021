from collections.abc import Iterator, Sequence

import pytest

from faqcli.faq import Faq
from faqcli.index.postings import CHAMPIONS
from faqcli.index.store import open_index
from faqcli.model import Hit
from faqcli.readers.source import Document
from faqcli.search import engine

SIZE = 3 * CHAMPIONS
RARE, ASKED, BOTH = 2_345, 2_900, 2_990


def entry(number: int) -> str:
    """Return an entry; all have `common`, every third one `harbour`, few have more."""
    question = f"What is thing {number}?"
    answer = "A common thing " + "of many words here " * (number % 7)
    if number % 3 == 0:
        answer += " in the harbour"
    if number == RARE:
        answer += " with a whetstone"
    if number == ASKED:
        question = "What is common?"
    if number == BOTH:
        question = f"What is a common harbour, {number}?"
    tags = "[green]" if number % 1000 == 0 else "[]"
    return f"  - {{question: '{question}', answer: '{answer}', tags: {tags}}}\n"


@pytest.fixture(scope="module")
def large() -> Iterator[Faq]:
    """Return a FAQ in which common words stand in thousands of entries."""
    early, late = (range(1, SIZE - 49), range(SIZE - 49, SIZE + 1))
    sections = {"early": "".join(map(entry, early)), "late": "".join(map(entry, late))}
    data = "sections:\n" + "".join(f"- title: {t}\n  questions:\n{e}" for t, e in sections.items())
    document = Document("faq.yaml", data=data.encode())
    index = open_index(document)
    yield Faq(document, index)
    index.close()


def numbers(hits: Sequence[Hit]) -> list[int]:
    """Return the numbers of the hits."""
    return [hit.entry.number for hit in hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("common", ASKED),
        ("what is common", ASKED),
        ("common harbour", BOTH),
        ("harbour", BOTH),
        ("whetstone", RARE),
        ("common whetstone", RARE),
        ('"common harbour"', BOTH),
        ("comon harbor", BOTH),
    ],
)
def test_the_first_hit_is_right_among_thousands(query: str, first: int, large: Faq) -> None:
    """Whether all that hold a word are looked at or only the best of them."""
    assert numbers(large.search(query, 3))[0] == first
    assert numbers(large.search(query, None))[0] == first


@pytest.mark.parametrize("query", ["common", "harbour common", "what is common"])
def test_the_count_of_a_common_word_is_at_least_a_thousand_and_not_whole(
    query: str, large: Faq
) -> None:
    """A reader sees that there are more than were looked at."""
    results = large.search(query, 10)

    assert not results.is_total_exact
    assert CHAMPIONS <= results.total < SIZE


def test_without_a_limit_every_entry_is_found(large: Faq) -> None:
    """Each once, and the count is whole."""
    results = large.search("common", None)

    assert sorted(hit.entry.number for hit in results) == list(range(1, SIZE + 1))
    assert (results.is_total_exact, results.total) == (True, SIZE)


def test_a_word_of_just_so_many_entries_is_found_whole(large: Faq) -> None:
    """A list that is not long is no list of the best."""
    results = large.search("harbour", 10)

    assert results.is_total_exact is (SIZE // 3 + 1 <= CHAMPIONS)
    assert results.total >= CHAMPIONS


def test_a_limit_beyond_the_best_looks_at_everything(large: Faq) -> None:
    """Who asks for more than a thousand gets them."""
    assert len(large.search("common", CHAMPIONS + 500)) == CHAMPIONS + 500
    assert large.search("common", CHAMPIONS + 1).is_total_exact


@pytest.mark.parametrize("query", ["common", "common harbour", "what is common"])
def test_a_section_at_the_end_is_searched_whole(query: str, large: Faq) -> None:
    """Though none of the best entries of a common word need be in it."""
    found = large.search(query, 100, section="late")

    assert {hit.entry.number for hit in found} == set(range(SIZE - 49, SIZE + 1))


def test_a_tag_of_few_entries_finds_each_of_them(large: Faq) -> None:
    """Wherever they stand."""
    assert sorted(numbers(large.search("common", 10, tag="green"))) == [1000, 2000, 3000]


def test_entries_without_a_common_word_are_found(large: Faq) -> None:
    """What is left out is left out of the best too."""
    found = large.search("common", 20, without=["harbour"])

    assert len(found) == 20
    assert all(number % 3 for number in numbers(found) if number != BOTH)
    assert BOTH not in numbers(found)
    assert large.search("harbour", 20, without=["common"]) == []
    assert numbers(large.search("common", 5, without=["thing"])) == []
    everything = large.search("common", None, without=["harbour"])
    assert len(everything) == SIZE - len({*range(3, SIZE + 1, 3), BOTH})


def test_entries_that_hold_every_one_of_two_common_words_are_found(large: Faq) -> None:
    """Though the best of either need not hold the other."""
    found = numbers(large.search("common harbour", 50, all_words=True))

    assert len(found) == 50
    assert all(number % 3 == 0 or number == BOTH for number in found)
    assert numbers(large.search("common whetstone", all_words=True)) == [RARE]
    assert numbers(large.search("harbour whetstone", all_words=True)) == (
        [RARE] if RARE % 3 == 0 else []
    )


def test_equals_among_thousands_come_by_number(large: Faq) -> None:
    """Again and again, and a longer list begins as a shorter one does."""
    ten = large.search("common thing", 10)

    assert large.search("common thing", 10) == ten
    assert large.search("common thing", 40)[:10] == ten
    keys = [(-hit.score, hit.entry.number) for hit in large.search("common thing", 40)]
    assert keys == sorted(keys)


def test_a_phrase_of_more_entries_than_are_looked_at_hides_none(
    large: Faq, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them are found without a limit, none that holds it when it is to be left out."""
    monkeypatch.setattr(engine, "MAX_PHRASE_ENTRIES", 100)

    assert large.search("whetstone", without=['"what is"']) == []
    assert numbers(large.search('"what is" whetstone', all_words=True)) == [RARE]
    assert len(large.search('"what is"', None)) == SIZE
