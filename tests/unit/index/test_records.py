from collections.abc import Callable

from faqcli.index.store import Index

IndexOf = Callable[[str], Index]

FAQ = """\
title: Old tolls
as_of: 2024
source: {title: Rules, authors: [Ada Berg], publisher: Town press}
synonyms: [[tolls, "harbour dues"], [quay, pier], [Bergs, Monts]]
questions: [{question: Why?, answer: So.}]
"""


def test_a_faq_is_known_by_how_its_own_words_and_their_synonyms_begin(
    index_of: IndexOf,
) -> None:
    index = index_of(FAQ)

    assert index.named == {
        *("a", "ad", "ada", "b", "be", "ber", "t", "to", "tow", "p", "pr", "pre"),
        *("m", "mo", "mon"),  # as the plural of a synonym may stand for the singular
    }
    assert {"o", "ol", "old", "tol", "har", "due", "202"} <= index.mentioned - index.named
    assert not {"q", "pie", "why", "so"} & index.mentioned


def test_it_is_known_whose_text_a_faq_restates(index_of: IndexOf) -> None:
    assert index_of(FAQ).origin == "Restated from Ada Berg, Town press. As of 2024."
    assert not index_of("- {question: Why?, answer: So.}").origin
