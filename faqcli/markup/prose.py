"""The text of a paragraph, a heading or a table with its marks → Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from faqcli.markup.blocks import MAX_MARKUP, is_marked_up, plain, tokens
from faqcli.model import Block, Mark, MarkKind

_SIGNS: dict[MarkKind, str] = {"strong": "**", "emphasis": "*", "strike": "~~"}
_INNERMOST_LAST: tuple[MarkKind, ...] = ("link", "strong", "emphasis", "strike", "image", "code")
# What Markdown is most likely to read something into: escaping more makes a text hard to read.
_LIKELY = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|\s|\Z)|[`*]|<(?=[A-Za-z/!?])|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|~~"
    r"|\[(?=[^\]]*\][(:\[])"
)
_ANY = re.compile(r"[!-/:-@\[-`{-~]")
_LINE_START = re.compile(
    r"^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+(?=\s*$)|-+(?=\s*$)|~~~|\d{1,9}(?=[.)](?:\s|$)))",
    re.MULTILINE,
)


def lines_of(block: Block) -> list[str]:
    """Return the lines of a block of text in Markdown that shows the same text.

    As little as possible is escaped, and as many marks as possible are kept: what is written is
    parsed again, and written more carefully if it shows another text.
    """
    lines: list[str] = []
    for marks in _ever_fewer(_ordered(block.marks, block.text), block.text):
        for special in (_LIKELY, _ANY):
            lines = _prose(block, marks, special)
            if _shows(lines, _without_targets(block.text, marks)):
                return lines
    return lines


def _shows(lines: Sequence[str], wanted: str) -> bool:
    """Return whether lines of Markdown show a text, apart from white space."""
    text = "\n".join(lines)
    if len(text) > MAX_MARKUP or not is_marked_up(text):
        return True
    shown = "".join(plain(token.children or ()) for token in tokens(text))
    return "".join(shown.split()) == "".join(wanted.split())


def _ever_fewer(marks: Sequence[Mark], text: str) -> Iterator[Sequence[Mark]]:
    """Yield fewer and fewer marks: all, those that certainly work, links and images and code, none.

    The signs of emphasis may be shown instead if a letter or another sign is beside them: `a_b_c`.
    """
    yield marks
    ends = Counter(place for mark in marks for place in (mark.start, mark.end))

    def is_safe(mark: Mark) -> bool:
        around = text[max(0, mark.start - 1) : mark.start] + text[mark.end : mark.end + 1]
        is_alone = ends[mark.start] == ends[mark.end] == 1
        return is_alone and not any(character.isalnum() for character in around)

    yield [mark for mark in marks if mark.kind not in _SIGNS or is_safe(mark)]
    yield [mark for mark in marks if mark.kind not in _SIGNS]
    yield ()


def _ordered(marks: Iterable[Mark], text: str) -> list[Mark]:
    """Return marks without white space at their ends, the outer ones before those inside them."""

    def trimmed(mark: Mark) -> Mark:
        label = text[mark.start : mark.end]
        start = mark.end - len(label.lstrip())
        return mark._replace(start=start, end=mark.start + len(label.rstrip()))

    return sorted(
        (
            mark
            for mark in (m if m.kind == "code" else trimmed(m) for m in marks)
            if mark.start < mark.end and (mark.target or mark.kind != "image")
        ),
        key=lambda mark: (mark.start, -mark.end, _INNERMOST_LAST.index(mark.kind)),
    )


def _target_after(mark: Mark, text: str) -> tuple[int, int]:
    """Return where a link's target follows its text; an empty range if it doesn't."""
    shown = f" ({mark.target.removeprefix('mailto:')})"
    start = mark.end
    while text.startswith("  ", start):
        start += 1
    is_there = mark.target and text.startswith(shown, start)
    return (start, start + len(shown)) if is_there else (mark.end, mark.end)


def _without_targets(text: str, marks: Iterable[Mark]) -> str:
    pieces = []
    at = 0
    for start, end in sorted(_target_after(mark, text) for mark in marks):
        pieces.append(text[at:start])
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def _prose(block: Block, marks: Sequence[Mark], special: re.Pattern[str]) -> list[str]:
    """Return the lines of a block of text, with what is special in it escaped."""
    text = _Inline(block.text, special).write(marks)
    match block.kind:
        case "heading":
            return [f"{'#' * int(block.info or 1)} {text}".replace("\n", " ")]
        case "table":
            return _table(text)
    text = _LINE_START.sub(_escape_start, text)
    return text.replace("\n", "\\\n").split("\n")


def _escape_start(match: re.Match[str]) -> str:
    """Return the start of a line with a backslash; in a number, it has to be after the digits."""
    start = match.group()
    return f"{start}\\" if start.isdecimal() else f"\\{start}"


def _table(text: str) -> list[str]:
    escaped = re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", text)
    rows = [row.split("\t") for row in escaped.split("\n")]
    width = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return [lines[0], f"|{' --- |' * width}", *lines[1:]]


class _Inline:
    """Writes the text of a block with its marks.

    Args:
        text: the text.
        special: what is escaped in it.
    """

    def __init__(self, text: str, special: re.Pattern[str]) -> None:
        self._text = text
        self._special = special
        self._written: list[str] = []
        self._at = 0
        """Up to where the text is written."""
        self._open: list[tuple[Mark, str]] = []
        """The marks that the text is inside, each with the sign that ends it."""
        self._closed = ""
        """The sign that has just been written to end a mark."""

    def write(self, marks: Sequence[Mark]) -> str:
        """Return the text with marks; outer marks must come before those inside them."""
        for mark in marks:
            self._close(mark.start)
            if mark.start < self._at:
                continue  # it is inside code, or in a target that follows its link
            self._copy(mark.start)
            whole = self._whole(mark)
            if not whole:
                self._begin(mark)
                continue
            if whole[0] == "`" and self._written[-1:] and self._written[-1].endswith("`"):
                self._add(" ")  # two code spans that touch would be one
            self._add(whole)
            self._at = mark.end
            self._skip_target(mark)
        self._close(len(self._text))
        self._copy(len(self._text))
        return "".join(self._written)

    def _escaped(self, text: str) -> str:
        return self._special.sub(r"\\\g<0>", text)

    def _add(self, piece: str) -> None:
        self._written.append(piece)
        self._closed = ""

    def _copy(self, end: int) -> None:
        if end > self._at:
            self._add(self._escaped(self._text[self._at : end]))
            self._at = end

    def _begin(self, mark: Mark) -> None:
        if self._open:
            mark = mark._replace(end=min(mark.end, self._open[-1][0].end))
        if mark.kind == "link":
            self._add("[")
            self._open.append((mark, f"]({_target(mark.target)})"))
            return
        sign = _SIGNS[mark.kind]
        if self._closed.endswith("*"):
            sign = sign.replace("*", "_")
        self._add(sign)
        self._open.append((mark, sign))

    def _close(self, end: int) -> None:
        while self._open and self._open[-1][0].end <= end:
            mark, sign = self._open.pop()
            self._copy(mark.end)
            self._add(sign)
            self._closed = sign
            self._skip_target(mark)

    def _skip_target(self, mark: Mark) -> None:
        start, end = _target_after(mark, self._text)
        if start < end:
            self._copy(start)
            self._at = max(self._at, end)

    def _whole(self, mark: Mark) -> str:
        """Return what is written for a mark that has no others inside it; nothing for the rest."""
        label = self._text[mark.start : mark.end]
        if mark.kind == "code":
            return _code_span(label)
        if mark.kind == "image":
            return f"![{self._escaped(label)}]({_target(mark.target)})"
        is_bare = label in (mark.target, mark.target.removeprefix("mailto:"))
        return f"<{label}>" if is_bare and re.match(r"(?i)https?://|mailto:", mark.target) else ""


def _code_span(text: str) -> str:
    code = text.replace("\n", " ")
    fence = "`" * (max(map(len, re.findall("`+", code)), default=0) + 1)
    # A space at both ends is taken for padding, and left out when it is read.
    is_padded = "`" in (code[0], code[-1]) or (code[0] == code[-1] == " " and code.strip())
    return f"{fence} {code} {fence}" if is_padded else f"{fence}{code}{fence}"


def _target(address: str) -> str:
    """Return an address as the target of a link, in `<>` if it needs them."""
    escaped = re.sub(r"&(?=#?\w+;)", "&amp;", address)
    if re.search(r"[()<>\\]", escaped):
        return "<" + re.sub(r"[<>\\]", lambda m: f"%{ord(m[0]):02X}", escaped) + ">"
    return escaped
