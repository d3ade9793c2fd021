"""What is taken along from the screen: an answer, a citation, an address to open."""

from __future__ import annotations

import asyncio
import sys
import webbrowser

from textual import work

from faqcli.output import plain
from faqcli.tui.live import Following
from faqcli.tui.view_model import Reader

_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


class Taking(Following):
    """The screen that things can be copied and opened from."""

    _away_until = 0.0
    """The time of the loop until which signals that come were meant for a browser."""

    @work(group="turn")
    async def action_copy_answer(self) -> None:
        """Copy the answer as a pipe gets it."""
        async with self.turn():
            await self.arrive()
            entry = self.answer.page.entry
            if entry:
                lines = "\n".join(line.plain for line in plain.answer(entry))
                self._copy(f"{lines}\n", f"the answer to question {entry.number}")
            else:
                self.bar.say("There is nothing to copy.")

    @work(group="turn")
    async def action_copy_citation(self) -> None:
        """Copy question, source and date."""
        async with self.turn():
            await self.arrive()
            entry = self.answer.page.entry
            citation = await self.ask(Reader.citation, entry) if entry else None
            if entry and citation:
                self._copy(citation, f"question {entry.number}, its source and date")
            elif not entry:
                self.bar.say("There is nothing to cite.")

    def _copy(self, text: str, what: str) -> None:
        self.copy_to_clipboard(text)
        self.bar.say(f"Copied {what} ({len(text):,} characters).")

    @work(exclusive=True, group="address")
    async def action_open_source(self) -> None:
        """Open the source."""
        address = await self.ask(Reader.address)
        if address:
            await self._open(address)
        else:
            self.bar.say("This FAQ names no source with an address.")

    @work(exclusive=True, group="address")
    async def open_address(self, address: str) -> None:
        """Open an address in a browser."""
        await self._open(address)

    async def _open(self, address: str) -> None:
        try:
            browser = await asyncio.to_thread(webbrowser.get)
        except webbrowser.Error:
            is_open = False
        else:
            if _needs_terminal(browser):
                is_open = self._lend_terminal(browser, address)
            else:
                is_open = await _open_aside(address)
        if is_open:
            self.bar.say(f"Opened {address}")
        else:
            self.copy_to_clipboard(address)
            self.bar.say(f"No browser opened it; copied {address}")

    def _lend_terminal(self, browser: webbrowser.BaseBrowser, address: str) -> bool:
        """Give the terminal to a browser until it ends, and Ctrl-C with it."""
        with self.suspend():
            is_open = browser.open(address)
        # A signal that came meanwhile is told of as soon as the loop goes on.
        self._away_until = asyncio.get_running_loop().time() + 0.1
        return is_open

    @property
    def was_away(self) -> bool:
        """Whether a browser has had the terminal until just now."""
        return asyncio.get_running_loop().time() < self._away_until


def _needs_terminal(browser: webbrowser.BaseBrowser) -> bool:
    """Tell whether a browser may run in this terminal, as w3m does, or a command of the user's."""
    is_command = type(browser) is webbrowser.GenericBrowser
    return is_command or not getattr(browser, "background", True)


async def _open_aside(address: str) -> bool:
    """Open an address by a process whose messages do not come onto the screen."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-c", _OPEN, address,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    return await process.wait() == 0
