"""Where reading can continue after a mistake in YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from faqcli.readers.source import Document

MOST_PARTS = 50
"""How often reading starts again after a mistake."""
LARGEST = 10_000_000
"""How many characters are read in all of these attempts together."""
_ITEM = re.compile(r"( *)-(?:\s|$)")
_STRUCTURE = re.compile(r"( *)(?:-|[\w-]{1,30}:)(?:\s|$)")
"""Ends a list if indented less, or as much if it is a key; other lines may be quoted text."""


class Part(NamedTuple):
    """A half-open range of lines of a file, counted from 0."""

    start: int
    end: int

    def of(self, document: Document, lines: Sequence[str]) -> Document:
        """Return the part as a document, below empty lines, so that positions stay the same."""
        text = "\n" * self.start + "\n".join(lines[self.start : self.end]) + "\n"
        return Document(document.name, data=text.encode("utf-8", errors="replace"))


def part_after(lines: Sequence[str], mistake: int) -> Part | None:
    """Return the rest of the list that a mistake is in, or of a list around that.

    `mistake` is the line, from 1, where the parser stopped; the item it was reading is left out.
    """
    own = next((m for m in map(_ITEM.match, reversed(lines[:mistake])) if m), None)
    return _part(lines, mistake, len(own[1]) if own else 0)


def next_part(lines: Sequence[str], part: Part) -> Part | None:
    """Return the next list after a part."""
    return _part(lines, part.end, len(lines))


def _part(lines: Sequence[str], start: int, most: int) -> Part | None:
    """Return the first list from a line on whose items are indented by at most `most` spaces."""
    for index in range(start, len(lines)):
        found = _ITEM.match(lines[index])
        if found and len(found[1]) <= most:
            return Part(index, _end(lines, index, len(found[1])))
    return None


def _end(lines: Sequence[str], start: int, indent: int) -> int:
    for index in range(start + 1, len(lines)):
        found = _STRUCTURE.match(lines[index])
        is_item = _ITEM.match(lines[index])
        if found and len(found[1]) < (indent if is_item else indent + 1):
            return index
    return len(lines)
