"""What is compared to find similar words and texts: their letters and their sound.

Words are transliterated to Latin letters. Their sound is a phonetic skeleton that is the same for
the usual romanisations of a Slavic name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from faqcli.text.tokens import fold, is_unspaced

_MIN_LETTERS = 4
"""Shorter words are similar to no other."""
_SOUNDS = (
    ("shch", "s"), ("zh", "z"), ("kh", "h"), ("ts", "c"), ("ch", "c"), ("sh", "s"), ("ph", "f"),
    ("yo", "o"), ("yu", "u"), ("ya", "a"), ("ye", "e"), ("ck", "k"), ("g", "h"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")

EDITS, SOUNDS = "edits", "sounds"
Group = tuple[str, str, int]
"""What similar words have in common: EDITS or SOUNDS, the first letter, and the length."""


def alike(forms: Iterable[str]) -> dict[Group, list[str]]:
    """Return folded words, grouped for an index by what similar words have in common.

    Each word is a line: what is compared, then a tab and the word unless that is the same.
    """
    groups: dict[Group, list[str]] = {}
    for form in forms:
        latin = comparable(form)
        if not latin:
            continue
        sound = "" if is_unspaced(form) else skeleton(latin)
        for kind, compared in ((EDITS, latin), (SOUNDS, sound)):
            if compared:
                line = form if compared == form else f"{compared}\t{form}"
                groups.setdefault((kind, compared[0], len(compared)), []).append(line)
    return groups


def nearest_text(text: str, others: Iterable[str]) -> str:
    """Return the text that shares the most words with `text`; empty if none shares enough.

    The texts are questions, or names of sections or tags.
    """
    from rapidfuzz import fuzz, process, utils

    clean = utils.default_process
    found = process.extractOne(
        text, list(others), scorer=fuzz.WRatio, processor=clean, score_cutoff=65
    )
    return found[0] if found else ""


def similarities(typed: str, words: Iterable[str]) -> Iterator[float]:
    """Yield how similar each word is to the one typed: 1 if they are the same, 0 if no letter is.

    The distance is the number of letters that are wrong, missing, too many or swapped with the next
    (optimal string alignment). A column of its table is a few integers with a bit for each letter
    typed: see Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances"
    (2003), whose names are in brackets. RapidFuzz does the same, but importing it takes longer than
    comparing a thousand words.
    """
    if not typed:
        yield from (0.0 if word else 1.0 for word in words)
        return
    last = 1 << (len(typed) - 1)
    column = 2 * last - 1  # a bit for each letter typed
    places: dict[str, int] = {}
    for i, letter in enumerate(typed):
        places[letter] = places.get(letter, 0) | 1 << i
    for word in words:
        distance = len(typed)
        up, down, diagonal, before = column, 0, 0, 0  # where the table grows or falls (VP, VN, D0)
        for letter in word:
            same = places.get(letter, 0)
            swapped = (~diagonal & same) << 1 & before
            diagonal = (((same & up) + up) ^ up | same | down | swapped) & column
            right, left = down | ~(diagonal | up) & column, diagonal & up  # (HP, HN)
            distance += bool(right & last) - bool(left & last)
            right = right << 1 | 1
            up, down = (left << 1 | ~(diagonal | right)) & column, right & diagonal
            before = same
        longest = max(len(typed), len(word))
        yield (longest - distance) / longest


def comparable(form: str) -> str:
    """Return a folded word in Latin letters; empty if no word is similar to it.

    Those are words with few letters, and words with digits: another digit is another thing.
    """
    latin = form
    if not form.isascii():
        from anyascii import anyascii

        latin = fold(anyascii(form))
    return latin if len(latin) >= _MIN_LETTERS and latin.isalpha() else ""


def skeleton(word: str) -> str:
    """Return the sound of a word in Latin letters, however it was romanised."""
    for sound, letter in _SOUNDS:
        if sound in word:
            word = word.replace(sound, letter)
    return _DOUBLED.sub(r"\1", word)
