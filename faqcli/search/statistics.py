"""How many entries contain each term of a query, and where (term statistics)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from faqcli.index.postings import CHAMPIONS, IN_QUESTION, Postings, idf
from faqcli.search.lookup import Lookup
from faqcli.search.terms import ExpandedTerm

_FUNCTION_WEIGHT, _QUESTION_WORD_WEIGHT = 0.6, 1.3
"""How much function words count, and those that ask for a person, a place, a time, a number."""
_FEW_ENTRIES = 15
"""In a FAQ of as many entries, function words count half: which of them has a `how` is chance."""
_QUESTION_WORDS = frozenset(["who", "what", "when", "where", "why", "how", "which", "many", "much"])


class WeightedPostings(NamedTuple):
    """Where one expansion of a term occurs."""

    postings: Postings
    weight: float
    """How much it counts in ranking, compared to the term as typed."""
    likeness: float
    """How certain it is that it means what was typed, from 0 to 1."""


class TermStatistics:
    """Where an expanded term occurs.

    Args:
        term: the expanded term.
        postings: those of each of its expansions.
        entry_count: how many usable entries the FAQ has.
    """

    def __init__(
        self, term: ExpandedTerm, postings: tuple[WeightedPostings, ...], entry_count: int
    ) -> None:
        entries = sum(one.postings.document_frequency for one in postings)
        questions = sum(one.postings.question_frequency for one in postings)
        if len(postings) > 1 and entries <= CHAMPIONS:  # otherwise the sums are good enough
            entries = len({n for one in postings for n in one.postings.numbers()})
            questions = len({n for one in postings for n in one.postings.flagged(IN_QUESTION)})
        weight = _weight(term, entry_count)
        self.term = term
        self.postings = postings
        self.document_frequency = min(entries, entry_count)
        """How many entries contain it, at most."""
        self.question_frequency = min(questions, entry_count)
        """How many questions contain it, at most."""
        self.idf = idf(entry_count, entries)
        """Its inverse document frequency."""
        self.entry_weight = weight * self.idf
        """How much it counts in an entry: as its `idf`, and less if it is a function word."""
        self.question_weight = weight * idf(entry_count, questions)
        """The same among questions."""


def gather(lookup: Lookup, expanded: Sequence[ExpandedTerm]) -> list[TermStatistics]:
    """Return the statistics of each expanded term."""
    expansions = [expansion for one in expanded for expansion in one.expansions]
    lookup.load(form for one in expansions for forms in one.positions for form in forms)
    entry_count = lookup.lexicon.entry_count
    return [TermStatistics(one, tuple(_weighted(lookup, one)), entry_count) for one in expanded]


def covering(i: int, statistics: Iterable[TermStatistics]) -> list[TermStatistics]:
    """Return the statistics of the expanded terms that cover the query's term `i`."""
    return [one for one in statistics if i in one.term.covers]


def known_terms(statistics: Iterable[TermStatistics], *, has_near: bool = True) -> set[int]:
    """Return the places of the terms that the FAQ contains, alone or as a part of a longer one.

    Those that it has only words near in meaning for are left out unless `has_near`.
    """
    known = (o for o in statistics if any(has_near or w.likeness for w in o.postings))
    return {i for one in known for i in one.term.covers}


def _weighted(lookup: Lookup, one: ExpandedTerm) -> Iterable[WeightedPostings]:
    for positions, weight, _, likeness in one.expansions:
        is_word = len(positions) == 1
        for postings in lookup.any_of(positions[0]) if is_word else [lookup.phrase(positions)]:
            if postings.document_frequency:
                yield WeightedPostings(postings, weight, likeness)


def _weight(term: ExpandedTerm, entry_count: int) -> float:
    if not term.is_function:
        return 1.0
    asks = term.typed.lower() in _QUESTION_WORDS
    weight = _QUESTION_WORD_WEIGHT if asks else _FUNCTION_WEIGHT
    return weight * entry_count / (entry_count + _FEW_ENTRIES)


def saturate(frequency: float, k1: float, b: float, length: float) -> float:
    """Return BM25's share of a term frequency; `length` is relative to the mean."""
    return frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * length))
