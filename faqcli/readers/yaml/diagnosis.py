"""The mistake behind a YAML error, which is often lines above the place where the parser stopped.

It is found from the last value that was read and from the lines around: a quote that is closed too
late, text that isn't indented, a colon without a space after it.
"""

from __future__ import annotations

import re

from faqcli.model import Problem
from faqcli.readers.yaml import keys
from faqcli.readers.yaml.error_context import AROUND, ErrorContext, LastValue
from faqcli.readers.yaml.nodes import Position

_KEY = re.compile(r"""\s*(?:- +)*(?:"[^"]*" *|'[^']*' *|[^\s"'#:-][^:]*):(?:\s|$)""")
_ITEM = re.compile(r"\s*-(?:\s|$)")
_CLOSE = "close it at the end of the text, or remove both quotes"
_CLOSING = {"[": "]", "{": "}"}
_ESCAPE = {"'": "write that quote twice", '"': "write it as \\\", or put the text in '…'"}
"""How to write a quote inside a text in such quotes."""


def find_cause(stop: ErrorContext) -> Problem | None:
    """Return the mistake that stopped the parser, with its place; None if it isn't recognised."""
    for look in (
        _tab,
        _unclosed,
        _unclosed_bracket,
        _missing_space,
        _closed_early,
        _not_indented,
        _misplaced,
    ):
        if problem := look(stop):
            return problem
    return None


def _problem(message: str, place: Position, hint: str) -> Problem:
    return Problem("error", message, *place, hint)


def _tab(stop: ErrorContext) -> Problem | None:
    """Look for a tab before the first character of a line."""
    tab = re.match(r" *\t", stop.at(stop.place.line))
    if not tab or tab.end() < stop.place.column - 1:
        return None
    place = Position(stop.place.line, tab.end())
    return _problem("a tab in the indentation", place, "indent with spaces")


def _unclosed(stop: ErrorContext) -> Problem | None:
    """Look for a quote that is closed only by the opening quote of a later text."""
    value = stop.value
    if "unexpected end of stream" in stop.words:
        return _problem("a quote is opened here and never closed", stop.context, _CLOSE)
    if not (value and value.style in _ESCAPE and value.start.line < value.end.line):
        return None
    before = stop.at(value.end.line)[: value.end.column - 2]
    is_opening = not before.strip(" -") or (_KEY.fullmatch(before) or before.endswith(": "))
    if value.end.line == stop.place.line and is_opening:
        message = f"a quote opened here isn't closed until line {value.end.line}"
        return _problem(message, value.start, _CLOSE)
    return None


def _unclosed_bracket(stop: ErrorContext) -> Problem | None:
    """Look for a bracket that is still open at the end of the file, or where the next key is."""
    line = stop.at(stop.place.line)
    is_end = not line[stop.place.column - 1 :].strip()
    is_next = _KEY.match(line) and _indent(line) <= _indent(stop.at(stop.context.line))
    if not ("node content" in stop.words or "',' or" in stop.words) or not (is_end or is_next):
        return None
    place = stop.context
    if not _bracket(stop, place):  # the parser says only where it stopped
        number = place.line if line.strip() else stop.above(place.line)
        text = stop.at(number)
        place = Position(number, max(text.rfind("["), text.rfind("{")) + 1)
    bracket = _bracket(stop, place)
    if not bracket or (is_next and place.line == stop.place.line and not is_end):
        return None
    hint = f"close it with `{_CLOSING[bracket]}`, or put the text in quotes"
    return _problem(f"`{bracket}` is opened here and never closed", place, hint)


def _bracket(stop: ErrorContext, place: Position) -> str:
    """Return the opening bracket at a place; empty if none is there."""
    found = stop.at(place.line)[max(0, place.column - 1) : place.column]
    return found if found in _CLOSING else ""


def _closed_early(stop: ErrorContext) -> Problem | None:
    """Look for a quote inside quoted text, or for text after the closing quote."""
    value = stop.value
    if not (value and value.style in _ESCAPE and value.end.line == stop.place.line):
        return None
    if "expected" not in stop.words:
        return None
    after = stop.at(value.end.line)[value.end.column - 1 :]
    if not after.strip() or after.lstrip().startswith("#"):
        return None
    place = Position(value.end.line, value.end.column - 1)
    if not re.search(r"\w", after):
        hint = "move that text inside the quotes"
        return _problem("text continues after the closing quote", place, hint)
    return _problem("an unescaped quote inside the text ends it", place, _ESCAPE[value.style])


# A line without a space or a colon, what is wrong at its group `place`, and how to write it.
_MISSING = (
    (
        re.compile(r"\s*(?:- +)*(?P<name>\w[\w ]{0,30})(?P<place>:)(?=[^\s:/])"),
        "no space after a colon", "{}: …",
    ),
    (
        re.compile(r"\s*(?P<place>-)(?P<name>\w[\w ]{0,30}):\s"),
        "no space after a dash", "- {}: …",
    ),
    (
        re.compile(r"\s*(?:- +)*(?P<name>\w{2,})(?P<place> +)\S"),
        "no colon after `{}`", "{}: …",
    ),
)  # fmt: skip
_FIELDS = frozenset(
    (*keys.STRONG_QUESTIONS, *keys.STRONG_ANSWERS, *keys.WEAK_QUESTIONS, *keys.WEAK_ANSWERS)
)


def _missing_space(stop: ErrorContext) -> Problem | None:
    """Look for a missing space after a colon or a dash, or a missing colon."""
    if "mapping values" not in stop.words and "expected ':'" not in stop.words:
        return None
    first = stop.context.line
    for line in dict.fromkeys((first, stop.place.line, stop.above(stop.place.line))):
        text = stop.at(line)
        for pattern, message, correction in _MISSING:
            match = pattern.match(text)
            if match and keys.fold_key(match["name"]) in _FIELDS and not _KEY.match(text):
                name = match["name"]
                place = Position(line, match.start("place") + 1)
                return _problem(message.format(name), place, f"write `{correction.format(name)}`")
    return None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _not_indented(stop: ErrorContext) -> Problem | None:
    """Look for a line that is indented less than the text that it belongs to."""
    value = stop.value
    if not value or value.style in _ESCAPE or "mapping values" in stop.words:
        return None
    is_block = value.style in ("|", ">")
    # In `answer: one` / `two` the parser takes `two` for a key and stops at the next colon, which
    # may be lines below: the line to blame is the one where that key began.
    is_key = "expected ':'" in stop.words
    line = stop.context.line if is_key else stop.place.line
    text = stop.at(line)
    if line <= value.start.line or not (is_block or is_key):
        return None
    # `answer: |` / `  one` / `note: two`: a line that is a key, or an item, ended the text rightly.
    if _KEY.match(text) or (not is_block and _ITEM.match(text)):
        return None
    indent = _indent_of_body(stop, value, line)
    # `- two` may belong to the text or to the list around it: it is an item of that list if another
    # item starts in the same column.
    if _indent(text) >= indent or (_ITEM.match(text) and _has_item_at(stop, line)):
        return None
    place = Position(line, _indent(text) + 1)
    sign = f"the text after `{value.style}`" if is_block else "the text that starts"
    message = f"this line is indented less than {sign} on line {value.start.line}"
    hint = f"indent it and the rest of that text by {indent} spaces"
    return _problem(message, place, hint if is_block else f"{hint}, or write `key: value`")


def _indent_of_body(stop: ErrorContext, value: LastValue, line: int) -> int:
    """Return the indentation that the lines of a text need.

    A block has that of its first line with text, above `line`: 4 in `answer: |` / `    one`. Plain
    text, or a block without any line yet, needs one space more than its key: 3 in `- answer: one`.
    """
    is_block = value.style in ("|", ">")
    above = range(value.start.line + (1 if is_block else 0), line)
    body = next((n for n in above if stop.at(n).strip()), 0)
    return _indent(stop.at(body)) if is_block and body else _column(stop.at(value.start.line)) + 1


def _has_item_at(stop: ErrorContext, line: int) -> bool:
    """Return whether a line above starts a list item in the same column."""
    indent = _indent(stop.at(line))
    return any(
        n < line and _ITEM.match(text) and _indent(text) == indent for n, text in stop.lines.items()
    )


def _misplaced(stop: ErrorContext) -> Problem | None:
    """Look for a key or an item that doesn't start in the column of those beside it."""
    line = stop.place.line
    text = stop.at(line)
    is_item = bool(_ITEM.match(text))
    if not is_item and not _KEY.match(text):
        return None
    if "mapping values" in stop.words:
        return _too_deep(stop)
    if stop.place.column != _indent(text) + 1:
        return None
    like = [
        n for n in range(line - 1, max(0, line - AROUND), -1)
        if (_ITEM if is_item else _KEY).match(stop.at(n)) and not stop.at(n).startswith("#")
    ]  # fmt: skip
    if is_item and stop.context.column == stop.place.column and "key" in stop.words:
        hint = "put the list under a key such as `questions:`, or end it before the keys"
        return _problem("a list item among keys", stop.place, hint)
    if not like:
        return None
    column = stop.place.column
    nearest = min(like, key=lambda n: (abs(_own(stop, n, is_item=is_item) - column), line - n))
    return _in_column(stop, nearest, is_item=is_item)


def _too_deep(stop: ErrorContext) -> Problem | None:
    """Look for a key that is indented more than the one above, which already has text."""
    text = stop.at(stop.place.line)
    above = stop.above(stop.place.line)
    key = _KEY.match(stop.at(above))
    has_text = key and stop.at(above)[key.end() :].strip()
    is_first = ": " not in text[: stop.place.column - 1]
    if not (has_text and is_first and _indent(text) + 1 > _column(stop.at(above))):
        return None
    return _in_column(stop, above)


def _own(stop: ErrorContext, line: int, *, is_item: bool) -> int:
    """Return the column where the item of a line starts, or its key."""
    text = stop.at(line)
    return _indent(text) + 1 if is_item else _column(text)


def _column(text: str) -> int:
    dashes = re.match(r"\s*(?:- +)*", text)
    return (dashes.end() if dashes else 0) + 1


def _in_column(stop: ErrorContext, like: int, *, is_item: bool = False) -> Problem | None:
    start = _indent(stop.at(stop.place.line)) + 1
    wanted = _own(stop, like, is_item=is_item)
    if start == wanted:
        return None
    message = f"wrong indentation: this starts in column {start}"
    hint = f"indent it like line {like}: start it in column {wanted}"
    return _problem(message, stop.place, hint)
