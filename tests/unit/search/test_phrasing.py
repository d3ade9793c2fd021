from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.search.expansion import expand
from faqcli.search.lookup import Lookup
from faqcli.search.phrasing import Fit, Phrasings
from faqcli.search.proximity import phrases
from faqcli.search.query import DEFAULTS, parse
from faqcli.search.statistics import gather
from faqcli.text.tokens import spell

FaqOf = Callable[[str], Faq]

TEA = """\
synonyms: [[kettle, water boiler]]
questions:
- question: How is green tea brewed?
  answer: With water that does not boil.
  aliases: [brewing green tea, what tea needs, how hot is the water for tea]
- question: Where is the water boiler?
  answer: Beside the cups.
- question: Who washes the cups and the pot that stands on the table?
  answer: Whoever is last.
  aliases: [cups]
"""


@pytest.fixture
def tea(faq_of: FaqOf) -> Faq:
    """Return a FAQ with questions that can be asked in several ways."""
    return faq_of(TEA)


def fit(faq: Faq, query: str, number: int) -> Fit:
    """Return how well a query matches the best phrasing of a question."""
    lookup = Lookup(faq.index.lexicon)
    statistics = gather(lookup, expand(lookup, parse(query), DEFAULTS))
    texts = lookup.lexicon.encoded_texts([1, 2, 3])
    codes = [lookup.codes([form]) for form in spell(query)[1]]
    verbatim = "".join(code for (code,) in codes) if all(codes) else ""
    phrasings = Phrasings(lookup, statistics, phrases(lookup, statistics, texts), verbatim)
    return phrasings.best(texts[number], lookup.lexicon.measures.norms[number])


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("How is green tea brewed?", 1),
        ("HOW HOT IS THE WATER FOR TEA", 1),
        ("what tea needs", 1),
        ("where is the water boiler", 2),
        ("cups", 3),
    ],
)
def test_a_question_or_an_alias_is_repeated_word_for_word(
    query: str, number: int, tea: Faq
) -> None:
    assert [fit(tea, query, n).is_verbatim for n in (1, 2, 3)] == [n == number for n in (1, 2, 3)]


@pytest.mark.parametrize(
    "query",
    ["tea", "green tea", "brewed tea green is how", "how was green tea brewed", "", "xyzzy"],
)
def test_a_part_or_another_order_is_not_word_for_word(query: str, tea: Faq) -> None:
    assert not fit(tea, query, 1).is_verbatim


def test_words_of_two_phrasings_do_not_add_up(faq_of: FaqOf) -> None:
    faq = faq_of(
        "- {question: Apart?, answer: Yes., aliases: [moor a boat here, brew a tea there]}\n"
        "- {question: Apart?, answer: Yes., aliases: [boat of a tea here, brew and moor there]}\n"
        "- {question: Other?, answer: No.}\n"
    )

    assert fit(faq, "boat tea", 2).score > fit(faq, "boat tea", 1).score > 0


def test_more_aliases_do_not_change_how_well_the_best_one_fits(faq_of: FaqOf) -> None:
    more = "where boats sleep, who rows, rowing for beginners"
    faq = faq_of(
        "- {question: Is it far?, answer: Yes., aliases: [tea on a quay]}\n"
        f"- {{question: Is it far?, answer: Yes., aliases: [tea on a quay, {more}]}}\n"
        "- {question: Other?, answer: No.}\n"
    )

    few, many = (fit(faq, "quay with tea", number) for number in (1, 2))
    assert few.score == pytest.approx(many.score, rel=0.25)


def test_a_short_phrasing_fits_better_than_a_long_one(tea: Faq) -> None:
    assert fit(tea, "cups please", 3).score > fit(tea, "table please", 3).score > 0


def test_a_synonym_of_several_words_fits_less_than_the_words_themselves(tea: Faq) -> None:
    typed, synonym = fit(tea, "water boiler", 2), fit(tea, "kettle", 2)

    assert typed.score > synonym.score > 0
    assert fit(tea, "kettle", 1) == fit(tea, "xyzzy", 1) == (False, 0, 0)


def test_words_that_stand_together_fit_better_than_the_same_words_apart(faq_of: FaqOf) -> None:
    faq = faq_of(
        "- {question: A landing stage for boats?, answer: Yes.}\n"
        "- {question: A stage for landing boats?, answer: Yes.}\n"
        "- {question: Other?, answer: No.}\n"
    )

    assert fit(faq, "landing stage", 1).score > fit(faq, "landing stage", 2).score
