"""Lets keys that follow one another quickly take their turns."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from textual import work
from textual.worker import Worker

P = ParamSpec("P")


Action = Callable[Concatenate[Any, P], Coroutine[Any, Any, None]]


def in_turn(action: Action[P]) -> Callable[Concatenate[Any, P], Worker[None]]:
    """Run an action of a screen in a worker, after the actions before it.

    However quickly keys follow one another, each then does what it would do after a pause. The
    screen has a lock, `turn`, and `settle`, which waits until what was typed has had its effect.
    """

    @wraps(action)
    async def run(screen: Any, *args: P.args, **options: P.kwargs) -> None:
        async with screen.turn:
            await screen.settle()
            await action(screen, *args, **options)

    return work(run, group="turn")


def on_answer(action: Action[P]) -> Callable[Concatenate[Any, P], Worker[None]]:
    """Run an action in turn, once the answer of the question under the cursor is shown."""

    @wraps(action)
    async def run(screen: Any, /, *args: P.args, **options: P.kwargs) -> None:
        await screen.navigation.follow_cursor()
        await action(screen, *args, **options)

    return in_turn(run)
