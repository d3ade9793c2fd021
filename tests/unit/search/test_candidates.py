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
    """Return an entry. All contain `common`, every third one `harbour`, a few have more."""
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
    """Return a FAQ with words that are in thousands of entries."""
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
def test_champions_give_the_same_first_hit_as_all_entries(
    query: str, first: int, large: Faq
) -> None:
    assert numbers(large.search(query, 3))[0] == first
    assert numbers(large.search(query, None))[0] == first


@pytest.mark.parametrize("query", ["common", "harbour common", "what is common"])
def test_the_total_of_a_common_word_is_not_exact(query: str, large: Faq) -> None:
    results = large.search(query, 10)

    assert not results.is_total_exact
    assert CHAMPIONS <= results.total < SIZE


def test_without_a_limit_every_entry_is_found(large: Faq) -> None:
    results = large.search("common", None)

    assert sorted(hit.entry.number for hit in results) == list(range(1, SIZE + 1))
    assert (results.is_total_exact, results.total) == (True, SIZE)


def test_the_total_is_exact_if_all_champions_are_all_entries(large: Faq) -> None:
    results = large.search("harbour", 10)

    assert results.is_total_exact is (SIZE // 3 + 1 <= CHAMPIONS)
    assert results.total >= CHAMPIONS


def test_a_limit_above_the_number_of_champions_reads_all_entries(large: Faq) -> None:
    assert len(large.search("common", CHAMPIONS + 500)) == CHAMPIONS + 500
    assert large.search("common", CHAMPIONS + 1).is_total_exact


@pytest.mark.parametrize("query", ["common", "common harbour", "what is common"])
def test_all_matches_in_a_section_are_found_even_if_none_is_a_champion(
    query: str, large: Faq
) -> None:
    found = large.search(query, 100, section="late", weaker=True)

    assert {hit.entry.number for hit in found} == set(range(SIZE - 49, SIZE + 1))


def test_all_matches_with_a_rare_tag_are_found(large: Faq) -> None:
    assert sorted(numbers(large.search("common", 10, tag="green"))) == [1000, 2000, 3000]


def test_excluding_a_common_word_excludes_champions_too(large: Faq) -> None:
    found = large.search("common", 20, without=["harbour"])

    assert len(found) == 20
    assert all(number % 3 for number in numbers(found) if number != BOTH)
    assert BOTH not in numbers(found)
    assert large.search("harbour", 20, without=["common"]) == []
    assert numbers(large.search("common", 5, without=["thing"])) == []
    everything = large.search("common", None, without=["harbour"])
    assert len(everything) == SIZE - len({*range(3, SIZE + 1, 3), BOTH})


def test_entries_with_both_of_two_common_words_are_found(large: Faq) -> None:
    """The champions of one word need not contain the other."""
    found = numbers(large.search("common harbour", 50, all_words=True))

    assert len(found) == 50
    assert all(number % 3 == 0 or number == BOTH for number in found)
    assert numbers(large.search("common whetstone", all_words=True)) == [RARE]
    assert numbers(large.search("harbour whetstone", all_words=True)) == (
        [RARE] if RARE % 3 == 0 else []
    )


def test_equal_scores_among_thousands_are_in_file_order(large: Faq) -> None:
    ten = large.search("common thing", 10)

    assert large.search("common thing", 10) == ten
    assert large.search("common thing", 40)[:10] == ten
    keys = [(-hit.score, hit.entry.number) for hit in large.search("common thing", 40)]
    assert keys == sorted(keys)


def test_a_phrase_in_very_many_entries_is_found_in_all_if_options_need_that(
    large: Faq, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "MAX_PHRASE_ENTRIES", 100)

    assert large.search("whetstone", without=['"what is"']) == []
    assert numbers(large.search('"what is" whetstone', all_words=True)) == [RARE]
    assert len(large.search('"what is"', None)) == SIZE
