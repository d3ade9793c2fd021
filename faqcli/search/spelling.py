"""The words of a FAQ that are most similar to a word that isn't in it.

Words are transliterated to Latin letters and compared in three ways: by the number of edits
between them (optimal string alignment), names also by a phonetic skeleton that ignores how Slavic
ones are romanised, and as prefixes of longer words.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from faqcli.text.similarity import EDITS, SOUNDS, comparable, similarities, skeleton
from faqcli.text.tokens import fold, is_unspaced
from faqcli.text.word_list import UNLISTED, rank

if TYPE_CHECKING:
    from faqcli.index.lexicon import Lexicon

MAX_SIMILAR = 3
"""How many similar words stand in for a word that isn't in the FAQ."""
_MIN_EDITS, _MIN_SOUNDS = 0.75, 0.80
"""How similar a word must be to be searched for."""
_MIN_LETTERS = 0.5
"""How similar the letters of words must be that only sound alike."""
_SURE_EDITS, _SURE_SOUNDS = 0.80, 0.83
"""How similar a word must be to be suggested to a person, which needs to be surer."""
_LONG_ENOUGH, _LONG_ENOUGH_UNLISTED = 5, 4
"""Words with fewer letters are searched for only if they sound the same. The second is for what
isn't in the list of English words, and so probably misspelt: `pece`."""
_AS_PREFIX = 0.75
"""The similarity of a longer word that starts with what was typed."""
_COMPARED = 8


def nearest(lexicon: Lexicon, word: str, *, is_sure: bool = False) -> dict[str, float]:
    """Return the words of a FAQ that are most similar to `word`, the most similar first.

    Args:
        lexicon: the words of the FAQ.
        word: as typed.
        is_sure: whether to return only words that can be suggested to a person.
    """
    folded = fold(word)
    typed = comparable(folded)
    if not is_sure and (versions := _versions(lexicon, folded)):
        return dict.fromkeys(versions, _AS_PREFIX)
    if not typed:
        return {}
    if is_unspaced(folded):  # pairs of characters: only the same ones in another script
        same = _similar(lexicon, EDITS, typed, 1.0)
        return dict.fromkeys(sorted(same)[:MAX_SIMILAR], 1.0)
    is_word = lexicon.is_english and rank(folded) != UNLISTED
    found = {} if is_word else _by_letters_and_sounds(lexicon, typed, is_sure=is_sure)
    if len(typed) >= _LONG_ENOUGH and not is_sure:
        for prefix in dict.fromkeys((folded, typed)):
            for form in lexicon.with_prefix(prefix, MAX_SIMILAR):
                found.setdefault(form, _AS_PREFIX)
    if 1.0 in found.values():  # the same word in another script: nothing else was meant
        found = {form: similarity for form, similarity in found.items() if similarity == 1.0}
    frequencies = lexicon.document_frequencies(list(found))
    ranked = sorted(found, key=lambda form: (-found[form], -frequencies.get(form, 0), form))
    return {form: found[form] for form in ranked[:MAX_SIMILAR]}


def _versions(lexicon: Lexicon, form: str) -> list[str]:
    """Return the words that are a name and a number, or a longer version number.

    Those of `pcre` are `pcre2` and the like, those of `1.0` are `1.0.0` and the like.
    """
    further = r"\d+" if form.isalpha() else r"(\.\d+)+"
    if not (form.isalpha() or re.fullmatch(r"\d+(\.\d+)+", form)):
        return []
    longer = lexicon.between(f"{form}.", f"{form}:", _COMPARED)  # a dot or a digit comes next
    return [one for one in longer if re.fullmatch(further, one[len(form) :])][:MAX_SIMILAR]


def suggest(lexicon: Lexicon, word: str) -> str:
    """Return the word that `word` was probably meant to be, as readers see it; empty if unsure.

    It is never the word itself, which may be a synonym of something that no entry contains, and
    rather one in the same script.
    """
    folded = fold(word)
    forms = [form for form in nearest(lexicon, word, is_sure=True) if form != folded]
    best = min(forms, key=lambda form: form.isascii() != folded.isascii(), default="")
    return lexicon.as_shown(best) or best


def _by_letters_and_sounds(lexicon: Lexicon, typed: str, *, is_sure: bool) -> dict[str, float]:
    """Return the words that are spelt or sound like `typed`, and how similar they are."""
    is_long = len(typed) >= (_LONG_ENOUGH_UNLISTED if lexicon.is_english else _LONG_ENOUGH)
    # In a short word, a letter may be wrong in a suggestion; without asking, one may be missing.
    edits = _SURE_EDITS if is_sure == (len(typed) >= _LONG_ENOUGH) else _MIN_EDITS
    found = _similar(lexicon, EDITS, typed, edits) if is_sure or is_long else {}
    sounds = _SURE_SOUNDS if is_sure else _MIN_SOUNDS
    for sound in filter(None, map(skeleton, _pronunciations(typed))):
        similar = _similar(lexicon, SOUNDS, sound, sounds if is_long else 1.0)
        for form, similarity in similar.items():
            # A word that only sounds the same is slightly less similar.
            if _may_sound_like(lexicon, form, typed):
                found[form] = max(found.get(form, 0.0), similarity * 0.95)
    return found


def _may_sound_like(lexicon: Lexicon, form: str, typed: str) -> bool:
    """Return whether a word that sounds like a name may be another way to write it.

    A word of English isn't: Beijing is no misspelt `being`. Some letters must be the same, too.
    """
    if lexicon.is_english and rank(form) != UNLISTED:
        return False
    return next(similarities(typed, [comparable(form)])) >= _MIN_LETTERS


def _similar(lexicon: Lexicon, kind: str, typed: str, least: float) -> dict[str, float]:
    """Return the words that are similar enough and start with one of the first two letters.

    Of the words that start with the second letter, only those with the two letters swapped count.
    """
    found: dict[str, float] = {}
    shortest, longest = int(len(typed) * least), int(len(typed) / least) + 1
    swapped = typed[1:2] + typed[:1]
    for initial in dict.fromkeys(swapped):
        lines = lexicon.spellings(kind, initial, shortest, longest)
        if initial != typed[0]:
            lines = [line for line in lines if line.startswith(swapped)]
        compared = similarities(typed, (line.partition("\t")[0] for line in lines))
        similar = [one for one in zip(compared, lines, strict=True) if one[0] >= least]
        similar.sort(key=itemgetter(0), reverse=True)
        for similarity, line in similar[:_COMPARED]:
            form = line.rpartition("\t")[2]
            found[form] = max(found.get(form, 0.0), similarity)
    return found


def _pronunciations(word: str) -> list[str]:
    """Return a word in each spelling that sounds different: Cherson is Kherson, too."""
    return [word, f"k{word[1:]}"] if word.startswith("ch") else [word]
