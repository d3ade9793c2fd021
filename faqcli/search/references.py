"""References to entries: numbers, ranges of numbers, ids."""

import re
from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple

# Compiled when they are first used: `show 3` needs only the first.
_NUMBER = r"#?([0-9]{1,400})"
_RANGE = r"#?([0-9]{1,18})(?:[-–]|\.\.)#?([0-9]{1,18})"
_GROUPED = r"[1-9][0-9]{0,2}(?:,[0-9]{3}){1,100}"


class Selection(NamedTuple):
    """The entries that references refer to."""

    numbers: tuple[int, ...]
    """The entries that exist, in the order of the references, each once."""
    absent: tuple[str, ...]
    """The numbers and ranges that don't exist: `42`, `11–20`."""


def select(
    refs: Sequence[str], count: int, number_of: Callable[[str], int | None]
) -> Selection | None:
    """Return what `refs` refer to in a FAQ of `count` entries; None if one is not a reference.

    `number_of` returns the number of the entry with an id. If an id looks like the number of an
    entry, in ASCII digits, the number wins.
    """

    def is_id(ref: str) -> bool:
        return not ref.isascii() and bool(number_of(ref))

    numbers: list[int] = []
    absent: list[str] = []
    for ref in chain.from_iterable([one] if is_id(one) else _parts(one) for one in refs):
        if match := re.fullmatch(_NUMBER, ref):
            number = int(match[1])
            if not 1 <= number <= count:
                number = number_of(ref) or 0
            numbers += [number] if number else []
            absent += [] if number else [str(int(match[1]))]
        elif ends := re.fullmatch(_RANGE, ref):
            first, last = int(ends[1]), int(ends[2])
            numbers += _between(first, last, count)
            absent += _beyond(min(first, last), max(first, last), count)
        else:
            number = number_of(ref) or 0
            if not number:
                return None
            numbers.append(number)
    return Selection(tuple(dict.fromkeys(numbers)), tuple(dict.fromkeys(absent)))


def is_number(ref: str) -> bool:
    """Return whether a reference is a number or a range of numbers, not an id."""
    return bool(re.fullmatch(_NUMBER, ref) or re.fullmatch(_RANGE, ref))


def after_name(text: str) -> list[str]:
    """Return the numbers in `question 3`, `q3` or `questions 3-5`; empty if it is anything else."""
    text = text.casefold()
    name = next(filter(text.startswith, ("questions", "question", "q")), "")
    parts = split(text.removeprefix(name).split()) if name else []
    return parts if all(map(is_number, parts)) else []


def split(refs: Sequence[str]) -> list[str]:
    """Return references, taken apart at their commas: `3,5-6` and `3,mooring`.

    In `85,000` the comma is part of the number; without a number beside it, it is one of the text.
    Numbers may have the digits of any script: `３` and `٣`.
    """
    return list(chain.from_iterable(map(_parts, refs)))


def _parts(ref: str) -> list[str]:
    if not ref.isascii() and (plain := _with_ascii_digits(ref)).isascii():
        parts = _parts(plain)
        return parts if all(map(is_number, parts)) else [ref]
    if "," not in ref:
        return [ref]
    if re.fullmatch(_GROUPED, ref):
        return [ref.replace(",", "")]
    parts = [part for part in ref.split(",") if part]
    return parts if any(map(is_number, parts)) and len(ref.split()) == 1 else [ref]


def _with_ascii_digits(ref: str) -> str:
    """Return a reference with digits, and signs of full width, as in ASCII."""
    from unicodedata import decimal, east_asian_width, normalize

    def plain(c: str) -> str:
        if c.isdecimal():
            return str(decimal(c))
        return normalize("NFKC", c) if east_asian_width(c) == "F" else c

    return "".join(map(plain, ref)).replace("–", "-")


def _between(first: int, last: int, count: int) -> list[int]:
    low, high = max(1, min(first, last)), min(count, max(first, last))
    numbers = list(range(low, high + 1))
    return numbers if first <= last else numbers[::-1]


def _beyond(low: int, high: int, count: int) -> list[str]:
    """Return the parts of a range that are outside of 1 to `count`."""
    outside = []
    if low < 1:
        outside.append("0")
    if high > count:
        start = max(low, count + 1)
        outside.append(str(high) if start == high else f"{start}–{high}")
    return outside
