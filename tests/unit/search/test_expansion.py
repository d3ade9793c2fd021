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


def test_a_run_of_words_with_a_synonym_follows_the_terms(town: Faq) -> None:
    *words, run = expanded(town, "atomic station")

    assert [w.expansions for w in words] == [(), ()]
    assert (run.typed, run.covers) == ("atomic station", range(2))
    assert ways(run) == [[{"power"}, {"plant"}]]


def test_pairs_that_the_faq_writes_as_one_word_come_last(town: Faq) -> None:
    """After synonyms of several words."""
    found = expanded(town, "power plant git hub")

    assert [one.typed for one in found[4:]] == ["power plant", "git hub"]


def test_only_words_that_nothing_in_the_faq_expresses_are_guessed(town: Faq) -> None:
    git, hub, joined = expanded(town, "git hub")
    assert (git.expansions, hub.expansions) == ((), ())
    assert ways(joined) == [[{"github"}]]

    (one,) = expanded(town, "gaurantees")
    assert ways(one) == [[{"guarantees"}]]


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
