"""Stems of words, by the Snowball stemmer of a FAQ's language (snowballstem.org)."""

from __future__ import annotations

from collections.abc import Callable

from faqcli.text.tokens import fold

# BCP 47 language codes → the names of Snowball's algorithms.
_ALGORITHMS = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "fa": "persian",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


def stemmer(language: str) -> Callable[[str], str]:
    """Return a function from a word as written to its folded stem in `language`.

    The language is a code as in `en` or `pt-BR`, or Snowball's own name of it. In one that
    Snowball does not know, the stem of a word is its folded form. Words are stemmed before they
    are folded: the rules of many languages need the accents.
    """
    import Stemmer

    code = language.strip().lower().replace("_", "-").split("-")[0]
    name = _ALGORITHMS.get(code, code)
    if name not in Stemmer.algorithms():
        return fold
    stem = Stemmer.Stemmer(name).stemWord
    return lambda word: fold(stem(word.lower())) or fold(word)
