"""Lets keys that follow one another quickly take their turns."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from textual import work
from textual.worker import Worker

P = ParamSpec("P")


class Turns:
    """Gives one action at a time its turn.

    Args:
        settle: waits, at the beginning of a turn, until what was typed before has had its effect.
    """

    def __init__(self, settle: Callable[[], Awaitable[None]]) -> None:
        self.lock = asyncio.Lock()
        """Held during a turn."""
        self._settle = settle

    @asynccontextmanager
    async def take(self) -> AsyncIterator[None]:
        """Wait for the turn of an action, which lasts as long as the context."""
        async with self.lock:
            await self._settle()
            yield


class _HasTurns(Protocol):
    turns: Turns


S = TypeVar("S", bound=_HasTurns)


def in_turn(
    action: Callable[Concatenate[S, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[S, P], Worker[None]]:
    """Run an action of a screen in a worker, when its turn has come.

    However quickly keys follow one another, each then does what it would do after a pause.
    """

    @wraps(action)
    async def run(screen: S, *args: P.args, **options: P.kwargs) -> None:
        async with screen.turns.take():
            await action(screen, *args, **options)

    return work(run, group="turn")
