"""What the screen follows by itself: the words that are typed, and the file when it changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual import on, work
from textual.widgets import Input

from faqcli.errors import FaqError
from faqcli.faq import Faq
from faqcli.tui.page import EMPTY
from faqcli.tui.screen import Board
from faqcli.tui.view_model import Reader
from faqcli.tui.widgets.questions import QuestionList

_HITS = 50
"""How many hits are read at first; ten times as many when the cursor is at the last."""
_BREATH = 0.15
"""Seconds after opening until the first search is prepared for; nobody types sooner."""
_PERIOD = 1.0
"""Seconds between two looks at whether the file has changed."""


class Following(Board):
    """The screen that shows what is searched for, and the file as it is now."""

    def __init__(self, faq: Faq, text: str = "", *, is_picking: bool = False) -> None:
        super().__init__(faq, text, is_picking=is_picking)
        self._is_looking = False
        self._search = asyncio.Lock()
        """Held while a search is under way."""
        self._turn = asyncio.Lock()
        """Held while a key does what it does, so that keys in quick succession all count."""

    def on_mount(self) -> None:
        """Prepare for the first search, and begin to look after the file."""
        self.set_timer(_BREATH, self.prepare)
        self.set_interval(_PERIOD, self.look_after)

    @work(group="preparing")
    async def prepare(self) -> None:
        """Load what the first search would wait for."""
        await self.ask(Reader.prepare)

    @on(Input.Changed)
    def search_again(self, event: Input.Changed) -> None:
        """Search for what is in the search line now."""
        if event.value or self.found:
            self.bar.say("")
            self.look_up(event.value)

    @work(exclusive=True, group="search")
    async def look_up(self, text: str) -> None:
        """Show what a text finds; a later one makes an earlier one be dropped."""
        async with self._search:
            await self._show_found(text)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Do what a key does when those before it have, and what was typed before is found."""
        async with self._turn:
            typed = asyncio.Event()
            self.search_line.call_later(typed.set)
            await typed.wait()
            async with self._search:
                await self._show_found(self.search_line.value)
            yield

    async def arrive(self) -> None:
        """Come back when the question under the cursor is read; in a turn."""
        number = self.questions.number
        if number and number != self.number and not self.is_reading:
            await self.turn_to(number)

    async def _show_found(self, text: str) -> None:
        if not text.strip():
            self._show_all()
            return
        if self.found and self.found.text == text:
            return
        found = await self.ask(Reader.find, text, _HITS)
        if found is None:
            return
        first = next(iter(found.listing.numbers), 0)
        page = (await self.page_of(first, found) if first else None) or EMPTY
        if text != self.search_line.value:
            return  # it is outdated
        self.workers.cancel_group(self, "page")
        self.found = found
        with self.batch_update():
            self.questions.show(found.listing, first)
            self.read(page, at_match=True)
            self.show_count()

    def _show_all(self) -> None:
        if self.found is None:
            return
        self.found = None
        number = self.number or next(iter(self.outline.numbers), 0)
        with self.batch_update():
            self.questions.show(self.outline, number)
            self.show_count()
        if self.number:
            self.set_anew(number)
        elif number:
            self.open(number)

    @on(QuestionList.Ended)
    @work(exclusive=True, group="more")
    async def find_more(self) -> None:
        """Read more hits when the cursor has come to the last that was read."""
        found = self.found
        if not found or found.is_all:
            return
        more = await self.ask(Reader.find, found.text, 10 * len(found.listing))
        if more and self.found is found:
            self.found = more
            self.questions.replace(more.listing, self.questions.number)

    @on(QuestionList.Missing)
    @work(exclusive=True, group="questions")
    async def fill(self, event: QuestionList.Missing) -> None:
        """Read the questions that are seen."""
        outline = self.outline
        items = await self.ask(Reader.chunk, event.place)
        if items and self.questions.listing is outline:
            outline.add(items)
            self.questions.refresh()

    @work(group="file")
    async def look_after(self) -> None:
        """Read the file again if it has changed."""
        if self._is_looking:
            return
        self._is_looking = True
        try:
            change = await self.desk.look()
            if change == "changed":
                await self._follow()
            elif change == "gone":
                self.bar.say("The file is not there any more; this is what it said.")
        finally:
            self._is_looking = False

    async def _follow(self) -> None:
        """Show the file as it is now; the reader keeps their place."""
        try:
            await self.desk.reopen()
        except FaqError as error:
            self.bar.say(f"Changed and not readable: {error.message}")
            return
        async with self._turn:
            outline = await self.ask(Reader.outline)
            if outline is None:
                return
            while True:
                text, entry, found = self.search_line.value, self.answer.page.entry, self.found
                limit = max(_HITS, len(found.listing) + 1) if found else _HITS
                found = await self.ask(Reader.find, text, limit) if text.strip() else None
                number = await self.ask(Reader.same, entry) or 0
                if text == self.search_line.value and entry is self.answer.page.entry:
                    break
            self.outline, self.found = outline, found
            with self.batch_update():
                self.questions.replace(found.listing if found else outline, number)
                self.show_count()
            problems = await self.ask(Reader.problems) or ""
            self.bar.say(f"The file has changed: this is what it says now. {problems}".rstrip())
            if number:
                self.set_anew(number)
            else:
                self.clear_answer()
