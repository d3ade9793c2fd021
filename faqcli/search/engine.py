"""A query → the hits that it finds in an index."""

from collections.abc import Sequence
from typing import NamedTuple

from faqcli.index.postings import LONG
from faqcli.index.store import Index
from faqcli.model import ANOTHER_WORDING, Hit, Results
from faqcli.search.answerability import is_answerable
from faqcli.search.expansion import Wanted, resolve
from faqcli.search.highlight import Highlighter
from faqcli.search.query import EVERYTHING, Scope, Term, parse, phrases, split
from faqcli.search.ranking import Ranked, Ranker, Ranking, count
from faqcli.search.snippets import holds, passages, spelling
from faqcli.search.statistics import MOST_RUNS, Counter


class _Asked(NamedTuple):
    """A query as it is put to the index."""

    terms: tuple[Term, ...]
    wanted: list[Wanted]
    loosened: tuple[str, ...]


def search(index: Index, text: str, limit: int | None, scope: Scope = EVERYTHING) -> Results:
    """Return the best entries for a query, at most `limit`."""
    counter = Counter(index, None if _is_thorough(limit, scope) else MOST_RUNS)
    terms, wanted, loosened = _ask(index, counter, text, scope)
    ranking = Ranker(index, counter, wanted, scope).rank(limit)
    found = ranking.entries
    if not scope.needs_all and not is_answerable(terms, wanted, ranking):
        found = []
    nearest = ranking.entries[0].number if ranking.entries and not found else None
    return Results(
        _hits(index, found[:limit], wanted, ranking),
        len(found),
        is_total_exact=ranking.is_whole or not found,
        has_words=bool(terms),
        missing=_missing(terms, wanted, ranking),
        relaxed_phrases=loosened,
        nearest=nearest,
    )


def _is_thorough(limit: int | None, scope: Scope) -> bool:
    """Tell whether runs and beginnings have to be looked for in all entries that may have them."""
    is_narrowed = scope.needs_all or bool(scope.without) or scope.among is not None
    return limit is None or limit > LONG or is_narrowed


def highlighter(index: Index, text: str, scope: Scope = EVERYTHING) -> Highlighter:
    """Return what finds the matches of a query in any text."""
    return Highlighter(_telling(_ask(index, Counter(index), text, scope).wanted))


def _ask(index: Index, counter: Counter, text: str, scope: Scope) -> _Asked:
    """Take a query apart; phrases that stand nowhere fall back to their words."""
    terms = parse(text)
    loose = [
        term
        for term in phrases(terms)
        if not count(index, counter, resolve(index, counter, [term], scope))[0].parts
    ]
    terms = split(terms, loose)
    wanted = resolve(index, counter, terms, scope)
    return _Asked(terms, wanted, tuple(term.typed for term in loose))


def _telling(wanted: Sequence[Wanted]) -> list[Wanted]:
    """Return the wanted terms, function words as if they stood nowhere.

    If the query has nothing else, they are returned as they are.
    """
    if all(one.is_function for one in wanted):
        return list(wanted)
    return [one._replace(alternatives=()) if one.is_function else one for one in wanted]


def _missing(terms: Sequence[Term], wanted: Sequence[Wanted], ranking: Ranking) -> tuple[str, ...]:
    """Return the terms that stand nowhere, neither by themselves nor as a part of a longer one.

    Function words are left out if there are others.
    """
    known = {
        i
        for one, term in zip(wanted, ranking.terms, strict=True)
        if term.entries
        for i in range(one.first, one.last)
    }
    missing = [i for i in range(len(terms)) if i not in known]
    telling = [i for i in missing if not wanted[i].is_function]
    return tuple(terms[i].typed for i in telling or missing)


def _hits(
    index: Index, ranked: Sequence[Ranked], wanted: Sequence[Wanted], ranking: Ranking
) -> tuple[Hit, ...]:
    entries = index.entries([one.number for one in ranked])
    marker = Highlighter(_telling(wanted))
    is_plain = all(a.is_typed for one in wanted for a in one.alternatives)
    hits = []
    for number, score in ranked:
        entry = entries[number]
        found = passages(entry, marker, ranking.weights)
        is_seen = any(passage.spans for passage in found) or holds(entry, marker)
        matched_as = ANOTHER_WORDING
        if is_seen:
            matched_as = "" if is_plain else spelling(entry, marker)
        hits.append(Hit(entry, round(score, 4), found, matched_as))
    return tuple(hits)
