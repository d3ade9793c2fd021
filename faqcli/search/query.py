"""What a person types → the terms of a query."""

from __future__ import annotations

import re
from typing import NamedTuple

from faqcli.search.text import words

_PHRASE = re.compile("[\"“”„]([^\"“”„]*)[\"“”„]")
MAX_WORDS = 64
"""How many words of a query are searched for; the rest of a longer one is left out."""


class Term(NamedTuple):
    """What is looked for as one: a word, or a phrase of several."""

    typed: str
    """As typed."""
    forms: tuple[str, ...]
    """Its folded words; more than one in a phrase."""


class Query(NamedTuple):
    """A query taken apart."""

    terms: tuple[Term, ...]
    phrases: tuple[Term, ...]
    """Those of the terms that stand between quotes in the query."""


def parse(text: str) -> Query:
    """Return the terms of a query: words, and phrases between straight or curly quotes.

    A quote without a partner counts for nothing; a phrase of one word is that word.
    """
    terms: list[Term] = []
    phrases: list[Term] = []
    place = 0
    for match in _PHRASE.finditer(text):
        terms += _single(text[place : match.start()])
        inner = words(match.group(1))
        if len(inner) > 1:
            phrase = Term(match.group(1).strip(), tuple(w.form for w in inner))
            terms.append(phrase)
            phrases.append(phrase)
        else:
            terms += _single(match.group(1))
        place = match.end()
    terms += _single(text[place:])
    return Query(tuple(dict.fromkeys(terms))[:MAX_WORDS], tuple(phrases))


def _single(text: str) -> list[Term]:
    return [Term(text[w.start : w.end], (w.form,)) for w in words(text)]


def split_phrases(query: Query) -> Query:
    """Return the query with the words of its phrases on their own."""
    terms = [
        single
        for term in query.terms
        for single in (_single(term.typed) if len(term.forms) > 1 else [term])
    ]
    return Query(tuple(dict.fromkeys(terms)), ())
