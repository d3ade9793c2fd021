"""Where a mistake in YAML was made, when the parser stumbles only later.

A parser names the place where it cannot go on. What led there is told from the last value that it
had read and from the lines around: a quote that closes a line too late, a text that is not
indented, a colon without a space after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from faqcli.model import Problem
from faqcli.readers.source import Document
from faqcli.readers.yaml import keys as names
from faqcli.readers.yaml.composer import Position

_AROUND = 200
"""How many lines before the one where a parser stopped are looked at."""
_LARGEST = 20_000_000
"""Bytes of a file that is scanned once more for its last value."""
_KEY = re.compile(r"""\s*(?:- +)*(?:"[^"]*" *|'[^']*' *|[^\s"'#:-][^:]*):(?:\s|$)""")
_ITEM = re.compile(r"\s*-(?:\s|$)")


class LastValue(NamedTuple):
    """The last text that was read before the parser stopped."""

    style: str
    """One of `|`, `>`, `'`, `"`; empty for a plain text."""
    start: Position
    end: Position


class Scene(NamedTuple):
    """What there is to tell a mistake from."""

    words: str
    """The parser's own."""
    place: Position
    """Where it stopped."""
    context: Position
    """Where that which it was reading began; else the same."""
    value: LastValue | None
    lines: dict[int, str]

    def above(self, line: int) -> int:
        """Return the number of the nearest line above that is not empty; 0 if there is none."""
        found = (n for n in range(line - 1, max(0, line - _AROUND), -1) if self.at(n).strip())
        return next(found, 0)

    def at(self, line: int) -> str:
        """Return the line with this number; empty if there is none."""
        return self.lines.get(line, "")


def scene_of(error: yaml.MarkedYAMLError, document: Document) -> Scene:
    """Return what there is to tell the cause of an error from."""
    mark = error.problem_mark
    place = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
    begun = error.context_mark
    context = Position(begun.line + 1, begun.column + 1) if begun else place
    is_key = "expected ':'" in (error.problem or "")
    value = _last_value(document, context if is_key else place)
    first = min(context.line, place.line - _AROUND, value.start.line if value else place.line)
    first = max(1, first, place.line - 50 * _AROUND)
    lines = document.excerpts(range(first, place.line + 2))
    return Scene(error.problem or "", place, context, value, lines)


def _last_value(document: Document, limit: Position) -> LastValue | None:
    stream, stamp = document.open()
    found: LastValue | None = None
    with stream:
        if (stamp.size if stamp else len(document.data or b"")) > _LARGEST:
            return None
        try:
            for token in yaml.scan(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
                start, end = token.start_mark, token.end_mark
                if (start.line + 1, start.column + 1) >= limit:
                    break
                if isinstance(token, yaml.ScalarToken):
                    found = LastValue(
                        "" if token.plain else token.style or "",
                        Position(start.line + 1, start.column + 1),
                        Position(end.line + 1, end.column + 1),
                    )
        except (yaml.YAMLError, UnicodeDecodeError):  # it stops where the parser did
            return found
    return found


def find_cause(scene: Scene) -> Problem | None:
    """Return the mistake that a parser stumbled on, with its place; None if none is recognised."""
    causes: tuple[Callable[[Scene], Problem | None], ...] = (
        _tab, _unclosed, _missing_space, _closed_early, _not_indented, _misplaced,
    )  # fmt: skip
    return next((problem for problem in (cause(scene) for cause in causes) if problem), None)


def _problem(message: str, place: Position, hint: str) -> Problem:
    return Problem("error", message, *place, hint)


def _tab(scene: Scene) -> Problem | None:
    """Look for a tab before the first sign of a line."""
    tab = re.match(r" *\t", scene.at(scene.place.line))
    if not tab or tab.end() < scene.place.column - 1:
        return None
    return _problem("a tab in the indent", Position(scene.place.line, tab.end()), _SPACES)


_SPACES = "indent with spaces"


def _unclosed(scene: Scene) -> Problem | None:
    """Look for a quote that the next one closes, which was to open a later text."""
    value = scene.value
    if "unexpected end of stream" in scene.words:
        return _problem("a quote that opens here is never closed", scene.context, _CLOSE)
    if not (value and value.style in ("'", '"') and value.start.line < value.end.line):
        return None
    before = scene.at(value.end.line)[: value.end.column - 2]
    is_opening = not before.strip(" -") or (_KEY.fullmatch(before) or before.endswith(": "))
    if value.end.line == scene.place.line and is_opening:
        message = f"a quote that opens here is closed only in line {value.end.line}"
        return _problem(message, value.start, _CLOSE)
    return None


_CLOSE = "close it at the end of its text, or leave out both quotes"


def _closed_early(scene: Scene) -> Problem | None:
    """Look for a quote inside of a text in quotes, or for text after the closing one."""
    value = scene.value
    if not (value and value.style in ("'", '"') and value.end.line == scene.place.line):
        return None
    if "expected" not in scene.words:
        return None
    after = scene.at(value.end.line)[value.end.column - 1 :]
    if not after.strip() or after.lstrip().startswith("#"):
        return None
    place = Position(value.end.line, value.end.column - 1)
    if not re.search(r"\w", after):
        hint = "move what stands behind the quote in front of it"
        return _problem("text goes on after a quote that closes", place, hint)
    hint = "write that quote twice" if value.style == "'" else "write it as \\\", or use '…' around"
    return _problem("an unescaped quote inside the text ends it", place, hint)


_GLUED = re.compile(r"(\s*(?:- +)*)(\w[\w ]{0,30}):(?=[^\s:/])")
_DASHED = re.compile(r"(\s*)-(\w[\w ]{0,30}):\s")
_BARE = re.compile(r"(\s*(?:- +)*)(\w+) +\S")


def _is_field(name: str) -> bool:
    folded = names.fold_key(name)
    known = (names.STRONG_QUESTIONS, names.STRONG_ANSWERS, names.WEAK_QUESTIONS, names.WEAK_ANSWERS)
    return any(folded in some for some in known)


def _missing_space(scene: Scene) -> Problem | None:
    """Look for a missing space after a colon or a dash, or a missing colon."""
    if "mapping values" not in scene.words and "expected ':'" not in scene.words:
        return None
    first = scene.context.line
    for line in dict.fromkeys((first, scene.place.line, scene.above(scene.place.line))):
        text = scene.at(line)
        glued = _GLUED.match(text)
        if glued and _is_field(glued[2]):
            place = Position(line, glued.end())
            return _problem("no space after a colon", place, f"write `{glued[2]}: …`")
        dashed = _DASHED.match(text)
        if dashed and _is_field(dashed[2]):
            place = Position(line, len(dashed[1]) + 1)
            return _problem("no space after a dash", place, f"write `- {dashed[2]}: …`")
        bare = _BARE.match(text)
        if bare and _is_field(bare[2]) and not _KEY.match(text) and len(bare[2]) > 1:
            place = Position(line, bare.end(2) + 1)
            return _problem(f"no colon after `{bare[2]}`", place, f"write `{bare[2]}: …`")
    return None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _not_indented(scene: Scene) -> Problem | None:
    """Look for a line that is indented less than the text that it belongs to."""
    value = scene.value
    if not value or value.style in ("'", '"') or "mapping values" in scene.words:
        return None
    line = scene.context.line if "expected ':'" in scene.words else scene.place.line
    text = scene.at(line)
    is_block = value.style in ("|", ">")
    if line <= value.start.line or (not is_block and "expected ':'" not in scene.words):
        return None
    if _KEY.match(text) or (not is_block and _ITEM.match(text)):
        return None
    above = range(value.start.line + (1 if is_block else 0), line)
    body = next((n for n in above if scene.at(n).strip()), 0)
    indent = (
        _indent(scene.at(body)) if is_block and body else _column(scene.at(value.start.line)) + 1
    )
    if _indent(text) >= indent or (_ITEM.match(text) and _has_item_at(scene, line)):
        return None
    place = Position(line, _indent(text) + 1)
    sign = f"the text after `{value.style}`" if is_block else "the text that begins"
    message = f"this line is indented less than {sign} in line {value.start.line}"
    hint = f"indent it by {indent} spaces, and all lines of that text"
    return _problem(message, place, hint if is_block else f"{hint}, or write `key: value`")


def _has_item_at(scene: Scene, line: int) -> bool:
    """Tell whether a line above starts an item of a list in the same column."""
    indent = _indent(scene.at(line))
    return any(
        n < line and _ITEM.match(text) and _indent(text) == indent
        for n, text in scene.lines.items()
    )


def _misplaced(scene: Scene) -> Problem | None:
    """Look for a key or an item that starts in another column than those beside it."""
    line = scene.place.line
    text = scene.at(line)
    is_item = bool(_ITEM.match(text))
    if not is_item and not _KEY.match(text):
        return None
    if "mapping values" in scene.words:
        return _too_deep(scene)
    if scene.place.column != _indent(text) + 1:
        return None
    like = [
        n for n in range(line - 1, max(0, line - _AROUND), -1)
        if (_ITEM if is_item else _KEY).match(scene.at(n)) and not scene.at(n).startswith("#")
    ]  # fmt: skip
    if is_item and scene.context.column == scene.place.column and "key" in scene.words:
        hint = "write the list under a key such as `questions:`, or end it before the keys"
        return _problem("a list item among keys", scene.place, hint)
    if not like:
        return None
    column = scene.place.column
    nearest = min(like, key=lambda n: (abs(_own(scene, n, is_item=is_item) - column), line - n))
    return _in_column(scene, scene.place, nearest, is_item=is_item)


def _too_deep(scene: Scene) -> Problem | None:
    """Look for a key that is indented deeper than the one above, which has a text already."""
    text = scene.at(scene.place.line)
    above = scene.above(scene.place.line)
    key = _KEY.match(scene.at(above))
    has_text = key and scene.at(above)[key.end() :].strip()
    is_first = ": " not in text[: scene.place.column - 1]
    if not (has_text and is_first and _indent(text) + 1 > _column(scene.at(above))):
        return None
    return _in_column(scene, scene.place, above)


def _own(scene: Scene, line: int, *, is_item: bool) -> int:
    """Return the column in which the item of a line starts, or its key."""
    text = scene.at(line)
    return _indent(text) + 1 if is_item else _column(text)


def _column(text: str) -> int:
    dashes = re.match(r"\s*(?:- +)*", text)
    return (dashes.end() if dashes else 0) + 1


def _in_column(
    scene: Scene, place: Position, like: int, *, is_item: bool = False
) -> Problem | None:
    text = scene.at(place.line)
    start = _indent(text) + 1
    wanted = _own(scene, like, is_item=is_item)
    if start == wanted:
        return None
    message = f"a wrong indent: this starts in column {start}"
    hint = f"indent it as line {like} is: start it in column {wanted}"
    return _problem(message, place, hint)
