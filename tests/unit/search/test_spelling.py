from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

import pytest

from faqcli.index.lexicon import Lexicon
from faqcli.index.store import open_index
from faqcli.readers.source import Document
from faqcli.search.spelling import Similar, nearest
from faqcli.text.similarity import nearest_text

WORDS = [
    "Zaporizhzhia",
    "Kherson",
    "quay",
    "boat",
    "boats",
    "boats",
    "Запорожье",
    "Straße",
    "der",
    "der",
    "der",
    "pläne",
    "北京",
]


@pytest.fixture
def index_of() -> Iterator[Callable[[Sequence[str]], Lexicon]]:
    """Return a function that indexes a FAQ with an entry for each of some words."""
    with ExitStack() as stack:

        def read(answers: Sequence[str]) -> Lexicon:
            lines = [f"- {{question: A?, answer: {answer}}}" for answer in answers]
            index = open_index(Document("faq.yaml", data="\n".join(lines).encode()))
            stack.callback(index.close)
            return index.lexicon

        yield read


IndexOf = Callable[[Sequence[str]], Lexicon]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Zaporizhia", "zaporizhzhia"),
        ("zaporizhzhja", "zaporizhzhia"),
        ("hersson", "kherson"),
        ("Cherson", "kherson"),
        ("Херсон", "kherson"),
        ("khreson", "kherson"),
        ("Strase", "strasse"),
        ("plane", "plane"),
        ("pekin", ""),
        ("boatz", "boats"),
        ("dre", ""),
        ("qua", ""),
        ("xylophone", ""),
        ("", ""),
        ("👩", ""),
        ("?!", ""),
    ],
)
def test_the_nearest_word_is_by_letters_or_by_sound(
    word: str, found: str, index_of: IndexOf
) -> None:
    """Typing slips and other romanisations are met, short and distant words are not."""
    near = nearest(index_of(WORDS), word)

    assert (near[0].form if near else "") == found


def test_of_equally_near_words_the_commonest_is_meant(index_of: IndexOf) -> None:
    """What stands in more entries is the better guess, in whatever order they come."""
    words = ["boatinga"] + ["boatinge"] * 5 + ["boatingo"] * 3 + ["boatingu"]

    for order in (words, words[::-1], words[4:] + words[:4]):
        near = nearest(index_of(order), "boatings")
        assert [n.form for n in near] == ["boatinge", "boatingo", "boatinga"]
        assert len({n.similarity for n in near}) == 1


def test_nearness_falls_with_each_edit(index_of: IndexOf) -> None:
    """An exchange of two letters is one edit; the same word in another script is none."""
    near = {
        word: nearest(index_of(["guarantees", "Kherson"]), word)[0]
        for word in ("gaurantees", "guaranteess", "garantes", "Kherson")
    }

    assert near["Kherson"] == Similar("kherson", 1)
    assert near["gaurantees"] == Similar("guarantees", 0.9)
    assert near["garantes"].similarity < near["gaurantees"].similarity


def test_the_beginning_of_longer_words_is_near_them(index_of: IndexOf) -> None:
    """But it is not proposed to a person as what was meant."""
    index = index_of(["demilitarization"])

    assert [n.form for n in nearest(index, "demilitar")] == ["demilitarization"]
    assert nearest(index, "demilitar", is_sure=True) == []


@pytest.mark.parametrize(
    ("word", "tried", "proposed"),
    [
        ("boast", True, True),
        ("boets", True, True),
        ("boas", False, True),
        ("tobats", False, False),
        ("bot", False, False),
    ],
)
def test_words_of_four_letters_are_proposed_and_not_tried(
    word: str, tried: bool, proposed: bool, index_of: IndexOf  # noqa: FBT001
) -> None:  # fmt: skip
    """What shows hits without asking has to be surer than a question to the user."""
    index = index_of(["boats"])

    assert bool(nearest(index, word)) is tried
    assert bool(nearest(index, word, is_sure=True)) is proposed


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("85000", []),
        ("19988", []),
        ("covid29", []),
        ("coivd19", []),
        ("Донецк", ["donetsk"]),
        ("申請", ["申请"]),
        ("请费", []),
        ("운전면허", ["운전면허증은"]),
        ("водитель", ["водительские"]),
    ],
)
def test_what_is_near_and_cannot_be_meant_is_left_out(
    word: str, near: list[str], index_of: IndexOf
) -> None:
    """Other numbers, other pairs of characters, words beside the same one in other letters."""
    index = index_of(
        [
            "1998",
            "85001",
            "8.5000",
            "covid19",
            "done",
            "Donetsk",
            "申请",
            "集费",
            "운전면허증은",
            "водительские",
        ]
    )

    assert [n.form for n in nearest(index, word)] == near


def test_an_empty_faq_has_nothing_near(index_of: IndexOf) -> None:
    """There is nothing to suggest."""
    assert nearest(index_of([]), "kherson") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("where may i moor my ship", "Where may I moor?"),
        ("cost night", "What does a night cost?"),
        ("xyzzy", ""),
        ("", ""),
        ("\ud800", ""),
    ],
)
def test_the_nearest_text_shares_words(text: str, found: str) -> None:
    """Order and case matter little, and nothing is guessed without a likeness."""
    assert nearest_text(text, ["Where may I moor?", "What does a night cost?"]) == found
