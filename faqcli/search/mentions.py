"""Words of a query in what a FAQ says about itself, in any form, or synonyms of them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from faqcli.index.store import Index
from faqcli.model import Field, Passage, Span
from faqcli.search.highlight import merge
from faqcli.search.query import Term, as_typed
from faqcli.text.tokens import sentences, words

_SUBJECT = frozenset[Field](["source", "title", "description", "notice", "as_of"])
"""The fields in which any word may be looked for, and not just names."""


class Fact(NamedTuple):
    """What a FAQ says about itself, in answer to a query."""

    passage: Passage
    is_all: bool
    """Whether no entry has anything to add."""
    missing: tuple[str, ...] = ()
    """The words of the query that are neither there nor in the entries."""


def named(index: Index, sought: Sequence[Term]) -> set[str]:
    """Return the folded words of the content words of a query that name the FAQ's authors."""
    names = index.about().source.names
    return _Matcher(index, sought, names).match(names)[0]


def said(index: Index, sought: Sequence[Term]) -> set[str]:
    """Return the folded words of some terms that any text about the FAQ has."""
    about = index.about()
    text = "\n".join([about.source.names, *(text for _, text in about.texts())])
    return _Matcher(index, sought, text).match(text)[0]


def mentioned(index: Index, sought: Sequence[Term], known: Collection[str]) -> Fact | None:
    """Return the text about the FAQ that has all content words, with the words marked.

    If entries know all of the words, they must be names of people and institutions. Words beside
    a name may be missing, if entries don't know them either.

    Args:
        index: the index of the FAQ.
        sought: the content words of the query.
        known: their folded words that entries contain in any form, or synonyms of.
    """
    about = index.about()
    typed = {form for term in sought for form in term.forms}
    unknown = typed.difference(known)
    texts = [*about.texts()]
    matcher = _Matcher(index, sought, " ".join([about.source.names, *(text for _, text in texts)]))
    named, _ = matcher.match(about.source.names)
    if not typed or not (unknown or typed <= named):
        return None
    wanted = named if named and typed <= named | unknown else typed
    best: Fact | None = None
    most = 0
    for field, text in texts if named else (one for one in texts if one[0] in _SUBJECT):
        is_prose = field in {"description", "notice"}
        for start, end in sentences(text) if is_prose else [(0, len(text))]:
            found, spans = matcher.match(text[start:end])
            if wanted <= found and len(found) > most:
                most = len(found)
                missing = {i for i, one in enumerate(sought) if not found.issuperset(one.forms)}
                passage = Passage(field, text[start:end], spans)
                best = Fact(passage, bool(unknown), as_typed(sought, missing))
    return best


class _Matcher:
    """Finds the words of a query in a text about the FAQ, in any form, or a synonym of them.

    Args:
        index: the index of the FAQ.
        sought: the content words of the query.
        text: all that will be searched.
    """

    def __init__(self, index: Index, sought: Sequence[Term], text: str) -> None:
        lexicon = index.lexicon
        forms = {word.form for word in words(text)}
        typed = [form for term in sought for form in term.forms]
        self._stems = lexicon.stems(forms.union(typed))
        self._ways: list[tuple[Collection[str], tuple[str, ...]]] = []
        """Words of the query, and a run of stems that stands for them."""
        for term in sought:
            for form in term.forms:
                same = [one for one in forms if one.startswith(form)] if term.is_prefix else [form]
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

    def match(self, text: str) -> tuple[set[str], tuple[Span, ...]]:
        """Return which folded words of the query a text has, and where."""
        listed = words(text)
        stems = tuple(self._stem(word.form) for word in listed)
        found: list[Span] = []
        matched: set[str] = set()
        for typed, way in self._ways:
            for start in range(len(stems) - len(way) + 1):
                if stems[start : start + len(way)] == way:
                    found.append(Span(listed[start].start, listed[start + len(way) - 1].end))
                    matched.update(typed)
        return matched, merge(found)
