from __future__ import annotations

from .conftest import MANY, Reading, Run


def test_keys_in_quick_succession_all_count(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down")
        await reading.hurry(*"]]]]]")
        assert reading.number == 6
        await reading.hurry(*"jjj")
        assert reading.number == 9
        await reading.press("slash", *"tea", "down", "enter")
        await reading.hurry("2", "0", "enter", "2", "1", "enter", *"]]")
        assert reading.number == 23
        await reading.hurry(*"bb")
        assert reading.number == 1
        await reading.hurry(*"ff")
        assert reading.number == 23

    browse(script, MANY)


def test_enter_right_after_typing_picks_the_result(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.hurry(*"assam", "enter", "enter")

    assert browse(script, is_picking=True).return_value == 2


def test_keys_wait_for_the_results_of_what_was_typed_before(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.hurry(*"tea", "enter", *"jj")
        assert reading.screen.questions.index == 2
        await reading.hurry("slash", "ctrl+u", "down", "2", "0", "enter", "j")
        assert reading.number == 21
        await reading.hurry("slash", *"tea 7", "down", "y")
        assert reading.app.clipboard.startswith("## 7.")
        await reading.hurry("slash", "backspace", "9", "down")
        assert reading.screen.search_line.value == "tea 9"

    browse(script, MANY)
