from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

from faqcli.faq import load
from faqcli.tui.background import FaqThread
from faqcli.tui.view_model import ViewModel

from .conftest import TEA


def test_methods_run_on_one_other_thread(write_faq: Callable[..., Path]) -> None:
    thread = FaqThread(load(write_faq(TEA)), print)

    async def ask() -> set[object]:
        calls = [thread.ask(lambda _: threading.get_ident()) for _ in range(5)]
        return set(await asyncio.gather(*calls))

    used = asyncio.run(ask())
    thread.close()

    assert len(used) == 1
    assert threading.get_ident() not in used


def test_error_of_a_method_is_reported(write_faq: Callable[..., Path]) -> None:
    reported: list[str] = []
    thread = FaqThread(load(write_faq(TEA)), reported.append)

    page = asyncio.run(thread.ask(ViewModel.page, 42, 80))
    thread.close()

    assert page is None
    assert reported == ["No question 42: this FAQ has 1 to 3."]


def test_cancelled_call_never_runs(write_faq: Callable[..., Path]) -> None:
    thread = FaqThread(load(write_faq(TEA)), print)
    go_on, ran = threading.Event(), []

    async def ask() -> None:
        first = asyncio.create_task(thread.ask(lambda _: go_on.wait(10)))
        second = asyncio.create_task(thread.ask(lambda _: ran.append(2)))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.sleep(0)
        go_on.set()
        await first
        await thread.ask(lambda _: ran.append(3))

    asyncio.run(ask())
    thread.close()

    assert ran == [3]
