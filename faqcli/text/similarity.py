"""How alike words and texts are, by their letters and by their sound.

Words are transliterated to Latin letters, then compared by the edits between them or by a phonetic
skeleton that evens out the usual romanisations of Slavic names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from faqcli.text.tokens import fold, is_unspaced

_LETTERS = 4
"""Shorter words are like no other."""
_SOUNDS = (
    ("shch", "s"), ("zh", "z"), ("kh", "h"), ("ts", "c"), ("ch", "c"), ("sh", "s"), ("ph", "f"),
    ("yo", "o"), ("yu", "u"), ("ya", "a"), ("ye", "e"), ("ck", "k"), ("g", "h"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")

EDITS, SOUNDS = "edits", "sounds"
Group = tuple[str, str, int]
"""What words have in common that are compared: by what, their first letter, their length."""


def alike(forms: Iterable[str]) -> dict[Group, list[str]]:
    """Return folded words by what has to be the same in near ones, for an index.

    Each is a line: what is compared and, where that is another, a tab and the word.
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
    """Return the one of some texts that shares most of its words with `text`; empty if none does.

    For questions and for the names of sections and tags.
    """
    from rapidfuzz import fuzz, process, utils

    clean = utils.default_process
    found = process.extractOne(
        text, list(others), scorer=fuzz.WRatio, processor=clean, score_cutoff=65
    )
    return found[0] if found else ""


def comparable(form: str) -> str:
    """Return a folded word in Latin letters; empty for what nothing is near to.

    That are words of few letters, and those with digits, of which any other makes another thing.
    """
    latin = form
    if not form.isascii():
        from anyascii import anyascii

        latin = fold(anyascii(form))
    return latin if len(latin) >= _LETTERS and latin.isalpha() else ""


def skeleton(word: str) -> str:
    """Return what a word in Latin letters sounds like, whichever way its name was romanised."""
    for sound, letter in _SOUNDS:
        if sound in word:
            word = word.replace(sound, letter)
    return _DOUBLED.sub(r"\1", word)
