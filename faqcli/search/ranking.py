"""Which entries fit a query best.

The score adds up how well the question fits and how well the whole entry does, each by BM25
(Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009), and
pairs of neighbouring words where they stand side by side.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from faqcli.search.index import Index
from faqcli.search.matching import Alternative, Wanted, pairs
from faqcli.search.text import fold, folded

_QUESTION_K1, _QUESTION_B = 2.0, 1.0
_WHOLE_K1, _WHOLE_B = 1.2, 0.75
_PAIR_WEIGHT = 0.1
_FUNCTION_WEIGHT = 0.75
_FUNCTION_SHARE = 0.3
"""How much of the best score an entry must have that holds function words only."""

# English words that mean little by themselves.
_ENGLISH = """
    a about after all also am an and any are as at be because been before being between both but by
    can could did do does doing done for from get had has have having he her here him his how i if
    in into is it its just may me might more most must my no nor not of off on one only or other our
    out over own she should so some such than that the their them then there these they this those
    through to too under up upon very was we were what when where which while who whom whose why
    will with without would yes you your
"""
FUNCTION_WORDS = frozenset(_ENGLISH.split())


class Tally:
    """How often a term stands in an entry."""

    __slots__ = ("is_seen", "is_typed", "question", "whole")

    def __init__(self) -> None:
        self.question = 0.0
        """In its question; a synonym counts for less than one."""
        self.whole = 0.0
        self.is_seen = False
        """Whether any of it stands where a reader sees it; an alias is not seen."""
        self.is_typed = False
        """Whether it stands there as typed, and not only as a synonym."""


class Ranked(NamedTuple):
    """An entry that a query finds."""

    number: int
    score: float
    is_seen: bool
    """Whether any term stands where a reader sees it."""
    is_typed: bool
    """Whether each term that stands in it does so as typed."""


_Places = dict[tuple[int, str], set[int]]


def rank(index: Index, wanted: Sequence[Wanted], terms: int) -> tuple[list[Ranked], list[float]]:
    """Return the entries that hold any wanted term, and how much each term tells.

    The entries come best first, equals by number. The first `terms` of `wanted` are the words of
    the query, in their order. If none but function words are known, nothing is found, unless the
    query has nothing else; entries that hold function words only are left out when they fit much
    worse than the best.
    """
    counter = _Counter(index)
    tallies = [counter.tally(one) for one in wanted]
    told = {
        number
        for one, tally in zip(telling(wanted), tallies, strict=True)
        for number in (tally if one.alternatives else ())
    }
    candidates = {number for tally in tallies for number in tally} if told else set()
    entries = max(1, int(index.meta["usable"]))
    mean_question = int(index.meta["question_length"]) / entries or 1.0
    mean_whole = int(index.meta["length"]) / entries or 1.0
    lengths = {
        number: (question / mean_question, whole / mean_whole)
        for number, (question, whole) in index.lengths(candidates).items()
    }
    scores = dict.fromkeys(candidates, 0.0)
    kinds = [_FUNCTION_WEIGHT if _is_function(one) else 1.0 for one in wanted]
    for kind, tally in zip(kinds, tallies, strict=True):
        _add(scores, tally, kind, lengths, entries)
    for pair in pairs(wanted, terms):
        _add(scores, counter.tally(pair), _PAIR_WEIGHT, lengths, entries)
    least = _FUNCTION_SHARE * max(scores.values(), default=0.0)
    ranked = [
        Ranked(
            number,
            score,
            any(tally[number].is_seen for tally in tallies if number in tally),
            all(tally[number].is_typed for tally in tallies if number in tally),
        )
        for number, score in scores.items()
        if number in told or score >= least
    ]
    ranked.sort(key=lambda one: (-one.score, one.number))
    weights = [k * k * _idf(entries, len(t)) for k, t in zip(kinds, tallies, strict=True)]
    return ranked, weights


def occurs(index: Index, one: Wanted) -> bool:
    """Tell whether any entry holds a term."""
    return bool(_Counter(index).tally(one))


def telling(wanted: Sequence[Wanted]) -> list[Wanted]:
    """Return the wanted terms, function words as if they stood nowhere.

    If the query has nothing else, they are returned as they are.
    """
    if all(_is_function(one) for one in wanted):
        return list(wanted)
    return [one._replace(alternatives=()) if _is_function(one) else one for one in wanted]


def content(text: str) -> str:
    """Return the folded words of a text without the function words, if it has others."""
    forms = folded(text).split(" ")
    return " ".join([form for form in forms if form not in FUNCTION_WORDS] or forms)


def _is_function(one: Wanted) -> bool:
    return fold(one.typed) in FUNCTION_WORDS


def _add(
    scores: dict[int, float],
    tally: Mapping[int, Tally],
    weight: float,
    lengths: Mapping[int, tuple[float, float]],
    entries: int,
) -> None:
    """Add the BM25 of one term, over the question and over the whole, to the scores.

    `lengths` are those of the question and of the whole entry, relative to their means.
    """
    in_whole = weight * _idf(entries, len(tally))
    in_question = weight * _idf(entries, sum(t.question > 0 for t in tally.values()))
    for number, count in tally.items():
        if number in scores:
            question, whole = lengths[number]
            scores[number] += in_whole * _saturate(
                count.whole, _WHOLE_K1, _WHOLE_B, whole
            ) + in_question * _saturate(count.question, _QUESTION_K1, _QUESTION_B, question)


def _idf(entries: int, holding: int) -> float:
    return math.log(1 + (entries - holding + 0.5) / (holding + 0.5))


def _saturate(count: float, k1: float, b: float, length: float) -> float:
    """Return BM25's share of a term frequency; `length` is relative to the mean."""
    return count * (k1 + 1) / (count + k1 * (1 - b + b * length)) if count else 0.0


class _Counter:
    """Counts terms in entries, asking for each word's postings once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._postings: dict[str, list[tuple[int, str, int]]] = {}

    def tally(self, one: Wanted) -> dict[int, Tally]:
        """Return how often the term stands in each entry that has it."""
        found: dict[int, Tally] = {}
        for alternative in one.alternatives:
            for (number, column), offsets in self._occurrences(alternative).items():
                count = len(offsets) * alternative.weight
                tally = found.setdefault(number, Tally())
                tally.whole += count
                if column == "question":
                    tally.question += count
                is_seen = column != "aliases"
                tally.is_seen = tally.is_seen or is_seen
                tally.is_typed = tally.is_typed or (is_seen and alternative.is_typed)
        return found

    def _occurrences(self, alternative: Alternative) -> _Places:
        """Return where the run of words stands: the places of its first word, by field."""
        starts = self._places(alternative.places[0])
        for n, forms in enumerate(alternative.places[1:], start=1):
            following = self._places(forms)
            starts = {
                field: kept
                for field, offsets in starts.items()
                if (kept := {o for o in offsets if o + n in following.get(field, ())})
            }
        return starts

    def _places(self, forms: Collection[str]) -> _Places:
        found: _Places = {}
        for form in sorted(forms):
            for number, column, offset in self._posting(form):
                found.setdefault((number, column), set()).add(offset)
        return found

    def _posting(self, form: str) -> Iterable[tuple[int, str, int]]:
        if form not in self._postings:
            self._postings[form] = self._index.postings(form)
        return self._postings[form]
