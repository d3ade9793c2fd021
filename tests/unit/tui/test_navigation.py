from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .conftest import LONG, MANY, NEW, TEA, Reading, Run, change


def test_pick_takes_the_answer_that_is_shown(browse: Run) -> None:
    """A question that was gone to by its number needn't be among the hits."""

    async def script(reading: Reading) -> None:
        await reading.type("assam")
        await reading.press("down", "3", "enter")
        assert reading.number == 3
        await reading.pilot.press("enter")

    assert browse(script, is_picking=True).return_value == 3


def test_enter_keeps_match_and_place_of_the_answer(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("black")
        await reading.press("down", "n", "enter")
        assert reading.screen.answer.match == 1
        await reading.press("slash", "ctrl+u", "down", "g")
        await reading.press("enter", "pagedown", "escape", "enter")

    browse(script)

    async def narrow(reading: Reading) -> None:
        await reading.press("down", "enter", "pagedown")
        top = reading.screen.answer.top
        assert top
        await reading.press("escape", "enter")
        assert reading.screen.answer.top == top

    browse(narrow, LONG, size=(60, 16))


def test_going_back_returns_to_the_same_line(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "enter", "pagedown", "pagedown")
        top = reading.screen.answer.top
        await reading.press("2", "enter")
        assert reading.number == 2
        await reading.press("b")
        assert (reading.number, reading.screen.answer.top) == (1, top)

    browse(script, LONG)


def test_jump_to_a_missing_question_keeps_the_history(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "2", "enter", "3", "enter", "b")
        assert reading.number == 2
        await reading.press("9", "9", "enter")
        assert "No question 99" in reading.message
        await reading.press("f")
        assert reading.number == 3
        await reading.press("b", "1", "enter", "f")
        assert reading.number == 1  # another way was taken

    browse(script)


def test_going_back_finds_a_question_whose_number_has_changed(
    browse: Run, write_faq: Callable[..., Path]
) -> None:
    path = write_faq(TEA)

    async def script(reading: Reading) -> None:
        await reading.press("down", "3", "enter")
        change(path, TEA.replace("      - id: green", NEW))
        reading.screen.look_at_file()
        await reading.rest()
        await reading.press("b")
        assert "What is green tea?" in reading.text
        assert reading.number == 2

    browse(script, path)


def test_resizing_during_a_jump_undoes_neither(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down")
        reading.screen.jump(2)
        await reading.pilot.resize_terminal(140, 24)
        await reading.rest()
        assert reading.number == reading.screen.questions.number == 2
        reading.screen.jump(1)
        await reading.pilot.resize_terminal(100, 24)
        await reading.rest()
        assert reading.number == 1
        assert "w20" in reading.text
        lines = [line.partition("│")[2].rstrip() for line in reading.lines]
        assert max(map(len, lines)) <= reading.screen.columns.text_width + 1

    browse(script, LONG, size=(100, 24))


def test_going_back_without_history_leads_to_the_questions(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "enter", "b")
        assert reading.focus == "questions"

    browse(script)


def test_brackets_outside_of_the_hits_step_through_all_questions(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("coffee")
        assert reading.listed == [10]
        await reading.press("down", "2", "0", "enter", "]")
        assert reading.number == 21
        await reading.press("[", "[")
        assert reading.number == 19

    browse(script, MANY.replace("Tea 10?", "Coffee?"))


def test_brackets_step_through_the_questions_and_stop_at_the_ends(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "enter", "]")
        assert reading.number == 2
        await reading.press("]", "]", "]")
        assert reading.number == 3
        await reading.press("[")
        assert reading.number == 2

    browse(script)


def test_related_question_is_followed_and_left_again(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "tab", "tab", "tab")
        target = reading.screen.answer.target
        assert target
        while not target.number:
            await reading.press("tab")
            target = reading.screen.answer.target
            assert target
        await reading.press("enter")
        assert reading.number == 2
        await reading.press("b")
        assert reading.number == 1
        await reading.press("f")
        assert reading.number == 2

    browse(script)
