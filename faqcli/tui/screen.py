"""What is on the screen, and what of it there is room for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate

from rich.text import Text
from textual import events, work
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.scrollbar import ScrollBar
from textual.widget import Widget
from textual.widgets import Static

from faqcli.errors import FaqError
from faqcli.faq import Faq
from faqcli.tui.background import Desk, P, T
from faqcli.tui.keys import Place, labels
from faqcli.tui.page import EMPTY, Page
from faqcli.tui.view_model import Found, Reader
from faqcli.tui.widgets.answer import AnswerView
from faqcli.tui.widgets.bars import KeyBar, SearchLine
from faqcli.tui.widgets.lines import WholeCells
from faqcli.tui.widgets.questions import QuestionList

TWO_COLUMNS = 90
"""From so many columns on, questions and answer stand side by side."""
_WIDEST_LIST = 64


class Board(App[int]):
    """The parts of the screen, the FAQ behind them, and the page that is read.

    Args:
        faq: what to read, which nobody else may use meanwhile.
        text: what stands in the search line at first.
        is_picking: whether Enter on a question leaves with its number.
    """

    CSS_PATH = "app.tcss"
    ALLOW_SELECT = False

    def __init__(self, faq: Faq, text: str = "", *, is_picking: bool = False) -> None:
        super().__init__(ansi_color=True)
        ScrollBar.renderer = WholeCells
        self.set_reactive(Board.theme, "ansi-dark")
        self.desk = Desk(faq)
        self.is_picking = is_picking
        self._text = text
        self._columns = 80
        self.outline = self.desk.now().outline()
        """All questions."""
        self.found: Found | None = None
        """What is found; None when nothing is searched for."""
        self.search_line = SearchLine(faq.about.title, id="search")
        self.count = Static(id="count")
        self.questions = QuestionList(self.outline, id="questions")
        self.answer = AnswerView(id="answer")
        self.bar = KeyBar(id="keys")
        self._arranged = (False, 0)
        """What the parts are arranged for: reading or not, and how many columns."""
        self._set_width = 0
        """The width that the answer was set for."""

    def compose(self) -> ComposeResult:
        """Yield the parts of the screen, set for its size, so that it is drawn but once."""
        self._columns = self.size.width
        self._arrange(is_reading=False)
        self.count.styles.width = 2 * len(f"{len(self.outline):,}") + 3
        self.show_count()
        self.questions.lay_out(self._list_width - 1)
        if self.outline.numbers:
            self._set_width = self.text_width
            self.answer.show(self.desk.now().page(self.outline.numbers[0], self._set_width))
        with Horizontal(id="top"):
            yield Static("›", id="prompt")
            yield self.search_line
            yield self.count
        with Horizontal(id="body"):
            yield self.questions
            yield self.answer
        yield self.bar

    def on_mount(self) -> None:
        """Say what is wrong with the file, and search for what is to be found at first."""
        self.bar.say(self.desk.now().problems())
        self.search_line.value = self._text

    def show_count(self) -> None:
        """Show how many questions match, and how many there are."""
        found = f"{self.found.total}/" if self.found else ""
        self.count.update(Text(f" {found}{len(self.outline):,}"), layout=False)

    @property
    def is_wide(self) -> bool:
        """Whether questions and answer stand side by side."""
        return self._columns >= TWO_COLUMNS

    @property
    def is_reading(self) -> bool:
        """Whether the focus is in the answer."""
        return self.focus is self.answer

    @property
    def focus(self) -> Widget | None:
        """The part of the screen that keys go to, whatever lies over it just now."""
        return self.screen_stack[0].focused

    @property
    def number(self) -> int:
        """The number of the question that is read; 0 if there is none."""
        return self.answer.page.entry.number if self.answer.page.entry else 0

    @property
    def _list_width(self) -> int:
        return min(_WIDEST_LIST, self._columns * 2 // 5) if self.is_wide else self._columns

    @property
    def text_width(self) -> int:
        """How many columns an answer has, the scroll bar and what is beside the text aside."""
        taken = self._list_width + 4 if self.is_wide else 3
        return max(1, self._columns - taken)

    def _arrange(self, *, is_reading: bool | None = None) -> None:
        """Show both columns where there is room for them, else the one that is used."""
        reading = self.is_reading if is_reading is None else is_reading
        if (reading, self._columns) == self._arranged:
            return
        self._arranged = (reading, self._columns)
        self.questions.styles.width = self._list_width
        self.questions.display = self.is_wide or not reading
        self.answer.display = self.is_wide or reading
        self.answer.set_class(not self.is_wide, "-alone")

    def on_resize(self, event: events.Resize) -> None:
        """Set everything anew for another width."""
        self._columns = event.size.width
        self._arrange()
        if self.number and self.text_width != self._set_width:
            self.set_anew(self.number)

    def on_descendant_focus(self) -> None:
        """Show what the focus is in, and its keys."""
        self._arrange()
        self.show_keys()
        self.questions.refresh()

    def show_keys(self) -> None:
        """Show the keys that matter where the focus is."""
        place: Place = "search" if self.focus is self.search_line else "questions"
        place = "answer" if self.is_reading else place
        self.bar.show(list(labels(place, self.idle, is_picking=self.is_picking)))

    @property
    def idle(self) -> set[str]:
        """The actions that would do nothing now."""
        return {
            *(() if self.questions.number or (self.is_picking and self.number) else ("enter",)),
            *(() if self.number else ("copy_answer", "copy_citation")),
            *(() if self.answer.page.matches else ("match(1)",)),
            *(() if self.answer.page.targets else ("target(1)",)),
        }

    def read(self, page: Page, *, at_match: bool = False, amount: int = 0) -> None:
        """Show a page, and the keys that matter for it."""
        self.answer.show(page, at_match=at_match, amount=amount)
        self.show_keys()

    def focus_on(self, widget: SearchLine | QuestionList | AnswerView) -> None:
        """Go to a part of the screen, which is shown first if it is not."""
        self._arrange(is_reading=widget is self.answer)
        self.screen_stack[0].set_focus(widget)

    @work(exclusive=True, group="page")
    async def open(self, number: int) -> None:
        """Read an answer, from its first match if something is searched for."""
        page = await self.page_of(number, self.found)
        if page:
            self.read(page, at_match=True)

    async def turn_to(self, number: int, amount: int | None = None) -> bool:
        """Show an answer, from its first match or where so much text is above; tell if it can be.

        The cursor goes to its question, if that is in the list.
        """
        page = await self.page_of(number, self.found)
        if page is None:
            return False
        with self.batch_update():
            self.questions.select(number)
            self.read(page, at_match=amount is None, amount=amount or 0)
        return True

    @work(exclusive=True, group="page")
    async def set_anew(self, number: int) -> None:
        """Set the answer anew, for another width or another text; the reader keeps their place."""
        before = self.answer.page
        page = await self.page_of(number, self.found)
        if page and self.answer.page is before:
            self.read(page, amount=self.answer.amount)

    async def page_of(self, number: int, found: Found | None) -> Page | None:
        """Return an answer with the matches of a search, set for the width that there is then.

        None, and it is said why, if it cannot be shown.
        """
        query = found.query if found else ""
        spelt = found.spelt.get(number, "") if found else ""
        while True:
            width = self._set_width = self.text_width
            page = await self.ask(Reader.page, number, width, query, spelt)
            if page is None or width == self.text_width:
                return page

    async def ask(
        self, what: Callable[Concatenate[Reader, P], T], *args: P.args, **options: P.kwargs
    ) -> T | None:
        """Return what the desk answers; None, and say why, when the file does not give it."""
        try:
            return await self.desk.ask(what, *args, **options)
        except FaqError as error:
            self.bar.say(error.message)
            return None

    def clear_answer(self) -> None:
        """Show no answer."""
        self.workers.cancel_group(self, "page")
        self.read(EMPTY)
