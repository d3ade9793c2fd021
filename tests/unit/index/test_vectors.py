import math
from collections.abc import Callable, Mapping

import pytest
from tables import SIZE

from faqcli.faq import Faq
from faqcli.index.lexicon import SUBJECT
from faqcli.text.meaning import LENGTH, cosines

FaqOf = Callable[[str], Faq]
UseTable = Callable[[Mapping[str, Mapping[int, int]]], None]

FAQ = """\
- question: When do the boats sail?
  aliases: [timetable of boats, sail times]
  answer: Every hour.
- question: Xyzzy?
  answer: Plugh.
- question: What are the fees?
  short: Ten crowns a boat.
  answer: Nobody pays more.
"""
PIECES = {"boats": {0: 90}, "boat": {0: 80, 1: 20}, "sail": {2: 90}, "fees": {3: 90}}


@pytest.fixture(autouse=True)
def _table(use_table: UseTable) -> None:
    use_table(PIECES)


def test_each_phrasing_of_a_question_has_a_vector(faq_of: FaqOf) -> None:
    """Only texts of which the table knows some word have one."""
    vectors = dict(faq_of(FAQ).index.vectors())
    del vectors[SUBJECT]

    assert {number: len(data) // SIZE for number, data in vectors.items()} == {1: 3, 3: 2}


def test_the_vector_of_the_subject_is_the_mean_of_all(faq_of: FaqOf) -> None:
    vectors = dict(faq_of(FAQ).index.vectors())
    subject = vectors.pop(SUBJECT)
    every = [data[at : at + SIZE] for data in vectors.values() for at in range(0, len(data), SIZE)]
    rows = (memoryview(one).cast("b") for one in every)
    sums = [sum(column) for column in zip(*rows, strict=True)]

    length = math.hypot(*sums)
    assert memoryview(subject).cast("b").tolist() == [round(LENGTH * one / length) for one in sums]


def test_vectors_are_those_that_a_query_has(faq_of: FaqOf) -> None:
    index = faq_of(FAQ).index
    (_, data), *_ = index.vectors([1])
    embedder = index.lexicon.embedder
    assert embedder
    words = ["when", "do", "the", "boats", "sail"]
    embedder.load(words)

    assert cosines(embedder.embed(words), data[:SIZE]) == pytest.approx([1], abs=0.02)


def test_rare_words_weigh_more(faq_of: FaqOf) -> None:
    index = faq_of(FAQ).index
    weights = index.lexicon.idfs(["boats", "the", "nowhere"])

    assert weights["the"] <= weights["boats"] < weights["nowhere"]
