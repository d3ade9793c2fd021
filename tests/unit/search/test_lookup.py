from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.index.postings import IN_ALIAS, IN_QUESTION
from faqcli.search.lookup import Lookup

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
def lookup(faq_of: FaqOf) -> Lookup:
    """Return a lookup of the words of a small FAQ."""
    return Lookup(faq_of(QUAYS).index.lexicon)


def test_a_phrase_is_counted_within_blocks_and_not_across_them(lookup: Lookup) -> None:
    found = lookup.phrase([{"north"}, {"quay", "quays"}])

    assert {n: found.get(n) for n in found.numbers()} == {
        1: 3 << 2 | IN_QUESTION,
        2: 1 << 2 | IN_ALIAS,
        3: 1 << 2,
    }


@pytest.mark.parametrize(
    "positions",
    [[{"north"}, {"xyzzy"}], [{"xyzzy"}, {"north"}], [set(), {"quay"}], [{"mole"}, {"quay"}]],
)
def test_words_that_are_never_neighbours_are_no_phrase(
    lookup: Lookup, positions: list[set[str]]
) -> None:
    assert lookup.phrase(positions).numbers() == []


def test_unknown_words_have_no_postings_and_no_codes(lookup: Lookup) -> None:
    found = lookup.words({"mole", "pole", "xyzzy"})

    assert sorted(n for one in found for n in one.numbers()) == [2, 3]
    assert len(lookup.codes({"mole", "xyzzy"})) == 1


def test_a_phrase_is_looked_for_in_questions_first_if_not_all_entries_are_read(
    faq_of: FaqOf,
) -> None:
    asked = "- {question: Is it the north quay?, answer: Yes.}\n"
    faq = faq_of("- {question: Is it?, answer: The north quay.}\n" * 5 + asked)

    found = Lookup(faq.index.lexicon, max_phrase_entries=2).phrase([{"north"}, {"quay"}])

    assert len(found.numbers()) == 2
    assert 6 in found.numbers()
    assert found.is_partial
    every = Lookup(faq.index.lexicon, max_phrase_entries=None).phrase([{"north"}, {"quay"}])
    assert (every.numbers(), every.is_partial) == ([1, 2, 3, 4, 5, 6], False)
