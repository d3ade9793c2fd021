"""The questions that a list shows: all of the FAQ's, read page by page, or those found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from faqcli.model import Span

WRAPPED = 500
"""So many questions are read at once and set in as many lines as they need; of more, each takes
one line, as where it stands could not be known without reading all before it."""


class Item(NamedTuple):
    """A question in a list."""

    number: int
    question: str
    spans: tuple[Span, ...] = ()
    """The matches in the question."""
    remark: str = ""
    """How it was found, if not by what was typed."""


class Listing:
    """Questions in the order they are shown, known by number first and read when needed.

    Args:
        numbers: those of all questions.
        items: what is read already.
        titles: the titles of the sections that begin, by the index of their first question; empty
            where questions outside of any come after a section.
        notes: what is to be said above the questions.
        largest: the largest number that such a list may hold, for which all leave room.
    """

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

    @property
    def is_wrapped(self) -> bool:
        """Whether questions take as many lines as they need."""
        return len(self.numbers) <= WRAPPED

    def add(self, items: Iterable[Item]) -> None:
        """Take in what has been read."""
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
