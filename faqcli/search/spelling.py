"""The words of a FAQ that are nearest to one that it does not have.

Words are transliterated to Latin letters, then compared by the edits between them (optimal
string alignment), by a phonetic skeleton that evens out the usual romanisations of Slavic names,
and as beginnings of longer words. The libraries for it are loaded only when a word has to be
looked for, or when words in other scripts are indexed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from faqcli.text.similarity import EDITS, SOUNDS, comparable, skeleton
from faqcli.text.tokens import fold, is_unspaced

if TYPE_CHECKING:
    from faqcli.index.store import Index

MOST = 3
"""How many near words stand in for one that is not there."""
_LEAST_EDITS, _LEAST_SKELETON = 0.75, 0.80
_SURE_EDITS, _SURE_SKELETON = 0.80, 0.83
"""What a word must reach to be proposed, which needs to be surer than what is merely tried."""
_LETTERS_FOR_EDITS = 5
_AS_BEGINNING = 0.75
_ANYTHING = 8
_ROUNDING = 1e-6
"""A likeness of 0.8 is less than 0.8 to the matcher, which subtracts it from 1."""


class Near(NamedTuple):
    """A word of the FAQ that is like one that it has not."""

    form: str
    """Folded."""
    nearness: float
    """From 0 to 1, which is the same."""


def nearest(index: Index, word: str, *, is_sure: bool = False) -> list[Near]:
    """Return the words of a FAQ that `word` may have been meant to be, the nearest first.

    Args:
        index: where to look.
        word: as typed.
        is_sure: whether only to return what may be proposed to a person.
    """
    folded = fold(word)
    sought = comparable(folded)
    if not sought:
        return []
    found: dict[str, float] = {}
    if is_unspaced(folded):  # pairs of characters: nothing but the same in others
        _compare(index, EDITS, sought, 1.0, found)
        return [Near(form, 1.0) for form in sorted(found)[:MOST]]
    edits, sounds = (_SURE_EDITS, _SURE_SKELETON) if is_sure else (_LEAST_EDITS, _LEAST_SKELETON)
    if len(sought) < _LETTERS_FOR_EDITS:
        edits = _LEAST_EDITS  # one letter of four; proposed, never tried
    if is_sure or len(sought) >= _LETTERS_FOR_EDITS:
        _compare(index, EDITS, sought, edits, found)
    least = sounds if len(sought) >= _LETTERS_FOR_EDITS else 1.0
    for sound in filter(None, map(skeleton, _spoken(sought))):
        _compare(index, SOUNDS, sound, least, found)
    if len(sought) >= _LETTERS_FOR_EDITS and not is_sure:
        for start in dict.fromkeys((folded, sought)):
            for form in index.beginning(start, MOST):
                found.setdefault(form, _AS_BEGINNING)
    if 1.0 in found.values():  # the same word in other letters: no other one was meant
        found = {form: nearness for form, nearness in found.items() if nearness == 1.0}
    holding = index.entries_with(list(found))
    ranked = sorted(found, key=lambda form: (-found[form], -holding.get(form, 0), form))
    return [Near(form, found[form]) for form in ranked[:MOST]]


def _compare(index: Index, kind: str, sought: str, least: float, found: dict[str, float]) -> None:
    """Add the words that come near enough, those that start alike or with two letters changed."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    shortest, longest = int(len(sought) * least), int(len(sought) / least) + 1
    swapped = sought[1:2] + sought[:1]
    for initial in dict.fromkeys(swapped):
        lines = index.spellings(kind, initial, shortest, longest)
        if initial != sought[0]:
            lines = [line for line in lines if line.startswith(swapped)]
        compared = [line.partition("\t")[0] for line in lines]
        near = process.extract(
            sought,
            compared,
            scorer=OSA.normalized_similarity,
            processor=None,
            score_cutoff=least - _ROUNDING,
            limit=_ANYTHING,
        )
        for _, nearness, place in near:
            form = lines[place].rpartition("\t")[2]
            # What sounds the same need not be spelt the same: it is a little less near.
            found[form] = max(found.get(form, 0.0), nearness * (1 if kind == EDITS else 0.95))


def _spoken(word: str) -> list[str]:
    """Return a word in the spellings that stand for different sounds: Cherson is Kherson, too."""
    return [word, f"k{word[1:]}"] if word.startswith("ch") else [word]
