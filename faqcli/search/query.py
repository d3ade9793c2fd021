"""The text that a person types → the terms of a query.

A query is words, phrases between double quotes, and prefixes of words: `zapor*`.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from faqcli.text.tokens import is_unspaced, words

_PHRASE = '["“”„«»]([^"“”„«»]*)["“”„«»]'
_QUOTES = frozenset('"“”„«»')
_FEW_WORDS, _SENTENCE = 2, 3
"""How many words may be keywords whatever they are, and how many terms a sentence has at least."""
MAX_WORDS = 64
"""How many words of a query are searched for; the rest of a longer one is ignored."""


class Term(NamedTuple):
    """A part of a query: a word, a prefix or a phrase."""

    typed: str
    """As typed."""
    forms: tuple[str, ...]
    """Its folded words; only a phrase has more than one."""
    is_prefix: bool = False

    @property
    def is_operator(self) -> bool:
        """Whether it is a prefix or a phrase, which nobody types by chance."""
        return self.is_prefix or len(self.forms) > 1


class Options:
    """How a query is understood, and which entries it may match.

    Args:
        is_exact: whether words match only as typed, without stems, synonyms and similar words.
        needs_all: whether entries must contain every word.
        excluded: words, prefixes and phrases; an entry that contains any of them is no hit.
        allowed: the numbers of the entries that may be hits; None for all.
        uses_similar: whether similar words stand in for words that aren't in the FAQ; never if
            `is_exact`.
        includes_weaker: whether entries that match much worse than the best may be hits.
    """

    def __init__(
        self,
        *,
        is_exact: bool = False,
        needs_all: bool = False,
        excluded: tuple[str, ...] = (),
        allowed: frozenset[int] | None = None,
        uses_similar: bool = True,
        includes_weaker: bool = False,
    ) -> None:
        self.is_exact = is_exact
        self.needs_all = needs_all
        self.excluded = excluded
        self.allowed = allowed
        self.uses_similar = uses_similar
        self.includes_weaker = includes_weaker

    @property
    def is_narrowed(self) -> bool:
        """Whether they leave out entries that would match."""
        return self.needs_all or bool(self.excluded) or self.allowed is not None


DEFAULTS = Options()


def parse(text: str) -> tuple[Term, ...]:
    """Return the terms of a query: words, and phrases between straight, curly or angular quotes.

    A quote without a partner is ignored. A phrase of one word is that word.
    """
    terms: list[Term] = []
    start = 0
    for match in re.finditer(_PHRASE, text) if _QUOTES & set(text) else ():
        terms += _word_terms(text[start : match.start()])
        inner = words(match.group(1))
        if len(inner) > 1:
            terms.append(Term(match.group(1).strip(), tuple(w.form for w in inner)))
        else:
            terms += _word_terms(match.group(1))
        start = match.end()
    terms += _word_terms(text[start:])
    return _first_words(dict.fromkeys(terms))


def _first_words(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return terms of at most MAX_WORDS words in all; the last phrase may be shortened."""
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


def asks_keywords(content: int, function: int) -> bool:
    """Return whether a query is keywords or a few words, rather than a sentence.

    Args:
        content: how many content words it has.
        function: how many function words.
    """
    return 2 * function <= content or max(content, function) <= _FEW_WORDS


def is_sentence(terms: Sequence[Term], function: int) -> bool:
    """Return whether a query is a sentence, which means more than its words do.

    It is no keywords, or has two small words, as `is it over` does. Only its last word may be a
    prefix, as while it is being typed.

    Args:
        terms: its terms.
        function: how many of them are function words.
    """
    if len(terms) < _SENTENCE or any(term.is_operator for term in terms[:-1]):
        return False
    is_keywords = function < _FEW_WORDS and asks_keywords(len(terms) - function, function)
    return len(terms[-1].forms) == 1 and not is_keywords


def phrases(terms: Sequence[Term]) -> list[Term]:
    """Return the terms that are phrases."""
    return [term for term in terms if len(term.forms) > 1]


def relax(terms: Sequence[Term], unknown: Collection[Term]) -> tuple[Term, ...]:
    """Return the terms, with the words of each phrase in `unknown` in place of the phrase."""
    relaxed = (_word_terms(term.typed) if term in unknown else [term] for term in terms)
    return _first_words(dict.fromkeys(chain.from_iterable(relaxed)))


def as_typed(terms: Sequence[Term], places: Collection[int]) -> tuple[str, ...]:
    """Return the words of a query at some places among its terms.

    In a script without spaces, the terms are pairs of characters, and no words. What was typed in
    a row is returned whole if most of its pairs are meant, and otherwise not at all.
    """
    typed: list[str] = []
    rows: list[list[bool]] = []
    for i, (text, forms, _) in enumerate(terms):
        if typed and is_unspaced("".join(forms)) and text[0] == terms[i - 1].typed[-1]:
            typed[-1] += text[1:]
            rows[-1].append(i in places)
        else:
            typed.append(text)
            rows.append([i in places])
    return tuple(text for text, row in zip(typed, rows, strict=True) if 2 * sum(row) > len(row))


def _word_terms(text: str) -> list[Term]:
    """Return the words of a text as terms; an asterisk right after one makes it a prefix.

    In a script without spaces, such a word gives several terms; the last one is the prefix.
    """
    terms = []
    for start, end, form in words(text):
        is_prefix = text[end : end + 1] == "*"
        terms.append(Term(text[start : end + is_prefix], (form,), is_prefix))
    return terms
