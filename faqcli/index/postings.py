"""Where each word of a FAQ occurs: how the index stores it, and how it is read back.

A posting is one integer: an entry's number, how often the word occurs in it (at most
MAX_FREQUENCY), and whether it occurs in its question or in an alias. For example, a word that
occurs three times in entry 7, one of them in the question, has this posting there:

    7 << 8 | 3 << 2 | IN_QUESTION
"""

from __future__ import annotations

import math
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import compress, islice, pairwise
from typing import Any, TypeVar

IN_QUESTION, IN_ALIAS = 1, 2
FLAGS = IN_QUESTION | IN_ALIAS
MAX_FREQUENCY = 63
MAX_ENTRIES = (1 << 24) - 1
CHAMPIONS = 1000
"""How many entries a champion list has. A word with more entries than this is stored with the
best of them apart, which are then read in place of them all (Manning, Raghavan and Schütze,
*Introduction to Information Retrieval*, 2008, section 7.1.3)."""
_SIZE = 4
"""How many bytes a posting has."""


def encode(number: int, frequency: int, flags: int) -> int:
    """Return a posting; `flags` are IN_QUESTION, IN_ALIAS, both or 0."""
    return number << 8 | min(frequency, MAX_FREQUENCY) << 2 | flags


class Postings:
    """Where one word occurs.

    Args:
        document_frequency: in how many entries.
        question_frequency: in how many questions.
        data: the postings in the order of the entries, as the index stores them: `in_blocks` if
            there are champions.
        champions: those of the word's best entries, if there are more than CHAMPIONS.
        is_partial: whether there may be more entries than these.
    """

    def __init__(
        self,
        document_frequency: int,
        question_frequency: int,
        data: bytes,
        champions: bytes = b"",
        *,
        is_partial: bool = False,
    ) -> None:
        self.is_partial = is_partial
        self.document_frequency = document_frequency
        self.question_frequency = question_frequency
        self._champions = from_bytes(champions)
        self._data = data

    @cached_property
    def _blocks(self) -> tuple[bytes, bytes, array[int]]:
        """The low bytes, the last bytes of the numbers, and where each block starts and ends."""
        count = int.from_bytes(self._data[-_SIZE:], "little")
        lasts_end = 2 * count
        return self._data[:count], self._data[count:lasts_end], from_bytes(self._data[lasts_end:])

    @cached_property
    def _all(self) -> array[int]:
        if not self._champions:
            return from_bytes(self._data)
        low, lasts, starts = self._blocks
        sizes = [end - start for start, end in pairwise(starts)]
        data = bytearray(_SIZE * len(low))
        data[::_SIZE], data[1::_SIZE] = low, lasts
        data[2::_SIZE] = b"".join(bytes([i & 0xFF]) * size for i, size in enumerate(sizes))
        data[3::_SIZE] = b"".join(bytes([i >> 8]) * size for i, size in enumerate(sizes))
        return from_bytes(data)

    @cached_property
    def _by_number(self) -> dict[int, int]:
        return {posting >> 8: posting & 0xFF for posting in self._all}

    def numbers(self, *, best: bool = False) -> list[int]:
        """Return the numbers of the entries in order, or only of the best of them."""
        return [posting >> 8 for posting in self.encoded(best=best)]

    def encoded(self, *, best: bool = False) -> array[int]:
        """Return the postings in order, or only those of the word's best entries."""
        return self._champions if best and self._champions else self._all

    def flagged(self, flags: int = FLAGS) -> list[int]:
        """Return the numbers of the entries with the word in the question or in an alias."""
        has_flags = _low_bytes(self._all).translate(bytes(low & flags for low in range(1 << 8)))
        return [posting >> 8 for posting in compress(self._all, has_flags)]

    def get(self, number: int) -> int:
        """Return the low byte of an entry's posting: `frequency << 2 | flags`; 0 if it has none."""
        return self.low_bytes([number])[0]

    def low_bytes(self, numbers: Iterable[int]) -> list[int]:
        """Return the low bytes of the postings of some entries, as `get` does for one."""
        if not self._champions:
            return [self._by_number.get(number, 0) for number in numbers]
        low, lasts, starts = self._blocks
        blocks = len(starts) - 1
        found = []
        for number in numbers:
            i = number >> 8
            place = lasts.find(number & 0xFF, starts[i], starts[i + 1]) if i < blocks else -1
            found.append(low[place] if place >= 0 else 0)
        return found


def in_blocks(encoded: array[int]) -> bytes:
    """Return postings in half as many bytes, where that of any entry is found at once.

    The entries with numbers from 256 · i to 256 · i + 255 are block i, so only the last byte of a
    number needs to be stored, as in Roaring bitmaps (Chambi, Lemire, Kaser and Godin, *Better
    bitmap performance with Roaring bitmaps*, 2016). The low bytes of all postings come first, then
    the last bytes of their numbers, then where each block starts, and where the last one ends.
    """
    data = to_bytes(encoded)
    blocks = range((encoded[-1] >> 16) + 2)
    starts = array("I", (bisect_left(encoded, block << 16) for block in blocks))
    return data[::_SIZE] + data[1::_SIZE] + to_bytes(starts)


def idf(entries: int, document_frequency: int) -> float:
    """Return the inverse document frequency of a word, as BM25 defines it."""
    frequency = min(document_frequency, entries)
    return math.log(1 + (entries - frequency + 0.5) / (frequency + 0.5))


def postings_of(counts: Mapping[int, tuple[int, int]], *, is_partial: bool = False) -> Postings:
    """Return postings from the frequency and the flags in each entry, by the entry's number."""
    encoded = array("I", (encode(number, *counts[number]) for number in sorted(counts)))
    return Postings(
        len(encoded), question_frequency(encoded), to_bytes(encoded), is_partial=is_partial
    )


def merge(
    listed: Iterable[Postings],
    champions: Callable[[array[int]], array[int]] | None = None,
    unread: Sequence[Postings] = (),
) -> Postings:
    """Return the postings of many words as if they were one word.

    Args:
        listed: the postings of each word.
        champions: a function that returns the best of many postings. If it is given, only the
            champions of each word are read.
        unread: the postings of more words, which are counted but not read.
    """
    best = champions is not None
    low_bytes: dict[int, int] = {}
    entries = sum(postings.document_frequency for postings in unread)
    questions = sum(postings.question_frequency for postings in unread)
    is_partial = bool(unread)
    for postings in listed:
        entries += postings.document_frequency
        questions += postings.question_frequency
        is_long = postings.document_frequency > CHAMPIONS
        is_partial = is_partial or postings.is_partial or (best and is_long)
        for posting in postings.encoded(best=best):
            number = posting >> 8
            before = low_bytes.get(number, 0)
            frequency = min((before >> 2) + (posting >> 2 & MAX_FREQUENCY), MAX_FREQUENCY)
            low_bytes[number] = frequency << 2 | (before | posting) & FLAGS
    encoded = array("I", (number << 8 | low_bytes[number] for number in sorted(low_bytes)))
    if not is_partial:  # otherwise the sums are good enough
        entries = len(encoded)
        questions = question_frequency(encoded)
    data, kept = to_bytes(encoded), b""
    if champions and len(encoded) > CHAMPIONS:
        data, kept = in_blocks(encoded), to_bytes(champions(encoded))
    return Postings(entries, questions, data, kept, is_partial=is_partial)


_Number = TypeVar("_Number", int, float)


def to_bytes(numbers: array[_Number]) -> bytes:
    """Return an array as the index stores it: little-endian."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def from_bytes(data: bytes | bytearray, into: array[Any] | None = None) -> array[Any]:
    """Return the array that `to_bytes` was given, added to `into`; by default, one of integers."""
    numbers = array("I") if into is None else into
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def champions(encoded: array[int], question_lengths: array[int], lengths: array[int]) -> array[int]:
    """Return the postings of a word's CHAMPIONS best entries, in the order of the entries.

    The best are those with the word in a short question, then those in which it is frequent for
    their length: roughly those that a search for this word alone would rank first.
    """
    low, selectors = _low_bytes(encoded), _selectors()
    in_questions, often, once = (compress(encoded, low.translate(one)) for one in selectors)
    asked = list(in_questions)
    if len(asked) >= CHAMPIONS:
        asked.sort(key=lambda posting: question_lengths[posting >> 8])
        return array("I", sorted(asked[:CHAMPIONS]))
    room = CHAMPIONS - len(asked)
    most = sorted(often, key=lambda one: -(one >> 2 & MAX_FREQUENCY) / (50 + lengths[one >> 8]))
    rest = [*most[:room], *islice(once, max(0, room - len(most)))]
    return array("I", sorted([*asked, *rest]))


def question_frequency(encoded: array[int]) -> int:
    """Return how many questions contain a word, given its postings."""
    return _low_bytes(encoded).translate(_selectors()[0]).count(1)


def _low_bytes(encoded: array[int]) -> bytes:
    """Return the low byte of each posting: `frequency << 2 | flags`."""
    return to_bytes(encoded)[::_SIZE]


@cache
def _selectors() -> tuple[bytes, bytes, bytes]:
    """Return three tables that translate the low bytes of some postings to 1, and others to 0.

    The first is for words in questions; of the others, the second is for those that occur more than
    once in an entry, and the third for those that occur once.
    """
    low = range(1 << 8)
    frequencies = [0 if one & IN_QUESTION else one >> 2 for one in low]
    return (
        bytes(one & IN_QUESTION for one in low),
        bytes(frequency > 1 for frequency in frequencies),
        bytes(frequency == 1 for frequency in frequencies),
    )
