"""What is compared to find similar words and texts: their letters and their sound.

Words are transliterated to Latin letters. Their sound is a phonetic skeleton that is the same for
the usual romanisations of a Slavic name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

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
