"""The app of the full screen: what each key does."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, ClassVar

from textual.actions import ActionParseResult
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.worker import WorkerFailed

from faqcli.faq import Faq
from faqcli.tui.history import Travelling
from faqcli.tui.keys import bound, commands

INTERRUPTED, ENDED, HUNG_UP = 130, 143, 129
_OF_NUMBERS = ("app.digit", "app.enter", "app.leave")
"""The actions that a number which is being typed outlives."""


class Desktop(Screen[None], inherit_bindings=False):
    """The screen that everything is on, with the keys that work outside of the search line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(*names) for names in bound("outside")]


class Browser(Travelling, inherit_bindings=False):
    """Shows a FAQ until the reader leaves; gives back the number that was picked.

    Args:
        faq: what to read, which nobody else may use meanwhile.
        text: what stands in the search line at first.
        is_picking: whether Enter on a question leaves with its number.
        can_suspend: whether a shell would notice that this process has stopped.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(*names, priority=True) for names in bound("everywhere")
    ]
    ENABLE_COMMAND_PALETTE = False  # Textual would bind its key a second time

    def __init__(
        self, faq: Faq, text: str = "", *, is_picking: bool = False, can_suspend: bool = True
    ) -> None:
        super().__init__(faq, text, is_picking=is_picking)
        self._can_suspend = can_suspend

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
            loop.add_signal_handler(signal.SIGINT, self.action_interrupt)
            for number, status in ((signal.SIGTERM, ENDED), (signal.SIGHUP, HUNG_UP)):
                loop.add_signal_handler(number, partial(self.exit, return_code=status))

    def on_unmount(self) -> None:
        """Read nothing more."""
        self.desk.close()

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key does; any but those that belong to it ends a number that was typed."""
        if not str(action).startswith(_OF_NUMBERS):
            self.forget_number()
        return await super().run_action(action, default_namespace, namespaces)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield every action for the command palette."""
        del screen
        for key in commands(is_picking=self.is_picking):
            yield SystemCommand(key.what, key.shown, partial(self.run_action, f"app.{key.action}"))

    def action_search(self) -> None:
        """Go to the search line."""
        self.focus_on(self.search_line)

    def action_questions(self) -> None:
        """Go to the questions."""
        self.focus_on(self.questions)

    def action_leave(self) -> None:
        """Give up the number typed, go back from an answer, clear the search, or leave."""
        if self.number_typed:
            self.forget_number()
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
        """Leave as any program does on Ctrl-C, unless that was for a browser."""
        if not self.was_away:
            self.exit(return_code=INTERRUPTED)

    def action_suspend_process(self) -> None:
        """Go back to the shell, where it would notice."""
        if self._can_suspend:
            super().action_suspend_process()
        else:
            self.bar.say("No shell could resume this: it runs between pipes.")

    def action_redraw(self) -> None:
        """Draw the screen anew, after something else has written on it."""
        self.refresh(repaint=True, layout=True)

    def action_help(self) -> None:
        """Show all keys."""
        from faqcli.tui.help import HelpScreen

        if len(self.screen_stack) == 1:
            self.push_screen(HelpScreen(is_picking=self.is_picking))

    def action_command_palette(self) -> None:
        """Show all actions, to choose from by name."""
        from faqcli.tui.palette import Palette

        if len(self.screen_stack) == 1:
            self.push_screen(Palette(id="--command-palette"))


def _collect_garbage() -> None:
    """Switch the collector on again, which a plain run does without."""
    gc.freeze()
    gc.enable()
