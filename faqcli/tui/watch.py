"""Watches the file of the FAQ, and reads it again when it has changed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from faqcli.errors import FaqError
from faqcli.faq import Faq, load
from faqcli.readers.source import Stamp, find

T = TypeVar("T")

PERIOD = 1.0
"""Seconds between two looks at the file."""


class FileWatcher:
    """Follows the file that a FAQ was read from.

    Args:
        faq: the FAQ as it was read first.
        show: shows the FAQ of a file that has changed.
        report: shows a message.
    """

    def __init__(
        self, faq: Faq, show: Callable[[Faq], Awaitable[None]], report: Callable[[str], None]
    ) -> None:
        self._argument = faq.document.argument or None
        self._program = faq.program
        self._stamp = faq.document.stamp
        self._show = show
        self._report = report
        self._is_missing = self._is_looking = False
        # Leaving never waits for this thread, however long a file takes to read.
        self._executor = ThreadPoolExecutor(1, "file")

    async def look(self) -> None:
        """Look at the file once, unless a look is under way, and read it if it has changed."""
        if self._is_looking or self._stamp is None:  # standard input can't be read twice
            return
        self._is_looking = True
        try:
            stamp = await self._run(self._find)
            was_missing, self._is_missing = self._is_missing, stamp is None
            if stamp is None and not was_missing:
                self._report("The file no longer exists; this is what it last said.")
            elif stamp is not None and stamp != self._stamp:
                self._stamp = stamp
                await self._reload()
        finally:
            self._is_looking = False

    async def _run(self, function: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._executor, function)

    def _find(self) -> Stamp | None:
        try:
            return find(self._argument).stamp
        except FaqError:
            return None

    async def _reload(self) -> None:
        try:
            faq = await self._run(partial(load, self._argument))
        except FaqError as error:
            self._report(f"The file has changed and can't be read: {error.message}")
        else:
            faq.program = self._program
            await self._show(faq)

    def close(self) -> None:
        """Stop watching."""
        self._executor.shutdown(wait=False, cancel_futures=True)
