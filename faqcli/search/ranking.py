"""Which entries match a query best.

The score of an entry is the sum of

- how well the whole entry matches, and how well its question does, each by BM25 (Robertson and
  Zaragoza, *The Probabilistic Relevance Framework: BM25 and Beyond*, 2009);
- how much of its question the query covers, by Salton's cosine (Salton, Wong and Yang, *A Vector
  Space Model for Automatic Indexing*, 1975);
- a bonus for neighbouring words of the query that are neighbours in the entry too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from faqcli.index.postings import FLAGS, IN_QUESTION, Postings, idf, phrase_pattern
from faqcli.search.candidates import Filter, select_all, select_any
from faqcli.search.expansion import ExpandedTerm, expand, neighbours
from faqcli.search.lookup import Lookup
from faqcli.search.query import Options, parse
from faqcli.search.statistics import TermStatistics, gather

_QUESTION_K1, _QUESTION_B = 2.0, 0.9
_ENTRY_K1, _ENTRY_B = 1.2, 0.75
_COVER_WEIGHT = 1.0
_PAIR_WEIGHT = 0.15
_FUNCTION_WEIGHT = 0.75
_FUNCTION_SHARE = 0.3
"""The share of the best score that an entry needs if it contains only function words."""
_CHECKED_FOR_PAIRS = 300
"""In how many of the best entries neighbouring words are looked for."""


class Match(NamedTuple):
    """A term that an entry contains."""

    term: int
    """Its place among the expanded terms."""
    likeness: float
    """How certain it is that it means what was typed, from 0 to 1."""
    is_asked: bool
    """Whether it is in the question or in an alias."""


class Ranked(NamedTuple):
    """The number of an entry, and its score."""

    number: int
    score: float


class Ranking(NamedTuple):
    """The entries that match a query, and how well the FAQ knows its words."""

    entries: list[Ranked]
    """The best first, equals by number."""
    is_complete: bool
    """Whether these are all entries that match, not just the best."""
    statistics: list[TermStatistics]
    """Where each expanded term occurs."""
    matches: dict[int, list[Match]]
    """The terms that each candidate contains, by its number."""
    weights: list[float]
    """How much each expanded term says about what is asked."""


class _Pair(NamedTuple):
    """Two neighbouring words of the query."""

    pattern: re.Pattern[str]
    """Finds the two side by side in an encoded text."""
    entry_idf: float
    question_idf: float


class Ranker:
    """Ranks the entries of a FAQ for the expanded terms of a query."""

    def __init__(self, lookup: Lookup, expanded: Sequence[ExpandedTerm], options: Options) -> None:
        self._lookup = lookup
        self._lexicon = lookup.lexicon
        self._options = options
        self._statistics = gather(lookup, expanded)
        self._scores: dict[int, float] = {}
        self._matches: dict[int, list[Match]] = {}

    def rank(self, limit: int | None) -> Ranking:
        """Return the ranked entries; `limit` is how many hits are wanted, None for all.

        Entries that contain only function words are left out if they match much worse than the
        best, unless the query has no other words.
        """
        select = select_all if self._options.needs_all else select_any
        condition = Filter(self._options.allowed, self._excluded())
        candidates, is_complete = select(self._statistics, condition, limit)
        self._scores = dict.fromkeys(sorted(candidates), 0.0)
        self._matches = {number: [] for number in self._scores}
        discounts = [_FUNCTION_WEIGHT if s.term.is_function else 1.0 for s in self._statistics]
        for i, discount in enumerate(discounts):
            self._add_term(i, discount)
        self._add_pairs()
        ranked = [Ranked(number, score) for number, score in self._relevant()]
        ranked.sort(key=lambda one: (-one.score, one.number))
        entry_count = self._lexicon.entry_count
        weights = [
            discount * discount * idf(entry_count, one.document_frequency)
            for discount, one in zip(discounts, self._statistics, strict=True)
        ]
        return Ranking(ranked, is_complete, self._statistics, self._matches, weights)

    def _excluded(self) -> list[Postings]:
        """Return the postings of what no hit may contain."""
        excluded: list[Postings] = []
        for text in self._options.excluded:
            options = Options(self._options.is_exact, uses_similar=False)
            expanded = expand(self._lookup, parse(text), options)
            for one in gather(self._lookup, expanded):
                excluded += (weighted.postings for weighted in one.postings)
        return excluded

    def _add_term(self, i: int, discount: float) -> None:
        """Add what one term contributes to the scores of the entries that contain it.

        Its expansions count as one word: in an entry with `boat` and, at weight 0.6, `boating`,
        the term frequency is 1.6. A question needs it only once, so its best expansion counts.
        """
        term, lexicon, measures = self._statistics[i], self._lexicon, self._lexicon.measures
        rarity = idf(lexicon.entry_count, term.document_frequency)
        entry_idf = discount * rarity
        question_idf = discount * idf(lexicon.entry_count, term.question_frequency)
        # The cosine of query and question is a sum over the terms that they share of the product
        # of their weights, which are idfs, over the norm of the question. The norm of the query
        # is the same for all entries and is left out.
        cover = _COVER_WEIGHT * discount * rarity * rarity
        for number in self._scores:
            in_entry = in_question = likeness = 0.0
            flags = 0
            for postings, weight, postings_likeness in term.postings:
                low_byte = postings.get(number)
                if low_byte:
                    in_entry += (low_byte >> 2) * weight
                    likeness = max(likeness, postings_likeness)
                    flags |= low_byte & FLAGS
                    if low_byte & IN_QUESTION:
                        in_question = max(in_question, weight)
            if not in_entry:
                continue
            self._matches[number].append(Match(i, likeness, flags != 0))
            length = measures.lengths[number] / lexicon.mean_length
            score = entry_idf * _saturate(in_entry, _ENTRY_K1, _ENTRY_B, length)
            if in_question:
                length = measures.question_lengths[number] / lexicon.mean_question_length
                score += question_idf * _saturate(in_question, _QUESTION_K1, _QUESTION_B, length)
                score += cover * in_question / measures.norms[number]
            self._scores[number] += score

    def _relevant(self) -> Iterable[tuple[int, float]]:
        """Return the entries, with scores, that contain a content word or score well."""
        content = {i for i, one in enumerate(self._statistics) if not one.term.is_function}
        least = _FUNCTION_SHARE * max(self._scores.values(), default=0.0) if content else 0.0
        return (
            (number, score)
            for number, score in self._scores.items()
            if score >= least or any(match.term in content for match in self._matches[number])
        )

    def _add_pairs(self) -> None:
        """Add to the best scores what neighbouring words contribute: BM25 of each pair."""
        pairs = list(self._pairs())
        if not pairs:
            return
        scores, lexicon, measures = self._scores, self._lexicon, self._lexicon.measures
        best = sorted(scores, key=lambda n: (-scores[n], n))[:_CHECKED_FOR_PAIRS]
        for number, (question, rest) in lexicon.encoded_texts(best).items():
            for pair in pairs:
                in_question = len(pair.pattern.findall(question))
                in_entry = in_question + len(pair.pattern.findall(rest))
                if not in_entry:
                    continue
                length = measures.lengths[number] / lexicon.mean_length
                score = pair.entry_idf * _saturate(in_entry, _ENTRY_K1, _ENTRY_B, length)
                if in_question:
                    length = measures.question_lengths[number] / lexicon.mean_question_length
                    share = _saturate(in_question, _QUESTION_K1, _QUESTION_B, length)
                    score += pair.question_idf * share
                scores[number] += _PAIR_WEIGHT * score

    def _pairs(self) -> Iterator[_Pair]:
        """Yield the neighbouring words of the query; a pair counts as much as its rarer word."""
        entry_count = self._lexicon.entry_count
        expanded = [one.term for one in self._statistics]
        size = max((one.covers.stop for one in expanded), default=0)
        for i, positions in neighbours(expanded[:size]):
            codes = [self._lookup.codes(forms) for forms in positions]
            if all(codes):
                one, other = self._statistics[i : i + 2]
                entries = min(one.document_frequency, other.document_frequency)
                questions = min(one.question_frequency, other.question_frequency)
                pattern = phrase_pattern(codes)
                yield _Pair(pattern, idf(entry_count, entries), idf(entry_count, questions))


def _saturate(frequency: float, k1: float, b: float, length: float) -> float:
    """Return BM25's share of a term frequency; `length` is relative to the mean."""
    return frequency * (k1 + 1) / (frequency + k1 * (1 - b + b * length))
