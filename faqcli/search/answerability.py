"""Whether a FAQ knows what it is asked about: how a search can say no.

Nothing is an answer when fewer than half of a query's words of content are known. Keywords that
are all known need no more, nor do one or two words. A sentence does, since some words of a
sentence on any subject are known to any FAQ: words in questions are evidence, words that stand in
answers only are half of it, and a single entry has to ask about much of what is asked.

The measures and the least evidence were set on three public FAQ sets, so that about one in fifty
of their own queries is refused and one in ten or twenty of another set's is not.
"""

from collections.abc import Sequence

from faqcli.search.expansion import Wanted
from faqcli.search.query import Term
from faqcli.search.ranking import Held, Ranking
from faqcli.search.statistics import Counted

LEAST = 0.275
_GENERIC = 0.5
"""What a word that stands in texts on any subject counts."""
_ANSWERED = 0.5
"""What a word counts that stands in answers only, among all that the FAQ knows."""
_IN_ANSWER, _RARE_IN_ANSWER = 0.1, 0.3
"""What such a word counts for the entry that holds it, and if it is one of few."""
_FEW = 8
_KNOWN_SHARE = 0.3
"""How much of the evidence is what the FAQ knows; the rest is what one entry does."""
_FEW_WORDS = 2


def is_answerable(terms: Sequence[Term], wanted: Sequence[Wanted], ranking: Ranking) -> bool:
    """Tell whether the entries found may answer the query."""
    asked = [i for i in range(len(terms)) if not wanted[i].is_function]
    content = asked or list(range(len(terms)))
    covering = {i: _covering(i, wanted) for i in content}
    known = [i for i in content if any(ranking.terms[j].entries for j in covering[i])]
    if 2 * sum(len(terms[i].forms) for i in known) < sum(len(terms[i].forms) for i in content):
        return False
    if not asked or (len(known) == len(content) and _is_plain(len(asked), len(terms) - len(asked))):
        return True
    if len(asked) == len(terms) <= _FEW_WORDS or any(term.is_operator for term in terms):
        return True
    weights = {i: _GENERIC if wanted[i].is_generic else 1.0 for i in content}
    total = sum(weights.values())
    common = sum(weights[i] * _in_faq(ranking.terms, covering[i]) for i in known) / total
    best = max(
        (_in_entry(held, wanted, ranking, weights) for held in ranking.held.values()), default=0
    )
    return _KNOWN_SHARE * common + (1 - _KNOWN_SHARE) * best / total >= LEAST


def _is_plain(words: int, function_words: int) -> bool:
    """Tell whether a query is keywords, or a few words rather than a sentence."""
    return 2 * function_words <= words or max(words, function_words) <= _FEW_WORDS


def _covering(i: int, wanted: Sequence[Wanted]) -> list[int]:
    """Return the wanted terms that a term of the query is, or is a part of."""
    return [j for j, one in enumerate(wanted) if one.first <= i < one.last]


def _in_faq(terms: Sequence[Counted], covering: Sequence[int]) -> float:
    """Return how well the FAQ knows a word."""
    best = 0.0
    for j in covering:
        for part in terms[j].parts:
            is_asked = part.postings.questions or part.postings.asked()
            best = max(best, part.likeness * (1.0 if is_asked else _ANSWERED))
    return best


def _in_entry(
    held: Sequence[Held], wanted: Sequence[Wanted], ranking: Ranking, weights: dict[int, float]
) -> float:
    """Return how much of a query one entry is about."""
    best: dict[int, float] = {}
    for term, likeness, is_asked in held:
        is_few = ranking.terms[term].entries <= _FEW and not wanted[term].is_generic
        share = 1.0 if is_asked else _RARE_IN_ANSWER if is_few else _IN_ANSWER
        for i in range(wanted[term].first, wanted[term].last):
            if i in weights:
                best[i] = max(best.get(i, 0.0), share * likeness)
    return sum(weights[i] * value for i, value in best.items())
