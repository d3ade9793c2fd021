from __future__ import annotations

import pytest

from .conftest import Reading, Run


@pytest.mark.parametrize(
    "keys", [("3", "j", "enter"), ("3", "slash", "x", "ctrl+u", "down", "enter")]
)
def test_another_key_forgets_the_number(browse: Run, keys: tuple[str, ...]) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", *keys)
        assert reading.number != 3
        assert reading.screen.columns.is_reading
        assert not reading.message

    browse(script)


def test_number_outside_of_the_hits_shows_its_answer_on_a_narrow_screen(
    browse: Run,
) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("assam")
        await reading.press("down", "3", "enter")
        assert reading.screen.columns.is_reading
        assert "degrees" in reading.text

    browse(script, size=(60, 16))


def test_click_forgets_the_number(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "3")
        row = next(i for i, line in enumerate(reading.lines) if "What is black" in line)
        await reading.pilot.click(offset=(8, row))
        await reading.rest()
        assert not reading.message
        await reading.press("enter")
        assert reading.number == 2

    browse(script)


def test_number_and_enter_go_to_a_question(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "3")
        assert "Question 3" in reading.message
        await reading.press("enter")
        assert reading.number == 3
        assert reading.screen.questions.number == 3
        await reading.press("4", "2", "enter")
        assert "No question 42" in reading.message
        assert reading.number == 3
        await reading.press("1", "escape", "enter")
        assert reading.number == 3
        assert reading.app.is_running

    browse(script)


def test_number_typed_right_after_clearing_the_search_counts(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("assam")
        await reading.hurry("ctrl+u", "down", "3", "enter")
        assert reading.number == 3

    browse(script)
