from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.search.expansion import expand
from faqcli.search.lookup import Lookup
from faqcli.search.proximity import Phrase, phrases
from faqcli.search.query import DEFAULTS, parse
from faqcli.search.statistics import gather

FaqOf = Callable[[str], Faq]

QUAYS = """\
- question: What is a landing stage?
  answer: A floating quay. Boats moor at the landing stages.
- question: Where is the north quay?
  answer: Beside the stage for landing tea.
- question: What is the loss of a mooring?
  answer: Nothing much.
"""


@pytest.fixture
def quays(faq_of: FaqOf) -> Faq:
    """Return a FAQ with words that stand together, and the same words apart."""
    return faq_of(QUAYS)


def found(faq: Faq, query: str) -> list[Phrase]:
    """Return the phrases of a query."""
    lookup = Lookup(faq.index.lexicon)
    statistics = gather(lookup, expand(lookup, parse(query), DEFAULTS))
    return phrases(lookup, statistics, lookup.lexicon.encoded_texts([1, 2, 3]))


def times(faq: Faq, phrase: Phrase) -> list[int]:
    """Return how often a phrase stands in each entry."""
    texts = faq.index.lexicon.encoded_texts([1, 2, 3])
    return [
        sum(len(phrase.pattern.findall(one)) for one in texts[number].shown())
        for number in sorted(texts)
    ]


@pytest.mark.parametrize("query", ["landing stage", "landing stages", "land staged"])
def test_words_that_stand_together_are_found_in_any_form(query: str, quays: Faq) -> None:
    assert [times(quays, phrase) for phrase in found(quays, query)] == [[2, 0, 0]] * 2


def test_words_in_another_order_do_not_stand_together(quays: Faq) -> None:
    assert [times(quays, phrase) for phrase in found(quays, "stage landing")] == [[0, 0, 0]]


def test_keywords_as_a_whole_count_more_than_a_pair(quays: Faq) -> None:
    pair, whole = found(quays, "landing stage")

    assert whole.entry_weight > pair.entry_weight


def test_keywords_may_have_a_function_word_between_them(quays: Faq) -> None:
    *_, whole = found(quays, "loss of a mooring")

    assert times(quays, whole) == [0, 0, 1]


def test_a_pair_of_rare_words_counts_more_than_one_of_commoner_words(faq_of: FaqOf) -> None:
    common = "".join(f"- {{question: A tea quay {n}?, answer: Yes.}}\n" for n in range(9))
    faq = faq_of(common + "- {question: A landing stage?, answer: Yes.}\n")
    (often, *_), (rarely, *_) = found(faq, "tea quay"), found(faq, "landing stage")

    assert rarely.entry_weight > often.entry_weight
    assert rarely.question_weight > often.question_weight


@pytest.mark.parametrize("query", ["", "quay", "what is the", "where is", "xyzzy quay", "xyzzy"])
def test_one_known_word_or_only_function_words_form_no_phrase(query: str, quays: Faq) -> None:
    assert found(quays, query) == []


def test_a_sentence_has_only_pairs(quays: Faq) -> None:
    listed = found(quays, "boats moor beside the north quay")

    assert [sum(times(quays, phrase)) for phrase in listed] == [1, 0, 1, 1, 1]
