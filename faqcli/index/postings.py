"""Where each word of a FAQ stands: what the index keeps of it, and how it is read back.

A posting is one integer: an entry's number, how often the word stands in it (at most MOST_TIMES),
and whether it stands in its question or in another way to ask it. A text is kept as a string of
one or two characters for each of its words, so that runs of words are found by string matching.
"""

from __future__ import annotations

import math
import re
import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

IN_QUESTION, IN_ALIAS = 1, 2
MOST_TIMES = 63
_ONCE = 1 << 2
MOST_ENTRIES = (1 << 24) - 1
LONG = 1000
"""A longer list of postings is kept with the best of it apart, to be read instead of the whole."""

BOUNDARY = "\x01"
"""Stands between two texts, so that no run of words goes on from one to the next."""
_FIRST = 0x10
_SURROGATES = 0xD800, 0x800
_SINGLE, _HALF, _LEAD = 0xF0000 - 0x800 - _FIRST, 0xF800, 0x10F800
"""Words with smaller ids than this take one character; others a leading one and one of so many."""
_LEADING = chr(_LEAD)


def code_of(word_id: int) -> str:
    """Return what stands for a word in a text of the index: one character, or two for rare ones."""
    if word_id >= _SINGLE:
        lead, rest = divmod(word_id - _SINGLE, _HALF)
        return chr(_LEAD + min(lead, 0x7FF)) + chr(0xF0000 + rest)
    place = word_id + _FIRST
    return chr(place + _SURROGATES[1] if place >= _SURROGATES[0] else place)


def codes_in(run: str) -> set[str]:
    """Return what stands for the words of one text of the index, each once."""
    if run.isascii() or max(run) < _LEADING:
        return set(run)
    return set(re.findall(f"[{_LEADING}-\U0010ffff].|.", run, re.DOTALL))


def run_pattern(codes: Sequence[Iterable[str]]) -> re.Pattern[str]:
    """Return what finds a run of words in a text of the index, any of some at each place."""
    return re.compile("".join(f"(?:{'|'.join(map(re.escape, place))})" for place in codes))


def posting(number: int, times: int, flags: int) -> int:
    """Return one posting: `flags` are IN_QUESTION, IN_ALIAS, both or none."""
    return number << 8 | min(times, MOST_TIMES) << 2 | flags


Count = tuple[int, int]
"""How often a word stands in one entry, and IN_QUESTION, IN_ALIAS, both or none."""


class Postings:
    """Where one word stands.

    Args:
        entries: in how many entries.
        questions: in how many questions of them.
        data: the postings in the order of the entries, as the index keeps them.
        best: the same of the entries that it tells most of, when there are more than LONG.
        is_cut: whether there may be more entries than these.
    """

    def __init__(
        self,
        entries: int,
        questions: int,
        data: bytes,
        best: bytes = b"",
        *,
        is_cut: bool = False,
    ) -> None:
        self.is_cut = is_cut
        self.entries = entries
        self.questions = questions
        self._packed = unpacked(data)
        self._best = unpacked(best)
        self._counts: dict[int, int] | None = None

    def numbers(self, *, best: bool = False) -> list[int]:
        """Return the numbers of the entries, or of the best of them, in order."""
        return [one >> 8 for one in self.packed(best=best)]

    def packed(self, *, best: bool = False) -> array[int]:
        """Return the postings, or those of the entries that it tells most of, in order."""
        return self._best if best and self._best else self._packed

    def asked(self, flags: int = IN_QUESTION | IN_ALIAS) -> list[int]:
        """Return the numbers of the entries in whose question or aliases it stands."""
        return [one >> 8 for one in self._packed if one & flags]

    def get(self, number: int) -> int:
        """Return how it stands in an entry, as the low byte of a posting; 0 if not at all."""
        if self._counts is not None:
            return self._counts.get(number, 0)
        if len(self._packed) <= LONG:
            self._counts = {one >> 8: one & 0xFF for one in self._packed}
            return self._counts.get(number, 0)
        place = bisect_left(self._packed, number << 8)
        if place < len(self._packed) and self._packed[place] >> 8 == number:
            return int(self._packed[place]) & 0xFF
        return 0


def idf(entries: int, holding: int) -> float:
    """Return how much a word tells that so many of the entries hold, as BM25 has it."""
    held = min(holding, entries)
    return math.log(1 + (entries - held + 0.5) / (held + 0.5))


def of_counts(counts: Mapping[int, Count], *, is_cut: bool = False) -> Postings:
    """Return the postings of what was counted in entries, by their numbers."""
    packed = array("I", (posting(number, *counts[number]) for number in sorted(counts)))
    questions = sum(one & IN_QUESTION for one in packed)
    return Postings(len(packed), questions, to_bytes(packed), is_cut=is_cut)


_Number = TypeVar("_Number", int, float)


def merged(
    listed: Iterable[Postings],
    bests: Callable[[array[int]], array[int]] | None = None,
    unread: Sequence[Postings] = (),
) -> Postings:
    """Return the postings of many words as those of one.

    Args:
        listed: those of each word.
        bests: returns the best LONG of more; given, only those of each word are looked at.
        unread: those of words that are only counted.
    """
    best = bests is not None
    found: dict[int, int] = {}
    entries = sum(postings.entries for postings in unread)
    questions = sum(postings.questions for postings in unread)
    is_cut = bool(unread)
    for postings in listed:
        entries += postings.entries
        questions += postings.questions
        is_cut = is_cut or postings.is_cut or (best and postings.entries > LONG)
        for one in postings.packed(best=best):
            number, before = one >> 8, found.get(one >> 8, 0)
            found[number] = min((before >> 2) + (one >> 2 & MOST_TIMES), MOST_TIMES) << 2 | (
                (before | one) & (IN_QUESTION | IN_ALIAS)
            )
    packed = array("I", (number << 8 | found[number] for number in sorted(found)))
    if not is_cut:  # else a sum is near enough
        entries, questions = len(packed), sum(one & IN_QUESTION for one in packed)
    kept = to_bytes(bests(packed)) if bests and len(packed) > LONG else b""
    return Postings(entries, questions, to_bytes(packed), kept, is_cut=is_cut)


def to_bytes(numbers: array[_Number]) -> bytes:
    """Return an array as the index keeps it: little-endian."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(data: bytes, into: array[Any] | None = None) -> array[Any]:
    """Return an array as it was given to `to_bytes`: added to `into`, by default of integers."""
    numbers = array("I") if into is None else into
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def best_of(packed: array[int], question_lengths: array[int], lengths: array[int]) -> array[int]:
    """Return the LONG entries that a word tells most of, in their order.

    Those come first whose question is short and has the word, then those that have it often for
    their length: what a search for the word alone would rank first, or nearly so.
    """
    asked = [one for one in packed if one & IN_QUESTION]
    if len(asked) >= LONG:
        asked.sort(key=lambda one: question_lengths[one >> 8])
        return array("I", sorted(asked[:LONG]))
    room = LONG - len(asked)
    often = [one for one in packed if not one & IN_QUESTION and one & 0xFC > _ONCE]
    often.sort(key=lambda one: -(one >> 2 & MOST_TIMES) / (50 + lengths[one >> 8]))
    once = (one for one in packed if not one & IN_QUESTION and one & 0xFC == _ONCE)
    return array("I", sorted([*asked, *often[:room], *islice(once, max(0, room - len(often)))]))
