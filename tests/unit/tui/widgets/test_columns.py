from __future__ import annotations

import pytest

from unit.tui.conftest import Reading, Run


def test_narrow_screen_shows_one_column(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        assert "Tea whose leaves" not in reading.text
        await reading.press("down", "enter")
        assert "Tea whose leaves are not oxidised." in reading.text
        assert "What is black tea?" not in reading.lines[2]
        assert reading.screen.columns.is_reading
        await reading.press("escape")
        assert "Leaves" in reading.text
        assert reading.screen.focused is reading.screen.questions

    browse(script, size=(60, 20))


@pytest.mark.parametrize("size", [(20, 8), (40, 16), (160, 50)])
def test_resizing_keeps_question_and_focus(browse: Run, size: tuple[int, int]) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "j", "enter")
        before = [line.partition("│")[2] for line in reading.lines[1:-1]]
        await reading.resize(*size)
        assert reading.number == 2
        assert reading.screen.columns.is_reading
        assert "black" in reading.text
        assert max(map(len, reading.lines)) <= size[0]
        await reading.resize(100, 24)
        assert [line.partition("│")[2] for line in reading.lines[1:-1]] == before
        assert "▌2  What is black tea?" in reading.text

    browse(script)
