"""What a person types → the terms of a query.

A query is words, phrases between double quotes, and beginnings of words: `zapor*`.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from faqcli.text.tokens import words

_PHRASE = '["“”„«»]([^"“”„«»]*)["“”„«»]'
_QUOTES = frozenset('"“”„«»')
MAX_WORDS = 64
"""How many words of a query are searched for; the rest of a longer one is left out."""


class Term(NamedTuple):
    """What is looked for as one: a word, the beginning of one, or a phrase of several."""

    typed: str
    """As typed."""
    forms: tuple[str, ...]
    """Its folded words; more than one in a phrase."""
    is_beginning: bool = False

    @property
    def is_operator(self) -> bool:
        """Whether it is more than a plain word, and so was put with care."""
        return self.is_beginning or len(self.forms) > 1


class Scope(NamedTuple):
    """How a query is taken, and among which entries it looks."""

    is_exact: bool = False
    """Whether words count only as typed: no stems, synonyms, near words."""
    needs_all: bool = False
    """Whether entries have to hold every word."""
    without: tuple[str, ...] = ()
    """Words, beginnings and phrases that no hit may hold."""
    among: frozenset[int] | None = None
    """The numbers of the entries that are looked at; None for all."""
    takes_near: bool = True
    """Whether near words stand in for those that no entry holds; not if `is_exact`."""


EVERYTHING = Scope()


def parse(text: str) -> tuple[Term, ...]:
    """Return the terms of a query: words, and phrases between quotes: straight, curly or angular.

    A quote without a partner counts for nothing; a phrase of one word is that word.
    """
    terms: list[Term] = []
    place = 0
    for match in re.finditer(_PHRASE, text) if _QUOTES & set(text) else ():
        terms += _single(text[place : match.start()])
        inner = words(match.group(1))
        if len(inner) > 1:
            terms.append(Term(match.group(1).strip(), tuple(w.form for w in inner)))
        else:
            terms += _single(match.group(1))
        place = match.end()
    terms += _single(text[place:])
    return _first_words(dict.fromkeys(terms))


def _first_words(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return terms of at most MAX_WORDS words in all; a phrase may lose its end."""
    kept = []
    room = MAX_WORDS
    for term in terms:
        if not room:
            break
        shortened = term
        if len(term.forms) > room:
            end = words(term.typed)[room - 1].end
            shortened = Term(term.typed[:end], term.forms[:room])
        kept.append(shortened)
        room -= len(shortened.forms)
    return tuple(kept)


def phrases(terms: Sequence[Term]) -> list[Term]:
    """Return those of the terms that are phrases."""
    return [term for term in terms if len(term.forms) > 1]


def split(terms: Sequence[Term], loose: Collection[Term]) -> tuple[Term, ...]:
    """Return the terms, the words of those that are `loose` on their own."""
    single = (_single(term.typed) if term in loose else [term] for term in terms)
    return _first_words(dict.fromkeys(chain.from_iterable(single)))


def _single(text: str) -> list[Term]:
    """Return the words of a text as terms; an asterisk right after one makes it a beginning.

    A word before it in a script without spaces is several: the last is the beginning.
    """
    found = []
    for start, end, form in words(text):
        is_beginning = text[end : end + 1] == "*"
        found.append(Term(text[start : end + is_beginning], (form,), is_beginning))
    return found
