"""The numbers before questions: which of them count, and which belong to the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_NUMBER = re.compile(
    r"\s*(?:[#(]\s?)?(?P<number>\d{1,3}(?:\.\d{1,3})*)"
    r"(?:(?P<point>\s*[.):、])(?:\s+|(?!\d))|\s+(?:[-–—]\s+)?)(?=\S)"
)
_FURTHEST = 4
"""How far a number may be from the one before it, as some headings are no questions."""
_LARGEST_START = 9
"""The largest number of a first question, if those before it are no questions."""


def without_numbers(texts: Sequence[str]) -> list[str]:
    """Return texts without the numbers before them, if these count up: `1.`, `2.` or `5.1`, `5.2`.

    Other numbers belong to their text: `429 Too Many Requests`, `3 tries and you are out?`. Numbers
    without a point after them must be before most of the texts.
    """
    found = [_NUMBER.match(text) for text in texts]
    pointed = [one for one in found if one and one["point"]]
    bare = [one for one in found if one and not one["point"]]
    kept = {
        id(one)
        for group, least in ((pointed, 0), (bare, max(1, len(texts) // 2)))
        if len(group) <= least or not _count_up([_parts(one["number"]) for one in group])
        for one in group
    }
    return [
        text[one.end() :] if one and id(one) not in kept else text
        for text, one in zip(texts, found, strict=True)
    ]


def _parts(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))


def _count_up(numbers: Sequence[tuple[int, ...]]) -> bool:
    """Return whether numbers are a count, which may start again in each section."""
    steps = list(pairwise(numbers))
    good = sum(_follows(before, after) for before, after in steps)
    start = numbers[0][-1]
    is_start = start <= 1 or (start <= _LARGEST_START and len(numbers) > 2)
    return is_start and good * 4 >= len(steps) * 3


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    if after[-1] <= 1:
        return True
    return before[:-1] == after[:-1] and 0 < after[-1] - before[-1] <= _FURTHEST
