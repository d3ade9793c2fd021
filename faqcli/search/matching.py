"""The terms of a query → the words of this FAQ that they stand for, and where a text has them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from faqcli.model import Span
from faqcli.search.index import Index
from faqcli.search.query import Term
from faqcli.search.text import Word, spell, words

_SYNONYM_WEIGHT = 0.9
"""What a synonym counts against the word that was typed."""
_OTHER_FORM_WEIGHT = 0.6
"""What another word of the same stem counts: `secure` where `security` was typed."""


_FOLDED_AWAY = ".,'’ʼ“”–—…"
"""The signs that may stand inside a word whose folded form has none, and the commonest others."""


class Alternative(NamedTuple):
    """One way in which a term may stand in a text: a run of words."""

    places: tuple[frozenset[str], ...]
    """For each word of the run, the folded forms that it may have."""
    weight: float = 1.0
    is_typed: bool = True
    """Whether it is what was typed, in whatever form of the word; not for synonyms."""


class Wanted(NamedTuple):
    """A term of a query and all ways in which it may stand in this FAQ."""

    typed: str
    alternatives: tuple[Alternative, ...]
    """None when no entry has a word of it."""
    first: int = 0
    """Which term of the query it starts with, and before which it ends."""
    last: int = 0


Found = tuple[Span, int, bool]
"""A match in a text: where, of which wanted term, and whether it is what was typed."""


def resolve(index: Index, terms: Sequence[Term]) -> list[Wanted]:
    """Return what to look for, for each term.

    After these comes each run of several terms that is a synonym of something.
    """
    stems = _stems(index, terms)
    keys = [" ".join(stems[form] for form in term.forms) for term in terms]
    runs = _runs(keys, int(index.meta["longest_synonym"]))
    families = index.families(list(runs)) if runs else {}
    synonyms = {key: _members(index, found) for key, found in families.items()}
    spellings = {key: key.split(" ") for key in keys}
    for members in synonyms.values():
        spellings.update((member, member.split(" ")) for member in members)
    forms = index.forms(sorted({stem for words_ in spellings.values() for stem in words_}))

    def alternatives(key: str, form: str = "") -> tuple[Alternative, ...]:
        typed = _alternative(key, forms, 1.0, is_typed=True)
        others = (m for m in synonyms.get(key, ()) if m != key)
        found = [_alternative(m, forms, _SYNONYM_WEIGHT, is_typed=False) for m in others]
        return (*_by_form(typed, form), *(one for one in found if one))

    wanted = [
        Wanted(term.typed, alternatives(key, term.forms[0] if len(term.forms) == 1 else ""))
        for term, key in zip(terms, keys, strict=True)
    ]
    for key in synonyms:
        if key not in keys:
            first, last = runs[key]
            typed = " ".join(term.typed for term in terms[first:last])
            wanted.append(Wanted(typed, alternatives(key), first, last))
    return wanted


def pairs(wanted: Sequence[Wanted], count: int) -> list[Wanted]:
    """Return the neighbours among the first `count` terms, as runs of words to look for."""
    found = []
    for left, right in pairwise(wanted[:count]):
        if left.alternatives and right.alternatives:
            places = left.alternatives[0].places + right.alternatives[0].places
            found.append(Wanted(f"{left.typed} {right.typed}", (Alternative(places),)))
    return found


def _stems(index: Index, terms: Sequence[Term]) -> dict[str, str]:
    """Return the stem of each folded word of the terms."""
    typed: dict[str, str] = {}
    for term in terms:
        # A word by itself is not always cut as it was in its place: it is not cut again.
        written = [term.typed] if len(term.forms) == 1 else spell(term.typed)[0]
        typed.update(zip_longest(term.forms, written[: len(term.forms)], fillvalue=""))
    stems = index.stems(list(typed))
    unknown = typed.keys() - stems.keys()
    if unknown:
        from faqcli.search.stems import stemmer

        stem = stemmer(index.about().language)
        stems.update((form, stem(typed[form] or form)) for form in unknown)
    return stems


def _runs(keys: Sequence[str], longest: int) -> dict[str, tuple[int, int]]:
    """Return the runs of consecutive keys of at most `longest`, each with its place."""
    found: dict[str, tuple[int, int]] = {}
    for first in range(len(keys)):
        for last in range(first + 1, min(first + longest, len(keys)) + 1):
            found.setdefault(" ".join(keys[first:last]), (first, last))
    return found


def _members(index: Index, families: Iterable[int]) -> list[str]:
    return [member for family in sorted(families) for member, _ in index.members(family)]


def _alternative(
    key: str, forms: dict[str, set[str]], weight: float, *, is_typed: bool
) -> Alternative | None:
    """Return a run of stems as a run of forms; None if no entry has a word of it."""
    places = tuple(frozenset(forms.get(stem, ())) for stem in key.split(" "))
    return Alternative(places, weight, is_typed) if all(places) else None


def _by_form(typed: Alternative | None, form: str) -> list[Alternative]:
    """Return a word in the form that was typed, then, for less, in its others."""
    if typed is None or not form:
        return [typed] if typed else []
    every = typed.places[0]
    parts = [(every & {form}, 1.0), (every - {form}, _OTHER_FORM_WEIGHT)]
    return [Alternative((forms,), weight) for forms, weight in parts if forms]


class Highlighter:
    """Finds in any text what a query matches there."""

    def __init__(self, wanted: Iterable[Wanted]) -> None:
        self._starts: dict[str, list[tuple[int, Alternative]]] = {}
        for i, one in enumerate(wanted):
            for alternative in one.alternatives:
                for form in alternative.places[0]:
                    self._starts.setdefault(form, []).append((i, alternative))
        self._sought = [_without_signs(form) for form in self._starts]

    def find(self, text: str) -> list[Found]:
        """Return the matches in `text`, in the order of their starts; they may overlap."""
        if not self._may_match(text):
            return []
        found = []
        listed = words(text)
        for i, word in enumerate(listed):
            for wanted, alternative in self._starts.get(word.form, ()):
                end = _run_end(listed, i, alternative.places)
                if end:
                    found.append((Span(word.start, end), wanted, alternative.is_typed))
        return found

    def _may_match(self, text: str) -> bool:
        """Tell whether any wanted word can be in a text; quicker than finding its words."""
        plain = _without_signs(text.lower())
        return not plain.isascii() or any(form in plain for form in self._sought)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return the matches in `text` as spans that are in order and do not overlap."""
        return merged(span for span, _, _ in self.find(text))


def _without_signs(text: str) -> str:
    for sign in _FOLDED_AWAY:
        text = text.replace(sign, "")
    return text


def _run_end(listed: Sequence[Word], i: int, places: Sequence[frozenset[str]]) -> int:
    """Return where the run of words that starts at the `i`th ends; 0 if it is another run."""
    last = i + len(places) - 1
    if last >= len(listed):
        return 0
    if any(listed[i + n].form not in place for n, place in enumerate(places)):
        return 0
    return listed[last].end


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
