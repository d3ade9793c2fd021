"""How many entries contain each term of a query, and where (term statistics)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from faqcli.index.postings import CHAMPIONS, IN_QUESTION, Postings
from faqcli.search.expansion import ExpandedTerm
from faqcli.search.lookup import Lookup


class WeightedPostings(NamedTuple):
    """Where one expansion of a term occurs."""

    postings: Postings
    weight: float
    """How much it counts in ranking, compared to the term as typed."""
    likeness: float
    """How certain it is that it means what was typed, from 0 to 1."""


class TermStatistics(NamedTuple):
    """Where an expanded term occurs."""

    term: ExpandedTerm
    postings: tuple[WeightedPostings, ...]
    document_frequency: int
    """How many entries contain it, at most."""
    question_frequency: int
    """How many questions contain it, at most."""


def gather(lookup: Lookup, expanded: Sequence[ExpandedTerm]) -> list[TermStatistics]:
    """Return the statistics of each expanded term."""
    expansions = [expansion for one in expanded for expansion in one.expansions]
    lookup.load(form for one in expansions for forms in one.positions for form in forms)
    entry_count = lookup.lexicon.entry_count
    return [combine(one, tuple(_weighted(lookup, one)), entry_count) for one in expanded]


def _weighted(lookup: Lookup, one: ExpandedTerm) -> Iterable[WeightedPostings]:
    for positions, weight, _, likeness in one.expansions:
        is_word = len(positions) == 1
        for postings in lookup.any_of(positions[0]) if is_word else [lookup.phrase(positions)]:
            if postings.document_frequency:
                yield WeightedPostings(postings, weight, likeness)


def combine(
    term: ExpandedTerm, weighted: tuple[WeightedPostings, ...], entry_count: int
) -> TermStatistics:
    """Return the statistics of a term in a FAQ of `entry_count` usable entries."""
    entries = sum(one.postings.document_frequency for one in weighted)
    questions = sum(one.postings.question_frequency for one in weighted)
    if len(weighted) > 1 and entries <= CHAMPIONS:  # otherwise the sums are good enough
        entries = len({n for one in weighted for n in one.postings.numbers()})
        questions = len({n for one in weighted for n in one.postings.flagged(IN_QUESTION)})
    return TermStatistics(term, weighted, min(entries, entry_count), min(questions, entry_count))
