"""No keys, typed text or size of the window breaks the full screen."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from e2e.conftest import TEA, controls_in
from textual import events
from unit.tui.conftest import Reading, Run, browse

from faqcli.tui.keys import KEYS

__all__ = ["browse"]

NAMES = [name for key in KEYS for name in key.keys.split(",")]
TYPED = ["tea", "black", "zzz", "3", '"', "*", "é", "問", "\u202e", "\x1b", "́"]
LEAVING = {"q", "escape", "ctrl+c"}


async def do_something(reading: Reading, chance: random.Random) -> str:
    """Do one thing that a person may do; return what."""
    what = chance.randrange(10)
    if what == 0:
        size = chance.choice((1, 20, 40, 80, 300)), chance.choice((1, 3, 10, 24, 90))
        await reading.resize(*size)
        return f"resize to {size}"
    if what == 1:
        text = chance.choice(TYPED) * chance.choice((1, 1, 300))
        reading.app.post_message(events.Paste(text))
        await reading.rest()
        return f"paste {text[:20]!r}"
    if what == 2:
        columns, rows = reading.app.size
        where = chance.randrange(columns), chance.randrange(rows)
        await reading.pilot.click(offset=where)
        await reading.rest()
        return f"click at {where}"
    leaves = chance.random() < 0.01
    keys = [chance.choice([name for name in NAMES if leaves or name not in LEAVING])]
    keys *= chance.choice((1, 1, 1, 2, 20))
    await reading.hurry(*keys)
    return f"press {keys}"


async def do_much(reading: Reading, chance: random.Random, done: list[str]) -> None:
    """Do many things, until one of them leaves; note each in a list."""
    for _ in range(20):
        done.append(await do_something(reading, chance))
        if reading.app._exit:
            return
        assert controls_in(reading.text) == []


def test_no_keys_break_the_screen(
    browse: Run, chances: Callable[[int], Iterator[random.Random]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser._tryorder", None)
    monkeypatch.setattr("webbrowser._browsers", {})
    monkeypatch.setenv("BROWSER", "true %s &")
    for chance in chances(3):
        done: list[str] = []
        script = partial(do_much, chance=chance, done=done)
        try:
            browse(script, TEA, can_suspend=False, is_picking=chance.random() < 0.3)
        except (Exception, asyncio.CancelledError) as error:
            error.add_note(f"{chance}: {done[-10:]}")
            raise
