from collections.abc import Callable
from math import hypot

import pytest

from faqcli.index.postings import idf
from faqcli.index.store import Index
from faqcli.index.vocabulary import Vocabulary
from faqcli.text.tokens import spell

IndexOf = Callable[[str], Index]


def test_the_norm_of_a_question_counts_each_word_once(index_of: IndexOf) -> None:
    index = index_of(
        "- {question: Quay quay?, answer: a}\n"
        "- {question: Quay mole?, answer: b}\n"
        "- {question: '?', answer: c}\n"
    )

    one, other, none = index.lexicon.measures.norms[1:]

    assert one == pytest.approx(idf(3, 2))
    assert other == pytest.approx(hypot(idf(3, 2), idf(3, 1)))
    assert none == 1  # a question without words can be divided by its norm, too


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["Boats moor."], "Boats"),
        (["Boats moor.", "No boats."], "boats"),
        (["No boats.", "Boats moor."], "boats"),
        (["BOATS", "Boats"], "BOATS"),
    ],
)
def test_lower_case_wins_over_a_capital_at_the_start_of_a_sentence(
    texts: list[str], shown: str
) -> None:
    vocabulary = Vocabulary()
    for text in texts:
        vocabulary.look_up(spell(text)[1])
        vocabulary.show([spell(text)])

    assert vocabulary.spelling("boats") == shown


def test_words_that_readers_do_not_see_have_no_spelling_unless_tags_have_one() -> None:
    vocabulary = Vocabulary()
    vocabulary.look_up(["boats", "moor"])
    vocabulary.label([(["BOATS"], ["boats"])])

    assert [vocabulary.spelling(form) for form in ("boats", "moor", "quay")] == ["BOATS", "", ""]
