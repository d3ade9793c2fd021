"""Runs the app in tests, and presses its keys."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from terminals import PATIENCE
from textual import events
from textual.pilot import Pilot

from faqcli.faq import load
from faqcli.tui.app import FaqApp
from faqcli.tui.screen import MainScreen

TEA = """\
title: Tea
as_of: "2024"
source:
  title: The Book of Tea
  authors: [Okakura Kakuzo]
  url: https://example.org/tea
sections:
  - title: Leaves
    questions:
      - id: green
        question: What is green tea?
        short: Tea whose leaves are *not* oxidised.
        answer: |
          Green tea is heated early, so its leaves stay green.

          - **Sencha** is steamed.
          - [Longjing](https://example.org/longjing) is pan-fired in a wok.
        see_also: [water]
      - id: black
        question: What is black tea?
        answer: Black tea is fully oxidised. Assam is one.
  - title: Brewing
    questions:
      - id: water
        question: How hot should the water be?
        answer: |
          | tea | degrees |
          | --- | --- |
          | green | 80 |
          | black | 100 |
"""

MANY = "".join(f"- question: Tea {i}?\n  answer: Tea.\n" for i in range(1, 31))
ABOUT_TEA = "".join(f"- question: Tea {i}?\n  answer: Tea.\n" for i in range(1, 251))
WORDS = " ".join(f"w{i}" for i in range(3000))
LONG = f"- question: Long?\n  answer: {WORDS}\n- question: Short?\n  answer: So.\n"
NEW = "      - question: New?\n        answer: New.\n      - id: green"
"""Replaces the beginning of the first question of TEA, and puts another before it."""


def change(path: Path, text: str) -> None:
    """Replace a file at once, so that nobody reads half of it."""
    other = path.with_suffix(".new")
    other.write_text(text)
    other.replace(path)


Script = Callable[["Reading"], Awaitable[None]]


class Reading:
    """A running app: what a reader does, and what they see."""

    def __init__(self, app: FaqApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until their effect is on the screen."""
        await self.pilot.press(*keys)
        await self.rest()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if c == " " else c for c in text))

    async def hurry(self, *keys: str) -> None:
        """Press keys one after the other without waiting for any effect."""
        for key in keys:
            name = {"]": "right_square_bracket"}.get(key, key)
            self.app.post_message(events.Key(name, key if len(key) == 1 else None))
        await self.rest()

    async def wait_for(self, happens: Callable[[], bool]) -> None:
        """Wait until a condition holds."""
        deadline = time.monotonic() + PATIENCE
        while not happens():
            assert time.monotonic() < deadline, self.text
            await self.pilot.pause(0.01)

    async def resize(self, columns: int, rows: int) -> None:
        """Resize the window."""
        await self.pilot.resize_terminal(columns, rows)
        await self.rest()

    async def rest(self) -> None:
        """Wait until nothing more happens."""
        for _ in range(2):
            await self.pilot.pause()
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """The lines on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """The lines on the screen as one text."""
        return "\n".join(self.lines)

    @property
    def screen(self) -> MainScreen:
        """The main screen."""
        return self.app.main

    @property
    def number(self) -> int:
        """The number of the question that is answered."""
        return self.screen.answer.number

    @property
    def listed(self) -> list[int]:
        """The numbers of the questions in the list."""
        return list(self.screen.questions.listing.numbers)

    @property
    def focus(self) -> str:
        """The id of the widget that has the focus."""
        return (self.app.focused and self.app.focused.id) or ""

    @property
    def message(self) -> str:
        """The message in the key bar."""
        return self.screen.bar.message


Run = Callable[..., FaqApp]


@pytest.fixture
def browse(write_faq: Callable[..., Path]) -> Iterator[Run]:
    """Return a function that runs a script on the app, and returns the app."""

    def run(
        script: Script,
        faq: str | Path = TEA,
        *,
        size: tuple[int, int] = (100, 24),
        text: str = "",
        is_picking: bool = False,
        can_suspend: bool = True,
        meanwhile: Callable[[], None] | None = None,
    ) -> FaqApp:
        path = faq if isinstance(faq, Path) else write_faq(faq)

        async def go() -> FaqApp:
            opened = load(path)
            if meanwhile:
                meanwhile()
            app = FaqApp(opened, text, is_picking=is_picking, can_suspend=can_suspend)
            async with app.run_test(size=size) as pilot:
                reading = Reading(app, pilot)
                await reading.rest()
                await script(reading)
            return app

        return asyncio.run(go())

    yield run
    gc.unfreeze()  # the app froze what there was, which is hidden from who looks for references
