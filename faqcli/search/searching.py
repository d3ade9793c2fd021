"""A query → the hits that it finds in an index."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from faqcli.model import ANOTHER_WORDING, Hit
from faqcli.search.index import Index
from faqcli.search.matching import Highlighter, Wanted, resolve
from faqcli.search.passages import passages, spelling
from faqcli.search.query import Term, parse, phrases, split
from faqcli.search.ranking import Ranked, occurs, rank, telling


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


class _Asked(NamedTuple):
    """A query as it is put to the index."""

    terms: tuple[Term, ...]
    wanted: list[Wanted]
    loosened: tuple[str, ...]


def search(index: Index, text: str, limit: int | None, selected: Collection[int] | None) -> Results:
    """Return the best entries for a query, at most `limit`, of those `selected` if not of all."""
    terms, wanted, loosened = _ask(index, text)
    ranked, weights = rank(index, wanted, len(terms))
    if selected is not None:
        ranked = [one for one in ranked if one.number in selected]
    runs = [one for one in wanted[len(terms) :] if one.alternatives]
    missing = tuple(
        one.typed
        for i, one in enumerate(wanted[: len(terms)])
        if not one.alternatives and not any(run.first <= i < run.last for run in runs)
    )
    hits = _hits(index, ranked[:limit], wanted, weights)
    return Results(hits, len(ranked), bool(terms), missing, loosened)


def highlighter(index: Index, text: str) -> Highlighter:
    """Return what finds the matches of a query in any text."""
    return Highlighter(telling(_ask(index, text).wanted))


def _ask(index: Index, text: str) -> _Asked:
    """Take a query apart; phrases that stand nowhere fall back to their words."""
    terms = parse(text)
    loose = [term for term in phrases(terms) if not occurs(index, resolve(index, [term])[0])]
    terms = split(terms, loose)
    return _Asked(terms, resolve(index, terms), tuple(term.typed for term in loose))


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
