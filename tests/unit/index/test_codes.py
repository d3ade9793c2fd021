import pytest

from faqcli.index.codes import (
    BOUNDARY,
    code_of,
    codes_in,
    number_after,
    numbers_of,
    phrase_pattern,
)

FIRST_OF_TWO = 0xF0000
LIMITS = [0x10, 0x11, 0xD7FF, 0xE000, FIRST_OF_TWO - 1, FIRST_OF_TWO, FIRST_OF_TWO + 1]
"""Numbers of words where the form of their codes changes."""
MANY = [*LIMITS, 0xF800, 0xFFFF, 0x10000, FIRST_OF_TWO + 0xF7FF, FIRST_OF_TWO + 0xF800]


def test_numbers_follow_one_another_except_for_surrogates() -> None:
    assert [number_after(n) for n in (-1, 0x10, 0xD7FF, 0xF0000)] == [0x10, 0x11, 0xE000, 0xF0001]


def test_each_word_has_a_different_code() -> None:
    codes = [code_of(i) for i in MANY]

    assert len(set(codes)) == len(MANY)
    assert [len(code) for code in codes] == [2 if i >= FIRST_OF_TWO else 1 for i in MANY]
    assert all("".join(codes).encode().decode().count(code) == 1 for code in codes)
    assert BOUNDARY not in "".join(codes)
    assert "\x00" not in "".join(codes)


@pytest.mark.parametrize("step", [997, 4001])
def test_codes_are_distinct_over_the_whole_range(step: int) -> None:
    numbers = [i for i in range(0x10, 1_500_000, step) if not 0xD800 <= i < 0xE000]
    codes = list(map(code_of, numbers))

    assert len(set(codes)) == len(codes)
    assert codes_in("".join(codes)) == set(codes)
    assert codes_in("".join(reversed(codes))) == set(codes)
    assert numbers_of("".join(codes)) == numbers


@pytest.mark.parametrize(
    "numbers", [[], [21], [21, 21, 22], LIMITS, [FIRST_OF_TWO, 21, FIRST_OF_TWO]]
)
def test_codes_of_two_characters_are_not_split(numbers: list[int]) -> None:
    assert codes_in("".join(map(code_of, numbers))) == {code_of(i) for i in numbers}


@pytest.mark.parametrize("word", [*LIMITS, *(ord(sign) for sign in ".|()[]*+?^$\\- \n")])
@pytest.mark.parametrize("other", [19, FIRST_OF_TWO + 9])
def test_a_phrase_is_found_even_if_its_codes_are_special_in_patterns(word: int, other: int) -> None:
    one, two, three = code_of(word), code_of(other), code_of(200)
    pattern = phrase_pattern([[one], [two, three]])

    assert len(pattern.findall(f"{one}{two}{three}{one}{three}")) == 2
    assert pattern.findall(f"{one}{BOUNDARY}{two}") == []
    assert pattern.findall(f"{two}{one}") == []
    assert pattern.findall("") == []
