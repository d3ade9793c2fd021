"""The one thread that a FAQ is read on, and the FAQ that lies there: the file as it is now.

SQLite's connection serves one thread at a time, and the loop that draws waits for nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, Literal, ParamSpec, TypeVar

from faqcli.errors import FaqError
from faqcli.faq import Faq, load
from faqcli.readers.source import Stamp, find
from faqcli.tui.view_model import Reader

P = ParamSpec("P")
T = TypeVar("T")


class Desk:
    """Asks a reader on its thread: one thing after the other, and nothing nobody waits for."""

    def __init__(self, faq: Faq) -> None:
        self._reader = Reader(faq)
        self._argument = faq.document.argument
        self._executor = ThreadPoolExecutor(1, "faq")
        self._reopener = ThreadPoolExecutor(1, "file")  # one that leaving does not wait for
        self._seen = faq.document.stamp
        self._is_gone = False

    async def ask(
        self, what: Callable[Concatenate[Reader, P], T], *args: P.args, **options: P.kwargs
    ) -> T:
        """Return what a method of the reader does; cancelled before it begins, it never does."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._executor, lambda: what(self._reader, *args, **options)
        )

    def now(self) -> Reader:
        """Return the reader itself, for use before the loop asks anything."""
        return self._reader

    async def look(self) -> Literal["same", "changed", "gone"]:
        """Tell what has become of the file since the last look."""
        if self._seen is None:
            return "same"  # what came through a pipe comes once
        loop = asyncio.get_running_loop()
        stamp = await loop.run_in_executor(self._reopener, self._stamp)
        was_gone, self._is_gone = self._is_gone, stamp is None
        if stamp is None:
            return "same" if was_gone else "gone"
        before, self._seen = self._seen, stamp
        return "same" if stamp == before else "changed"

    def _stamp(self) -> Stamp | None:
        try:
            return find(self._argument or None).stamp
        except FaqError:
            return None

    async def reopen(self) -> None:
        """Read the file anew, and go over to it once it has been read.

        Raises:
            FaqError: it cannot be read; what was read before stays.
        """
        loop = asyncio.get_running_loop()
        faq = await loop.run_in_executor(self._reopener, load, self._argument or None)
        await loop.run_in_executor(self._executor, self._take, faq)

    def _take(self, faq: Faq) -> None:
        self._reader.faq.close()
        self._reader = Reader(faq)

    def close(self) -> None:
        """Begin nothing more."""
        for executor in (self._executor, self._reopener):
            executor.shutdown(wait=False, cancel_futures=True)
