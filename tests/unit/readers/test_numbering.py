from __future__ import annotations

import pytest

from faqcli.readers.numbering import without_numbers


@pytest.mark.parametrize(
    ("numbered", "bare"),
    [
        (["1. Why?", "2) How?", "(3) Who?"], ["Why?", "How?", "Who?"]),
        (["1 Why", "2 How"], ["Why", "How"]),
        (["5.1 Why?", "5.2 How?", "6.1 Who?"], ["Why?", "How?", "Who?"]),
        (["#1: Why?", "Other", "#2: How?", "#1: Who?"], ["Why?", "Other", "How?", "Who?"]),
        (["2. Why?", "3. How?", "5. Who?"], ["Why?", "How?", "Who?"]),
        (["1. Why?", "2. 404 page", "3. 12 volts?"], ["Why?", "404 page", "12 volts?"]),
    ],
)
def test_numbers_that_count_the_questions_go(numbered: list[str], bare: list[str]) -> None:
    assert without_numbers(numbered) == bare


@pytest.mark.parametrize(
    "texts",
    [
        ["429 Too many knocks", "3 tries and the door stays shut?"],
        ["12 volt lamps", "13 volt lamps"],
        ["How?", "404 page", "Why?"],
        ["1 week is too short?", "How?", "Who?"],
        ["2024. What a year?"],
        ["3.5 litres, is that enough?", "How?"],
    ],
)
def test_numbers_that_belong_to_a_question_stay(texts: list[str]) -> None:
    assert without_numbers(texts) == texts
