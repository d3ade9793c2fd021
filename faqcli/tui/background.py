"""The one thread that the FAQ is read on.

An SQLite connection serves one thread at a time, and the event loop that draws must never wait.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from faqcli.errors import FaqError
from faqcli.faq import Faq
from faqcli.tui.view_model import ViewModel

P = ParamSpec("P")
T = TypeVar("T")


class FaqThread:
    """Runs methods of a view model on a thread of their own, one after the other.

    Args:
        faq: the FAQ to read, which nothing else may use any more.
        report: shows the message of an error.
    """

    def __init__(self, faq: Faq, report: Callable[[str], None]) -> None:
        self.view_model = ViewModel(faq)
        """For direct use only before `ask` is first called."""
        self._report = report
        self._executor = ThreadPoolExecutor(1, "faq")
        self._is_closed = False

    async def ask(
        self, method: Callable[Concatenate[ViewModel, P], T], *args: P.args, **options: P.kwargs
    ) -> T | None:
        """Return what a method of the view model returns; report a `FaqError` and return None.

        A call that is cancelled before its turn never runs.
        """
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(
                self._executor,
                lambda: None if self._is_closed else method(self.view_model, *args, **options),
            )
        except FaqError as error:
            self._report(error.message)
            return None

    def close(self) -> None:
        """Drop the calls that wait for their turn, and close the FAQ after the current one."""
        if not self._is_closed:
            self._is_closed = True
            self._executor.submit(self.view_model.close)
            self._executor.shutdown(wait=False)
