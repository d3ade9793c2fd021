from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.search.synonyms import NO_SYNONYMS, of_stems, synonyms_of
from faqcli.search.terms import Expansion

FaqOf = Callable[[str], Faq]

PORT = """\
synonyms:
- [quay, wharf, landing stage]
- [quay, kay]
- [harbour master, HM]
questions:
- question: Where is the landing stage?
  answer: Behind the quay. Two quays are closed, the harbour master says.
- question: What is secure?
  answer: Security, secured by securities.
"""


@pytest.fixture
def port(faq_of: FaqOf) -> Faq:
    """Return a FAQ with synonyms of one word and of two."""
    return faq_of(PORT)


def expansions(faq: Faq, key: str, form: str = "") -> list[Expansion]:
    """Return the expansions of a run of stems."""
    return list(of_stems(key, synonyms_of(faq.index.lexicon, [key]), form))


def ways(found: list[Expansion]) -> list[list[set[str]]]:
    """Return the forms in each position of each expansion."""
    return [[set(forms) for forms in one.positions] for one in found]


def test_other_forms_of_a_word_weigh_less_than_the_typed_one(port: Faq) -> None:
    found = expansions(port, "secur", "security")

    assert ways(found) == [[{"security"}], [{"securities"}], [{"secure", "secured"}]]
    typed, plural, other = found
    assert (typed.weight, typed.likeness) == (1.0, 1.0)
    assert plural.weight < 1
    assert plural.likeness == 1  # it means the same
    assert other.weight < 1
    assert other.likeness < 1
    assert all(one.is_typed for one in found)


def test_a_form_that_does_not_occur_leaves_the_others(port: Faq) -> None:
    found = expansions(port, "secur", "securely")

    assert ways(found) == [[{"secure", "secured", "security", "securities"}]]
    assert found[0].weight < 1


def test_a_synonym_is_an_expansion_that_was_not_typed(port: Faq) -> None:
    """It may consist of several words, and those that don't occur are left out."""
    typed, synonym = expansions(port, "quay")

    assert ways([typed]) == [[{"quay", "quays"}]]
    assert ways([synonym]) == [[{"landing"}, {"stage"}]]
    assert (typed.is_typed, synonym.is_typed) == (True, False)
    assert synonym.weight < typed.weight


def test_a_synonym_that_does_not_occur_finds_those_that_do(port: Faq) -> None:
    assert ways(expansions(port, "wharf")) == [[{"quay", "quays"}], [{"landing"}, {"stage"}]]
    assert ways(expansions(port, "kay")) == [[{"quay", "quays"}]]


def test_terms_in_a_row_that_have_a_synonym_together_are_a_compound(port: Faq) -> None:
    keys = [port.index.lexicon.stem(word) for word in ("tea", "harbour", "master")]
    found = synonyms_of(port.index.lexicon, keys)

    assert found.compounds == {" ".join(keys[1:]): range(1, 3)}


def test_a_run_in_another_order_is_no_synonym(port: Faq) -> None:
    keys = [port.index.lexicon.stem(word) for word in ("master", "harbour")]
    found = synonyms_of(port.index.lexicon, keys)

    assert (found.members, found.compounds) == ({}, {})


def test_an_unknown_stem_has_no_expansions(port: Faq) -> None:
    assert expansions(port, "xyzzi") == []
    assert list(of_stems("quay", NO_SYNONYMS, "quay")) == []
