"""The app of the full screen: it starts and ends, and knows what lies over the main screen."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from threading import Thread
from typing import Any

from textual import events
from textual.actions import ActionParseResult
from textual.app import SystemCommand
from textual.dom import DOMNode
from textual.screen import Screen

from faqcli.faq import Faq
from faqcli.tui.keys import commands
from faqcli.tui.screen import MainScreen
from faqcli.tui.terminal import wait_until_gone
from faqcli.tui.textual_adapter import RaisingApp
from faqcli.tui.widgets.lines import bindings

INTERRUPTED, TERMINATED, HUNG_UP = 130, 143, 129
_OF_NUMBERS = ("digit", "enter", "leave")
"""The actions that go on with a number that is being typed; any other ends it."""
_COLLECT_AFTER = 1.0
"""Seconds until garbage is collected, as it is not while the screen opens."""


class FaqApp(RaisingApp[int], inherit_bindings=False):
    """Shows a FAQ until the reader leaves; returns the number that was picked.

    Args:
        faq: the FAQ to read, which nothing else may use any more.
        text: the text in the search line at first.
        is_picking: whether Enter on a question leaves with its number.
        can_suspend: whether a shell would notice that this process has stopped.
    """

    CSS_PATH = "app.tcss"
    BINDINGS = bindings("everywhere", priority=True)
    ALLOW_SELECT = False
    ENABLE_COMMAND_PALETTE = False  # Textual would bind its key a second time

    def __init__(
        self, faq: Faq, text: str = "", *, is_picking: bool = False, can_suspend: bool = True
    ) -> None:
        super().__init__(ansi_color=True)
        self.set_reactive(FaqApp.theme, "ansi-dark")
        self.main = MainScreen(faq, self, text, is_picking=is_picking)
        self._is_picking = is_picking
        self._can_suspend = can_suspend
        self._away_until = 0.0
        """The time of the event loop until which a signal was meant for another program."""

    def get_default_screen(self) -> Screen[None]:
        """Return the main screen."""
        return self.main

    def on_mount(self) -> None:
        """Redraw after a suspension, and leave the terminal as it was when told to end."""
        self.set_timer(_COLLECT_AFTER, _collect_garbage)
        self.app_resume_signal.subscribe(self, lambda _: self.action_redraw())
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGINT, self.action_interrupt)
            for number, status in ((signal.SIGTERM, TERMINATED), (signal.SIGHUP, HUNG_UP)):
                loop.add_signal_handler(number, partial(self.exit, return_code=status))
            Thread(target=self._end_with_terminal, args=[loop], daemon=True).start()

    def _end_with_terminal(self, loop: asyncio.AbstractEventLoop) -> None:
        """Leave when the terminal is closed; this runs in a thread of its own."""
        if wait_until_gone():
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(partial(self.exit, return_code=HUNG_UP))

    def on_resize(self, event: events.Resize) -> None:
        """Fit the main screen to the window before Textual lays it out, so that it does so once."""
        self.main.fit(event.size.width)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Give the terminal to another program, and Ctrl-C with it."""
        with super().suspend():
            yield
        # A signal that came meanwhile is handled as soon as the event loop goes on.
        self._away_until = asyncio.get_running_loop().time() + 0.1

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; unless it goes on with a number that is being typed, that is forgotten."""
        if not str(action).removeprefix("screen.").startswith(_OF_NUMBERS):
            self.main.number_entry.clear()
        return await super().run_action(action, default_namespace, namespaces)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Yield what the command palette offers: the links of the answer, and every action."""
        del screen
        useful, others = (
            [
                SystemCommand(key.what, key.shown, partial(self.run_action, key.action, self.main))
                for key in keys
            ]
            for keys in commands(is_picking=self._is_picking)
        )
        yield from useful
        answer = self.main.answer
        for what, target in {one.what: one for one in answer.page.targets}.items():
            title = what.replace("[", r"\[")  # Textual would read it as markup
            yield SystemCommand(title, "", partial(answer.follow, target))
        yield from others

    async def action_quit(self) -> None:
        """Leave."""
        self.exit()

    def action_interrupt(self) -> None:
        """Leave as any program does on Ctrl-C, unless another program was meant."""
        if asyncio.get_running_loop().time() >= self._away_until:
            self.exit(return_code=INTERRUPTED)

    def action_suspend_process(self) -> None:
        """Go back to the shell, if it would notice."""
        if self._can_suspend:
            super().action_suspend_process()
        else:
            self.main.bar.say("Can't suspend in a pipeline.")

    def action_redraw(self) -> None:
        """Redraw the screen, after something else has written on it."""
        self.refresh(repaint=True, layout=True)

    def action_help(self) -> None:
        """Show all keys."""
        from faqcli.tui.help import HelpScreen

        self._show_over(HelpScreen(is_picking=self._is_picking))

    def action_command_palette(self) -> None:
        """Show all actions, to choose one by its name."""
        from faqcli.tui.palette import Palette

        self._show_over(Palette())

    def _show_over(self, screen: Screen[Any]) -> None:
        """Show a screen over the main screen, unless another is there."""
        if self.screen is self.main:
            self.push_screen(screen)


def _collect_garbage() -> None:
    """Switch the garbage collector on again, which a plain run does without."""
    gc.freeze()
    gc.enable()
