"""Whether a FAQ knows enough about a query to answer it, or a search should find nothing.

The rarer a word is in English, the more it says about what is asked: `reconstruction` says more
than `month`. A word that the FAQ doesn't contain counts against an answer, and a word that almost
every entry contains counts for nothing. Keywords are answered if they are all known, or if what is
known says enough. Many keywords that aren't all known need the evidence of a sentence as well. A
sentence needs more, because any FAQ knows some words of a sentence on any subject: a single entry
must ask about much of what the query asks, and it helps if the query is similar to a question as a
whole. Where meanings are compared, what counts instead is how near the sentence is in meaning to a
question, how much nearer than to others, and how near to the FAQ as a whole. But if names that the
FAQ lacks say much of what is asked, only words are evidence.

The weights were chosen on three public FAQ sets, and on questions in other words about eight FAQs,
so that few of a FAQ's own queries are refused, and most of another one's are.
"""

from collections.abc import Mapping, Sequence

from faqcli.search.query import Term, asks_keywords
from faqcli.search.ranking import Match, Ranking
from faqcli.search.statistics import TermStatistics, covering, known_terms
from faqcli.text.word_list import COMMONEST, UNLISTED, rank

_SPECIFICITY = {1: 0.4, 2: 0.85, 3: 1.0, UNLISTED: 1.5}
"""How much a word says, by its rank in the list of English words."""
_MISSING_NAME, _MISSING_FOREIGN = 0.9, 0.3
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
_CERTAIN = 0.9
"""From which likeness on a word is what was typed, or as good as that."""
_MIN_WITH_MEANING = 0.91
"""The least evidence where meanings are compared."""
_MEANING_SHARE = 0.56
"""How much the largest cosine adds, and what it exceeds the mean of all by."""
_SUBJECT_SHARE, _SURE_SUBJECT = 1.6, 0.27
"""How much the cosine with the FAQ as a whole adds, and from where on more adds nothing: then the
query is on the FAQ's subject, whether or not it is answered."""
_DECIDING_SHARE = 0.45
"""How much of what is asked names that the FAQ lacks must say so that meaning is no evidence."""
_NEAR_LIKENESS = 0.8
"""How much a word that is near in meaning counts, compared to the word itself."""
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
    in every question. `crimea` is a name that is missing and weighs 0.9; `part` is one of the
    commonest words and weighs 0.4; `deal` weighs nothing, because every entry contains it. The FAQ
    knows `part` from an answer only, 0.4 · 0.45 = 0.18 of 1.3, and an entry that contains it knows
    0.4 · 0.1 = 0.04. The evidence, (0.3 · 0.18 + 0.7 · 0.04) / 1.3 = 0.06, is less than
    _MIN_EVIDENCE. Meaning is no evidence here, as `crimea` says 0.9 of 1.3.
    """
    # 1. Function words don't count, unless the query has nothing else.
    statistics = ranking.statistics
    content = [i for i in range(len(terms)) if not statistics[i].term.is_function]
    counted = content or list(range(len(terms)))
    # 2. Some word must be known, alone or in a synonym such as `power plant`, or the meaning.
    cosine = ranking.cosine
    known = sorted(known_terms(statistics).intersection(counted))
    if not known and cosine is None:
        return False
    # 3. Keywords that are all known are answered, and so is any operator.
    is_keywords = asks_keywords(len(content), len(terms) - len(content))
    lacks_name = any(_rank(terms[i]) == UNLISTED for i in counted if i not in known)
    if (cosine is not None or lacks_name) and all(_rank(terms[i]) == COMMONEST for i in known):
        # The meaning of `is it free` says more than its words, the name in `Kyiv first` more than
        # the other one.
        is_keywords = False
    is_all_known = len(known) == len(counted)
    if not content or (is_all_known and is_keywords) or any(term.is_operator for term in terms):
        return True
    # 4. What is known of keywords must say enough. Many keywords, and a sentence, need evidence.
    ways = {i: covering(i, statistics) for i in counted}
    weights = {i: _weight(terms[i], ways[i], ranking.entry_count) for i in counted}
    total = sum(weights.values())
    if is_keywords:
        says = sum(weights[i] * _likeness(ways[i]) for i in known)
        is_enough = says >= _MIN_KNOWN * total
        is_bare = len(content) == len(terms) <= _FEW_BARE
        if is_enough and (len(content) <= _FEW_KEYWORDS or is_bare):
            return True
        if not is_enough and cosine is None:
            return False
    # 5. An entry that has all of several words is an answer; otherwise there must be evidence.
    best = [ranking.matches.get(one.number, []) for one in ranking.entries[:_BEST]]
    if len(counted) > 1 and any(set(counted) <= _certain(one, statistics) for one in best):
        return True
    in_faq = sum(weights[i] * _known_by_faq(ways[i]) for i in known)
    in_entry = max((_known_by_entry(one, statistics, terms, weights) for one in best), default=0)
    evidence = (_KNOWN_SHARE * in_faq + (1 - _KNOWN_SHARE) * in_entry) / total
    missing = sum(weights[i] for i in counted if i not in known and _rank(terms[i]) == UNLISTED)
    return _is_enough(evidence, missing / total, ranking)


def _certain(matches: Sequence[Match], statistics: Sequence[TermStatistics]) -> set[int]:
    """Return the places of the terms that one entry certainly contains."""
    found = (statistics[one.term].term.covers for one in matches if one.likeness >= _CERTAIN)
    return {i for covers in found for i in covers}


def _is_enough(evidence: float, missing: float, ranking: Ranking) -> bool:
    """Return whether an answer is likely enough.

    Args:
        evidence: that of the words, from 0 to 1.
        missing: how much of what is asked names say that the FAQ doesn't contain, from 0 to 1.
        ranking: the ranked entries, and how near the query is to them.
    """
    cosine = ranking.cosine
    if cosine is None or missing >= _DECIDING_SHARE:
        return evidence + _SIMILARITY_SHARE * ranking.similarity >= _MIN_EVIDENCE
    evidence += _MEANING_SHARE * (cosine + (cosine - ranking.usual_cosine))
    evidence += _SUBJECT_SHARE * min(ranking.subject_cosine, _SURE_SUBJECT)
    return evidence >= _MIN_WITH_MEANING


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
