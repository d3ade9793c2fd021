"""Which entries are ranked for a query.

In a FAQ of ordinary size these are all entries that contain any of its words. If words occur in
thousands of entries, they are the champions of each word, and entries whose question contains the
two rarest words.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from faqcli.index.postings import CHAMPIONS, Postings
from faqcli.search.statistics import TermStatistics

_ENOUGH = 2 * CHAMPIONS
"""With this many candidates, commoner words add no more."""


class Filter:
    """Which entries may be hits.

    Args:
        allowed: their numbers; None for all.
        excluded: the postings of what no hit may contain.
    """

    def __init__(self, allowed: frozenset[int] | None, excluded: Sequence[Postings]) -> None:
        self._allowed = allowed
        self._excluded = excluded
        self.is_open = allowed is None and not excluded
        """Whether any entry passes."""

    def passes(self, number: int) -> bool:
        """Return whether an entry may be a hit."""
        is_allowed = self._allowed is None or number in self._allowed
        return is_allowed and not any(postings.get(number) for postings in self._excluded)


Candidates = tuple[set[int], bool]
"""The numbers of the entries to be ranked, and whether these are all entries that match."""


def select_any(
    statistics: Sequence[TermStatistics], condition: Filter, limit: int | None
) -> Candidates:
    """Return entries that contain any of the terms; `limit` is the number of hits, None for all."""
    only_best = _only_best(limit)
    rarest_first = sorted(statistics, key=lambda s: (s.term.is_function, s.document_frequency))
    numbers: set[int] = set()
    is_complete = True
    for one in rarest_first:
        if only_best and len(numbers) >= _ENOUGH:
            is_complete = False
            break
        for postings, _, _ in one.postings:
            is_cut = only_best and postings.document_frequency > CHAMPIONS
            is_complete = is_complete and not is_cut and not postings.is_partial
            numbers.update(_with_word(postings, condition, is_cut=is_cut))
    if not is_complete:
        numbers |= _asking_about_both(statistics, condition)
    return numbers, is_complete


def select_all(
    statistics: Sequence[TermStatistics], condition: Filter, limit: int | None
) -> Candidates:
    """Return entries that contain every term, each by itself or within a longer one.

    For `git hub`, one group of postings is that of `git` and `github`, the other that of `hub`
    and `github`; an entry must be in both groups. The entries of the rarest group are looked up
    in the other groups.
    """
    size = max((one.term.covers.stop for one in statistics), default=0)
    groups: list[list[Postings]] = [[] for _ in range(size)]
    for one in statistics:
        for i in one.term.covers:
            groups[i].extend(weighted.postings for weighted in one.postings)
    groups.sort(key=lambda group: sum(postings.document_frequency for postings in group))
    rarest, *others = groups or [[]]
    numbers = {
        number
        for number in {number for postings in rarest for number in postings.numbers()}
        if all(any(postings.get(number) for postings in group) for group in others)
        and condition.passes(number)
    }
    if not _only_best(limit) or len(numbers) <= _ENOUGH:
        return numbers, True
    # Too many to rank them all: questions that contain a term first, then the first in the file.
    asked = {number for group in groups for postings in group for number in postings.flagged()}
    best = sorted(numbers, key=lambda number: (number not in asked, number))[:_ENOUGH]
    return set(best), False


def _only_best(limit: int | None) -> bool:
    """Return whether the champions of each word are enough for this many hits."""
    return limit is not None and limit <= CHAMPIONS


def _with_word(postings: Postings, condition: Filter, *, is_cut: bool) -> Iterable[int]:
    """Return the entries that contain a word and may be hits; if `is_cut`, only the best."""
    if condition.is_open:
        return postings.numbers(best=is_cut)
    passing = filter(condition.passes, postings.numbers())
    if not is_cut:
        return passing
    best = list(filter(condition.passes, postings.numbers(best=True)))
    # If few champions pass, any other entries that do are better than none.
    return best if len(best) >= CHAMPIONS // 2 else best + list(islice(passing, CHAMPIONS))


def _asking_about_both(statistics: Sequence[TermStatistics], condition: Filter) -> set[int]:
    """Return entries whose question or alias contains both of the two rarest content words.

    Neither word's champions need contain the other word.
    """
    content = [one for one in statistics if one.postings and not one.term.is_function]
    content.sort(key=lambda one: one.document_frequency)
    if len(content) < 2:
        return set()
    rarest, second = (
        {number for weighted in one.postings for number in weighted.postings.flagged()}
        for one in content[:2]
    )
    return set(sorted(filter(condition.passes, rarest & second))[:CHAMPIONS])
