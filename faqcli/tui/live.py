"""Search as you type: keeps the questions that are listed in line with the text that is typed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from faqcli.tui.background import FaqThread
from faqcli.tui.navigation import Navigation
from faqcli.tui.page import EMPTY
from faqcli.tui.view_model import LiveResults, ViewModel
from faqcli.tui.widgets.bars import SearchLine
from faqcli.tui.widgets.columns import Columns

_FIRST_HITS = 50
"""How many hits are read at first; ten times as many when the cursor gets to the last."""


class LiveSearch:
    """Lists the results of the text in the search line, or all questions while it is empty.

    Args:
        thread: runs the searches.
        search_line: has the text; a search for another text is dropped when it ends.
        columns: show the questions and an answer.
        navigation: shows the answer of the first result.
        on_listed: is called when other questions are listed.
    """

    def __init__(
        self,
        thread: FaqThread,
        search_line: SearchLine,
        columns: Columns,
        navigation: Navigation,
        on_listed: Callable[[], None],
    ) -> None:
        self.outline = columns.questions.listing
        """All questions."""
        self._thread = thread
        self._search_line = search_line
        self._columns = columns
        self._questions, self._answer = columns.questions, columns.answer
        self._navigation = navigation
        self._on_listed = on_listed
        self._lock = asyncio.Lock()  # one search at a time

    @property
    def results(self) -> LiveResults | None:
        """The results that are listed; None when nothing is searched for."""
        return self._navigation.results

    async def update(self, text: str) -> None:
        """List the results of a text, after the search that is under way."""
        async with self._lock:
            if text.strip():
                await self._search(text)
            elif self.results:
                self._list_all()

    async def settle(self) -> None:
        """Wait until all that was typed has come to the search line, and list its results."""
        arrived = asyncio.Event()
        self._search_line.call_later(arrived.set)
        await arrived.wait()
        await self.update(self._search_line.value)

    async def _search(self, text: str) -> None:
        if self.results and self.results.text == text:
            return
        results = await self._thread.ask(ViewModel.search, text, _FIRST_HITS)
        if results is None:
            return
        first = next(iter(results.listing.numbers), 0)
        page = await self._navigation.read_page(first, results) if first else None
        if text != self._search_line.value:
            return  # something else has been typed meanwhile
        self._navigation.results = results
        with self._columns.app.batch_update():
            self._questions.show(results.listing, first)
            self._navigation.show(page or EMPTY, at_match=True)
            self._on_listed()

    def _list_all(self) -> None:
        self._navigation.results = None
        shown = self._answer.number
        number = shown or next(iter(self.outline.numbers), 0)
        with self._columns.app.batch_update():
            self._questions.show(self.outline, number)
            self._on_listed()
        if shown:
            self._navigation.refresh(shown)
        elif number:
            self._navigation.open(number)

    async def read_more(self) -> None:
        """Read ten times as many hits, if there are more."""
        results = self.results
        if results is None or results.is_complete:
            return
        more = await self._thread.ask(ViewModel.search, results.text, 10 * len(results.listing))
        if more and self.results is results:
            self._navigation.results = more
            self._questions.replace(more.listing, self._questions.number)

    async def read_questions(self, index: int) -> None:
        """Read the questions around an index of the list of all."""
        outline = self.outline
        items = await self._thread.ask(ViewModel.chunk, index)
        if items and self._questions.listing is outline:
            outline.add(items)
            self._questions.refresh()

    async def reload(self) -> str | None:
        """List the questions of a FAQ that has changed; the reader keeps their place.

        Return what to say about problems of the file, or None if it can't be read after all.
        """
        outline = await self._thread.ask(ViewModel.outline)
        if outline is None:
            return None
        while True:  # until the reader goes nowhere meanwhile
            text, entry, results = self._search_line.value, self._answer.page.entry, self.results
            limit = max(_FIRST_HITS, len(results.listing) + 1) if results else _FIRST_HITS
            if text.strip():
                results = await self._thread.ask(ViewModel.search, text, limit)
            else:
                results = None
            number = await self._thread.ask(ViewModel.find_again, entry) or 0
            if text == self._search_line.value and entry is self._answer.page.entry:
                break
        self.outline, self._navigation.results = outline, results
        with self._columns.app.batch_update():
            self._questions.replace(results.listing if results else outline, number)
            self._on_listed()
        problems = await self._thread.ask(ViewModel.problems)
        if number:
            self._navigation.refresh(number)
        else:
            self._navigation.show(EMPTY)
        return problems
