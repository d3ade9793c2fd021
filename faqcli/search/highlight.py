"""Where a text contains what a query looks for."""

from collections.abc import Iterable, Sequence

from faqcli.model import Span
from faqcli.search.terms import ExpandedTerm, Expansion
from faqcli.text.tokens import Word, words

_IGNORED = ".,'’ʼ“”–—…"
"""The signs that may be inside a word but aren't in its folded form, and other common signs."""


Occurrence = tuple[Span, int, bool]
"""A match in a text: where it is, the place of its term among the expanded terms, and whether it is
what was typed, not a synonym or a similar word."""


class Highlighter:
    """Finds the matches of a query in any text."""

    def __init__(self, expanded: Iterable[ExpandedTerm]) -> None:
        self._by_first: dict[str, list[tuple[int, Expansion]]] = {}
        """The expansions, and the terms that they belong to, by their first word."""
        for i, one in enumerate(expanded):
            for expansion in one.expansions:
                for form in expansion.positions[0]:
                    self._by_first.setdefault(form, []).append((i, expansion))
        self._plain_forms = [_without_signs(form) for form in self._by_first]
        self._found: dict[str, list[Occurrence]] = {}
        """What was found in each text: those of a hit are asked for its passages and spellings."""

    def find(self, text: str) -> list[Occurrence]:
        """Return the matches in `text` in the order of their starts; they may overlap."""
        if text not in self._found:
            self._found[text] = self._find(text) if self._may_match(text) else []
        return self._found[text]

    def _find(self, text: str) -> list[Occurrence]:
        found = []
        listed = words(text)
        for i, word in enumerate(listed):
            for term, expansion in self._by_first.get(word.form, ()):
                end = _phrase_end(listed, i, expansion.positions)
                if end:
                    found.append((Span(word.start, end), term, expansion.is_typed))
        return found

    def _may_match(self, text: str) -> bool:
        """Return whether a match is possible, which takes less time than finding the words."""
        plain = _without_signs(text.lower())
        return not plain.isascii() or any(form in plain for form in self._plain_forms)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Return the spans of the matches in `text`, in order; those that overlap are merged."""
        return merge(span for span, _, _ in self.find(text))


def _without_signs(text: str) -> str:
    for sign in _IGNORED:
        text = text.replace(sign, "")
    return text


def _phrase_end(listed: Sequence[Word], i: int, positions: Sequence[frozenset[str]]) -> int:
    """Return where the phrase ends that starts at word `i`; 0 if it doesn't start there."""
    last = i + len(positions) - 1
    if last >= len(listed):
        return 0
    if any(listed[i + n].form not in forms for n, forms in enumerate(positions)):
        return 0
    return listed[last].end


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, with those that overlap merged into one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
