import pytest

from faqcli.text.stems import stemmer


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["negotiation", "negotiations", "Negotiations", "negotiate"]),
        ("en", ["war", "wars\u200b", "wa\u00adrs"]),
        ("en-GB", ["moor", "moored", "mooring"]),
        ("EN_us", ["boat", "boats"]),
        ("english", ["boat", "boats"]),
        ("de", ["Häuser", "häusern", "HÄUSER"]),
        ("ru", ["переговоры", "переговоров", "ПЕРЕГОВОРЫ"]),
        ("fr", ["négociation", "négociations"]),
        ("pt-BR", ["negociação", "negociações"]),
    ],
)
def test_forms_of_one_word_have_one_stem(language: str, words: list[str]) -> None:
    """The language is a code, with or without a region, or a name."""
    assert len({stemmer(language)(word) for word in words}) == 1


@pytest.mark.parametrize(
    ("language", "stem"), [("en", "run"), ("de", "running"), ("xx", "running")]
)
def test_a_stem_depends_on_the_language(language: str, stem: str) -> None:
    assert stemmer(language)("Running") == stem


@pytest.mark.parametrize("language", ["", "xx", "uk", "zh-Hans", "~", "?!", "ё"])
def test_in_an_unknown_language_the_stem_is_the_folded_word(language: str) -> None:
    assert stemmer(language)("Négociations") == "negociations"


@pytest.mark.parametrize("language", ["en", "de", "uk", "xx"])
@pytest.mark.parametrize(
    "words",
    [
        ["Зеленський", "Зеленського", "Зеленському", "Зеленським"],
        ["Россия", "России", "Россией", "Россию"],
        ["Росія", "Росії", "Росією"],
        ["Херсон", "Херсона", "Херсоні", "Херсонська", "Херсонской", "Херсонщ\u0301"[:6]],
        ["гарантія", "гарантії", "гарантій", "гарантіями"],
        ["пере\u0301говоры", "переговоров", "ПЕРЕГОВОРЫ"],
    ],
)
def test_slavic_words_lose_their_endings_where_snowball_does_not_know_them(
    language: str, words: list[str]
) -> None:
    assert len({stemmer(language)(word) for word in words}) == 1


@pytest.mark.parametrize("word", ["'s", "s", "и", "国境", "👩", "c++", "1.5"])
def test_no_stem_is_empty(word: str) -> None:
    assert stemmer("en")(word)
    assert stemmer("ru")(word)
