from itertools import permutations

import pytest

from faqcli.search.fuzzy import nearest, nearest_text

VOCABULARY = [
    ("zaporizhzhia", "Zaporizhzhia", 3),
    ("kherson", "Kherson", 2),
    ("quay", "quay", 1),
    ("boat", "boat", 1),
    ("boats", "boats", 4),
    ("запорожье", "Запорожье", 1),
    ("strasse", "Straße", 1),
    ("der", "der", 9),
]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Zaporizhia", "Zaporizhzhia"),
        ("zaporizhzhja", "Zaporizhzhia"),
        ("hersson", "Kherson"),
        ("Cherson", "Kherson"),
        ("Херсон", "Kherson"),
        ("khreson", "Kherson"),
        ("Strase", "Straße"),
        ("boatz", "boats"),
        ("dre", ""),
        ("qua", ""),
        ("xylophone", ""),
        ("", ""),
        ("👩", ""),
        ("?!", ""),
    ],
)
def test_the_nearest_word_is_by_letters_or_by_sound(word: str, found: str) -> None:
    """Typing slips and other romanisations are met, short and distant words are not."""
    assert nearest(word, VOCABULARY) == found


def test_of_equally_near_words_the_commonest_is_meant() -> None:
    """What stands in more entries is the better guess, in whatever order they come."""
    words = [("boatinga", "boatinga", 1), ("boatinge", "boatinge", 5), ("boatingo", "boatingo", 3)]

    for order in permutations(words):
        assert nearest("boatings", order) == "boatinge"


def test_an_empty_vocabulary_has_nothing_near() -> None:
    """There is nothing to suggest."""
    assert nearest("kherson", []) == ""


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
