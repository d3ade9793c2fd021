import pytest

from faqcli.text.stopwords import ENGLISH, is_english, listed
from faqcli.text.tokens import fold, folded


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_US", " English ", ""])
def test_english_is_known_by_any_of_its_names(language: str) -> None:
    """A code, with or without a country, the name, or nothing."""
    assert is_english(language)


@pytest.mark.parametrize("language", ["de", "eng-land", "xx", "e", "enm"])
def test_other_languages_are_not_english(language: str) -> None:
    """However much their names look like it."""
    assert not is_english(language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ["der", "und", "wie", "für", "über"]),
        ("de-AT", ["der"]),
        ("pt_BR", ["não", "como"]),
        ("ru", ["как", "что"]),
        ("ar", ["من"]),
        ("fr", ["être", "l"]),
    ],
)
def test_function_words_of_a_language_are_folded_as_a_query_is(
    language: str, words: list[str]
) -> None:
    """So that they are met however they are typed."""
    assert {fold(word) for word in words} <= listed(language)


@pytest.mark.parametrize("language", ["xx", "tlh", "", "../de", "\ud800", "de\x00", "CON"])
def test_an_unknown_language_has_no_function_words(language: str) -> None:
    """And no name of one leads to an error or to a file."""
    assert listed(language) == frozenset()


def test_the_english_words_are_folded_and_in_one_list() -> None:
    """A word is a function word or a generic one, in the form that a query has."""
    assert not ENGLISH.function & ENGLISH.generic
    assert all(folded(word) == word for word in ENGLISH.function | ENGLISH.generic)
