"""How often what is looked for stands in each entry: words, and runs of words."""

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from faqcli.index.postings import (
    IN_QUESTION,
    LONG,
    Postings,
    best_of,
    merged,
    of_counts,
    run_pattern,
)
from faqcli.index.store import Index

_MANY = 8
_MOST_READ = 20 * LONG
"""How many postings of many words are read where only the best entries are wanted."""
MOST_RUNS = 2000
"""In how many entries a run of words is looked for where only the best entries are wanted: those
first that ask about its words."""


class Part(NamedTuple):
    """One way in which a term stands in entries."""

    postings: Postings
    weight: float
    """What it counts in ranking against the word as typed."""
    likeness: float
    """How sure it is that it means what was typed, from 0 to 1."""


class Counted(NamedTuple):
    """A term, with all ways in which it stands in the entries."""

    parts: tuple[Part, ...]
    entries: int
    """In how many entries it stands, at most."""
    questions: int
    """In how many questions, at most."""

    def is_asked(self) -> bool:
        """Tell whether it stands in any question or alias."""
        return self.questions > 0 or any(part.postings.asked() for part in self.parts)


class Counter:
    """Counts words and runs of them in the entries of an index, looking each word up once.

    Args:
        index: where to look.
        most_runs: in how many entries a run is looked for at most; None for all.
    """

    def __init__(self, index: Index, most_runs: int | None = MOST_RUNS) -> None:
        self._index = index
        self._most_runs = most_runs
        self._known: dict[str, tuple[str, Postings]] = {}
        self._asked: set[str] = set()

    def load(self, forms: Iterable[str]) -> None:
        """Look folded words up, all at once."""
        fresh = set(forms) - self._asked
        if fresh:
            self._known.update(self._index.postings(sorted(fresh)))
            self._asked |= fresh

    def words(self, forms: Collection[str]) -> list[Postings]:
        """Return where those of the folded words stand that stand anywhere."""
        self.load(forms)
        return [self._known[form][1] for form in sorted(forms) if form in self._known]

    def any_of(self, forms: Collection[str]) -> list[Postings]:
        """Return where any of the folded words stands; of many, as if they were one word."""
        found = self.words(forms)
        if len(found) <= _MANY:
            return found
        if self._most_runs is None:
            return [merged(found)]
        measures = self._index.measures
        found.sort(key=lambda postings: -postings.entries)
        read = accumulate(min(postings.entries, LONG) for postings in found)
        most = max(1, sum(so_far <= _MOST_READ for so_far in read))
        return [
            merged(
                found[:most],
                lambda packed: best_of(packed, measures.question_lengths, measures.lengths),
                unread=found[most:],
            )
        ]

    def codes(self, forms: Collection[str]) -> list[str]:
        """Return what stands for those of the folded words in runs that stand anywhere."""
        self.load(forms)
        return [self._known[form][0] for form in sorted(forms) if form in self._known]

    def run(self, places: Sequence[Collection[str]]) -> Postings:
        """Return where a run of words stands, any of some at each of its places."""
        self.load(form for forms in places for form in forms)
        codes = [self.codes(forms) for forms in places]
        if not all(codes):
            return of_counts({})
        pattern = run_pattern(codes)
        counts = {}
        holding = self._holding_all(places)
        runs = self._index.runs(holding[: self._most_runs])
        for number, (question, rest) in runs.items():
            asked = len(pattern.findall(question))
            times = asked + len(pattern.findall(rest))
            if times:
                counts[number] = (times, IN_QUESTION if asked else 0)
        return of_counts(counts, is_cut=len(runs) < len(holding))

    def _holding_all(self, places: Sequence[Collection[str]]) -> list[int]:
        """Return the entries that hold a word for each place, in questions first."""
        groups = sorted(map(self.words, places), key=lambda g: sum(p.entries for p in g))
        numbers = {number for postings in groups[0] for number in postings.numbers()}
        kept = [
            number
            for number in numbers
            if all(any(p.get(number) for p in group) for group in groups[1:])
        ]
        if self._most_runs is not None and len(kept) > self._most_runs:
            kept.sort(key=lambda n: -sum(max(p.get(n) & IN_QUESTION for p in g) for g in groups))
        return kept


def counted(parts: Sequence[Part], usable: int) -> Counted:
    """Return a term that stands in these ways, in a FAQ of so many usable entries."""
    entries = sum(part.postings.entries for part in parts)
    questions = sum(part.postings.questions for part in parts)
    if len(parts) > 1 and entries <= LONG:  # else a sum is near enough
        entries = len({n for part in parts for n in part.postings.numbers()})
        asked = {n for part in parts for n in part.postings.asked(IN_QUESTION)}
        questions = len(asked)
    return Counted(tuple(parts), min(entries, usable), min(questions, usable))
