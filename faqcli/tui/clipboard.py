"""Takes things out of the screen: copies text, and opens addresses in a browser."""

from __future__ import annotations

import asyncio
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from textual.app import App

from faqcli.model import Entry
from faqcli.output import plain
from faqcli.tui.background import FaqThread
from faqcli.tui.view_model import ViewModel

Copied = Literal["answer", "citation"]

_OPEN = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


@dataclass(frozen=True)
class Clipboard:
    """Copies what is read and opens addresses, and says so."""

    thread: FaqThread
    app: App[Any]
    report: Callable[[str], None]
    """Shows a message."""

    async def copy(self, entry: Entry | None, what: Copied) -> None:
        """Copy an answer as Markdown, or a question with its source and date."""
        if entry is None:
            self.report("There is nothing to copy.")
        elif what == "answer":
            text = "".join(f"{line.plain}\n" for line in plain.answer(entry))
            self._take(text, f"the answer to question {entry.number}")
        elif citation := await self.thread.ask(ViewModel.citation, entry):
            self._take(citation, f"question {entry.number}, its source and date")

    def _take(self, text: str, what: str) -> None:
        self.app.copy_to_clipboard(text)
        self.report(f"Copied {what} ({len(text):,} characters).")

    async def open_source(self) -> None:
        """Open the source in a browser."""
        address = await self.thread.ask(ViewModel.address)
        if address:
            await self.open(address)
        else:
            self.report("The source of this FAQ has no address.")

    async def open(self, address: str) -> None:
        """Open an address in a browser, or copy it if none can be started."""
        if await self._open(address):
            self.report(f"Opened {address}")
        else:
            self.app.copy_to_clipboard(address)
            self.report(f"No browser opened it; copied {address}")

    async def _open(self, address: str) -> bool:
        try:
            browser = await asyncio.to_thread(webbrowser.get)
        except webbrowser.Error:
            return False
        if not _needs_terminal(browser):
            return await _open_aside(address)
        with self.app.suspend():
            return browser.open(address)


def _needs_terminal(browser: webbrowser.BaseBrowser) -> bool:
    """Return whether a browser may run in this terminal, as w3m and commands of the user's do."""
    is_command = type(browser) is webbrowser.GenericBrowser
    return is_command or not getattr(browser, "background", True)


async def _open_aside(address: str) -> bool:
    """Open an address from another process, so that no message of a browser gets on the screen."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-I", "-c", _OPEN, address,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    return await process.wait() == 0
