import pytest

from faqcli.text.stopwords import ENGLISH, foreign, function_words, is_english, listed
from faqcli.text.tokens import fold, folded


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_US", " English ", ""])
def test_english_is_recognised_by_code_and_name(language: str) -> None:
    """A code with or without a region, the name, or nothing."""
    assert is_english(language)


@pytest.mark.parametrize("language", ["de", "eng-land", "xx", "e", "enm"])
def test_names_that_look_like_english_are_not_english(language: str) -> None:
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
def test_function_words_of_a_language_are_folded_like_a_query(
    language: str, words: list[str]
) -> None:
    assert {fold(word) for word in words} <= function_words(language)


@pytest.mark.parametrize("language", ["xx", "tlh", "", "../de", "\ud800", "de\x00", "CON"])
def test_an_unknown_language_has_no_function_words(language: str) -> None:
    assert listed(language) == []


def test_a_negation_is_a_function_word_however_it_is_written() -> None:
    """Otherwise a FAQ would be said not to have the word."""
    assert {"cannot", *folded("can't don't").split(), "cant", "dont", "couldnt"} <= ENGLISH


def test_english_function_words_are_folded() -> None:
    assert all(folded(word) == word for word in ENGLISH)


@pytest.mark.parametrize(
    ("forms", "word"),
    [
        (["elle", "va", "l", "rejoindre"], "nous"),
        (["wird", "die", "ukraine"], "und"),
        (["czy", "do", "wstąpi"], "jest"),
    ],
)
def test_a_language_is_recognised_by_two_of_its_function_words(forms: list[str], word: str) -> None:
    assert word in foreign(forms)


@pytest.mark.parametrize("forms", [[], ["va"], ["xyzzy", "plugh"], ["kherson", "elle"]])
def test_one_function_word_is_too_few_to_recognise_a_language(forms: list[str]) -> None:
    assert foreign(forms) == frozenset()
