from faqcli.search.query import parse
from faqcli.search.terms import ExpandedTerm, Expansion, neighbours, single_words, typed_text


def term(place: int, *ways: str) -> ExpandedTerm:
    """Return a term of a query that each of these words, or words in a row, expresses."""
    expansions = (Expansion(tuple(frozenset([word]) for word in way.split())) for way in ways)
    return ExpandedTerm(f"t{place}", tuple(expansions), range(place, place + 1))


def test_only_expansions_of_one_word_are_single_words() -> None:
    assert single_words(term(0, "quay", "wharf", "landing stage")) == {"quay", "wharf"}
    assert single_words(term(0)) == frozenset()


def test_two_terms_are_neighbours_if_single_words_express_both() -> None:
    terms = [term(0, "north"), term(1, "quay", "wharf"), term(2, "landing stage"), term(3, "tea")]

    assert list(neighbours(terms)) == [(0, [frozenset(["north"]), frozenset(["quay", "wharf"])])]
    assert list(neighbours([term(0, "north"), term(1), term(2, "quay")])) == []


def test_terms_in_a_row_are_given_as_typed() -> None:
    assert typed_text(parse("The NORTH Quay tea"), range(1, 3)) == "NORTH Quay"
