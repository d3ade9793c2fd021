"""Where a text holds what a query looks for."""

from collections.abc import Iterable, Sequence

from faqcli.model import Span
from faqcli.search.expansion import Alternative, Wanted
from faqcli.text.tokens import Word, words

_FOLDED_AWAY = ".,'’ʼ“”–—…"
"""The signs that may stand inside a word whose folded form has none, and the commonest others."""


Found = tuple[Span, int, bool]
"""A match in a text: where, of which wanted term, and whether it is what was typed."""


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
