from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.search.lookup import Lookup
from faqcli.search.query import parse
from faqcli.search.respelling import as_one_word, guess, numbers
from faqcli.search.terms import ExpandedTerm, Expansion

FaqOf = Callable[[str], Faq]

TOWN = """\
synonyms:
- [Zaporizhzhia, Запорожье]
questions:
- question: Who runs the port in Zaporizhzhia?
  answer: Negotiators of both sides. The front line and the GitHub page are near.
- question: What guarantees are there?
  answer: A frontline town with 85,000 boats, 3 million cups and a quay for covid 19.
- question: Where is the database?
  answer: In the data centre. The base is near.
"""


@pytest.fixture
def town(faq_of: FaqOf) -> Faq:
    """Return a FAQ with words that can be written in other ways."""
    return faq_of(TOWN)


def ways(expansions: tuple[Expansion, ...] | list[Expansion]) -> list[list[set[str]]]:
    """Return the forms in each position of each expansion."""
    return [[set(forms) for forms in one.positions] for one in expansions]


def guessed(faq: Faq, typed: str) -> list[Expansion]:
    """Return what an unknown word may be meant to be."""
    return list(guess(Lookup(faq.index.lexicon), typed))


def joined(faq: Faq, query: str) -> list[ExpandedTerm]:
    """Return the pairs of words that the FAQ writes as one."""
    return list(as_one_word(faq.index.lexicon, parse(query)))


def counted(faq: Faq, query: str) -> list[ExpandedTerm]:
    """Return the numbers that the FAQ writes in another way."""
    return list(numbers(Lookup(faq.index.lexicon), parse(query)))


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
def test_an_unknown_word_may_be_a_similar_one_of_less_weight(
    typed: str, form: str, town: Faq
) -> None:
    found = guessed(town, typed)

    assert ways(found)[0] == [{form}]
    assert all(not one.is_typed and 0 < one.weight < 1 for one in found)
    assert all(0 < one.likeness <= 1 for one in found)


def test_a_similar_word_brings_its_synonyms(faq_of: FaqOf) -> None:
    faq = faq_of(
        "synonyms: [[Zaporizhzhia, Alexandrovsk]]\n"
        "questions: [{question: Where is it?, answer: In Zaporizhzhia.}]\n"
    )

    found = guessed(faq, "Aleksandrovsk")

    assert ways(found) == [[{"zaporizhzhia"}]]
    assert not any(one.is_typed for one in found)


def test_a_word_like_none_of_the_faq_is_not_guessed(town: Faq) -> None:
    assert guessed(town, "xyzzy") == []


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
    assert [(one.typed, ways(one.expansions)[0]) for one in joined(town, query)] == [(typed, run)]


@pytest.mark.parametrize("query", ["hub git", "git hub*", '"git hub"', "git the hub", "data quay"])
def test_words_that_the_faq_does_not_write_as_one_are_not_joined(query: str, town: Faq) -> None:
    """Phrases and prefixes are meant as typed."""
    assert joined(town, query) == []


@pytest.mark.parametrize(
    ("typed", "run"), [("datacentre", [{"data"}, {"centre"}]), ("covid19", [{"covid"}, {"19"}])]
)
def test_an_unknown_word_is_searched_for_as_two_neighbours(
    typed: str, run: list[set[str]], town: Faq
) -> None:
    (one,) = guessed(town, typed)

    assert ways([one]) == [run]
    assert not one.is_typed


@pytest.mark.parametrize("typed", ["centrebase", "quayfor" * 20])
def test_a_word_whose_halves_do_not_stand_together_is_not_cut(typed: str, town: Faq) -> None:
    assert guessed(town, typed) == []


@pytest.mark.parametrize(
    ("query", "typed", "run"),
    [
        ("are there 85k boats", "85k", [{"85000"}]),
        ("85 thousand boats", "85 thousand", [{"85000"}]),
        ("3m cups", "3m", [{"3"}, {"million"}]),
        ("three million", "three million", [{"3"}, {"million"}]),
    ],
)
def test_a_number_is_searched_for_as_the_faq_writes_it(
    query: str, typed: str, run: list[set[str]], town: Faq
) -> None:
    assert [(one.typed, ways(one.expansions)) for one in counted(town, query)] == [(typed, [run])]


@pytest.mark.parametrize("query", ["86k boats", "85,000", "85k*", "boats", '"85 thousand"'])
def test_a_number_that_the_faq_does_not_write_otherwise_has_no_spelling(
    query: str, town: Faq
) -> None:
    assert counted(town, query) == []
