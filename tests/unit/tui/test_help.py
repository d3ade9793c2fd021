from __future__ import annotations

from faqcli.tui.keys import KEYS

from .conftest import Reading, Run


def test_help_lists_every_key_on_the_smallest_screen(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "question_mark")
        missing = {key.shown for key in KEYS}
        for _ in range(40):
            missing -= {line.strip() for line in reading.lines}
            if not missing:
                break
            await reading.press("pagedown")
        assert missing == set()

    browse(script, size=(20, 8))


def test_help_lists_every_key(browse: Run) -> None:
    from faqcli.tui.keys import keys

    async def script(reading: Reading) -> None:
        await reading.press("down", "?")
        text = reading.text
        for key in keys(is_picking=False):
            assert key.shown in text
            assert key.what in text
        await reading.resize(40, 10)
        await reading.press("G")
        assert "-word leaves out" in " ".join(reading.text.split())
        await reading.press("q")
        assert reading.app.is_running
        assert len(reading.app.screen_stack) == 1

    browse(script, size=(100, 50))
