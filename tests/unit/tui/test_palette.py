from __future__ import annotations

from .conftest import TEA, Reading, Run


def test_palette_offers_and_runs_every_action(browse: Run) -> None:
    from faqcli.tui.keys import commands

    async def script(reading: Reading) -> None:
        offered = [c.title for c in reading.app.get_system_commands(reading.app.screen)]
        useful, others = commands(is_picking=False)
        assert {key.what for key in (*useful, *others)} < set(offered)
        await reading.press("ctrl+p")
        await reading.type("copy the answer")
        await reading.pilot.pause(0.5)
        await reading.press("enter")
        await reading.pilot.pause(0.2)
        await reading.rest()
        assert "Copied the answer" in reading.message

    browse(script)


def test_palette_begins_with_what_people_do(browse: Run) -> None:
    """The links of the answer can be followed from it; text from the file is no markup."""

    async def script(reading: Reading) -> None:
        await reading.press("ctrl+p")
        await reading.wait_for(lambda: "Copy the answer" in reading.text)
        shown = [line.strip() for line in reading.lines]
        starts = ("Copy the answer", "Copy the question", "Open the source", "Follow", "Go to")
        places = [next(i for i, s in enumerate(shown) if s.startswith(one)) for one in starts]
        assert places == sorted(places)
        assert "Go to question 3: How [bold]hot[/] should the water be[/?" in reading.text
        await reading.type("go to question 3")
        await reading.pilot.pause(0.5)
        await reading.press("enter")
        await reading.wait_for(lambda: reading.number == 3)

    faq = TEA.replace("How hot should the water be?", '"How [bold]hot[/] should the water be[/?"')
    browse(script, faq, size=(100, 40))
