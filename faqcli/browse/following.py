"""What the screen follows by itself: the words that are typed, and the file when it changes."""

from __future__ import annotations

from textual import on, work
from textual.widgets import Input

from faqcli.browse.board import Board
from faqcli.browse.desk import Reader
from faqcli.browse.page import EMPTY
from faqcli.browse.questions import QuestionList
from faqcli.errors import FaqError

_HITS = 50
"""How many hits are read at first; ten times as many when the cursor is at the last."""
_BREATH = 0.15
"""Seconds after opening until the first search is prepared for; nobody types sooner."""
_PERIOD = 1.0
"""Seconds between two looks at whether the file has changed."""


class Following(Board):
    """The screen that shows what is searched for, and the file as it is now."""

    def on_mount(self) -> None:
        """Prepare for the first search, and begin to look after the file."""
        self.set_timer(_BREATH, self.prepare)
        self.set_interval(_PERIOD, self.look_after)

    @work(group="preparing")
    async def prepare(self) -> None:
        """Load what the first search would wait for."""
        await self.desk.ask(Reader.prepare)

    @on(Input.Changed)
    def search_again(self, event: Input.Changed) -> None:
        """Search for what is in the search line now."""
        if event.value or self.found:
            self.bar.say("")
            self.look_up(event.value, _HITS)

    @work(exclusive=True, group="search")
    async def look_up(self, text: str, limit: int) -> None:
        """Show what a text finds; a later one makes an earlier one be dropped."""
        if not text.strip():
            self._show_all()
            return
        found = await self.desk.ask(Reader.find, text, limit)
        first = next(iter(found.listing.numbers), 0)
        page = (await self.page_of(first, found) if first else None) or EMPTY
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
        if number:
            self.open(number)

    @on(QuestionList.Ended)
    @work(exclusive=True, group="more")
    async def find_more(self) -> None:
        """Read more hits when the cursor has come to the last that was read."""
        found = self.found
        if not found or len(found.listing) % _HITS:
            return
        text, limit = self.search_line.value, 10 * len(found.listing)
        more = await self.desk.ask(Reader.find, text, limit)
        if self.found is found and len(more.listing) > len(found.listing):
            self.found = more
            self.questions.replace(more.listing, self.questions.number)

    @on(QuestionList.Missing)
    @work(exclusive=True, group="questions")
    async def fill(self, event: QuestionList.Missing) -> None:
        """Read the questions that are seen."""
        outline = self.outline
        outline.add(await self.desk.ask(Reader.chunk, event.place))
        if self.questions.listing is outline:
            self.questions.redraw()

    @work(exclusive=False, group="file")
    async def look_after(self) -> None:
        """Read the file again if it has changed; the reader keeps their place."""
        if self.desk.is_reopening or not self.desk.has_changed():
            return
        try:
            await self.desk.reopen()
        except FaqError as error:
            self.bar.say(f"Changed and not readable: {error.message}", stays=True)
            return
        text = self.search_line.value
        self.outline = await self.desk.ask(Reader.outline)
        number = await self.desk.ask(Reader.same, self.answer.page.entry)
        if self.found:
            self.found = await self.desk.ask(Reader.find, text, _HITS)
        with self.batch_update():
            self.questions.replace(self.found.listing if self.found else self.outline, number)
            self.show_count()
            self.bar.say("The file has changed: this is what it says now.")
        if number:
            self.set_anew(number)
        else:
            self.clear_answer()
