from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.search.expansion import ExpandedTerm, expand
from faqcli.search.lookup import Lookup
from faqcli.search.query import DEFAULTS, Options, parse

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
    """Return a FAQ with words of many kinds."""
    return faq_of(TOWN)


def wanted(faq: Faq, query: str, options: Options = DEFAULTS) -> list[ExpandedTerm]:
    """Return what is looked for."""
    return expand(Lookup(faq.index.lexicon), parse(query), options)


def ways(one: ExpandedTerm) -> list[list[set[str]]]:
    """Return the forms in each position of each expansion of a term."""
    return [[set(forms) for forms in expansion.positions] for expansion in one.expansions]


def test_a_word_is_looked_for_in_its_form_first_and_then_in_others(town: Faq) -> None:
    """What was typed counts most, another word of the same stem less."""
    (one,) = wanted(town, "security")

    assert ways(one) == [[{"security"}], [{"secured", "securities"}]]
    first, *others = one.expansions
    assert (first.weight, first.likeness) == (1.0, 1.0)
    assert all(other.weight < 1 and other.likeness < 1 for other in others)
    assert all(other.is_typed for other in others)


def test_a_synonym_is_a_way_to_say_it_that_was_not_typed(town: Faq) -> None:
    """It may be a run of several words, and so may what was typed."""
    (one,) = wanted(town, "ZNPP")
    assert ways(one) == [[{"power"}, {"plant"}]]
    assert [e.is_typed for e in one.expansions] == [False]

    *words, run = wanted(town, "atomic station")
    assert [w.expansions for w in words] == [(), ()]
    assert (run.typed, run.start, run.end, ways(run)) == (
        "atomic station", 0, 2, [[{"power"}, {"plant"}]],
    )  # fmt: skip


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
def test_a_word_that_stands_nowhere_is_looked_for_as_a_near_one(
    typed: str, form: str, town: Faq
) -> None:
    """For less than the word itself, and it is known nearly."""
    (one,) = wanted(town, typed)

    assert not any(e.is_typed for e in one.expansions)
    assert ways(one)[0] == [{form}]
    assert all(not e.is_typed and 0 < e.weight < 1 for e in one.expansions)


def test_a_near_word_brings_its_synonyms(faq_of: FaqOf) -> None:
    """A slip in a word that only a group of synonyms has leads to the others of the group."""
    faq = faq_of(
        "synonyms: [[Zaporizhzhia, Alexandrovsk]]\n"
        "questions: [{question: Where is it?, answer: In Zaporizhzhia.}]\n"
    )

    (one,) = wanted(faq, "Aleksandrovsk")

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
def test_two_words_may_stand_as_one(query: str, typed: str, run: list[set[str]], town: Faq) -> None:
    """Beside what each of them is by itself."""
    joined = [one for one in wanted(town, query) if one.end - one.start == 2]

    assert [(one.typed, ways(one)[0]) for one in joined] == [(typed, run)]


def test_one_word_may_stand_as_two(town: Faq) -> None:
    """But only side by side, and only when it stands nowhere as one."""
    (one,) = wanted(town, "datacentre")
    assert ways(one) == [[{"data"}, {"centre"}]]
    assert not one.expansions[0].is_typed

    (one,) = wanted(town, "database")
    assert ways(one) == [[{"database"}]]
    (one,) = wanted(town, "centrebase")
    assert ways(one) == []


def test_a_beginning_stands_for_the_words_that_start_so(town: Faq) -> None:
    """In whatever scripts; none of its synonyms or near words is meant."""
    (one,) = wanted(town, "secur*")
    assert ways(one) == [[{"security", "secured", "securities"}]]
    assert ways(wanted(town, "xyz*")[0]) == []
    assert ways(wanted(town, "garan*")[0]) == []
    assert ways(wanted(town, "国*")[0]) == [[{"国境", "国会"}]]


def test_a_single_character_of_a_script_without_spaces_is_a_part_of_words(town: Faq) -> None:
    """Its words are kept as pairs of characters."""
    (one,) = wanted(town, "境")
    assert ways(one) == [[{"国境", "境線"}]]
    assert ways(wanted(town, "亀")[0]) == []


def test_exact_words_have_no_other_forms_synonyms_or_near_ones(town: Faq) -> None:
    """Phrases too are looked for as they stand."""
    exact = Options(is_exact=True)

    assert ways(wanted(town, "security", exact)[0]) == [[{"security"}]]
    assert ways(wanted(town, "secure", exact)[0]) == []
    assert ways(wanted(town, "znpp", exact)[0]) == []
    assert ways(wanted(town, "gaurantees", exact)[0]) == []
    assert [len(w.expansions) for w in wanted(town, "git hub", exact)] == [0, 0]
    assert ways(wanted(town, '"power plant"', exact)[0]) == [[{"power"}, {"plant"}]]
    assert ways(wanted(town, '"power plants"', exact)[0]) == []


def test_function_words_and_those_of_any_subject_are_told_apart(town: Faq) -> None:
    """A phrase or a beginning is neither, whatever it is made of."""
    assert [w.is_function for w in wanted(town, 'where is "the in" wh* database')] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert [w.is_generic for w in wanted(town, "several sides")] == [True, False]


def test_what_no_hit_may_hold_is_meant_as_typed_or_in_another_form(town: Faq) -> None:
    """A near word leaves nothing out: that would be a guess that hides answers."""
    assert ways(wanted(town, "gaurantees", Options(uses_similar=False))[0]) == []
