import pytest

from faqcli.text.similarity import EDITS, SOUNDS, alike, comparable, nearest_text, skeleton


@pytest.mark.parametrize(
    ("form", "latin"),
    [
        ("kherson", "kherson"),
        ("херсон", "kherson"),
        ("straße", "strasse"),
        ("quay", "quay"),
        ("bay", ""),
        ("covid19", ""),
        ("85000", ""),
        ("", ""),
    ],
)
def test_short_words_and_words_with_digits_are_similar_to_no_other(form: str, latin: str) -> None:
    assert comparable(form) == latin


@pytest.mark.parametrize(
    "spellings",
    [
        ("kherson", "herson", "gerson"),
        ("zaporizhzhia", "zaporizzia"),
        ("chernivtsi", "cernivci"),
        ("volodymyr", "wolodimir"),
        ("khrushchev", "hrusev"),
    ],
)
def test_romanisations_of_one_name_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len(set(map(skeleton, spellings))) == 1


def test_words_are_grouped_by_their_first_letter_and_length() -> None:
    groups = alike(["quay", "boat", "boot", "херсон", "bay"])

    assert groups[EDITS, "b", 4] == ["boat", "boot"]
    assert groups[EDITS, "k", 7] == ["kherson\tхерсон"]
    assert groups[SOUNDS, "h", 6] == ["herson\tхерсон"]
    assert ("bay" in str(groups), groups[SOUNDS, "k", 4]) == (False, ["kuai\tquay"])


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
def test_the_nearest_text_shares_words_in_any_order_and_case(text: str, found: str) -> None:
    assert nearest_text(text, ["Where may I moor?", "What does a night cost?"]) == found
