"""Queries about the FAQ itself → what it says about itself: `who wrote this`, `quincy institute`.

A query is about the FAQ itself if its words are found in the FAQ's title, description, notice or
source, and not in its entries; or if it asks one of the things that people ask about a text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from faqcli.index.store import Index
from faqcli.model import Field, Passage, Span
from faqcli.search.highlight import merge
from faqcli.search.meta_questions import asks_about_text, fields_asked
from faqcli.search.query import Term
from faqcli.search.statistics import TermStatistics, covering
from faqcli.text.tokens import sentences, words

if TYPE_CHECKING:
    from faqcli.model import About

_ENTRY_ASKS, _ENTRY_ASKS_VERBATIM = 0.6, 0.95
"""How similar a question in the FAQ must be to ask the same; and if it has only small words."""
_SUBJECT = frozenset[Field](["source", "title", "description", "notice", "as_of"])
"""The fields in which any word may be looked for, and not just names."""
_BEGINNING = 3
"""How many letters all forms of a word have in common."""


class Fact(NamedTuple):
    """What a FAQ says about itself, in answer to a query."""

    passage: Passage
    is_all: bool
    """Whether no entry has anything to add."""
    missing: tuple[str, ...] = ()
    """The words of the query that are neither there nor in the entries."""


class _Word(NamedTuple):
    """A content word of a query."""

    typed: str
    form: str
    """Folded."""
    is_prefix: bool
    is_known: bool
    """Whether entries contain it in any form, or a synonym, not just a similar word."""
    has_synonyms: bool
    """Whether entries contain one of its synonyms."""


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
    sought = [
        _Word(terms[i].typed, form, terms[i].is_prefix, _is_known(ways[i]), _has_synonyms(ways[i]))
        for i in content
        for form in terms[i].forms
    ]
    forms = [form for term in terms for form in term.forms]
    if similarity < (_ENTRY_ASKS if content else _ENTRY_ASKS_VERBATIM):
        fields = fields_asked(forms)
        if not fields and asks_about_text(forms):
            names = _names(index.about())
            named = _Matcher(index, sought, names).match(names).words
            fields = fields_asked(forms, named)
        if fields:
            texts = {field: text for field, text in reversed([*_texts(index.about())]) if text}
            answers = (Passage(field, texts[field], ()) for field in fields if field in texts)
            return next((Fact(passage, is_all=True) for passage in answers), None)
    if all(_is_known(ways[i]) and any(one.question_frequency for one in ways[i]) for i in content):
        return None
    return _mentioned(index, sought)


def _is_known(ways: Sequence[TermStatistics]) -> bool:
    """Return whether entries contain a term in any form, or a synonym, not just a similar word."""
    expansions = (expansion for one in ways for expansion in one.term.expansions)
    return any(expansion.is_typed or expansion.likeness == 1 for expansion in expansions)


def _has_synonyms(ways: Sequence[TermStatistics]) -> bool:
    return any(not expansion.is_typed for one in ways for expansion in one.term.expansions)


def _texts(about: About) -> Iterator[tuple[Field, str]]:
    """Yield the texts that a FAQ has about itself; who publishes it and who wrote it come first."""
    source = about.source
    if source.about:
        yield (
            "publisher",
            f"{source.publisher}. {source.about}" if source.publisher else source.about,
        )
    if any(author.role for author in source.authors):
        yield "authors", source.byline
    yield "source", source.citation
    yield "source", source.affiliation
    yield "source", source.url
    yield "disclosures", " ".join(source.disclosures)
    yield "rights", source.rights
    yield "title", about.title
    yield "description", about.description
    yield "notice", about.notice
    yield "as_of", about.as_of


def _names(about: About) -> str:
    """Return the people and institutions that a FAQ's source names."""
    source = about.source
    authors = (author.name for author in source.authors)
    return " ".join((*authors, source.affiliation, source.publisher))


def _mentioned(index: Index, sought: Sequence[_Word]) -> Fact | None:
    """Return the text about the FAQ that has all content words, with the words marked.

    If entries know all of the words, they must be names of people and institutions. Words beside
    a name may be missing, if entries don't know them either.
    """
    about = index.about()
    names = _names(about)
    typed = {word.form for word in sought}
    unknown = {word.form for word in sought if not word.is_known}
    texts = [*_texts(about)]
    everything = " ".join([names, *(text for _, text in texts)])
    if not _may_match(sought, everything if unknown else names):
        return None
    matcher = _Matcher(index, sought, everything)
    named = matcher.match(names).words
    if not typed or not (unknown or typed <= named):
        return None
    wanted = named if named and typed <= named | unknown else typed
    best: Fact | None = None
    most = 0
    for field, text in texts if named else (one for one in texts if one[0] in _SUBJECT):
        is_prose = field in {"description", "notice"}
        for start, end in sentences(text) if is_prose else [(0, len(text))]:
            found = matcher.match(text[start:end])
            if wanted <= found.words and len(found.words) > most:
                most = len(found.words)
                missing = tuple(word.typed for word in sought if word.form not in found.words)
                best = Fact(Passage(field, text[start:end], found.spans), bool(unknown), missing)
    return best


def _may_match(sought: Sequence[_Word], text: str) -> bool:
    """Return whether a text may have all words that entries know, which takes little time.

    Another form of a word starts with the same letters.
    """
    plain = text.lower()
    if any(letter > "\x7f" and letter.isalpha() for letter in plain):
        return True
    known = [word.form for word in sought if word.is_known and not word.has_synonyms]
    return all(form[:_BEGINNING] in plain for form in known)


class _Match(NamedTuple):
    """What of a query a text contains."""

    words: set[str]
    """Folded, as typed."""
    spans: tuple[Span, ...]


class _Matcher:
    """Finds the words of a query in a text about the FAQ, in any form, or a synonym of them.

    Args:
        index: the index of the FAQ.
        sought: the content words of the query.
        text: all that will be searched.
    """

    def __init__(self, index: Index, sought: Sequence[_Word], text: str) -> None:
        lexicon = index.lexicon
        forms = {word.form for word in words(text)}
        typed = [word.form for word in sought]
        self._stems = lexicon.stems(forms.union(typed))
        self._ways: list[tuple[Collection[str], tuple[str, ...]]] = []
        """Words of the query, and a run of stems that stands for them."""
        for _, form, is_prefix, *_ in sought:
            same = [one for one in forms if one.startswith(form)] if is_prefix else [form]
            self._ways += (((form,), (self._stem(one),)) for one in same)
        stems = [self._stem(form) for form in typed]
        runs = {
            " ".join(stems[start:end]): typed[start:end]
            for start in range(len(stems))
            for end in range(start + 1, min(start + lexicon.longest_synonym, len(stems)) + 1)
        }
        for run, groups in lexicon.synonym_groups(list(runs)).items() if runs else ():
            members = (member for group in groups for member, _ in lexicon.synonyms(group))
            self._ways += ((runs[run], tuple(member.split(" "))) for member in members)

    def _stem(self, form: str) -> str:
        return self._stems.get(form, form)

    def match(self, text: str) -> _Match:
        """Return which words of the query a text has, and where."""
        listed = words(text)
        stems = tuple(self._stem(word.form) for word in listed)
        found: list[Span] = []
        matched: set[str] = set()
        for typed, way in self._ways:
            for start in range(len(stems) - len(way) + 1):
                if stems[start : start + len(way)] == way:
                    found.append(Span(listed[start].start, listed[start + len(way) - 1].end))
                    matched.update(typed)
        return _Match(matched, merge(found))
