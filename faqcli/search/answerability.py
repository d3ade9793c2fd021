"""Whether a FAQ knows enough about a query to answer it, or a search should find nothing.

A query is refused if fewer than half of its content words are known. Otherwise, keywords are
answered if all are known, and so are one or two words. A sentence needs more, because any FAQ
knows some words of a sentence on any subject: words in questions are evidence, words that are only
in answers are half as much, and a single entry must ask about much of what the query asks.

The weights and the least evidence were chosen on three public FAQ sets, so that about one in fifty
of a set's own queries is refused, and one in ten to twenty of another set's queries isn't.
"""

from collections.abc import Mapping, Sequence

from faqcli.search.query import Term
from faqcli.search.ranking import Match, Ranking
from faqcli.search.statistics import TermStatistics

MIN_EVIDENCE = 0.275
_GENERIC = 0.5
"""The weight of a word that is found in texts on any subject."""
_ONLY_ANSWERED = 0.5
"""How well the FAQ as a whole knows a word that is only in answers."""
_IN_ANSWER, _RARE_IN_ANSWER = 0.1, 0.3
"""How much a word in its answer shows that an entry is about it, and a rare word."""
_RARE = 8
"""How many entries contain a rare word at most."""
_KNOWN_SHARE = 0.3
"""The share of the evidence that the whole FAQ gives; the best entry gives the rest."""
_FEW_WORDS = 2


def is_answerable(terms: Sequence[Term], ranking: Ranking) -> bool:
    """Return whether the ranked entries may answer the query.

    Take `how do I cover a loan for a month` in a FAQ about cooking that has `cover` and `month`
    in one answer each. The content words are `cover`, `loan` and `month`; two of three are known,
    which is enough to go on. It is a sentence, so the evidence is weighed: `month` is generic and
    weighs 0.5, so the weights are 1 + 1 + 0.5 = 2.5. The FAQ knows `cover` and `month` from answers
    only: (0.5 + 0.25) / 2.5 = 0.3. If one entry contains the rare `cover`, its share is
    0.3 / 2.5 = 0.12. The evidence, 0.3 · 0.3 + 0.7 · 0.12 = 0.17, is less than MIN_EVIDENCE.
    """
    # 1. Function words don't count, unless the query has nothing else.
    statistics = ranking.statistics
    content = [i for i in range(len(terms)) if not statistics[i].term.is_function]
    counted = content or list(range(len(terms)))
    # 2. At least half of the words must be known: alone, or in a synonym such as `power plant`.
    covering = {i: _covering(i, statistics) for i in counted}
    known = [i for i in counted if any(one.document_frequency for one in covering[i])]
    known_words = sum(len(terms[i].forms) for i in known)
    if 2 * known_words < sum(len(terms[i].forms) for i in counted):
        return False
    # 3. Keywords that are all known are answered, as are one or two words and any operator.
    is_all_known = len(known) == len(counted)
    if not content or (is_all_known and _is_keywords(len(content), len(terms) - len(content))):
        return True
    if len(content) == len(terms) <= _FEW_WORDS or any(term.is_operator for term in terms):
        return True
    # 4. Anything else is a sentence, and needs evidence.
    weights = {i: _GENERIC if statistics[i].term.is_generic else 1.0 for i in counted}
    total = sum(weights.values())
    in_faq = sum(weights[i] * _known_by_faq(covering[i]) for i in known)
    entries = ranking.matches.values()
    in_entry = max((_known_by_entry(one, statistics, weights) for one in entries), default=0)
    evidence = _KNOWN_SHARE * (in_faq / total) + (1 - _KNOWN_SHARE) * in_entry / total
    return evidence >= MIN_EVIDENCE


def _is_keywords(words: int, function_words: int) -> bool:
    """Return whether a query is keywords or a few words, rather than a sentence."""
    return 2 * function_words <= words or max(words, function_words) <= _FEW_WORDS


def _covering(i: int, statistics: Sequence[TermStatistics]) -> list[TermStatistics]:
    """Return the statistics of the expanded terms that cover the query's term `i`."""
    return [one for one in statistics if i in one.term.covers]


def _known_by_faq(covering: Sequence[TermStatistics]) -> float:
    """Return how well the FAQ as a whole knows a word, from 0 to 1."""
    best = 0.0
    for one in covering:
        for postings, _, likeness in one.postings:
            is_asked = postings.question_frequency or postings.flagged()
            best = max(best, likeness * (1.0 if is_asked else _ONLY_ANSWERED))
    return best


def _known_by_entry(
    matches: Sequence[Match], statistics: Sequence[TermStatistics], weights: Mapping[int, float]
) -> float:
    """Return the weight of what one entry knows of a query."""
    best: dict[int, float] = {}
    for i, likeness, is_asked in matches:
        term, _, document_frequency, _ = statistics[i]
        is_rare = document_frequency <= _RARE and not term.is_generic
        share = 1.0 if is_asked else _RARE_IN_ANSWER if is_rare else _IN_ANSWER
        for j in term.covers:
            if j in weights:
                best[j] = max(best.get(j, 0.0), share * likeness)
    return sum(weights[j] * value for j, value in best.items())
