import pytest

from faqcli.text.english import regular


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("froze", "freeze"),
        ("frozen", "freeze"),
        ("lost", "lose"),
        ("took", "take"),
        ("won", "win"),
        ("fought", "fight"),
        ("children", "child"),
        ("wives", "wife"),
        ("criteria", "criterion"),
    ],
)
def test_irregular_forms_lead_back_to_the_base_form(form: str, base: str) -> None:
    assert regular(form) == base


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organised", "organized"),
        ("analysing", "analyzing"),
        ("harbours", "harbors"),
        ("colourful", "colorful"),
        ("licence", "license"),
        ("centre", "center"),
        ("catalogues", "catalogs"),
        ("grey", "gray"),
        ("programme", "program"),
        ("cheque", "check"),
        ("tyre", "tire"),
    ],
)
def test_british_and_american_spellings_become_one(british: str, american: str) -> None:
    assert regular(british) == regular(american)


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("invasion", "invade"),
        ("decisions", "decides"),
        ("conclusion", "conclude"),
        ("extensions", "extends"),
        ("subscription", "subscribe"),
        ("verification", "verify"),
        ("application", "apply"),
        ("solution", "solve"),
        ("resolution", "resolve"),
        ("permissions", "permits"),
        ("concession", "concede"),
        ("conversion", "convert"),
        ("reception", "receive"),
        ("reduction", "reduce"),
        ("destruction", "destroy"),
    ],
)
def test_nouns_of_latin_verbs_lead_back_to_them(noun: str, verb: str) -> None:
    assert regular(noun) == verb


@pytest.mark.parametrize(
    "word", ["version", "mission", "session", "television", "absolution", "publication", "notion"]
)
def test_nouns_that_only_look_like_those_of_verbs_stay_as_they_are(word: str) -> None:
    assert regular(word) == word


@pytest.mark.parametrize(
    "word", ["boat", "quay", "our", "hour", "four", "wise", "rise", "fire", "fence", "", "чай"]
)
def test_words_that_only_look_like_other_spellings_stay_as_they_are(word: str) -> None:
    assert regular(word) == word


def test_a_regular_form_is_regular() -> None:
    words = ["froze", "organised", "promise", "harbour", "centre", "dialogue", "boats"]

    assert [regular(regular(word)) for word in words] == [regular(word) for word in words]
