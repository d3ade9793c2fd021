"""Queries about the FAQ itself → what it says about itself: `who wrote this`, `quincy institute`.

A query is about the FAQ itself if its words are found in the FAQ's title, description, notice or
source, and not in its entries; or if it asks one of the things that people ask about a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faqcli.index.store import Index
from faqcli.model import About, Field, Passage, Span
from faqcli.search.highlight import merge
from faqcli.search.query import Term
from faqcli.search.statistics import TermStatistics
from faqcli.text.stopwords import ENGLISH
from faqcli.text.tokens import sentences, words

_ITSELF = frozenset(["this", "it", "these", "faq", "faqs", "page", "document", "text", "answers"])
"""How a query refers to the FAQ."""
_AUTHORS = frozenset(["author", "authors", "publisher", "publishers"])
"""Words that need no such reference."""
_ASKED: tuple[tuple[str, tuple[Field, ...]], ...] = (
    (
        "when old date dated updated update current recent outdated",
        ("as_of", "source"),
    ),
    (
        """
        bias biased unbiased view views viewpoint perspective opinion opinions side position pro
        anti neutral objective impartial partisan slanted propaganda official reliable trust
        trusted trustworthy credible accurate
        """,
        ("notice", "source"),
    ),
    (
        """
        author authors publisher publishers wrote written write writes writer writers published
        publishes publish source sources made makes created behind from
        """,
        ("source",),
    ),
)
"""Words that ask about a text, and which of its fields answer them, the best first.

The first row with a word of the query counts: `when was this written` asks for the date.
"""
_SIDES = frozenset(["pro", "anti"])
"""Any word may follow these: `pro russian`."""
_PURPOSE = frozenset(["what", "whats", "is", "this", "about", "the", "faq", "tell", "me", "of"])
"""The words of `what is this about`."""


class Fact(NamedTuple):
    """What a FAQ says about itself, in answer to a query."""

    passage: Passage
    is_all: bool
    """Whether no entry has anything to add."""


def find(index: Index, terms: Sequence[Term], statistics: Sequence[TermStatistics]) -> Fact | None:
    """Return what a FAQ says about itself, if a query asks for that and entries don't answer it.

    Args:
        index: the index of the FAQ.
        terms: the terms of the query.
        statistics: the statistics of each term, in the same order; more may follow.
    """
    content = [one for one in zip(terms, statistics, strict=False) if not one[1].term.is_function]
    asks_entries = any(one.question_frequency and not one.term.is_generic for _, one in content)
    fields = () if asks_entries else _asked([form for term in terms for form in term.forms])
    if fields:
        texts = {field: text for field, text in reversed([*_texts(index.about())]) if text}
        answers = (Passage(field, texts[field], ()) for field in fields if field in texts)
        return next((Fact(passage, is_all=True) for passage in answers), None)
    is_known = all(map(_is_known, (one for _, one in content)))
    if is_known and all(one.question_frequency for _, one in content):
        return None
    return _mentioned(index, [term for term, _ in content], is_known=is_known)


def _is_known(one: TermStatistics) -> bool:
    """Return whether entries contain a term in any form, not just a synonym or a similar word."""
    return any(expansion.is_typed for expansion in one.term.expansions)


def _asked(forms: Sequence[str]) -> tuple[Field, ...]:
    """Return the fields that answer a question about a text; none if it isn't one."""
    free = {i + 1 for i, form in enumerate(forms) if form in _SIDES}
    typed = {form for i, form in enumerate(forms) if i not in free}
    if not typed & (_ITSELF | _AUTHORS):
        return ()
    if typed <= _PURPOSE and typed & {"what", "whats", "about"} and typed & {"this", "faq"}:
        return ("description", "title")
    asking = {form for row, _ in _ASKED for form in row.split()}
    if not typed <= asking | _ITSELF | ENGLISH.function:
        return ()
    return next((fields for row, fields in _ASKED if typed.intersection(row.split())), ())


def _texts(about: About) -> Iterator[tuple[Field, str]]:
    """Yield the texts that a FAQ has about itself; the source comes first."""
    yield "source", about.source.citation
    yield "source", about.source.affiliation
    yield "title", about.title
    yield "description", about.description
    yield "notice", about.notice
    yield "as_of", about.as_of


def _mentioned(index: Index, terms: Sequence[Term], *, is_known: bool) -> Fact | None:
    """Return the first text about the FAQ that has every one of these words, which are marked.

    If entries know the words, they must be names of people and institutions.
    """
    about = index.about()
    source = about.source
    names = " ".join((*source.authors, source.affiliation, source.publisher))
    matcher = _Matcher(index, terms, names if is_known else " ".join(t for _, t in _texts(about)))
    if is_known and not matcher.spans(names):
        return None
    for field, text in _texts(about):
        is_prose = field in {"description", "notice"}
        for start, end in sentences(text) if is_prose else [(0, len(text))]:
            spans = matcher.spans(text[start:end])
            if spans:
                return Fact(Passage(field, text[start:end], spans), is_all=not is_known)
    return None


class _Matcher:
    """Finds the words of a query in a text about the FAQ, in any form, or a synonym of them.

    Args:
        index: the index of the FAQ.
        terms: the terms of the query.
        text: all that will be searched.
    """

    def __init__(self, index: Index, terms: Sequence[Term], text: str) -> None:
        lexicon = index.lexicon
        sought = [(form, term.is_prefix) for term in terms for form in term.forms]
        forms = {word.form for word in words(text)}
        self._count = len(sought)
        self._stems = lexicon.stems(forms.union(form for form, _ in sought))
        self._ways: set[tuple[range, tuple[str, ...]]] = set()
        """Which words of the query each run of stems stands for."""
        for i, (form, is_prefix) in enumerate(sought):
            same = [one for one in forms if one.startswith(form)] if is_prefix else [form]
            self._ways.update((range(i, i + 1), (self._stem(one),)) for one in same)
        stems = [self._stem(form) for form, _ in sought]
        runs = {
            " ".join(stems[start:end]): range(start, end)
            for start in range(len(stems))
            for end in range(start + 1, min(start + lexicon.longest_synonym, len(stems)) + 1)
        }
        for run, groups in lexicon.synonym_groups(list(runs)).items() if runs else ():
            members = (member for group in groups for member, _ in lexicon.synonyms(group))
            self._ways.update((runs[run], tuple(member.split(" "))) for member in members)

    def _stem(self, form: str) -> str:
        return self._stems.get(form, form)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return where a text has the words of the query; nothing if it hasn't all of them."""
        listed = words(text)
        stems = tuple(self._stem(word.form) for word in listed)
        found: list[Span] = []
        covered: set[int] = set()
        for covers, way in self._ways:
            for start in range(len(stems) - len(way) + 1):
                if stems[start : start + len(way)] == way:
                    found.append(Span(listed[start].start, listed[start + len(way) - 1].end))
                    covered.update(covers)
        return merge(found) if len(covered) == self._count else ()
