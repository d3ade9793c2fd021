"""Which entries match a query best.

The score of an entry is the sum of

- how well the whole entry matches, by BM25 (Robertson and Zaragoza, *The Probabilistic Relevance
  Framework: BM25 and Beyond*, 2009);
- how well the best phrasing of its question matches, by BM25 and by how much of the phrasing the
  query covers, which is Salton's cosine (Salton, Wong and Yang, *A Vector Space Model for Automatic
  Indexing*, 1975);
- a bonus for words of the query that stand together in the entry too, which is large if all of a
  short query does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import hypot
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from faqcli.index.postings import FLAGS, Postings
from faqcli.search.candidates import Filter, select_all, select_any
from faqcli.search.expansion import expand
from faqcli.search.lookup import Lookup
from faqcli.search.phrasing import Fit, Phrasings, contribution
from faqcli.search.query import Options, asks_keywords, parse
from faqcli.search.statistics import TermStatistics, gather, known_terms, saturate
from faqcli.search.terms import ExpandedTerm
from faqcli.text.tokens import spell

if TYPE_CHECKING:
    from faqcli.index.lexicon import EncodedTexts
    from faqcli.search.proximity import Phrase

_K1, _B = 1.2, 0.75
_FUNCTION_SHARE = 0.3
"""The share of the best score that an entry needs if it contains only function words."""
_STRONG_SHARE = 0.3
"""The share of the best score that an entry needs to be more than a weaker match."""
_FIRST_KEYWORDS, _FIRST_SHARE = 3, 0.06
"""How many of the best entries for keywords need less, and the share that they need."""
MIN_COSINE = 0.25
"""The cosine of texts on different subjects that share their small words: only more counts, and an
entry that has no content word of a query must be as near to be a real match."""
_LOOKED_INTO = 100
"""How many of the best entries have their texts looked into."""


class Match(NamedTuple):
    """A term that an entry contains."""

    term: int
    """Its place among the expanded terms."""
    likeness: float
    """How certain it is that it means what was typed, from 0 to 1."""
    is_asked: bool
    """Whether it is in the question or in an alias."""


_Occurrence = tuple[float, float, Match]
"""How a term occurs in an entry: how often, counted by the weights of its expansions; the weight of
the best of them in the question or in an alias; both as a match."""


class Ranked(NamedTuple):
    """The number of an entry, and its score."""

    number: int
    score: float
    is_weaker: bool = False
    """Whether it matches much worse than the best entry."""


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
    entry_count: int
    """How many entries the FAQ has that can be found."""
    similarity: float
    """How much the query and the phrasing that is most similar to it share: their cosine."""
    is_verbatim: bool
    """Whether the query repeats a phrasing word for word."""
    condition: Filter
    """Which entries may be hits."""
    cosines: Mapping[int, float] = MappingProxyType({})
    """How near the query is to each entry in meaning, by its number; empty if it isn't compared."""
    usual_cosine: float = 0.0
    """How near it is to the entries on average, whether or not they may be hits."""
    subject_cosine: float = 0.0
    """How near it is to the FAQ as a whole."""

    def has_content(self, number: int) -> bool:
        """Return whether an entry contains any content word of the query."""
        matches = self.matches.get(number, ())
        return any(not self.statistics[match.term].term.is_function for match in matches)

    def is_near(self, number: int) -> bool:
        """Return whether an entry is near to the query in meaning."""
        return self.cosines.get(number, 0.0) >= MIN_COSINE

    @property
    def asks_content(self) -> bool:
        """Whether the query has any content word."""
        return any(not one.term.is_function for one in self.statistics)

    @property
    def cosine(self) -> float | None:
        """How near the query is to any entry in meaning; None if it isn't compared."""
        return max(self.cosines.values(), default=None)


class Ranker:
    """Ranks the entries of a FAQ for a query.

    Args:
        lookup: looks up the words of the FAQ.
        text: the query as typed.
        expanded: its expanded terms.
        options: which entries it may match.
    """

    def __init__(
        self, lookup: Lookup, text: str, expanded: Sequence[ExpandedTerm], options: Options
    ) -> None:
        self._lookup = lookup
        self._lexicon = lookup.lexicon
        self._text = text
        self._options = options
        self._statistics = gather(lookup, expanded)
        self._content = {i for i, one in enumerate(self._statistics) if not one.term.is_function}
        self._scores: dict[int, float] = {}
        """How well each candidate matches apart from its question."""
        self._asked: dict[int, float] = {}
        """How well its question does, as far as it is known."""
        self._fits: dict[int, Fit] = {}
        """How well the best phrasing of its question does, of the best candidates."""
        self._matches: dict[int, list[Match]] = {}
        self._containing: list[set[int]] = []
        """The candidates that contain each expanded term."""

    def rank(self, limit: int | None) -> Ranking:
        """Return the ranked entries; `limit` is how many hits are wanted, None for all.

        Entries that contain only function words are left out if they match much worse than the
        best, unless the query has no other words. A question, or another phrasing of it, that the
        query repeats word for word is first.
        """
        select = select_all if self._options.needs_all else select_any
        condition = Filter(self._options.allowed, self._excluded())
        candidates, is_complete = select(self._statistics, condition, limit)
        self._scores = dict.fromkeys(sorted(candidates), 0.0)
        self._matches = {number: [] for number in self._scores}
        for i in range(len(self._statistics)):
            self._add_term(i)
        self._look_into_best()
        norm = hypot(*(one.entry_weight for one in self._statistics)) or 1.0
        return Ranking(
            list(self._graded(sorted(self._relevant()))),
            is_complete,
            self._statistics,
            self._matches,
            self._lexicon.entry_count,
            max((fit.similarity for fit in self._fits.values()), default=0.0) / norm,
            any(fit.is_verbatim for fit in self._fits.values()),
            condition,
        )

    def _graded(self, ranked: Sequence[tuple[float, int]]) -> Iterator[Ranked]:
        """Yield the entries with whether each is a weaker match, given what `_relevant` yields.

        It is if its score is below a drop, or if it contains only function words and the FAQ knows
        others. If the query is keywords, the first few entries need only a small share of the best
        score, and entries that contain all the keywords that are known need none.
        """
        statistics = self._statistics
        size = max((one.term.covers.stop for one in statistics), default=0)
        known = {i for i in known_terms(statistics) if not statistics[i].term.is_function}
        is_keywords = asks_keywords(len(known), size - len(known))
        with_content = self._with_content()
        with_all = self._with_all(known)
        best = -ranked[0][0] if ranked else 0.0
        for place, (negative, number) in enumerate(ranked):
            score = -negative
            is_weaker = score < _STRONG_SHARE * best
            if is_weaker and is_keywords:
                is_first = place < _FIRST_KEYWORDS and score >= _FIRST_SHARE * best
                is_weaker = not is_first and number not in with_all
            if not is_weaker and known:
                is_weaker = number not in with_content
            yield Ranked(number, score, is_weaker)

    def _with_content(self) -> set[int]:
        """Return the candidates that contain any content word of the query."""
        return set().union(*(self._containing[i] for i in self._content))

    def _with_all(self, known: Iterable[int]) -> set[int]:
        """Return the candidates that contain each of these terms, alone or in a longer one."""
        found = set(self._matches)
        for i in known:
            ways = (j for j, one in enumerate(self._statistics) if i in one.term.covers)
            found &= set().union(*map(self._containing.__getitem__, ways))
        return found

    def _excluded(self) -> list[Postings]:
        """Return the postings of what no hit may contain."""
        excluded: list[Postings] = []
        for text in self._options.excluded:
            options = Options(is_exact=self._options.is_exact, uses_similar=False)
            expanded = expand(self._lookup, parse(text), options)
            for one in gather(self._lookup, expanded):
                excluded += (weighted.postings for weighted in one.postings)
        return excluded

    def _add_term(self, i: int) -> None:
        """Add what one term contributes to the scores of the entries that contain it."""
        term, scores, asked = self._statistics[i], self._scores, self._asked
        lexicon, measures = self._lexicon, self._lexicon.measures
        lengths, mean_length = measures.lengths, lexicon.mean_length
        columns = (postings.low_bytes(scores) for postings, _, _ in term.postings)
        known: dict[tuple[int, ...], _Occurrence] = {}
        containing = set()
        for number, low_bytes in zip(scores, zip(*columns, strict=True), strict=False):
            if low_bytes not in known:
                known[low_bytes] = self._occurrence(i, low_bytes)
            in_entry, in_question, match = known[low_bytes]
            if not in_entry:
                continue
            containing.add(number)
            self._matches[number].append(match)
            length = lengths[number] / mean_length
            scores[number] += term.entry_weight * saturate(in_entry, _K1, _B, length)
            if in_question:  # as if it were in the question; `_look_into_best` looks closer
                length = measures.question_lengths[number] / lexicon.mean_question_length
                more, _ = contribution(term, in_question, length, measures.norms[number])
                asked[number] = asked.get(number, 0.0) + more
        self._containing.append(containing)

    def _occurrence(self, i: int, low_bytes: Sequence[int]) -> _Occurrence:
        """Return how one term occurs in entries with these low bytes in its postings.

        Its expansions count as one word: in an entry with `boat` and, at weight 0.6, `boating`,
        the term frequency is 1.6. A question needs it only once, so its best expansion counts.
        """
        in_entry = in_question = likeness = 0.0
        for low_byte, (_, weight, postings_likeness) in zip(
            low_bytes, self._statistics[i].postings, strict=True
        ):
            if low_byte:
                in_entry += (low_byte >> 2) * weight
                likeness = max(likeness, postings_likeness)
                if low_byte & FLAGS:
                    in_question = max(in_question, weight)
        is_asked = any(low_byte & FLAGS for low_byte in low_bytes)
        return in_entry, in_question, Match(i, likeness, is_asked)

    def _look_into_best(self) -> None:
        """Score the best phrasing of each of the best entries, and what stands together in them."""
        totals = ((-score - self._asked.get(n, 0.0), n) for n, score in self._scores.items())
        best = [number for _, number in sorted(totals)[:_LOOKED_INTO]]
        texts = self._lexicon.encoded_texts(best)
        found = self._phrases(texts)
        phrasings = Phrasings(self._lookup, self._statistics, found, self._verbatim())
        measures = self._lexicon.measures
        for number, text in texts.items():
            fit = phrasings.best(text, measures.norms[number])
            self._asked[number] = fit.score
            self._fits[number] = fit
            length = measures.lengths[number] / self._lexicon.mean_length
            for phrase in found:
                times = sum(len(phrase.pattern.findall(one)) for one in text.shown())
                self._scores[number] += phrase.entry_weight * saturate(times, _K1, _B, length)

    def _phrases(self, texts: "Mapping[int, EncodedTexts]") -> "list[Phrase]":
        """Return the words of the query that may stand together in some entries."""
        if len(self._statistics) < 2:
            return []
        from faqcli.search.proximity import phrases

        return phrases(self._lookup, self._statistics, texts)

    def _verbatim(self) -> str:
        """Return the codes of the query's words as typed; empty if some aren't in the FAQ."""
        codes = [self._lookup.codes([form]) for form in spell(self._text)[1]]
        return "".join(code for (code,) in codes) if all(codes) else ""

    def _relevant(self) -> Iterator[tuple[float, int]]:
        """Yield the entries that contain a content word, score well, or repeat the query.

        Each is its negative score and its number, so that sorting puts the best first.
        """
        totals = {n: score + self._asked.get(n, 0.0) for n, score in self._scores.items()}
        best = max(totals.values(), default=0.0)
        least = _FUNCTION_SHARE * best if self._content else 0.0
        verbatim = {number for number, fit in self._fits.items() if fit.is_verbatim}
        with_content = self._with_content()
        for number, score in totals.items():
            if number in verbatim:
                yield -best - 1.0, number
            elif score >= least or number in with_content:
                yield -score, number
