"""How well a query matches a question: in the best of the ways to ask it.

The question and each of its aliases are scored by themselves, by BM25 and by Salton's cosine, and
the best one counts. Otherwise an entry with many aliases would match any query a little.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from faqcli.index.codes import codes_in, count_of, phrase_pattern
from faqcli.index.lexicon import EncodedTexts
from faqcli.search.lookup import Lookup
from faqcli.search.statistics import TermStatistics, saturate

if TYPE_CHECKING:
    from faqcli.search.proximity import Phrase

_K1, _B = 2.0, 0.9


class Fit(NamedTuple):
    """How well a query matches a phrasing of a question; the best of several is the largest."""

    is_verbatim: bool
    """Whether the phrasing has the same words as the query, in the same order."""
    score: float
    similarity: float
    """How much of the phrasing the query covers: their cosine times the norm of the query."""


def contribution(
    term: TermStatistics, weight: float, length: float, norm: float
) -> tuple[float, float]:
    """Return what a term adds to the score and the similarity of a phrasing that contains it.

    Args:
        term: its statistics.
        weight: that of the best of its expansions that the phrasing contains.
        length: how many words the phrasing has, relative to the mean question.
        norm: the length of the phrasing's vector of term weights.
    """
    # The cosine of query and phrasing is a sum over the terms that they share of the product of
    # their weights, which are idfs, over the norms of both. The norm of the query is the same for
    # all entries and is left out.
    similarity = term.entry_weight * term.idf * weight / norm
    score = term.question_weight * saturate(weight, _K1, _B, length) + similarity
    return score, similarity


class Phrasings:
    """Scores the phrasings of questions.

    Args:
        lookup: looks up the words of the FAQ.
        statistics: those of the query's expanded terms.
        found: the phrases of the query.
        verbatim: the codes of the query's words, empty if some aren't in the FAQ.
    """

    def __init__(
        self,
        lookup: Lookup,
        statistics: Sequence[TermStatistics],
        found: "Sequence[Phrase]",
        verbatim: str,
    ) -> None:
        self._statistics = statistics
        self._found = found
        self._verbatim = verbatim
        self._mean_length = lookup.lexicon.mean_question_length
        self._words: dict[str, list[tuple[int, float]]] = {}
        """The terms that the code of a word stands for, and how much it counts for each."""
        self._phrases: list[tuple[re.Pattern[str], int, float]] = []
        """The same for expansions of several words."""
        for i, one in enumerate(statistics):
            for expansion in one.term.expansions:
                codes = [lookup.codes(forms) for forms in expansion.positions]
                if len(codes) > 1 and all(codes):
                    self._phrases.append((phrase_pattern(codes), i, expansion.weight))
                elif len(codes) == 1:
                    for code in codes[0]:
                        self._words.setdefault(code, []).append((i, expansion.weight))

    def best(self, texts: EncodedTexts, norm: float) -> Fit:
        """Return how well the query matches the best phrasing of an entry's question.

        Args:
            texts: those of the entry.
            norm: the length of the question's vector of term weights.
        """
        phrasings: Mapping[str, float] = {texts.question: norm, **texts.aliases}
        return max(self._fit(text, norm) for text, norm in phrasings.items())

    def _fit(self, text: str, norm: float) -> Fit:
        length = count_of(text) / self._mean_length
        score = similarity = 0.0
        for i, weight in self._weights(text).items():
            more, shared = contribution(self._statistics[i], weight, length, norm)
            score += more
            similarity += shared
        for phrase in self._found:
            times = len(phrase.pattern.findall(text)) if phrase.question_weight else 0
            score += phrase.question_weight * saturate(times, _K1, _B, length)
        return Fit(bool(text) and text == self._verbatim, score, similarity)

    def _weights(self, text: str) -> dict[int, float]:
        """Return the terms that a phrasing contains, with the weights of their best expansions."""
        weights: dict[int, float] = {}
        for code in self._words.keys() & codes_in(text):
            for i, weight in self._words[code]:
                weights[i] = max(weights.get(i, 0.0), weight)
        for pattern, i, weight in self._phrases:
            if weight > weights.get(i, 0.0) and pattern.search(text):
                weights[i] = weight
        return weights
