"""The answers that a reader jumped away from, and can go back to."""

from __future__ import annotations

from typing import Literal, NamedTuple

from faqcli.model import Entry

Direction = Literal[-1, 1]
"""Back or forward."""


class Visit(NamedTuple):
    """An answer, and how far down the reader was in it."""

    entry: Entry
    position: int
    """How many characters were above the top line, as in `Page.position`."""


class History:
    """The visits on either side of the answer that is read now."""

    def __init__(self) -> None:
        self._visits: dict[Direction, list[Visit]] = {-1: [], 1: []}

    @property
    def can_go_back(self) -> bool:
        """Whether there is a visit to go back to."""
        return bool(self._visits[-1])

    def leave(self, visit: Visit) -> None:
        """Record a visit that a jump ended; there is nothing to go forward to any more."""
        self._visits[-1].append(visit)
        self._visits[1].clear()

    def pop(self, direction: Direction) -> Visit | None:
        """Return the nearest visit on one side and forget it; None if there is none."""
        visits = self._visits[direction]
        return visits.pop() if visits else None

    def push(self, direction: Direction, visit: Visit) -> None:
        """Put a visit nearest on one side."""
        self._visits[direction].append(visit)
