"""The definitions of an answer's links and footnotes, from elsewhere in its document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:")
_FOOTNOTE_USE = re.compile(r"\[\^([^\]\s]+)\](?!:)")


class References:
    """The link definitions and footnotes of a document, which move to the answers that use them.

    Args:
        lines: the lines of the document.
        tokens: the parsed document, with the labels of its links.
        environment: what the parser noted about it.
    """

    def __init__(
        self, lines: Sequence[str], tokens: Sequence[Token], environment: dict[str, Any]
    ) -> None:
        self._lines = lines
        self._definitions: dict[str, tuple[int, int]] = {}
        self._used: list[tuple[int, str]] = []
        self.lines: set[int] = set()
        """The lines of definitions, from 0."""
        for label, definition in environment.get("references", {}).items():
            self._define(label, *definition["map"])
        for duplicate in environment.get("duplicate_refs", ()):
            self.lines.update(range(*duplicate["map"]))
        for token in tokens:
            if token.type == "inline" and token.map:
                self._note(token, *token.map)
        self._used.sort()

    def needed(self, start: int, end: int) -> list[str]:
        """Return the definitions used between two lines, after an empty line."""
        first = bisect_left(self._used, (start, ""))
        last = bisect_left(self._used, (end, ""))
        labels = dict.fromkeys(label for _, label in self._used[first:last])
        spans = [self._definitions[label] for label in labels if label in self._definitions]
        lines = [line for one, other in spans for line in self._lines[one:other]]
        return ["", *lines] if lines else []

    def _define(self, label: str, first: int, last: int) -> None:
        if re.match(r" {0,3}\[", self._lines[first]):
            self._definitions[label] = (first, last)
            self.lines.update(range(first, last))

    def _note(self, token: Token, first: int, last: int) -> None:
        """Note the labels that a paragraph uses, and the footnotes that it defines."""
        if token.level == 1 and _FOOTNOTE.match(token.content):
            starts = [i for i in range(first, last) if _FOOTNOTE.match(self._lines[i].lstrip())]
            for start, end in zip(starts, [*starts[1:], last], strict=True):
                footnote = _FOOTNOTE.match(self._lines[start].lstrip())
                if footnote:
                    self._define(f"^{footnote[1]}", start, end)
        for label in _labels(token.children or ()):
            self._used.append((first, label))
        for use in _FOOTNOTE_USE.finditer(token.content):
            self._used.append((first, f"^{use[1]}"))


def _labels(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if "label" in token.meta:
            yield token.meta["label"]
        yield from _labels(token.children or ())
