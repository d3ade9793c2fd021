"""The entries of an index as a sequence."""

from collections.abc import Iterator, Sequence
from typing import overload

from faqcli.index.store import Index
from faqcli.model import Entry

_CHUNK = 100


class Entries(Sequence[Entry]):
    """The usable entries of a FAQ in file order, each read from the index when it is needed."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.numbers: Sequence[int] = index.numbers()
        """The numbers of the entries, in order."""

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, index: int | slice) -> Entry | tuple[Entry, ...]:
        numbers = self.numbers[index] if isinstance(index, slice) else [self.numbers[index]]
        entries = self._index.connection.safely(lambda: self._read(numbers))
        return entries if isinstance(index, slice) else entries[0]

    def _read(self, numbers: Sequence[int]) -> tuple[Entry, ...]:
        entries = self._index.entries(numbers)
        return tuple(entries[number] for number in numbers)

    def __iter__(self) -> Iterator[Entry]:
        for start in range(0, len(self), _CHUNK):
            yield from self[start : start + _CHUNK]
