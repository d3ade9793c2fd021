"""Search as you type: keeps the questions that are listed in line with the text that is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from faqcli.tui.background import FaqThread
from faqcli.tui.listing import Listing
from faqcli.tui.navigation import Navigation
from faqcli.tui.page import EMPTY
from faqcli.tui.view_model import LiveResults, ViewModel
from faqcli.tui.widgets.bars import SearchLine
from faqcli.tui.widgets.columns import Columns

_FIRST_HITS = 50
"""How many hits are read at first; ten times as many when the cursor gets to the last.

Much weaker matches are only read then.
"""


@dataclass
class LiveSearch:
    """Lists the results of the text in the search line, or all questions while it is empty."""

    thread: FaqThread
    search_line: SearchLine
    columns: Columns
    navigation: Navigation
    on_listed: Callable[[], None]
    """Called when other questions are listed."""

    def __post_init__(self) -> None:
        self._questions, self._answer = self.columns.questions, self.columns.answer
        self.outline = self._questions.listing
        """All questions."""
        self._lock = asyncio.Lock()  # one search at a time

    async def update(self, text: str) -> None:
        """List the results of a text, after the search that is under way."""
        async with self._lock:
            if text.strip():
                await self._search(text)
            elif self.navigation.results:
                self._list_all()

    async def _search(self, text: str) -> None:
        shown = self.navigation.results
        if shown and shown.text == text:
            return
        results = await self.thread.ask(ViewModel.search, text, _FIRST_HITS)
        if results is None:
            return
        first = next(iter(results.listing.numbers), 0)
        page = await self.navigation.read_page(first, results) if first else None
        if text != self.search_line.value:
            return  # something else has been typed meanwhile
        self.navigation.results = results
        with self.columns.app.batch_update():
            self._questions.show(self._listing(results), first or results.nearest)
            self.navigation.show(page or EMPTY, at_match=True)
            self.on_listed()

    def _listing(self, results: LiveResults) -> Listing:
        """Return the hits of a search, or all questions, dimmed, if it has none."""
        found = results.listing
        return found if len(found) else self.outline.dimmed(found.notes)

    def _list_all(self) -> None:
        self.navigation.results = None
        shown = self._answer.number
        number = shown or next(iter(self.outline.numbers), 0)
        with self.columns.app.batch_update():
            self._questions.show(self.outline, number)
            self.on_listed()
        if number:
            self.navigation.open(number, keeps_place=bool(shown))

    async def read_more(self) -> None:
        """Read ten times as many hits, much weaker ones too, if there are more."""
        results = self.navigation.results
        if results is None or results.is_complete:
            return
        limit = max(_FIRST_HITS, 10 * len(results.listing))
        more = await self.thread.ask(ViewModel.search, results.text, limit, weaker=True)
        if more and self.navigation.results is results:
            self.navigation.results = more
            self._questions.replace(more.listing, self._questions.number)

    async def read_questions(self, index: int) -> None:
        """Read the questions around an index of the list of all."""
        outline = self.outline
        items = await self.thread.ask(ViewModel.chunk, index)
        if items and self._questions.listing.numbers is outline.numbers:
            outline.add(items)
            self._questions.refresh()

    async def reload(self) -> str | None:
        """List the questions of a FAQ that has changed; the reader keeps their place.

        Return what to say about problems of the file, or None if it can't be read after all.
        """
        outline = await self.thread.ask(ViewModel.outline)
        if outline is None:
            return None
        while True:  # again if the reader types or moves on meanwhile
            text, entry, results = (
                self.search_line.value,
                self._answer.page.entry,
                self.navigation.results,
            )
            limit = max(_FIRST_HITS, len(results.listing) + 1) if results else _FIRST_HITS
            weaker = bool(results and results.is_complete)
            results = None
            if text.strip():
                results = await self.thread.ask(ViewModel.search, text, limit, weaker=weaker)
            number = await self.thread.ask(ViewModel.find_again, entry) or 0
            if text == self.search_line.value and entry is self._answer.page.entry:
                break
        self.outline, self.navigation.results = outline, results
        with self.columns.app.batch_update():
            self._questions.replace(self._listing(results) if results else outline, number)
            self.on_listed()
        problems = await self.thread.ask(ViewModel.problems)
        if number:
            self.navigation.open(number, keeps_place=True)
        else:
            self.navigation.show(EMPTY)
        return problems
