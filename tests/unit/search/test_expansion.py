from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.search.expansion import expand
from faqcli.search.lookup import Lookup
from faqcli.search.query import DEFAULTS, Options, parse
from faqcli.search.terms import ExpandedTerm

FaqOf = Callable[[str], Faq]

TOWN = """\
synonyms:
- [Zaporizhzhia, Запорожье]
- [power plant, ZNPP, atomic station]
questions:
- question: Who runs the power plant in Zaporizhzhia?
  answer: Negotiators of both sides. The front line and the GitHub page are near.
- question: What guarantees are there?
  answer: Security, secured by securities. A frontline town. 国境線 and 国会.
- question: Where is the database?
  answer: In the data centre. The base is near.
"""


@pytest.fixture
def town(faq_of: FaqOf) -> Faq:
    """Return a FAQ with many kinds of words."""
    return faq_of(TOWN)


def expanded(faq: Faq, query: str, options: Options = DEFAULTS) -> list[ExpandedTerm]:
    """Return the expanded terms of a query."""
    return expand(Lookup(faq.index.lexicon), parse(query), options)


def ways(one: ExpandedTerm) -> list[list[set[str]]]:
    """Return the forms in each position of each expansion of a term."""
    return [[set(forms) for forms in expansion.positions] for expansion in one.expansions]


def test_other_forms_of_a_word_weigh_less_than_the_typed_one(town: Faq) -> None:
    (one,) = expanded(town, "security")

    assert ways(one) == [[{"security"}], [{"securities"}], [{"secured"}]]
    typed, plural, other = one.expansions
    assert (typed.weight, typed.likeness) == (1.0, 1.0)
    assert plural.weight < 1
    assert plural.likeness == 1  # it means the same
    assert other.weight < 1
    assert other.likeness < 1
    assert all(expansion.is_typed for expansion in one.expansions)


def test_a_synonym_is_an_expansion_that_was_not_typed(town: Faq) -> None:
    """It may consist of several words, and so may the typed text."""
    (one,) = expanded(town, "ZNPP")
    assert ways(one) == [[{"power"}, {"plant"}]]
    assert [e.is_typed for e in one.expansions] == [False]

    *words, run = expanded(town, "atomic station")
    assert [w.expansions for w in words] == [(), ()]
    assert (run.typed, run.covers) == ("atomic station", range(2))
    assert ways(run) == [[{"power"}, {"plant"}]]


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("gaurantees", "guarantees"),
        ("garantees", "guarantees"),
        ("zaporizhia", "zaporizhzhia"),
        ("запоріжжя", "zaporizhzhia"),
        ("negotiaters", "negotiators"),
        ("negotiato", "negotiators"),
    ],
)
def test_an_unknown_word_is_expanded_to_a_similar_one_of_less_weight(
    typed: str, form: str, town: Faq
) -> None:
    (one,) = expanded(town, typed)

    assert not any(e.is_typed for e in one.expansions)
    assert ways(one)[0] == [{form}]
    assert all(not e.is_typed and 0 < e.weight < 1 for e in one.expansions)


def test_a_similar_word_brings_its_synonyms(faq_of: FaqOf) -> None:
    faq = faq_of(
        "synonyms: [[Zaporizhzhia, Alexandrovsk]]\n"
        "questions: [{question: Where is it?, answer: In Zaporizhzhia.}]\n"
    )

    (one,) = expanded(faq, "Aleksandrovsk")

    assert ways(one) == [[{"zaporizhzhia"}]]
    assert not any(e.is_typed for e in one.expansions)


@pytest.mark.parametrize(
    ("query", "typed", "run"),
    [
        ("git hub", "git hub", [{"github"}]),
        ("the data base", "data base", [{"database"}]),
        ("front line", "front line", [{"frontline"}]),
    ],
)
def test_two_words_are_also_searched_for_as_one(
    query: str, typed: str, run: list[set[str]], town: Faq
) -> None:
    joined = [one for one in expanded(town, query) if len(one.covers) == 2]

    assert [(one.typed, ways(one)[0]) for one in joined] == [(typed, run)]


def test_an_unknown_word_is_searched_for_as_two_neighbours(town: Faq) -> None:
    (one,) = expanded(town, "datacentre")
    assert ways(one) == [[{"data"}, {"centre"}]]
    assert not one.expansions[0].is_typed

    (one,) = expanded(town, "database")
    assert ways(one) == [[{"database"}]]
    (one,) = expanded(town, "centrebase")
    assert ways(one) == []


def test_a_prefix_is_expanded_to_words_but_not_to_synonyms_or_similar_words(town: Faq) -> None:
    (one,) = expanded(town, "secur*")
    assert ways(one) == [[{"security", "secured", "securities"}]]
    assert ways(expanded(town, "xyz*")[0]) == []
    assert ways(expanded(town, "garan*")[0]) == []
    assert ways(expanded(town, "国*")[0]) == [[{"国境", "国会"}]]


def test_a_single_character_of_an_unspaced_script_is_found_within_words(town: Faq) -> None:
    """Words of such scripts are indexed as pairs of characters."""
    (one,) = expanded(town, "境")
    assert ways(one) == [[{"国境", "境線"}]]
    assert ways(expanded(town, "亀")[0]) == []


def test_exact_words_are_not_expanded(town: Faq) -> None:
    exact = Options(is_exact=True)

    assert ways(expanded(town, "security", exact)[0]) == [[{"security"}]]
    assert ways(expanded(town, "secure", exact)[0]) == []
    assert ways(expanded(town, "znpp", exact)[0]) == []
    assert ways(expanded(town, "gaurantees", exact)[0]) == []
    assert [len(w.expansions) for w in expanded(town, "git hub", exact)] == [0, 0]
    assert ways(expanded(town, '"power plant"', exact)[0]) == [[{"power"}, {"plant"}]]
    assert ways(expanded(town, '"power plants"', exact)[0]) == []


def test_a_phrase_or_a_prefix_is_no_function_word(town: Faq) -> None:
    assert [w.is_function for w in expanded(town, 'where is "the in" wh* database')] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_an_excluded_word_excludes_no_similar_words(town: Faq) -> None:
    """A guess must not hide answers."""
    assert ways(expanded(town, "gaurantees", Options(uses_similar=False))[0]) == []
