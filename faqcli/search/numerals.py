"""The ways to write a number: `85,000`, `85k`, `85 thousand`, `eighty-five thousand`."""

import re
from collections.abc import Sequence
from itertools import zip_longest

_SCALES = {
    "thousand": 1000, "k": 1000, "million": 10**6, "m": 10**6, "mn": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12, "tn": 10**12,
}  # fmt: skip
_SMALL = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {
    **{name: value for value, name in enumerate(_SMALL) if name},
    **{name: value for value, name in zip(range(20, 100, 10), _TENS, strict=True)},
}
NUMBER_WORDS = _VALUES.keys() | {"hundred", *_SCALES}
"""The words that numbers are written with."""
_WRITTEN = r"(\d{1,15}(?:\.\d{1,3})?)([a-z]{0,2})"
_MAX_LETTERS = 2
"""How many letters the scale has at most that is written right after the digits."""
LONGEST = 5
"""How many words a number has at most."""


def other_spellings(forms: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the other ways to write the number that these folded words are, word by word.

    Numbers below a thousand have none: `one` and `5` mean too many things.
    """
    value = _value(forms)
    if value < 1000 or value != int(value):
        return []
    found: list[tuple[str, ...]] = [(str(int(value)),)]
    for name, scale in _SCALES.items():
        count = value / scale
        if count < 1 or round(count, 3) != count or count >= 1000:
            continue
        written = f"{count:g}"
        if len(name) <= _MAX_LETTERS:
            found.append((written + name,))
            continue
        found.append((written, name))
        if count == int(count) and count < len(_SMALL):
            found.append((_SMALL[int(count)], name))
    return [one for one in found if one != tuple(forms)]


def _value(forms: Sequence[str]) -> float:
    """Return the value of a number of a few words; 0 if it is none."""
    first, *rest = forms
    if not first[0].isdecimal():
        *counted, last = forms
        return _count(counted) * _SCALES.get(last, 0)
    match = re.fullmatch(_WRITTEN, first)
    if not match or len(rest) > 1 or (rest and match[2]):
        return 0
    scale = rest[0] if rest else match[2]
    if rest and len(scale) <= _MAX_LETTERS:  # `5 m` may be metres
        return 0
    return float(match[1]) * (_SCALES.get(scale, 0) if scale else 1)


def _count(forms: Sequence[str]) -> int:
    """Return the value of a number below a thousand, written as words: `six hundred`; 0 if none."""
    value, room = 0, 100
    for form, after in zip_longest(forms, forms[1:]):
        added = _VALUES.get(form, 0)
        if form == "hundred" and value < len(_SMALL):
            value, room = 100 * (value or 1), 100
        elif 0 < added < room:
            value, room = value + added, 10 if form in _TENS else 0
        elif form != "and" or not value or room < 100 or after not in _VALUES:
            return 0
    return value
