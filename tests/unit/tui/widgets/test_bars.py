from __future__ import annotations

import pytest

from unit.tui.conftest import Reading, Run


def test_keys_after_leaving_the_search_line_are_not_typed_into_it(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.hurry(*"assa", "down", "j")
        assert reading.screen.search_line.value == "assa"
        assert reading.focus == "questions"

    browse(script)


def test_message_is_shown_whole_and_ends(browse: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("faqcli.tui.widgets.bars.KeyBar._PATIENCE", 0.2)

    async def script(reading: Reading) -> None:
        reading.screen.bar.say("A message of some length that is to be read whole")
        await reading.pilot.pause(0.05)
        shown = " ".join(" ".join(reading.lines[-3:]).split())
        assert shown.endswith("A message of some length that is to be read whole")
        await reading.wait_for(lambda: not reading.message)
        assert reading.lines[-1].endswith("keys")

    browse(script, size=(26, 12))


def test_printable_keys_only_type_in_the_search_line(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("qjk?/[]12")
        assert reading.screen.search_line.value == "qjk?/[]12"
        assert reading.app.is_running

    browse(script)


def test_click_on_the_footer_does_what_the_key_does(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        column = reading.lines[-1].index("F1")
        await reading.pilot.click(offset=(column, len(reading.lines) - 1))
        await reading.rest()
        assert "Go to the next match" in reading.text
        await reading.press("escape")
        assert "Leaves" in reading.text

    browse(script)
