"""The questions that a list shows: all of the FAQ, read as needed, or the results of a search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from faqcli.model import Passage, Span

WRAPPED = 500
"""The most questions that are all read at once, and wrapped.

In a longer list each question has one line: otherwise all questions before it would have to be
read to know which line it is on.
"""


class Item(NamedTuple):
    """A question in a list."""

    number: int
    question: str
    spans: tuple[Span, ...] = ()
    """The matches in the question."""
    remark: str = ""
    """How it was found, if it doesn't have the words as typed."""
    passage: Passage | None = None
    """The passage of its answer that fits the search best."""


class Listing:
    """Questions in the order they are shown; only their numbers are known until they are read.

    Args:
        numbers: the numbers of all questions.
        items: the questions that have been read.
        titles: the titles of sections, by the index of their first question; an empty one ends a
            section before questions that are in none.
        notes: lines to show above the questions.
        largest: the largest number in the FAQ, for which every list leaves room.
    """

    is_dimmed = False
    """Whether it is shown as what a search has not found."""

    def __init__(
        self,
        numbers: Sequence[int] = (),
        items: Iterable[Item] = (),
        titles: Mapping[int, str] = MappingProxyType({}),
        notes: Sequence[str] = (),
        *,
        largest: int = 0,
    ) -> None:
        self.numbers = numbers
        self.titles = titles
        self.notes = notes
        self.largest = largest
        self._items: dict[int, Item] = {}
        self.add(items)

    def __len__(self) -> int:
        return len(self.numbers)

    def dimmed(self, notes: Sequence[str]) -> Listing:
        """Return the same questions, dimmed, with other notes; what is read later, both have."""
        _ = self._indexes  # takes long, and the copy has it too
        other = copy(self)
        other.is_dimmed, other.notes = True, notes
        return other

    @property
    def is_wrapped(self) -> bool:
        """Whether questions take as many lines as they need."""
        return len(self.numbers) <= WRAPPED

    def add(self, items: Iterable[Item]) -> None:
        """Add questions that have been read."""
        self._items.update((item.number, item) for item in items)

    def item(self, index: int) -> Item | None:
        """Return the question at a index; None while it is not read."""
        return self._items.get(self.numbers[index])

    def index_of(self, number: int) -> int | None:
        """Return the index of the question with a number; None if it is not in the list."""
        return self._indexes.get(number)

    @cached_property
    def _indexes(self) -> dict[int, int]:
        return {number: index for index, number in enumerate(self.numbers)}
