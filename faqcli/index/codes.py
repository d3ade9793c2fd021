"""A text as a string with one or two characters for each of its words.

So phrases are found by matching strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

BOUNDARY = "\x01"
"""Separates two texts, so that no phrase continues from one to the next."""
# The number of a word is the code point of its code. Numbers skip the surrogates, which can't be
# stored. From U+F0000 on, where the private planes begin, a rarer word takes two characters: the
# first from plane 16 and the second from plane 15.
_FIRST = 0x10
_SURROGATES = 0xD800, 0xDFFF
_PAIRS, _HALF, _LEAD = 0xF0000, 0xF800, 0x10F800
_LEADING = chr(_LEAD)


def number_after(number: int) -> int:
    """Return the number of the word after the one with this number; of the first one, after 0."""
    if number < _FIRST:
        return _FIRST
    return (_SURROGATES[1] if number + 1 == _SURROGATES[0] else number) + 1


def code_of(number: int) -> str:
    """Return what stands for a word in an encoded text: one character, or two for rare words."""
    if number < _PAIRS:
        return chr(number)
    lead, rest = divmod(number - _PAIRS, _HALF)
    return chr(_LEAD + min(lead, 0x7FF)) + chr(_PAIRS + rest)


def encoded_text(numbers: Iterable[int], largest: int) -> str:
    """Return a text as the codes of its words; `largest` is the largest number of any text."""
    return "".join(map(chr if largest < _PAIRS else code_of, numbers))


def numbers_of(encoded: str) -> list[int]:
    """Return the numbers of the words of an encoded text, in order."""
    listed = codes(encoded)
    return list(map(ord, listed)) if listed is encoded else list(map(_number_of, listed))


def _number_of(code: str) -> int:
    if len(code) == 1:
        return ord(code)
    return _PAIRS + (ord(code[0]) - _LEAD) * _HALF + ord(code[1]) - _PAIRS


def codes(encoded: str) -> Sequence[str]:
    """Return the codes in an encoded text, in order."""
    if encoded.isascii() or max(encoded) < _LEADING:
        return encoded
    return re.findall(f"[{_LEADING}-\U0010ffff].|.", encoded, re.DOTALL)


def codes_in(encoded: str) -> set[str]:
    """Return the codes in an encoded text, each once."""
    return set(codes(encoded))


def count_of(encoded: str) -> int:
    """Return how many words an encoded text has."""
    if encoded.isascii() or max(encoded) < _LEADING:
        return len(encoded)
    return len(encoded) - sum(character >= _LEADING for character in encoded)


def phrase_pattern(codes: Sequence[Iterable[str]]) -> re.Pattern[str]:
    """Return a pattern for a phrase in an encoded text, given the codes allowed for each word."""
    return re.compile("".join(f"(?:{'|'.join(map(re.escape, allowed))})" for allowed in codes))
