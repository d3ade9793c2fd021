"""What is known where a YAML parser stopped: its words, its last value and the lines around."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from faqcli.readers.source import Document
from faqcli.readers.yaml.nodes import Position, position_at

AROUND = 200
"""How many lines above the one where the parser stopped are looked at."""
_LARGEST = 20_000_000
"""The largest file, in bytes, that is scanned again for its last value."""


class LastValue(NamedTuple):
    """The last text before the parser stopped."""

    style: str
    """One of `|`, `>`, `'`, `"`; empty for plain text."""
    start: Position
    end: Position


class ErrorContext(NamedTuple):
    """The evidence from which a mistake is diagnosed."""

    words: str
    """The parser's message."""
    place: Position
    """Where it stopped."""
    context: Position
    """The start of what it was reading, if it says so; else the same."""
    value: LastValue | None
    lines: dict[int, str]

    def above(self, line: int) -> int:
        """Return the number of the nearest line above that is not empty; 0 if there is none."""
        numbers = range(line - 1, max(0, line - AROUND), -1)
        return next((n for n in numbers if self.at(n).strip()), 0)

    def at(self, line: int) -> str:
        """Return the line with this number; empty if there is none."""
        return self.lines.get(line, "")


def context_of(error: yaml.MarkedYAMLError, document: Document) -> ErrorContext:
    """Return what is known about the cause of an error."""
    place = position_at(error.problem_mark)
    context = position_at(error.context_mark) if error.context_mark else place
    is_key = "expected ':'" in (error.problem or "")
    value = _last_value(document, context if is_key else place)
    first = min(context.line, place.line - AROUND, value.start.line if value else place.line)
    first = max(1, first, place.line - 50 * AROUND)
    lines = document.excerpts(range(first, place.line + 2))
    return ErrorContext(error.problem or "", place, context, value, lines)


def _last_value(document: Document, limit: Position) -> LastValue | None:
    stream, stamp = document.open()
    value: LastValue | None = None
    with stream:
        if (stamp.size if stamp else len(document.data or b"")) > _LARGEST:
            return None
        try:
            for token in yaml.scan(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
                start = position_at(token.start_mark)
                if start >= limit:
                    break
                if isinstance(token, yaml.ScalarToken):
                    style = "" if token.plain else token.style or ""
                    value = LastValue(style, start, position_at(token.end_mark))
        except (yaml.YAMLError, UnicodeDecodeError):  # the scanner stops where the parser did
            return value
    return value
