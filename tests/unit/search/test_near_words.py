from collections.abc import Callable, Mapping

import pytest

from faqcli.faq import Faq
from faqcli.search.near_words import near_words

FaqOf = Callable[[str], Faq]
UseTable = Callable[[Mapping[str, Mapping[int, int]]], None]

VOTING, ARMY = range(2)
PIECES = {
    "referendum": {VOTING: 100},
    "parliament": {VOTING: 95, 5: 30},
    "ballot": {VOTING: 90, 2: 20},
    "autumn": {VOTING: 30, 3: 80},
    "troops": {ARMY: 100},
    "soldiers": {ARMY: 90, 4: 40},
    "xyzzy": {ARMY: 100},
    "un": {6: 50},
    "moon": {7: 120},
    "boats": {8: 120},
    "five": {9: 100},
    "three": {9: 100},
    "week": {10: 100},
    "september": {10: 100},
    "yesterday": {11: 100},
    "today": {11: 100},
    "##happy": {ARMY: 90},
}
LAND = """\
- question: Will there be a referendum?
  answer: The parliament promises one in autumn.
- question: How many troops may stay?
  answer: At most six hundred thousand.
- question: What does rebuilding cost?
  answer: More than anyone can pay.
"""


@pytest.fixture(autouse=True)
def _table(use_table: UseTable) -> None:
    use_table(PIECES)


@pytest.fixture
def land(faq_of: FaqOf) -> Faq:
    return faq_of(LAND)


def stand_ins(faq: Faq, word: str) -> list[str]:
    """Return the words of a FAQ that stand for another word."""
    found = near_words(faq.index.lexicon, word)
    return [form for expansion in found for form in sorted(expansion.positions[0])]


@pytest.mark.parametrize(
    ("word", "stand_in"),
    [
        ("ballot", ["referendum", "parliament"]),  # `autumn` is much farther
        ("soldiers", ["troops"]),
        ("xyzzy", []),  # a name
        ("unhappy", []),  # only its parts are in the table
        ("money", []),
    ],
)
def test_only_the_nearest_words_stand_for_another(
    word: str, stand_in: list[str], land: Faq
) -> None:
    assert stand_ins(land, word) == stand_in


@pytest.mark.parametrize(
    ("word", "other"), [("five", "three"), ("week", "september"), ("yesterday", "today")]
)
def test_no_number_or_date_stands_for_another(word: str, other: str, faq_of: FaqOf) -> None:
    """Though they are near in meaning."""
    faq = faq_of(f"- {{question: What of {other}?, answer: It is there.}}\n" * 3)

    assert faq.index.lexicon.word_vectors[0] == [other]
    assert stand_ins(faq, word) == []


def test_a_nearer_word_counts_more(land: Faq) -> None:
    first, second = near_words(land.index.lexicon, "ballot")

    assert 1 > first.weight > second.weight > 0
    assert not first.is_typed


def test_a_near_word_is_not_enough_for_an_answer(land: Faq) -> None:
    results = land.search("would a ballot on the moon need boats from the moon")

    assert not results
    assert results.nearest == 1
    assert "ballot" in results.missing


def test_a_sentence_says_which_word_stood_for_an_unknown_one(land: Faq) -> None:
    results = land.search("will there be a ballot in autumn")

    assert (results[0].entry.number, results[0].matched_as) == (1, "referendum")
    assert results.missing == ("ballot",)


@pytest.mark.parametrize("query", ["ballot", "ballot people"])
def test_keywords_stand_only_for_themselves(query: str, land: Faq) -> None:
    assert land.search(query).missing == tuple(query.split())


def test_an_exact_search_uses_no_near_words(land: Faq) -> None:
    results = land.search("will there be a ballot of the people", exact=True)

    assert "ballot" in results.missing


@pytest.mark.parametrize(
    "content", [f"meaning: false\nquestions:\n{LAND}", "".join(LAND.splitlines(keepends=True)[:4])]
)
def test_a_faq_that_is_not_searched_by_meaning_has_none(content: str, faq_of: FaqOf) -> None:
    """Nor has one of only two entries, in which what is rare is chance."""
    faq = faq_of(content)

    assert faq.index.lexicon.word_vectors == ([], b"")
    assert stand_ins(faq, "ballot") == []
