"""Whether a FAQ knows enough about a query to answer it, or a search should find nothing.

The rarer a word is in English, the more it says about what is asked: `reconstruction` says more
than `month`. A word that the FAQ doesn't contain counts against an answer, and a word that almost
every entry contains counts for nothing. Keywords are answered if they are all known, or if what is
known says enough. Many keywords that aren't all known need the evidence of a sentence as well. A
sentence needs more, because any FAQ knows some words of a sentence on any subject: a single entry
must ask about much of what the query asks, and it helps if the query is similar to a question as a
whole.

The weights were chosen on three public FAQ sets, so that few of a set's own queries are refused,
and most of another set's queries are.
"""

from collections.abc import Mapping, Sequence

from faqcli.search.query import Term, asks_keywords
from faqcli.search.ranking import Match, Ranking
from faqcli.search.statistics import TermStatistics, covering, known_terms
from faqcli.text.word_list import COMMONEST, UNLISTED, rank

_SPECIFICITY = {1: 0.4, 2: 0.85, 3: 1.0, UNLISTED: 1.0}
"""How much a word says, by its rank in the list of English words."""
_MISSING_NAME, _MISSING_FOREIGN = 0.65, 0.3
"""How much an unlisted word says that the FAQ doesn't contain: a name, or a word in a script that
English isn't written in."""
_IN_ANSWER = {1: 0.1, 2: 0.5, 3: 0.5, UNLISTED: 0.4}
"""How much a word in its answer shows that an entry is about it, by the word's rank."""
_IN_SOME_ANSWER = 0.45
"""How well the FAQ as a whole knows a word that is only in answers."""
_MIN_KNOWN = 0.44
"""How much of what keywords say must be known."""
_MIN_EVIDENCE = 0.34
_KNOWN_SHARE = 0.3
"""The share of the evidence that the whole FAQ gives; the best entry gives the rest."""
_SIMILARITY_SHARE = 0.27
"""How much the similarity of query and question adds."""
_MEANING_SHARE, _USUAL_COSINE, _SURE_COSINE = 0.3, 0.42, 0.58
"""How much it adds if a sentence and a question are near in meaning. A smaller cosine than the
usual one counts against an answer, unless the FAQ knows a rare word, of which the cosine says
little; the last one is evidence enough."""
_RARE = 3
"""The least rank of a rare word."""
_NEAR_COSINE, _NEAR_LIKENESS = 0.49, 0.5
"""The cosine that is enough if the question has a word that is near to one of the query, and how
much such a word counts, compared to the word itself."""
_MANY_ENTRIES = 5
"""In a FAQ with fewer entries, any word may be in all of them by chance."""
_FEW_KEYWORDS, _FEW_BARE = 2, 4
"""With more words, keywords that aren't all known need the evidence of a sentence as well; the
second is for keywords without any function words."""
_BEST = 10
"""How many of the best entries may be the one that answers the query."""


def is_answerable(terms: Sequence[Term], ranking: Ranking) -> bool:
    """Return whether the ranked entries may answer the query.

    Take `is crimea part of the deal` in a FAQ that has no `crimea`, `part` in an answer, and `deal`
    in every question. `crimea` is a name that is missing and weighs 0.65; `part` is one of the
    commonest words and weighs 0.4; `deal` weighs nothing, because every entry contains it. The FAQ
    knows `part` from an answer only, 0.4 · 0.4 = 0.16 of 1.05, and an entry that contains it shares
    0.4 · 0.1 = 0.04. The evidence, 0.3 · 0.16 + 0.7 · 0.04 = 0.08, is less than _MIN_EVIDENCE.
    """
    # 1. Function words don't count, unless the query has nothing else.
    statistics = ranking.statistics
    content = [i for i in range(len(terms)) if not statistics[i].term.is_function]
    counted = content or list(range(len(terms)))
    # 2. Some word must be known: alone, or in a synonym such as `power plant`.
    known = sorted(known_terms(statistics).intersection(counted))
    if not known:
        return False
    # 3. Keywords that are all known are answered, and so is any operator.
    is_keywords = asks_keywords(len(content), len(terms) - len(content))
    cosine = ranking.cosine
    if cosine is not None and all(_rank(terms[i]) == COMMONEST for i in known):
        is_keywords = False  # `is it free`: its meaning says more than its words
    is_all_known = len(known) == len(counted)
    if not content or (is_all_known and is_keywords) or any(term.is_operator for term in terms):
        return True
    # 4. A sentence that is near in meaning to a question is answered.
    if _is_near(ranking):
        return True
    # 5. What is known of keywords must say enough. Many keywords, and a sentence, need evidence.
    ways = {i: covering(i, statistics) for i in counted}
    weights = {i: _weight(terms[i], ways[i], ranking.entry_count) for i in counted}
    total = sum(weights.values())
    if is_keywords:
        says = sum(weights[i] * _likeness(ways[i]) for i in known)
        is_bare = len(content) == len(terms) <= _FEW_BARE
        if says < _MIN_KNOWN * total or len(content) <= _FEW_KEYWORDS or is_bare:
            return says >= _MIN_KNOWN * total
    in_faq = sum(weights[i] * _known_by_faq(ways[i]) for i in known)
    best = (ranking.matches.get(one.number, []) for one in ranking.entries[:_BEST])
    in_entry = max((_known_by_entry(one, statistics, terms, weights) for one in best), default=0)
    evidence = _KNOWN_SHARE * in_faq + (1 - _KNOWN_SHARE) * in_entry
    likeness = _SIMILARITY_SHARE * ranking.similarity
    if cosine is not None:
        more = cosine - _USUAL_COSINE
        is_rare = any(_rank(terms[i]) >= _RARE and _likeness(ways[i]) for i in known)
        likeness += _MEANING_SHARE * (max(more, 0.0) if is_rare else more)
    return evidence + likeness * total >= _MIN_EVIDENCE * total


def _is_near(ranking: Ranking) -> bool:
    """Return whether what a query means is near enough to a question to need no other evidence."""
    return any(
        cosine >= _SURE_COSINE
        or (
            cosine >= _NEAR_COSINE
            and any(one.is_asked and not one.likeness for one in ranking.matches.get(number, ()))
        )
        for number, cosine in ranking.cosines.items()
    )


def known_share(terms: Sequence[Term], ranking: Ranking) -> float:
    """Return how much of what a query's content words say is known to the FAQ, from 0 to 1."""
    ways = {i: covering(i, ranking.statistics) for i in range(len(terms))}
    content = [i for i in ways if not ranking.statistics[i].term.is_function]
    weights = {i: _weight(terms[i], ways[i], ranking.entry_count) for i in content}
    known = sum(weight * _known_by_faq(ways[i]) for i, weight in weights.items())
    return known / (sum(weights.values()) or 1.0)


def _weight(term: Term, ways: Sequence[TermStatistics], entry_count: int) -> float:
    """Return how much a term says about what is asked, for or against an answer."""
    rarity = _rank(term)
    frequency = max(one.document_frequency for one in ways)
    if frequency:
        share = frequency / entry_count if entry_count >= _MANY_ENTRIES else 0.0
        return _SPECIFICITY[rarity] * (1.02 - share**4)
    if not term.typed.isascii():
        return _MISSING_FOREIGN
    return _MISSING_NAME if rarity == UNLISTED else _SPECIFICITY[rarity]


def _rank(term: Term) -> int:
    return min(map(rank, term.forms))


def _likeness(ways: Sequence[TermStatistics]) -> float:
    """Return how certain it is that the FAQ contains what was meant, from 0 to 1."""
    return max((likeness for one in ways for _, _, likeness in one.postings), default=0.0)


def _known_by_faq(ways: Sequence[TermStatistics]) -> float:
    """Return how well the FAQ as a whole knows a word, from 0 to 1."""
    best = 0.0
    for one in ways:
        for postings, _, likeness in one.postings:
            is_asked = postings.question_frequency or postings.flagged()
            best = max(best, likeness * (1.0 if is_asked else _IN_SOME_ANSWER))
    return best


def _known_by_entry(
    matches: Sequence[Match],
    statistics: Sequence[TermStatistics],
    terms: Sequence[Term],
    weights: Mapping[int, float],
) -> float:
    """Return the weight of what one entry knows of a query."""
    best: dict[int, float] = {}
    for i, likeness, is_asked in matches:
        for j in statistics[i].term.covers:
            if j in weights:
                knows = likeness * _IN_ANSWER[_rank(terms[j])]
                if is_asked:
                    knows = likeness or _NEAR_LIKENESS
                best[j] = max(best.get(j, 0.0), knows)
    return sum(weights[j] * value for j, value in best.items())
