from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

import pytest

from faqcli.index.lexicon import Lexicon
from faqcli.index.store import open_index
from faqcli.readers.source import Document
from faqcli.search.spelling import nearest

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
    """Return a function that indexes a FAQ with an entry for each word."""
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
def test_the_nearest_word_is_spelt_or_sounds_alike(
    word: str, found: str, index_of: IndexOf
) -> None:
    near = nearest(index_of(WORDS), word)

    assert next(iter(near), "") == found


@pytest.mark.parametrize("word", ["beijing", "vance", "sumy", "sydney"])
def test_a_name_is_no_misspelt_word_that_sounds_like_it(word: str, index_of: IndexOf) -> None:
    """In an English FAQ; nor is it a name of which most letters are others."""
    assert nearest(index_of(["bring", "being", "wants", "summit", "східній"]), word) == {}


def test_the_commonest_of_equally_similar_words_is_first(index_of: IndexOf) -> None:
    words = ["boatinga"] + ["boatinge"] * 5 + ["boatingo"] * 3 + ["boatingu"]

    for order in (words, words[::-1], words[4:] + words[:4]):
        near = nearest(index_of(order), "boatings")
        assert list(near) == ["boatinge", "boatingo", "boatinga"]
        assert len(set(near.values())) == 1


def test_similarity_falls_with_each_edit(index_of: IndexOf) -> None:
    """Swapping two letters is one edit."""
    words = index_of(["guarantees", "Kherson"])

    assert nearest(words, "Kherson") == {"kherson": 1}
    assert nearest(words, "gaurantees") == {"guarantees": 0.9}
    assert 0 < nearest(words, "garantes")["guarantees"] < 0.9


def test_a_prefix_of_a_longer_word_is_searched_for_but_not_suggested(index_of: IndexOf) -> None:
    index = index_of(["demilitarization"])

    assert list(nearest(index, "demilitar")) == ["demilitarization"]
    assert nearest(index, "demilitar", is_sure=True) == {}


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("pcre", ["pcre2"]),
        ("1.0", ["1.0.0", "1.0.7"]),
        ("1.0.0", []),
        ("1.2", []),
        ("1", []),
        ("pc", []),
        ("pcre1", []),
        ("1.", []),
    ],
)
def test_the_beginning_of_a_version_stands_for_it(
    word: str, near: list[str], index_of: IndexOf
) -> None:
    index = index_of(["pcre2", "pcreate", "1.0.0", "1.0.7", "1.05", "1.20.1"])

    assert list(nearest(index, word)) == near
    assert nearest(index, word, is_sure=True) == {}


@pytest.mark.parametrize(
    ("word", "tried", "proposed"),
    [
        ("boads", True, True),
        ("boets", True, True),
        ("boast", False, False),  # a word of English
        ("bots", True, True),
        ("tobats", False, False),
        ("bot", False, False),
    ],
)
def test_a_word_of_four_letters_is_searched_for_only_if_one_more_was_meant(
    word: str, tried: bool, proposed: bool, index_of: IndexOf  # noqa: FBT001
) -> None:  # fmt: skip
    """Hits that nobody asked for need to be surer than a suggestion."""
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
def test_similar_words_that_cannot_be_meant_are_left_out(
    word: str, near: list[str], index_of: IndexOf
) -> None:
    """Numbers and pairs of characters must be the same, and a word in another script wins."""
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

    assert list(nearest(index, word)) == near


def test_an_empty_faq_has_no_similar_words(index_of: IndexOf) -> None:
    assert nearest(index_of([]), "kherson") == {}
