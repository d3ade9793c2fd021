"""The ways from question to question: the cursor, a number, a link, there and back again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from textual import on, work

from faqcli.faq import Faq
from faqcli.model import Entry
from faqcli.tui.clipboard import Taking
from faqcli.tui.view_model import Reader
from faqcli.tui.widgets.answer import AnswerView
from faqcli.tui.widgets.lines import Move
from faqcli.tui.widgets.questions import QuestionList


class Stop(NamedTuple):
    """Where a reader was."""

    entry: Entry
    amount: int
    """How much of the answer was above what they saw."""


class Travelling(Taking):
    """The screen on which a reader gets about."""

    def __init__(self, faq: Faq, text: str = "", *, is_picking: bool = False) -> None:
        super().__init__(faq, text, is_picking=is_picking)
        self._digits = self._hint = ""
        self._before: list[Stop] = []
        self._after: list[Stop] = []

    @property
    def idle(self) -> set[str]:
        """The actions that would do nothing now."""
        return super().idle | ({"trace(-1)"} if not self._before else set())

    @on(QuestionList.Moved)
    def show_answer(self, event: QuestionList.Moved) -> None:
        """Show the answer of the question under the cursor."""
        self.forget_number()
        self.open(event.number)

    @on(QuestionList.Chosen)
    @work(group="turn")
    async def choose(self) -> None:
        """Read the question under the cursor, or leave with its number."""
        self.forget_number()
        async with self.turn():
            await self.arrive()
            if self.is_picking and self.number:
                self.exit(self.number)
            elif self.number:
                self.focus_on(self.answer)

    def action_enter(self) -> None:
        """Do what Enter does: go to the number typed, choose a question, follow a link."""
        digits = self.number_typed
        self.forget_number()
        if digits:
            self.jump(int(digits))
        elif self.is_reading and self.answer.target:
            self.answer.post_message(AnswerView.Followed(self.answer.target))
        elif self.is_picking or not self.is_reading:
            self.choose()

    @property
    def number_typed(self) -> str:
        """What has been typed of the number of a question, as long as the screen says so."""
        return self._digits if self._hint and self.bar.message == self._hint else ""

    def action_digit(self, digit: str) -> None:
        """Take a digit of the number of a question."""
        self._digits = (self.number_typed + digit).lstrip("0")[:9]
        self._hint = f"Question {self._digits}: Enter goes there, Esc does not."
        self.bar.say(self._hint if self._digits else "", stays=True)

    def forget_number(self) -> None:
        """Give up the number that is being typed."""
        if self.number_typed:
            self.bar.say("")

    @on(AnswerView.Followed)
    def follow(self, event: AnswerView.Followed) -> None:
        """Go where a link or a lead goes."""
        if event.target.number:
            self.jump(event.target.number)
        else:
            self.open_address(event.target.address)

    @work(group="turn")
    async def jump(self, number: int) -> None:
        """Go to a question, and remember where from."""
        async with self.turn():
            await self.arrive()
            here = self._here
            if not await self.turn_to(number):
                return
            if here and here.entry.number != number:
                self._before.append(here)
                self._after.clear()
            if not self.is_wide:
                self.focus_on(self.answer)
            self.show_keys()

    @property
    def _here(self) -> Stop | None:
        entry = self.answer.page.entry
        return Stop(entry, self.answer.amount) if entry else None

    @work(group="turn")
    async def action_trace(self, by: int) -> None:
        """Go back to where the reader came from, or forward again."""
        async with self.turn():
            await self.arrive()
            if by < 0 and self._before:
                await self._retrace(self._before, self._after)
            elif by > 0 and self._after:
                await self._retrace(self._after, self._before)
            elif by < 0:
                self.focus_on(self.questions)

    async def _retrace(self, stops: list[Stop], others: list[Stop]) -> None:
        stop, here = stops.pop(), self._here
        number = await self.ask(Reader.same, stop.entry)
        if number and await self.turn_to(number, stop.amount) and here:
            others.append(here)
        self.show_keys()

    @work(group="turn")
    async def action_step(self, by: int) -> None:
        """Go to the next question, or the one before: in the list, else in the FAQ."""
        async with self.turn():
            if self.questions.place is not None:
                self.questions.move_to(self.questions.place + by)
            elif self.number:
                numbers = self.outline.numbers
                find = bisect_right if by > 0 else bisect_left
                place = find(numbers, self.number) + min(0, by)
                await self.turn_to(numbers[max(0, min(place, len(numbers) - 1))])

    @work(group="turn")
    async def action_move(self, how: Move) -> None:
        """Move the cursor, or scroll the answer."""
        async with self.turn():
            (self.answer if self.is_reading else self.questions).move(how)

    @work(group="turn")
    async def action_match(self, by: int) -> None:
        """Go to the next match, or the one before."""
        async with self.turn():
            await self.arrive()
            if not self.answer.step_match(by):
                self.bar.say("No match here." if self.found else "Nothing is searched for.")

    @work(group="turn")
    async def action_target(self, by: int) -> None:
        """Go to the answer; in it, to the next link or lead; after the last, go on."""
        async with self.turn():
            await self.arrive()
            if not self.is_reading:
                self.focus_on(self.answer if by > 0 and self.number else self.search_line)
            elif not self.answer.step_target(by):
                self.focus_on(self.search_line if by > 0 else self.questions)

    @work(group="turn")
    async def action_read(self) -> None:
        """Go to the answer, if there is one."""
        async with self.turn():
            await self.arrive()
            if self.number:
                self.focus_on(self.answer)
