"""Stems of words, by the Snowball stemmer of a FAQ's language (snowballstem.org)."""

from __future__ import annotations

from collections.abc import Callable

from faqcli.languages import base_of, find
from faqcli.text.tokens import fold


def stemmer(language: str) -> Callable[[str], str]:
    """Return a function from a word as written to its folded stem in `language`.

    The language is a code such as `en` or `pt-BR`, or Snowball's own name for it. If Snowball
    doesn't know it, the stem of a word is its folded form. Words are stemmed before they are
    folded, because the rules of many languages need the accents.
    """
    import Stemmer

    known = find(language)
    name = known.snowball if known and known.snowball else base_of(language)
    if name not in Stemmer.algorithms():
        return fold
    stem = Stemmer.Stemmer(name).stemWord
    return lambda word: fold(stem(word.lower())) or fold(word)
