"""The stem of a word: what it has in common with its other forms."""

from collections.abc import Callable

from faqcli.text.english import regular
from faqcli.text.tokens import fold, without_joiners

_CYRILLIC_ENDINGS = (
    "иями", "іями", "ього", "ьому", "ями", "ами", "иях", "ого", "его", "ому", "ему", "ими",
    "ыми", "ией", "ією", "ьою", "ях", "ах", "ий", "ій", "ый", "ой", "ей", "ою", "ею", "ая",
    "яя", "ое", "ее", "ые", "ие", "ии", "ів", "ов", "ев", "ам", "ям", "ом", "ем", "їв", "ії",
    "ію", "ія", "ия", "ию", "ья", "ье", "ью", "ьи", "их", "ых", "им", "ым", "а", "я", "о", "е",
    "у", "ю", "и", "ы", "і", "ї", "є", "ь", "й",
)  # fmt: skip
"""Endings of nouns and adjectives in Russian and Ukrainian, the longest first."""
_CYRILLIC = ("russian", "serbian")
"""The languages written in Cyrillic that Snowball knows."""
_MIN_STEM = 3
_ADJECTIVES, _MIN_NAME = ("ськ", "ск"), 6
"""How adjectives are made of names, and how many letters such a name has at least."""


def stemmer(language: str) -> Callable[[str], str]:
    """Return a function from a word as written to its folded stem in `language`.

    The language is a code such as `en` or `pt-BR`, or Snowball's own name for it. Words are stemmed
    before they are folded, because the rules of many languages need the accents. Cyrillic words
    lose their case endings unless Snowball knows the language and it is written in Cyrillic. If
    Snowball doesn't know the language, the stem of any other word is its folded form.
    """
    import Stemmer

    name = "english" if language == "en" else _snowball_name(language)
    snowball = Stemmer.Stemmer(name).stemWord if name in Stemmer.algorithms() else str
    is_cyrillic = name in _CYRILLIC

    def stem(word: str) -> str:
        lower = without_joiners(word).lower()  # they would hide an ending
        if name == "english":
            lower = regular(lower)
        by_ending = not is_cyrillic and "\u0400" <= lower[:1] <= "\u04ff"
        return fold(_without_ending(lower) if by_ending else snowball(lower)) or fold(word)

    return stem


def _snowball_name(language: str) -> str:
    from faqcli.languages import base_of, find

    known = find(language)
    return known.snowball if known and known.snowball else base_of(language)


def _without_ending(word: str) -> str:
    """Return a Russian or Ukrainian noun or adjective without its ending.

    This is a light stemmer, after Dolamic and Savoy, *Indexing and Searching Strategies for the
    Russian Language*, 2009.
    """
    for ending in _CYRILLIC_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            word = word.removesuffix(ending)
            break
    for suffix in _ADJECTIVES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _MIN_NAME:
            return word.removesuffix(suffix)
    return word
