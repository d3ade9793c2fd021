"""Which entries fit a query best.

The score of an entry adds up how well its question fits and how well all of it does, each by BM25
(Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009); how much
of its question the query covers, as Salton's cosine has it (Salton, Wong and Yang, *A Vector
Space Model for Automatic Indexing*, 1975); and neighbouring words where they stand side by side.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from faqcli.index.postings import IN_QUESTION, Postings, idf, run_pattern
from faqcli.index.store import Index
from faqcli.search.candidates import Chooser
from faqcli.search.expansion import Wanted, pairs, resolve
from faqcli.search.query import Scope, parse
from faqcli.search.statistics import Counted, Counter, Part, counted

_QUESTION_K1, _QUESTION_B = 2.0, 0.9
_WHOLE_K1, _WHOLE_B = 1.2, 0.75
_COVER_WEIGHT = 1.0
_PAIR_WEIGHT = 0.15
_FUNCTION_WEIGHT = 0.75
_FUNCTION_SHARE = 0.3
"""How much of the best score an entry must have that holds function words only."""
_FIRST = 300
"""Among how many of the best entries neighbouring words are looked for."""


class Held(NamedTuple):
    """How one term stands in one entry."""

    term: int
    likeness: float
    """How sure it is that it means what was typed, from 0 to 1."""
    is_asked: bool
    """Whether it stands in the question or in another way to ask it."""


class Ranked(NamedTuple):
    """An entry that a query finds."""

    number: int
    score: float


class Ranking(NamedTuple):
    """What entries a query finds, and how far the FAQ knows its words."""

    entries: list[Ranked]
    """Best first, equals by number."""
    is_whole: bool
    """Whether these are all that hold any of the words, and not only the best of them."""
    terms: list[Counted]
    """How often each wanted term stands in the FAQ."""
    held: dict[int, list[Held]]
    """Which terms each entry holds."""
    weights: list[float]
    """How much each wanted term tells."""


class _Pair(NamedTuple):
    """Two neighbouring words of the query."""

    pattern: re.Pattern[str]
    """Finds them side by side in a text of the index."""
    in_whole: float
    """How much it tells that they stand together, and that they do so in the question."""
    in_question: float


def count(index: Index, counter: Counter, wanted: Sequence[Wanted]) -> list[Counted]:
    """Return how often each wanted term stands in the entries."""
    alternatives = [alternative for one in wanted for alternative in one.alternatives]
    counter.load(form for a in alternatives for forms in a.places for form in forms)
    return [
        counted(
            [
                Part(postings, alternative.weight, alternative.likeness)
                for alternative in one.alternatives
                for postings in _standing(counter, alternative.places)
                if postings.entries
            ],
            index.usable,
        )
        for one in wanted
    ]


def _standing(counter: Counter, places: Sequence[frozenset[str]]) -> list[Postings]:
    return counter.any_of(places[0]) if len(places) == 1 else [counter.run(places)]


class Ranker:
    """Ranks the entries of an index for what a query wants."""

    def __init__(
        self, index: Index, counter: Counter, wanted: Sequence[Wanted], scope: Scope
    ) -> None:
        self._index = index
        self._counter = counter
        self._wanted = wanted
        self._scope = scope
        self._terms = count(index, counter, wanted)
        self._size = max((one.last for one in wanted), default=0)
        self._scores: dict[int, float] = {}
        self._held: dict[int, list[Held]] = {}

    def rank(self, most: int | None) -> Ranking:
        """Return the entries that hold any wanted term, as many as a search may ask for.

        Entries that hold function words only are left out when they fit much worse than the
        best, unless the query has nothing else.
        """
        chooser = Chooser(self._wanted, self._terms, self._scope, self._shunned())
        candidates, is_whole = chooser.choose(most)
        self._scores = dict.fromkeys(sorted(candidates), 0.0)
        self._held = {number: [] for number in self._scores}
        tells = [_FUNCTION_WEIGHT if one.is_function else 1.0 for one in self._wanted]
        for i, tell in enumerate(tells):
            self._score(i, tell)
        self._add_pairs()
        ranked = [Ranked(number, score) for number, score in self._telling()]
        ranked.sort(key=lambda one: (-one.score, one.number))
        weights = [
            tell * tell * idf(self._index.usable, term.entries)
            for tell, term in zip(tells, self._terms, strict=True)
        ]
        return Ranking(ranked, is_whole, self._terms, self._held, weights)

    def _shunned(self) -> list[Postings]:
        """Return the postings of what no hit may hold."""
        found: list[Postings] = []
        for text in self._scope.without:
            scope = Scope(self._scope.is_exact, takes_near=False)
            wanted = resolve(self._index, self._counter, parse(text), scope)
            for term in count(self._index, self._counter, wanted):
                found += [part.postings for part in term.parts]
        return found

    def _score(self, i: int, tell: float) -> None:
        """Add what one term is worth to the scores of the entries that hold it."""
        term, measures = self._terms[i], self._index.measures
        mean_question, mean_whole = self._index.mean_question, self._index.mean_length
        weight = idf(self._index.usable, term.entries)
        in_whole, in_question = tell * weight, tell * idf(self._index.usable, term.questions)
        cover = _COVER_WEIGHT * tell * weight * weight
        for number in self._scores:
            whole = asked = likeness = 0.0
            flags = 0
            for postings, part_weight, part_likeness in term.parts:
                byte = postings.get(number)
                if byte:
                    whole += (byte >> 2) * part_weight
                    likeness = max(likeness, part_likeness)
                    flags |= byte & 3
                    if byte & IN_QUESTION:
                        asked = max(asked, part_weight)
            if not whole:
                continue
            self._held[number].append(Held(i, likeness, flags != 0))
            length = measures.lengths[number] / mean_whole
            score = in_whole * _saturate(whole, _WHOLE_K1, _WHOLE_B, length)
            if asked:
                length = measures.question_lengths[number] / mean_question
                score += in_question * _saturate(asked, _QUESTION_K1, _QUESTION_B, length)
                score += cover * asked / measures.norms[number]
            self._scores[number] += score

    def _telling(self) -> Iterable[tuple[int, float]]:
        """Return the entries, with their scores, that hold more than function words or fit well."""
        telling = {i for i, one in enumerate(self._wanted) if not one.is_function}
        least = _FUNCTION_SHARE * max(self._scores.values(), default=0.0) if telling else 0.0
        return (
            (number, score)
            for number, score in self._scores.items()
            if score >= least or any(held.term in telling for held in self._held[number])
        )

    def _add_pairs(self) -> None:
        """Add to the best scores what words that stand together are worth."""
        found = list(self._pairs())
        if not found:
            return
        scores, measures = self._scores, self._index.measures
        first = sorted(scores, key=lambda number: (-scores[number], number))[:_FIRST]
        for number, (question, rest) in self._index.runs(first).items():
            for pair in found:
                asked = len(pair.pattern.findall(question))
                whole = asked + len(pair.pattern.findall(rest))
                if not whole:
                    continue
                length = measures.lengths[number] / self._index.mean_length
                score = pair.in_whole * _saturate(whole, _WHOLE_K1, _WHOLE_B, length)
                if asked:
                    length = measures.question_lengths[number] / self._index.mean_question
                    share = _saturate(asked, _QUESTION_K1, _QUESTION_B, length)
                    score += pair.in_question * share
                scores[number] += _PAIR_WEIGHT * score

    def _pairs(self) -> Iterator[_Pair]:
        usable = self._index.usable
        for i, j, places in pairs(self._wanted, self._size):
            codes = [self._counter.codes(forms) for forms in places]
            if all(codes):
                one, other = self._terms[i], self._terms[j]
                in_whole = idf(usable, min(one.entries, other.entries))
                in_question = idf(usable, min(one.questions, other.questions))
                yield _Pair(run_pattern(codes), in_whole, in_question)


def _saturate(times: float, k1: float, b: float, length: float) -> float:
    """Return BM25's share of a term frequency; `length` is relative to the mean."""
    return times * (k1 + 1) / (times + k1 * (1 - b + b * length))
