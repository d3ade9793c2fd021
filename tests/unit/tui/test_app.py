from __future__ import annotations

import gc

import pytest

from .conftest import Reading, Run


@pytest.mark.parametrize("size", [(100, 24), (40, 16)])
def test_enter_with_pick_returns_the_number(browse: Run, size: tuple[int, int]) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("assam")
        await reading.pilot.press("enter", "enter")

    assert browse(script, size=size, is_picking=True).return_value == 2


def test_esc_with_pick_returns_no_number(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.pilot.press("escape")

    assert browse(script, is_picking=True).return_value is None


def test_control_characters_and_markup_are_shown_as_text(browse: Run) -> None:
    faq = (
        'title: "[red]\\e[31m"\nquestions:\n'
        '  - question: "[bold]Q\\e]0;x\\a\\u202e[/bold] [@click=app.quit]x[/]?"\n'
        '    answer: "[link=https://x]a[/link] \\e[2J [js](javascript:alert(1)) [a]b[/a]"\n'
        '    tags: ["[blink]t\\e"]\n'
    )

    async def script(reading: Reading) -> None:
        text = reading.text
        assert not {c for c in text if (ord(c) < 32 and c != "\n") or c == "\u202e"}
        assert "[bold]Q" in text
        assert "[link=https://x]a[/link]" in text
        assert reading.screen.answer.page.targets == ()
        reading.screen.search_line.insert_text_at_cursor("\x1b[31m[b]\u202eq")
        await reading.rest()
        assert not {c for c in reading.text if (ord(c) < 32 and c != "\n") or c == "\u202e"}

    browse(script, faq)


@pytest.mark.parametrize("part", ["question_mark", "ctrl+p"])
def test_ctrl_c_leaves_from_the_help_and_the_palette(browse: Run, part: str) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", part)
        assert len(reading.app.screen_stack) == 2
        await reading.press("f1", "ctrl+p")
        assert len(reading.app.screen_stack) == 2
        await reading.pilot.press("ctrl+c")

    assert browse(script).return_code == 130


@pytest.mark.parametrize("part", ["question_mark", "ctrl+p"])
def test_esc_returns_from_help_and_palette_to_a_narrow_answer(browse: Run, part: str) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "j", "enter", part)
        await reading.press("escape")
        await reading.pilot.pause(0.2)
        assert reading.screen.columns.is_reading
        assert "Assam is one." in reading.text
        await reading.press("]")
        assert "degrees" in reading.text

    browse(script, size=(60, 16))


def test_ctrl_z_between_pipes_does_not_suspend(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("ctrl+z")
        assert "Can't suspend" in reading.message

    browse(script, can_suspend=False)


def test_garbage_is_collected_once_the_screen_is_open(browse: Run) -> None:
    """A plain run does without, but a screen may stay open for days."""

    async def script(reading: Reading) -> None:
        gc.disable()
        try:
            await reading.wait_for(gc.isenabled)
        finally:
            gc.enable()
            gc.unfreeze()

    browse(script)


@pytest.mark.parametrize("keys", [("down", "q"), ("escape",)])
def test_q_and_esc_leave(browse: Run, keys: tuple[str, ...]) -> None:
    async def script(reading: Reading) -> None:
        await reading.pilot.press(*keys)

    app = browse(script)
    assert app.return_code == 0
    assert app.return_value is None
