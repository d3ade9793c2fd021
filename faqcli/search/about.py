"""Queries about the FAQ itself → what it says about itself: `who wrote this`, `quincy institute`.

A query is about the FAQ itself if its words are found in the FAQ's title, description, notice or
source, and not in its entries; or if it asks one of the things that people ask about a text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from faqcli.index.store import Index
from faqcli.search.meta_questions import asks_about_text, fields_asked
from faqcli.search.query import Term
from faqcli.search.statistics import TermStatistics, covering
from faqcli.text.tokens import beginnings

if TYPE_CHECKING:
    from faqcli.model import Field
    from faqcli.search.mentions import Fact

_ENTRY_ASKS, _ENTRY_ASKS_VERBATIM = 0.6, 0.95
"""How similar a question in the FAQ must be to ask the same; and if it has only small words."""


def find(
    index: Index, terms: Sequence[Term], statistics: Sequence[TermStatistics], similarity: float
) -> Fact | None:
    """Return what a FAQ says about itself, if a query asks for that and entries don't answer it.

    Args:
        index: the index of the FAQ.
        terms: the terms of the query.
        statistics: the statistics of each term, in the same order; more may follow.
        similarity: that of the query and the question that is most similar to it.
    """
    content = [i for i in range(len(terms)) if not statistics[i].term.is_function]
    ways = {i: covering(i, statistics) for i in content}
    sought = [terms[i] for i in content]
    if similarity < (_ENTRY_ASKS if content else _ENTRY_ASKS_VERBATIM):
        fields = _fields_asked(index, terms, sought)
        if fields:
            return _first(index, fields)
    if all(_is_known(ways[i]) and any(one.question_frequency for one in ways[i]) for i in content):
        return None
    known = {form for i in content if _is_known(ways[i]) for form in terms[i].forms}
    if not _may_be_mentioned(index, sought, known):
        return None
    from faqcli.search.mentions import mentioned

    return mentioned(index, sought, known)


def unsaid(index: Index, terms: Sequence[Term], places: Collection[int]) -> set[int]:
    """Return the places of those terms that the FAQ doesn't say of itself, such as in its title."""
    maybe = [i for i in places if index.mentioned.issuperset(beginnings(terms[i].forms))]
    if not maybe:
        return set(places)
    from faqcli.search.mentions import said

    found = said(index, [terms[i] for i in maybe])
    return {i for i in places if not found.issuperset(terms[i].forms)}


def _fields_asked(index: Index, terms: Sequence[Term], sought: Sequence[Term]) -> tuple[Field, ...]:
    """Return the fields that answer a query about the text, the best first; none if it is none."""
    forms = [form for term in terms for form in term.forms]
    fields = fields_asked(forms)
    if fields or not asks_about_text(forms):
        return fields
    from faqcli.search.mentions import named

    return fields_asked(forms, named(index, sought))


def _first(index: Index, fields: Iterable[Field]) -> Fact | None:
    """Return the first of some fields that the FAQ has; a field is the first text it has."""
    from faqcli.model import Passage
    from faqcli.search.mentions import Fact

    texts = {field: text for field, text in reversed([*index.about().texts()]) if text}
    answers = (Passage(field, texts[field], ()) for field in fields if field in texts)
    return next((Fact(passage, is_all=True) for passage in answers), None)


def _is_known(ways: Sequence[TermStatistics]) -> bool:
    """Return whether entries contain a term in any form, or a synonym, not just a similar word."""
    expansions = (expansion for one in ways for expansion in one.term.expansions)
    return any(expansion.is_typed or expansion.likeness == 1 for expansion in expansions)


def _may_be_mentioned(index: Index, sought: Sequence[Term], known: Collection[str]) -> bool:
    """Return whether what the FAQ says about itself may have the words that must be there.

    They are all that entries know, or else any. Most queries need no closer look.
    """
    forms = {form for term in sought for form in term.forms}
    there = index.mentioned if forms.difference(known) else index.named
    maybe = [there.issuperset(beginnings([form])) for form in known or forms]
    return all(maybe) if known else any(maybe)
