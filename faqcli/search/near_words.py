"""A word that a FAQ doesn't have → its words that are near in meaning: `vote`, `referendum`."""

from __future__ import annotations

from collections.abc import Iterator

from faqcli.index.lexicon import Lexicon
from faqcli.search.synonyms import of_stems, synonyms_of
from faqcli.search.terms import Expansion
from faqcli.text.word_list import UNLISTED, rank

_MIN_COSINE = 0.45
"""How near a word must be. Below it, most mislead: `footing` would stand for `bending`."""
_DATES = frozenset(
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "yesterday", "today", "tomorrow", "tonight",
    ]
)  # fmt: skip
_MARGIN, _MOST = 0.1, 3
"""How much farther than the nearest word others may be, and how many words stand for one."""


def near_words(lexicon: Lexicon, word: str) -> Iterator[Expansion]:
    """Yield the expansions of the words of a FAQ that are nearest to a folded word in meaning.

    They help to rank entries. Their likeness is 0: they don't mean what was typed, so the FAQ isn't
    said to know the word, and only a question that has one counts as some evidence of an answer.
    """
    if rank(word) == UNLISTED:  # a name, which no other word stands for
        return
    forms, vectors = lexicon.word_vectors
    embedder = lexicon.embedder if forms else None
    vector = embedder.embed_word(word) if embedder else b""
    if not vector:
        return
    from faqcli.search.numerals import NUMBER_WORDS
    from faqcli.text.meaning import cosines

    # Numbers and dates are near to each other, and mean different things.
    exact = NUMBER_WORDS | _DATES
    pairs = [] if word in exact else zip(cosines(vector, vectors), forms, strict=True)
    found = sorted((pair for pair in pairs if pair[1] not in exact), reverse=True)[:_MOST]
    least = max(_MIN_COSINE, found[0][0] - _MARGIN) if found else 0.0
    for cosine, form in found:
        if cosine >= least:
            key = lexicon.stems([form])[form]
            for expansion in of_stems(key, synonyms_of(lexicon, [key]), form):
                weight = cosine * expansion.weight
                yield expansion._replace(weight=weight, likeness=0.0, is_typed=False)
