"""Text fitted to a width: wrapped behind a prefix, or cut around its matches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from faqcli.output.text import Text, cell_len, chop_cells

if TYPE_CHECKING:
    from faqcli.model import Span

MEASURE = 80
"""The most columns that text fills, however wide the window: longer lines are hard to read."""
LEAST = 10
"""The fewest columns for text beside a prefix; a prefix that leaves fewer is left out."""
_TAB = 8
_WORD = re.compile(r"\s*\S+\s*")

Lines = Iterator[Text]


def hang(prefix: Text | None, body: Text, width: int, again: Text | None = None) -> Lines:
    """Yield a text as lines of at most `width` cells, with a hanging indent.

    Args:
        prefix: what the first line starts with.
        body: the text, which may have several lines.
        width: the width of the window, in cells.
        again: what the other lines start with; by default as many spaces as the prefix is wide.
    """
    lead = prefix or Text("")
    room = min(width, MEASURE) - lead.cell_len
    if room < LEAST:
        lead, again, room = Text(""), None, max(1, width)
    follow = again if again is not None else Text(" " * lead.cell_len)
    if cell_len(body.plain) <= room and not {"\n", "\t"} & set(body.plain):
        yield Text.assemble(lead, body)
        return
    for i, line in enumerate(wrapped(body, room)):
        yield Text.assemble(follow if i else lead, line)


def cut(text: Text, width: int) -> Text:
    """Return a text cut to one line of at most `width` cells, with `…` for the rest."""
    if text.cell_len <= width:
        return text
    end = len(text)
    while end and cell_len(text.plain[:end]) >= width:
        end -= 1
    return Text.assemble(text[:end], "…")


def wrapped(text: Text, width: int) -> Lines:
    """Yield a text as lines of at most `width` cells, without white space at their ends."""
    for unbroken in text.split("\n"):
        line = _without_tabs(unbroken) if "\t" in unbroken.plain else unbroken
        for start, end in pairwise((0, *_breaks(line.plain, width), len(line))):
            yield line[start : start + len(line.plain[start:end].rstrip())]


def _without_tabs(line: Text) -> Text:
    """Return a line with spaces up to every eighth cell in place of each tab."""
    first, *others = line.split("\t")
    for part in others:
        first = Text.assemble(first, " " * (_TAB - first.cell_len % _TAB), part)
    return first


def _breaks(text: str, width: int) -> Iterator[int]:
    """Yield where to break a line: before a word, or inside one that is wider than a line."""
    used = 0
    for word in _WORD.finditer(text):
        start, size = word.start(), cell_len(word[0].rstrip())
        if used + size <= width:
            used += cell_len(word[0])
        elif size <= width:
            yield start
            used = cell_len(word[0])
        else:
            for piece in _pieces(word[0], width):
                if start:
                    yield start
                start += len(piece)
                used = cell_len(piece)


def _pieces(word: str, width: int) -> Iterator[str]:
    """Yield a word that is wider than a line in pieces, which end with a slash if they can."""
    piece = ""
    for part in re.findall(r"[^/\\]*[/\\]|[^/\\]+", word):
        if piece and cell_len(part.rstrip()) <= width < cell_len(piece + part.rstrip()):
            yield piece
            piece = ""
        *whole, piece = chop_cells(piece + part, width)
        yield from whole
    yield piece


def window(text: str, spans: Sequence[Span], room: int) -> Span:
    """Return the part of a text, about `room` cells wide, that shows the most matches.

    It starts and ends between words, a little before the first match in it.
    """
    from faqcli.model import Span

    if cell_len(text) <= room:
        return Span(0, len(text))
    # Wide characters take two cells: count in characters of the text's average width.
    characters = max(LEAST, room * len(text) // cell_len(text) - 4)
    starts = [span.start for span in spans] or [0]
    best = max(
        starts,
        key=lambda s: (sum(s <= x.start and x.end <= s + characters * 3 // 4 for x in spans), -s),
    )
    start = max(0, min(best - characters // 4, len(text) - characters))
    end = min(len(text), start + characters)
    if start and not text[start - 1].isspace():
        space = text.find(" ", start, best)
        start = space + 1 if space >= 0 else start
    if end < len(text) and not text[end].isspace():
        last = max((s.end for s in spans if s.end <= end), default=start)
        space = text.rfind(" ", last, end)
        end = space if space > start else end
    return Span(start, end)
