"""The vectors of a FAQ's phrasings, when its index is built."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from itertools import islice

from faqcli.index.codes import numbers_of
from faqcli.index.lexicon import SUBJECT
from faqcli.index.postings import idf
from faqcli.index.vocabulary import Vocabulary
from faqcli.text.meaning import Embedder, Mean, open_table
from faqcli.text.stopwords import ENGLISH

_BATCH = 1000
"""The vectors of the words of so many entries are looked up at once."""
_MIN_LETTERS = 3
"""Shorter words are mostly abbreviations, which the table doesn't know in their sense here."""


def vectors_of(
    phrasings: Iterable[tuple[int, list[str]]], vocabulary: Vocabulary, entries: int
) -> Iterator[tuple[int, bytes]]:
    """Yield the number of each entry and the vectors of its phrasings, one after another.

    The last one, with the number SUBJECT, is the mean of all. A word weighs the more, the higher
    its inverse document frequency in the FAQ is. Nothing is yielded if the table of vectors can't
    be opened.

    Args:
        phrasings: the number of each entry, and the encoded texts that say what it asks.
        vocabulary: the words of the FAQ, whose postings have been taken.
        entries: how many usable entries it has.
    """
    table = open_table()
    if not table:
        return

    def weights(words: Collection[str]) -> dict[str, float]:
        frequencies = {form: vocabulary.frequencies[vocabulary.numbers[form]] for form in words}
        return {form: idf(entries, frequency) for form, frequency in frequencies.items()}

    forms = dict(zip(vocabulary.numbers.values(), vocabulary.numbers, strict=True))
    with closing(table):
        embedder = Embedder(table, weights)
        mean = Mean()
        rest = iter(phrasings)
        while batch := list(islice(rest, _BATCH)):
            used = {word for _, texts in batch for text in texts for word in numbers_of(text)}
            embedder.load(map(forms.__getitem__, used))
            for number, texts in batch:
                words = (map(forms.__getitem__, numbers_of(text)) for text in texts)
                if joined := b"".join(map(embedder.embed, words)):
                    mean.add(joined)
                    yield number, joined
        yield SUBJECT, mean.vector()


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
