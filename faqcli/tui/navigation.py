"""The ways from one answer to another: the cursor, a number, a link, back and forward."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from textual.worker import Worker

from faqcli.tui.background import FaqThread
from faqcli.tui.history import Direction, History, Visit
from faqcli.tui.page import Page
from faqcli.tui.view_model import LiveResults, ViewModel
from faqcli.tui.widgets.columns import Columns

_WORKERS = "page"
"""The group of the worker that reads an answer; another that begins cancels it."""


@dataclass
class Navigation:
    """Shows the answers that a reader goes to."""

    thread: FaqThread
    columns: Columns
    history: History
    on_shown: Callable[[], None]
    """Called when another page is shown, or the history has changed."""
    results: LiveResults | None = None
    """The search whose matches are highlighted; None when nothing is searched for."""
    width: int = 0
    """The width that the page was wrapped to, or is being wrapped to."""

    def __post_init__(self) -> None:
        self._questions, self._answer = self.columns.questions, self.columns.answer

    def show_first(self, number: int) -> None:
        """Show an answer before the event loop runs, so that the screen is drawn only once."""
        self.width = self.columns.text_width
        self._answer.show(self.thread.view_model.page(number, self.width))

    def show(self, page: Page, *, at_match: bool = False, position: int = 0) -> None:
        """Show a page from its first match or from a position, in place of any that is read."""
        self.columns.workers.cancel_group(self.columns, _WORKERS)
        self._draw(page, at_match=at_match, position=position)

    def _draw(self, page: Page, *, at_match: bool = False, position: int = 0) -> None:
        self._answer.show(page, at_match=at_match, position=position)
        self.on_shown()

    def open(self, number: int, *, keeps_place: bool = False) -> None:
        """Read an answer and show it from its first match, or from where the reader is in it."""
        reading = partial(self._open, number, keeps_place=keeps_place)
        _: Worker[None] = self.columns.run_worker(reading, group=_WORKERS, exclusive=True)

    def rewrap(self) -> None:
        """Read the answer again if there is another width for it now."""
        if self._answer.number and self.width != self.columns.text_width:
            self.open(self._answer.number, keeps_place=True)

    async def _open(self, number: int, *, keeps_place: bool) -> None:
        before = self._answer.page
        page = await self.read_page(number, self.results)
        if page and not keeps_place:
            self._draw(page, at_match=True)
        elif page and self._answer.page is before:
            self._draw(page, position=self._answer.position)

    async def read_page(self, number: int, results: LiveResults | None) -> Page | None:
        """Return an answer with the matches of a search, wrapped to the width there is by then.

        If it can't be shown, that is reported, and None is returned.
        """
        query = results.query if results else ""
        matched_as = results.matched_as.get(number, "") if results else ""
        while True:  # again if the window is resized meanwhile
            width = self.width = self.columns.text_width
            page = await self.thread.ask(ViewModel.page, number, width, query, matched_as)
            if page is None or width == self.columns.text_width:
                return page

    async def go_to(self, number: int, position: int | None = None) -> bool:
        """Show an answer from a position, by default its first match; return whether it exists.

        The cursor moves to its question, if that is in the list.
        """
        page = await self.read_page(number, self.results)
        if page is None:
            return False
        with self.columns.app.batch_update():
            self._questions.select(number)
            self._draw(page, at_match=position is None, position=position or 0)
        return True

    async def follow_cursor(self) -> None:
        """Show the answer of the question under the cursor, unless the reader is in another."""
        number = self._questions.number
        if number and number != self._answer.number and not self.columns.is_reading:
            await self.go_to(number)

    async def jump(self, number: int) -> bool:
        """Go to an answer and remember the present one; return whether the other exists."""
        visit = self._visit
        if not await self.go_to(number):
            return False
        if visit and visit.entry.number != number:
            self.history.leave(visit)
            self.on_shown()
        return True

    @property
    def _visit(self) -> Visit | None:
        entry = self._answer.page.entry
        return Visit(entry, self._answer.position) if entry else None

    async def travel(self, direction: Direction) -> bool:
        """Go back to the answer that a jump led from, or forward; return whether there was one."""
        visit, here = self.history.pop(direction), self._visit
        if visit is None:
            return False
        number = await self.thread.ask(ViewModel.find_again, visit.entry)
        if number and await self.go_to(number, visit.position) and here:
            self.history.push(-direction, here)
        self.on_shown()
        return True

    async def step(self, by: int, numbers: Sequence[int]) -> None:
        """Go to the next question or the previous one: in the list, otherwise among all numbers."""
        if self._questions.index is not None:
            self._questions.move_to(self._questions.index + by)
        elif self._answer.number:
            # Among 1, 3 and 5: after 3 comes 5 (index 2), before 3 comes 1 (index 1 - 1).
            find = bisect_right if by > 0 else bisect_left
            index = find(numbers, self._answer.number) + min(0, by)
            await self.go_to(numbers[max(0, min(index, len(numbers) - 1))])
