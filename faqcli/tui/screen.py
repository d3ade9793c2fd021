"""The main screen: its widgets, the parts that it owns, and what each key does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeVarTuple

from rich.text import Text
from textual import on, work
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import Worker

from faqcli.faq import Faq
from faqcli.tui.background import FaqThread
from faqcli.tui.clipboard import Clipboard, Copied
from faqcli.tui.history import Direction, History
from faqcli.tui.keys import Focus, labels
from faqcli.tui.live import LiveSearch
from faqcli.tui.navigation import Navigation
from faqcli.tui.number import NumberEntry
from faqcli.tui.textual_adapter import FrequentUpdates
from faqcli.tui.turns import in_turn, on_answer
from faqcli.tui.view_model import ViewModel
from faqcli.tui.watch import PERIOD, FileWatcher
from faqcli.tui.widgets.answer import AnswerView
from faqcli.tui.widgets.bars import KeyBar, SearchLine
from faqcli.tui.widgets.columns import Columns
from faqcli.tui.widgets.lines import Move, bindings
from faqcli.tui.widgets.questions import QuestionList

_PRELOAD_AFTER = 0.15
"""Seconds from opening until the first search is prepared; nobody types sooner."""

Ts = TypeVarTuple("Ts")


class MainScreen(FrequentUpdates, Screen[None], inherit_bindings=False):
    """Shows the questions and an answer, and searches for what is typed.

    Args:
        faq: the FAQ to read, which nothing else may use any more.
        app: has the clipboard, and can lend the terminal to a browser.
        text: the text in the search line at first.
        is_picking: whether Enter on a question leaves with its number.
    """

    BINDINGS = bindings("outside")

    def __init__(
        self, faq: Faq, app: App[Any], text: str = "", *, is_picking: bool = False
    ) -> None:
        super().__init__(id="main")
        self._text = text
        self._is_picking = is_picking
        self.turn = asyncio.Lock()
        """Held while an action has its turn."""
        self.bar = KeyBar(id="keys")
        self.thread = FaqThread(faq, self.bar.say)
        self.search_line = SearchLine(faq.title, id="search")
        self.count = Static(id="count")
        self.columns = Columns(self.thread.view_model.outline(), id="body")
        self.questions, self.answer = self.columns.questions, self.columns.answer
        self.history = History()
        self.navigation = Navigation(self.thread, self.columns, self.history, self.show_keys)
        self.search = LiveSearch(
            self.thread, self.search_line, self.columns, self.navigation, self.show_count
        )
        self.number_entry = NumberEntry(self.bar)
        self.watcher = FileWatcher(faq, self.show_changed, self.bar.say)
        self.clipboard = Clipboard(self.thread, app, self.bar.say)

    def compose(self) -> ComposeResult:
        """Yield the widgets, filled for the size of the screen, so that it is drawn only once."""
        self.columns.total_width = self.app.size.width
        self.columns.lay_out(is_reading=False)
        self.count.styles.width = 2 * len(f"{len(self.search.outline):,}") + 3
        self.show_count()
        self.questions.lay_out(self.columns.list_width - 1)
        if self.questions.number:
            self.navigation.show_first(self.questions.number)
        with Horizontal(id="top"):
            yield Static("›", id="prompt")
            yield self.search_line
            yield self.count
        yield self.columns
        yield self.bar

    def on_mount(self) -> None:
        """Report problems of the file, search for the first text, and begin to watch the file."""
        self.bar.say(self.thread.view_model.problems())
        self.search_line.value = self._text
        self.set_timer(_PRELOAD_AFTER, self.preload)
        self.set_interval(PERIOD, self.look_at_file)

    def on_unmount(self) -> None:
        """Read nothing more."""
        self.thread.close()
        self.watcher.close()

    @work(group="preloading")
    async def preload(self) -> None:
        """Load what the first search would wait for."""
        await self.thread.ask(ViewModel.preload)

    def fit(self, width: int) -> None:
        """Arrange the columns for another width of the screen."""
        self.columns.total_width = width
        self.columns.lay_out(is_reading=self.columns.is_reading)
        self.navigation.rewrap()

    def focus_on(self, widget: SearchLine | QuestionList | AnswerView) -> None:
        """Move the focus to a widget, which is shown first if it is hidden."""
        self.columns.lay_out(is_reading=widget is self.answer)
        self.set_focus(widget)

    def on_descendant_focus(self) -> None:
        """Show the column that has the focus, and its keys."""
        self.columns.lay_out(is_reading=self.columns.is_reading)
        self.show_keys()
        self.questions.refresh()

    def show_count(self) -> None:
        """Show how many questions match, and how many there are."""
        results = self.navigation.results
        matching = f"{results.total}/" if results else ""
        self.count.update(Text(f" {matching}{len(self.search.outline):,}"), layout=False)

    def show_keys(self) -> None:
        """Show the keys that matter where the focus is."""
        focus: Focus = "search" if self.focused is self.search_line else "questions"
        focus = "answer" if self.columns.is_reading else focus
        self.bar.show(list(labels(focus, self._idle, is_picking=self._is_picking)))

    @property
    def _idle(self) -> set[str]:
        """The actions that would do nothing now."""
        number, page = self.answer.number, self.answer.page
        can_enter = self.questions.number or (self._is_picking and number)
        return {
            *(() if can_enter else ("enter",)),
            *(() if number else ("copy('answer')", "copy('citation')")),
            *(() if page.matches else ("match(1)",)),
            *(() if page.targets else ("target(1)",)),
            *(() if self.history.can_go_back else ("travel(-1)",)),
        }

    async def settle(self) -> None:
        """Wait until all that was typed has come to the search line, and list its results."""
        arrived = asyncio.Event()
        self.search_line.call_later(arrived.set)
        await arrived.wait()
        await self.search.update(self.search_line.value)

    def _begin(
        self, group: str, method: Callable[[*Ts], Coroutine[Any, Any, None]], *args: *Ts
    ) -> Worker[None]:
        """Run a method in a worker; the one that runs in the same group is cancelled."""
        return self.run_worker(partial(method, *args), group=group, exclusive=True)

    @on(Input.Changed)
    def search_again(self, event: Input.Changed) -> None:
        """Search for the text that is in the search line now."""
        if event.value or self.navigation.results:
            if not self.number_entry.digits:  # they came later than the text, if there are any
                self.bar.say("")
            self._begin("search", self.search.update, event.value)

    @on(QuestionList.CursorMoved)
    def show_answer(self, event: QuestionList.CursorMoved) -> None:
        """Show the answer of the question under the cursor."""
        self.number_entry.clear()
        self.navigation.open(event.number)

    @on(QuestionList.EndReached)
    def read_more(self) -> None:
        """Read more hits when the cursor is at the last."""
        self._begin("more", self.search.read_more)

    @on(QuestionList.Unread)
    def read_questions(self, event: QuestionList.Unread) -> None:
        """Read the questions that the list shows."""
        self._begin("questions", self.search.read_questions, event.index)

    @on(QuestionList.Selected)
    def select(self) -> None:
        """Do what Enter on the question does."""
        self.number_entry.clear()
        self.choose()

    @on(AnswerView.Followed)
    def follow(self, event: AnswerView.Followed) -> None:
        """Go where a link leads."""
        if event.target.number:
            self.jump(event.target.number)
        else:
            self._begin("address", self.clipboard.open, event.target.address)

    @work(group="file")
    async def look_at_file(self) -> None:
        """Show the file as it is now, if it has changed."""
        await self.watcher.look()

    async def show_changed(self, faq: Faq) -> None:
        """Show the FAQ of a file that has changed."""
        await self.thread.ask(ViewModel.replace, faq)
        async with self.turn:
            problems = await self.search.reload()
            if problems is not None:
                self.bar.say(f"The file has changed; this is the new version. {problems}".strip())

    def action_search(self) -> None:
        """Go to the search line."""
        self.focus_on(self.search_line)

    def action_questions(self) -> None:
        """Go to the questions."""
        self.focus_on(self.questions)

    def action_digit(self, digit: str) -> None:
        """Add a digit to the number of a question."""
        self.number_entry.type(digit)

    def action_enter(self) -> None:
        """Go to the number typed, choose a question, or follow a link."""
        digits = self.number_entry.digits
        self.number_entry.clear()
        if digits:
            self.jump(int(digits))
        elif self.columns.is_reading and self.answer.target:
            self.answer.follow(self.answer.target)
        elif self._is_picking or not self.columns.is_reading:
            self.choose()

    def action_leave(self) -> None:
        """Forget the number typed, go back from an answer, clear the search, or leave."""
        if self.number_entry.digits:
            self.number_entry.clear()
        elif self.columns.is_reading and not self.columns.is_wide:
            self.action_questions()
        elif self.search_line.value:
            self.search_line.value = ""
        else:
            self.app.exit()

    @on_answer
    async def choose(self) -> None:
        """Read the question under the cursor, or leave with its number."""
        if self._is_picking and self.answer.number:
            self.app.exit(self.answer.number)
        elif self.answer.number:
            self.focus_on(self.answer)

    @on_answer
    async def jump(self, number: int) -> None:
        """Go to a question, and remember where from."""
        if await self.navigation.jump(number) and not self.columns.is_wide:
            self.focus_on(self.answer)

    @on_answer
    async def action_travel(self, direction: Direction) -> None:
        """Go back to where the reader came from, or forward again."""
        if not await self.navigation.travel(direction) and direction < 0:
            self.focus_on(self.questions)

    @in_turn
    async def action_step(self, by: int) -> None:
        """Go to the next question, or the previous one."""
        await self.navigation.step(by, self.search.outline.numbers)

    @in_turn
    async def action_move(self, how: Move) -> None:
        """Move the cursor, or scroll the answer."""
        (self.answer if self.columns.is_reading else self.questions).move(how)

    @on_answer
    async def action_match(self, by: int) -> None:
        """Go to the next match, or the previous one."""
        if not self.answer.step_match(by):
            self.bar.say(
                "No matches here." if self.navigation.results else "Nothing to search for."
            )

    @on_answer
    async def action_target(self, by: int) -> None:
        """Go to the answer; in an answer, to the next link or the previous one, or beyond it."""
        if not self.columns.is_reading:
            self.focus_on(self.answer if by > 0 and self.answer.number else self.search_line)
        elif not self.answer.step_target(by):
            self.focus_on(self.search_line if by > 0 else self.questions)

    @on_answer
    async def action_read(self) -> None:
        """Go to the answer, if there is one."""
        if self.answer.number:
            self.focus_on(self.answer)

    @on_answer
    async def action_copy(self, what: Copied) -> None:
        """Copy the answer, or a citation."""
        await self.clipboard.copy(self.answer.page.entry, what)

    def action_open_source(self) -> None:
        """Open the source in a browser."""
        self._begin("address", self.clipboard.open_source)
