import pytest

from faqcli.search.numerals import LONGEST, other_spellings


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("85k", "85000"),
        ("85000", "85k"),
        ("85 thousand", "85000"),
        ("85000", "85 thousand"),
        ("one million", "1000000"),
        ("1000000", "one million"),
        ("1m", "1 million"),
        ("1.5 million", "1500000"),
        ("2.5bn", "2.5 billion"),
        ("twelve thousand", "12k"),
        ("3tn", "three trillion"),
        ("six hundred thousand", "600000"),
        ("hundred thousand", "100k"),
        ("eighty five thousand", "85000"),
        ("one hundred and twenty million", "120m"),
        ("fifteen thousand", "15k"),
        ("15000", "fifteen thousand"),
        ("six hundred and nineteen thousand", "619000"),
    ],
)
def test_a_number_is_found_in_its_other_spellings(typed: str, other: str) -> None:
    assert tuple(other.split()) in other_spellings(typed.split())


@pytest.mark.parametrize("typed", ["85k", "85000", "85 thousand", "one million", "1000000"])
def test_no_spelling_of_a_number_is_the_one_typed_or_too_long(typed: str) -> None:
    found = other_spellings(typed.split())

    assert tuple(typed.split()) not in found
    assert len(found) == len(set(found))
    assert max(map(len, found)) <= LONGEST


@pytest.mark.parametrize(
    "typed",
    [
        "five five thousand", "twenty hundred thousand", "twelve twenty thousand",
        "twenty twelve thousand", "ten five thousand", "one hundred and thousand",
        "and one thousand", "one hundred and and one thousand", "twenty and one thousand",
        "5", "one", "999", "0", "quay", "million", "5 m", "5 k", "85k thousand", "5 boats",
        "one boat", "12345678901234567890", "85kg", "5x", "1.0005", "1000.5", "0.5k", "٨٥k x",
    ],
)  # fmt: skip
def test_what_is_no_large_whole_number_has_no_other_spelling(typed: str) -> None:
    """`5 m` may be metres, and below a thousand digits mean too many things."""
    assert other_spellings(typed.split()) == []


def test_an_uneven_number_is_only_written_in_digits() -> None:
    assert other_spellings(["12345678"]) == []
    assert other_spellings(["12.5k"]) == [("12500",), ("12.5", "thousand")]
