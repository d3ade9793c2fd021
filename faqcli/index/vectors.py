"""The vectors of a FAQ's phrasings, when its index is built."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing

from faqcli.index.postings import codes, idf
from faqcli.index.vocabulary import Vocabulary
from faqcli.text.meaning import Embedder, open_table
from faqcli.text.stopwords import ENGLISH

_MIN_LETTERS = 3
"""Shorter words are mostly abbreviations, which the table doesn't know in their sense here."""


def vectors_of(
    phrasings: Sequence[tuple[int, list[str]]], vocabulary: Vocabulary, entries: int
) -> Iterator[tuple[int, bytes]]:
    """Yield the number of each entry and the vectors of its phrasings, one after another.

    A word weighs as much as its inverse document frequency in the FAQ. Nothing is yielded if the
    table of vectors can't be opened.

    Args:
        phrasings: the number of each entry, and the encoded texts that say what it asks.
        vocabulary: the words of the FAQ.
        entries: how many usable entries it has.
    """
    table = open_table()
    if not table:
        return

    def weights(words: Collection[str]) -> dict[str, float]:
        frequencies = {word: len(vocabulary.postings[vocabulary.ids[word]]) for word in words}
        return {word: idf(entries, frequency) for word, frequency in frequencies.items()}

    with closing(table):
        embedder = Embedder(table, weights)
        words = {code: form for form, code in vocabulary.codes.items()}
        used = {code for _, texts in phrasings for text in texts for code in codes(text)}
        embedder.load(words[code] for code in used)
        for number, texts in phrasings:
            vectors = (embedder.embed(map(words.__getitem__, codes(text))) for text in texts)
            if joined := b"".join(vectors):
                yield number, joined


def vectors_of_words(forms: Iterable[str]) -> tuple[str, bytes]:
    """Return the content words among some folded English words, and their vectors in a row."""
    table = open_table()
    if not table:
        return "", b""
    with closing(table):
        embedder = Embedder(table, lambda words: dict.fromkeys(words, 1.0))
        long = [form for form in forms if len(form) >= _MIN_LETTERS and form.isalpha()]
        content = sorted(form for form in long if form not in ENGLISH)
        embedder.load(content)
        vectors = {form: vector for form in content if (vector := embedder.embed_word(form))}
        return " ".join(vectors), b"".join(vectors.values())
