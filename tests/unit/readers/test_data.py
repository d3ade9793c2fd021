from __future__ import annotations

import pytest

from faqcli.readers.data import TooDeepError, parse_json, parse_toml


def test_numbers_that_python_has_no_number_for_are_texts() -> None:
    """Python refuses to make a number of so many digits, and JSON has no `NaN`."""
    digits = "9" * 5000
    assert parse_json(f"[1, 1.5, NaN, -Infinity, {digits}]") == [1, 1.5, "NaN", "-Infinity", digits]


@pytest.mark.parametrize("text", ["[1] 2", "", "{a: 1}"])
def test_what_is_not_json_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match="line 1 column"):
        parse_json(text)


@pytest.mark.parametrize("count", [300, 90_000])
def test_deep_values_are_refused(count: int) -> None:
    """Before they end the program or take minutes."""
    with pytest.raises(TooDeepError):
        parse_json("[" * 90_000 + "]" * 90_000)
    with pytest.raises(TooDeepError):
        parse_toml(f"x = 1\n{'.'.join('a' * count)} = 1\n")
    with pytest.raises(TooDeepError):
        parse_toml(f"a = {'[' * 9000}{']' * 9000}\n")


def test_texts_in_toml_may_have_many_points() -> None:
    text = "wait" + "." * 500
    assert parse_toml(f'a = "{text}"\n') == {"a": text}
