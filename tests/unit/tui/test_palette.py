from __future__ import annotations

from .conftest import Reading, Run


def test_palette_offers_and_runs_every_action(browse: Run) -> None:
    from faqcli.tui.keys import commands

    async def script(reading: Reading) -> None:
        offered = {c.title for c in reading.app.get_system_commands(reading.app.screen)}
        assert offered == {key.what for key in commands(is_picking=False)}
        await reading.press("ctrl+p")
        await reading.type("copy the answer")
        await reading.pilot.pause(0.5)
        await reading.press("enter")
        await reading.pilot.pause(0.2)
        await reading.rest()
        assert "Copied the answer" in reading.message

    browse(script)
