"""A query → the hits that it finds in an index."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from faqcli.model import ANOTHER_WORDING, Hit
from faqcli.search.index import Index
from faqcli.search.matching import Highlighter, Wanted, resolve
from faqcli.search.passages import passages, spelling
from faqcli.search.query import Term, parse, phrases, split_phrases
from faqcli.search.ranking import Ranked, rank, telling


class Results(NamedTuple):
    """What a search found, and what it did to find it."""

    hits: tuple[Hit, ...]
    """Best first, as many as were asked for."""
    total: int
    """How many entries fit."""
    has_words: bool
    """Whether the query had any word to look for."""
    missing: tuple[str, ...]
    """The words that stand in no entry, as typed."""
    loosened: tuple[str, ...]
    """The phrases that stand nowhere and were searched for as single words."""


_Ranking = tuple[list[Ranked], list[float]]


def search(index: Index, text: str, limit: int | None, selected: Collection[int] | None) -> Results:
    """Return the best entries for a query, at most `limit`, of those `selected` if not of all."""
    terms, wanted, (ranked, weights) = _run(index, text, selected)
    single = wanted[: len(terms)]
    missing = tuple(one.typed for one in single if not one.alternatives)
    asked = {term.typed for term in phrases(parse(text))}
    loosened = tuple(sorted(asked - {term.typed for term in terms})) if ranked else ()
    hits = _hits(index, ranked[:limit], wanted, weights)
    return Results(hits, len(ranked), bool(terms), missing, loosened)


def highlighter(index: Index, text: str) -> Highlighter:
    """Return what finds the matches of a query in any text."""
    _, wanted, _ = _run(index, text, None)
    return Highlighter(telling(wanted))


def _run(
    index: Index, text: str, selected: Collection[int] | None
) -> tuple[tuple[Term, ...], list[Wanted], _Ranking]:
    """Rank by a query; if nothing has one of its phrases, by the words of the phrases."""
    terms = parse(text)
    wanted, (ranked, weights) = _rank(index, terms, selected)
    if not ranked and phrases(terms):
        terms = split_phrases(terms)
        wanted, (ranked, weights) = _rank(index, terms, selected)
    return terms, wanted, (ranked, weights)


def _rank(
    index: Index, terms: Sequence[Term], selected: Collection[int] | None
) -> tuple[list[Wanted], _Ranking]:
    wanted = resolve(index, terms)
    ranked, weights = rank(index, wanted, len(terms))
    if selected is not None:
        ranked = [one for one in ranked if one.number in selected]
    return wanted, (ranked, weights)


def _hits(
    index: Index, ranked: Sequence[Ranked], wanted: Sequence[Wanted], weights: Sequence[float]
) -> tuple[Hit, ...]:
    entries = index.entries([one.number for one in ranked])
    marker = Highlighter(telling(wanted))
    hits = []
    for number, score, is_seen, is_typed in ranked:
        entry = entries[number]
        matched_as = ""
        if not is_seen:
            matched_as = ANOTHER_WORDING
        elif not is_typed:
            matched_as = spelling(entry, marker)
        found = passages(entry, marker, weights)
        hits.append(Hit(entry, round(score, 4), found, matched_as))
    return tuple(hits)
