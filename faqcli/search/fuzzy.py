"""The word of a FAQ that is nearest to one that it does not have.

Words are transliterated to Latin letters, then compared by the edits between them (optimal
string alignment) and by a phonetic skeleton that evens out the usual romanisations of Slavic
names. The libraries for it are loaded only when a word has to be looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from faqcli.search.text import fold

_LEAST_EDITS = 0.80
_LEAST_SKELETON = 0.83
_LEAST_LETTERS = 4
_SOUNDS = (
    ("shch", "s"), ("zh", "z"), ("kh", "h"), ("ts", "c"), ("ch", "c"), ("sh", "s"), ("ph", "f"),
    ("yo", "o"), ("yu", "u"), ("ya", "a"), ("ye", "e"), ("ck", "k"), ("g", "h"), ("w", "v"),
    ("y", "i"), ("j", "i"), ("q", "k"), ("x", "ks"),
)  # fmt: skip


def nearest(word: str, vocabulary: Iterable[tuple[str, str, int]]) -> str:
    """Return the word of a vocabulary that `word` was most likely meant to be, as written there.

    The vocabulary gives each word folded, as written, and in how many entries it stands; of
    equally near words the commonest is chosen. Empty when none is near.
    """
    from anyascii import anyascii
    from rapidfuzz.distance import OSA

    def latin(text: str) -> str:
        return text if text.isascii() else fold(anyascii(text))

    sought = latin(fold(word))
    if len(sought) < _LEAST_LETTERS:
        return ""
    sound = _skeleton(sought)
    best = (0.0, 0, "")
    for form, shown, entries in vocabulary:
        other = latin(form)
        if len(other) < _LEAST_LETTERS:
            continue
        edits = OSA.normalized_similarity(sought, other)
        sounds = OSA.normalized_similarity(sound, _skeleton(other))
        near = (max(edits, sounds), entries, shown)
        if (edits >= _LEAST_EDITS or sounds >= _LEAST_SKELETON) and near > best:
            best = near
    return best[2]


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


def _skeleton(word: str) -> str:
    for sound, letter in _SOUNDS:
        word = word.replace(sound, letter)
    return re.sub(r"(.)\1+", r"\1", word)
