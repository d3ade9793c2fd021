"""The app of the full screen: what each key does."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import webbrowser
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, ClassVar

from textual import on, work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import WorkerFailed

from faqcli.browse.answer import AnswerView
from faqcli.browse.desk import Reader
from faqcli.browse.following import Following
from faqcli.browse.keys import KEYS, commands
from faqcli.browse.lines import Move
from faqcli.browse.questions import QuestionList
from faqcli.faq import Faq

INTERRUPTED, ENDED, HUNG_UP = 130, 143, 129


class Desktop(Screen[None], inherit_bindings=False):
    """The screen that everything is on, with all keys but those of the search line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key.keys, f"app.{key.action}", key.what, priority=key.has_priority)
            for key in KEYS
        ),
        *(Binding(digit, f"app.digit('{digit}')") for digit in "0123456789"),
    ]


class Browser(Following):
    """Shows a FAQ until the reader leaves; gives back the number that was picked."""

    _digits = ""

    def __init__(self, faq: Faq, text: str = "", *, is_picking: bool = False) -> None:
        super().__init__(faq, text, is_picking=is_picking)
        self._before: list[int] = []
        self._after: list[int] = []

    @property
    def error(self) -> BaseException | None:
        """What ended it, if that was an error."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    def _fatal_error(self) -> None:
        """End without Textual's own account of an error: who runs this is to tell."""
        self._close_messages_no_wait()

    def get_default_screen(self) -> Screen[None]:
        """Return the screen that everything is on."""
        return Desktop(id="_default")

    def on_mount(self) -> None:
        """Collect garbage again, and leave the terminal as it was when told to end."""
        self.set_timer(1, _collect_garbage)  # opening is over by then
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number, status in (
                (signal.SIGTERM, ENDED), (signal.SIGINT, INTERRUPTED), (signal.SIGHUP, HUNG_UP),
            ):  # fmt: skip
                loop.add_signal_handler(number, partial(self.exit, return_code=status))

    def on_unmount(self) -> None:
        """Read nothing more."""
        self.desk.close()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield every action for the command palette."""
        del screen
        for key in commands(is_picking=self.is_picking):
            yield SystemCommand(key.what, key.shown, partial(self.run_action, key.action))

    @property
    def idle(self) -> set[str]:
        """The actions that would do nothing now."""
        return super().idle | ({"back"} if not self._before else set())

    # From question to question

    @on(QuestionList.Moved)
    def show_answer(self, event: QuestionList.Moved) -> None:
        """Show the answer of the question under the cursor."""
        self.open(event.number)

    @on(QuestionList.Chosen)
    def choose(self, event: QuestionList.Chosen) -> None:
        """Read a question, or leave with its number."""
        if self.is_picking:
            self.exit(event.number)
        else:
            self.focus_on(self.answer)

    def action_enter(self) -> None:
        """Do what Enter does: go to the number typed, choose a question, follow a link."""
        if self._digits:
            number, self._digits = int(self._digits), ""
            self.bar.say("")
            self.jump(number)
        elif not self.is_reading:
            if self.questions.number:
                self.questions.post_message(QuestionList.Chosen(self.questions.number))
        elif self.answer.target:
            self.answer.post_message(AnswerView.Followed(self.answer.target))
        elif self.is_picking and self.number:
            self.exit(self.number)

    def action_digit(self, digit: str) -> None:
        """Take a digit of the number of a question."""
        self._digits = (self._digits + digit).lstrip("0")[:9]
        hint = f"Question {self._digits}: Enter goes there, Esc does not." if self._digits else ""
        self.bar.say(hint, stays=True)

    @on(AnswerView.Followed)
    def follow(self, event: AnswerView.Followed) -> None:
        """Go where a link or a lead goes."""
        if event.target.number:
            self.jump(event.target.number)
        else:
            self.open_address(event.target.address)

    def jump(self, number: int) -> None:
        """Go to a question, and remember where from."""
        if self.number and number != self.number:
            self._before.append(self.number)
            self._after.clear()
        self.open(number)

    async def action_back(self) -> None:
        """Go back to where the reader came from; to the questions when that is nowhere."""
        if self._before:
            self._after.append(self.number)
            self.open(self._before.pop())
        else:
            self.action_questions()

    def action_forward(self) -> None:
        """Go forward again."""
        if self._after:
            self._before.append(self.number)
            self.open(self._after.pop())

    @work(exclusive=True, group="step")
    async def action_step(self, by: int) -> None:
        """Go to the next question, or the one before: in the list, else in the FAQ."""
        if self.questions.place is not None:
            self.questions.move_to(self.questions.place + by)
        elif self.number:
            self.open(await self.desk.ask(Reader.neighbour, self.number, by))

    # On the screen

    def action_search(self) -> None:
        """Go to the search line."""
        self.focus_on(self.search_line)

    def action_questions(self) -> None:
        """Go to the questions."""
        self.focus_on(self.questions)

    def action_read(self) -> None:
        """Go to the answer."""
        self.focus_on(self.answer)

    def action_move(self, how: Move) -> None:
        """Move the cursor, or scroll the answer."""
        (self.answer if self.is_reading else self.questions).move(how)

    def action_match(self, by: int) -> None:
        """Go to the next match, or the one before."""
        if not self.answer.step_match(by):
            self.bar.say("No match here." if self.found else "Nothing is searched for.")

    def action_target(self, by: int) -> None:
        """Go to the answer; in it, to the next link or lead; after the last, go on."""
        if not self.is_reading:
            self.focus_on(self.answer if by > 0 else self.search_line)
        elif not self.answer.step_target(by):
            self.focus_on(self.search_line if by > 0 else self.questions)

    def action_leave(self) -> None:
        """Give up the number typed, go back from an answer, clear the search, or leave."""
        if self._digits:
            self._digits = ""
            self.bar.say("")
        elif self.is_reading and not self.is_wide:
            self.action_questions()
        elif self.search_line.value:
            self.search_line.value = ""
        else:
            self.exit()

    async def action_quit(self) -> None:
        """Leave."""
        self.exit()

    def action_interrupt(self) -> None:
        """Leave as any program does on Ctrl-C."""
        self.exit(return_code=INTERRUPTED)

    def action_redraw(self) -> None:
        """Draw the screen anew, after something else has written on it."""
        self.refresh(repaint=True, layout=True)

    def action_command_palette(self) -> None:
        """Show all actions, to choose from by name."""
        from faqcli.browse.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def action_help(self) -> None:
        """Show all keys."""
        from faqcli.browse.help import HelpScreen

        self.push_screen(HelpScreen(is_picking=self.is_picking))

    # Taking it along

    @work(exclusive=True, group="copy")
    async def action_copy_answer(self) -> None:
        """Copy the answer as Markdown."""
        await self._copy(Reader.markdown, "the answer")

    @work(exclusive=True, group="copy")
    async def action_copy_citation(self) -> None:
        """Copy question, source and date."""
        await self._copy(Reader.citation, "question, source and date")

    async def _copy(self, text_of: Callable[[Reader, int], str], what: str) -> None:
        if not self.number:
            self.bar.say("There is nothing to copy.")
            return
        text = await self.desk.ask(text_of, self.number)
        self.copy_to_clipboard(text)
        self.bar.say(f"Copied {what} of question {self.number} ({len(text):,} characters).")

    @work(exclusive=True, group="address")
    async def action_open_source(self) -> None:
        """Open the source."""
        address = await self.desk.ask(Reader.address)
        if address:
            self.open_address(address)
        else:
            self.bar.say("This FAQ names no source with an address.")

    @work(exclusive=True, group="address")
    async def open_address(self, address: str) -> None:
        """Open an address in a browser; one that runs in this terminal gets it for that time."""
        try:
            browser = webbrowser.get()
        except webbrowser.Error:
            self.copy_to_clipboard(address)
            self.bar.say(f"No browser here; copied {address}")
            return
        if type(browser) is webbrowser.GenericBrowser:
            with self.suspend():
                browser.open(address)
            self.refresh(layout=True)
        elif await asyncio.to_thread(browser.open, address):
            self.bar.say(f"Opened {address}")
        else:
            self.copy_to_clipboard(address)
            self.bar.say(f"No browser opened it; copied {address}")


def _collect_garbage() -> None:
    """Switch the collector on again, which a plain run does without."""
    gc.freeze()
    gc.enable()
