"""How often words of a query stand together in a text: neighbours, and the query as a whole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from faqcli.index.codes import phrase_pattern
from faqcli.index.lexicon import EncodedTexts
from faqcli.index.postings import idf
from faqcli.search.lookup import Lookup
from faqcli.search.statistics import TermStatistics
from faqcli.search.terms import ExpandedTerm, neighbours, single_words

_PAIR_WEIGHT = 0.15
_KEYWORDS_WEIGHT = 4.0
_MOST_KEYWORDS = 4
"""A query of at most so many words counts as keywords that stand together."""


class Phrase(NamedTuple):
    """Words of a query that may stand together."""

    pattern: re.Pattern[str]
    """Finds them in an encoded text."""
    entry_weight: float
    """How much it counts that an entry contains them."""
    question_weight: float
    """How much it counts that a phrasing of its question does."""


def phrases(
    lookup: Lookup, statistics: Sequence[TermStatistics], texts: Mapping[int, EncodedTexts]
) -> list[Phrase]:
    """Return the neighbouring words of a query, and the query as a whole if it is keywords.

    Args:
        lookup: looks up the words of the FAQ.
        statistics: those of the query's expanded terms.
        texts: the entries in which the phrases will be looked for.
    """
    expanded = [one.term for one in statistics]
    size = max((one.covers.stop for one in expanded), default=0)
    return [
        *_pairs(lookup, statistics[:size]),
        *_keywords(lookup, expanded[:size], texts),
    ]


def _pairs(lookup: Lookup, statistics: Sequence[TermStatistics]) -> Iterator[Phrase]:
    """Yield the neighbouring words; a pair counts as much as its rarer word."""
    entry_count = lookup.lexicon.entry_count
    for i, positions in neighbours([one.term for one in statistics]):
        codes = [lookup.codes(forms) for forms in positions]
        one, other = statistics[i : i + 2]
        if all(codes) and not (one.term.is_function and other.term.is_function):
            entries = min(one.document_frequency, other.document_frequency)
            questions = min(one.question_frequency, other.question_frequency)
            yield Phrase(
                phrase_pattern(codes),
                _PAIR_WEIGHT * idf(entry_count, entries),
                _PAIR_WEIGHT * idf(entry_count, questions),
            )


def _keywords(
    lookup: Lookup, expanded: Sequence[ExpandedTerm], texts: Mapping[int, EncodedTexts]
) -> Iterator[Phrase]:
    """Yield the whole query if it is a few keywords: `security guarantees`, `loss of life`.

    It counts by how few entries contain it, which are often fewer than contain its rarest word.
    """
    is_short = len(expanded) <= _MOST_KEYWORDS
    if not is_short or sum(not one.is_function for one in expanded) < 2:
        return
    codes = [lookup.codes(single_words(one)) for one in expanded]
    if all(codes):
        pattern = phrase_pattern(codes)
        containing = sum(any(map(pattern.search, text.all())) for text in texts.values())
        if containing:
            yield Phrase(pattern, _KEYWORDS_WEIGHT * idf(lookup.lexicon.entry_count, containing), 0)
