from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.index.postings import CHAMPIONS, IN_QUESTION, Postings, postings_of
from faqcli.search.lookup import Lookup
from faqcli.search.statistics import WeightedPostings, combine

FaqOf = Callable[[str], Faq]

QUAYS = """\
- question: Where is the north quay?
  answer: |
    The north quay is there. North

    quay of north quays.
- question: Where is the quay?
  answer: North of the north pole.
  aliases: [north quay]
- question: Where is the south mole?
  answer: North. Quay.
"""


@pytest.fixture
def counter(faq_of: FaqOf) -> Lookup:
    """Return what counts the words of a small FAQ."""
    return Lookup(faq_of(QUAYS).index.lexicon)


def test_a_run_is_counted_within_one_text_each(counter: Lookup) -> None:
    """Not over the end of a block; over that of a sentence it is."""
    found = counter.phrase([{"north"}, {"quay", "quays"}])

    assert {n: found.get(n) for n in found.numbers()} == {
        1: 3 << 2 | IN_QUESTION,
        2: 1 << 2,
        3: 1 << 2,
    }


@pytest.mark.parametrize(
    "places",
    [[{"north"}, {"xyzzy"}], [{"xyzzy"}, {"north"}], [set(), {"quay"}], [{"mole"}, {"quay"}]],
)
def test_a_run_of_words_that_never_meet_stands_nowhere(
    counter: Lookup, places: list[set[str]]
) -> None:
    """Whether one of them is unknown or they only stand apart."""
    assert counter.phrase(places).numbers() == []


def test_a_word_of_three_alternatives_is_counted_in_each(counter: Lookup) -> None:
    """Those that stand nowhere are left out."""
    found = counter.words({"mole", "pole", "xyzzy"})

    assert sorted(n for one in found for n in one.numbers()) == [2, 3]
    assert len(counter.codes({"mole", "xyzzy"})) == 1


def test_runs_are_looked_for_where_questions_hold_the_words_first(
    faq_of: FaqOf,
) -> None:
    """When more entries hold them than are to be looked at."""
    asked = "- {question: Is it the north quay?, answer: Yes.}\n"
    faq = faq_of("- {question: Is it?, answer: The north quay.}\n" * 5 + asked)

    found = Lookup(faq.index.lexicon, max_phrase_entries=2).phrase([{"north"}, {"quay"}])

    assert len(found.numbers()) == 2
    assert 6 in found.numbers()
    assert found.is_partial
    every = Lookup(faq.index.lexicon, max_phrase_entries=None).phrase([{"north"}, {"quay"}])
    assert (every.numbers(), every.is_partial) == ([1, 2, 3, 4, 5, 6], False)


def standing(*numbers: int, flags: int = 0) -> Postings:
    """Return where a word stands once."""
    return postings_of(dict.fromkeys(numbers, (1, flags)))


def test_entries_that_hold_several_forms_of_a_term_count_once() -> None:
    """As do questions."""
    parts = [
        WeightedPostings(standing(1, 2, flags=IN_QUESTION), 1, 1),
        WeightedPostings(standing(2, 3), 0.6, 0.5),
    ]

    term = combine(parts, 10)

    assert (term.document_frequency, term.question_frequency) == (3, 2)
    assert combine([], 10).document_frequency == 0


def test_a_term_of_many_entries_stands_in_no_more_than_there_are() -> None:
    """For long lists a sum is near enough."""
    many = standing(*range(1, CHAMPIONS + 1))

    term = combine([WeightedPostings(many, 1, 1), WeightedPostings(many, 0.6, 0.5)], CHAMPIONS + 3)

    assert term.document_frequency == CHAMPIONS + 3
