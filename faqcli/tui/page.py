"""An answer as the screen shows it: its lines, and where its matches and links are."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from faqcli.model import Entry, Heading
from faqcli.output.text import Text
from faqcli.output.theme import Role, runs
from faqcli.sanitize import followable

_UNSURE = re.compile(".\ufe0f\u20e3?|.[\U0001f3fb-\U0001f3ff]", re.DOTALL)
"""Emoji with a variation selector or a skin tone: terminals disagree about their width."""


class Spot(NamedTuple):
    """A run of cells in a line."""

    line: int
    start: int
    end: int


class Target(NamedTuple):
    """A link: to an address, or to a question by its number."""

    address: str
    number: int
    spots: tuple[Spot, ...]
    what: str
    """What following it does, in words."""


class Page(NamedTuple):
    """Lines, with their matches and links."""

    entry: Entry | None
    lines: tuple[Strip, ...]
    matches: tuple[Spot, ...] = ()
    targets: tuple[Target, ...] = ()
    ends: tuple[int, ...] = ()
    """The position of the end of each line."""
    head: int = 0
    """How many lines at the top are the question."""

    def position(self, line: int) -> int:
        """Return the position of a line: how many characters are above it, without white space.

        The position of a text stays the same when it is wrapped to another width.
        """
        return self.ends[min(line, len(self.ends)) - 1] if line and self.ends else 0

    def line_at(self, position: int) -> int:
        """Return the line that a position is in."""
        return bisect_right(self.ends, position) if position else 0


EMPTY = Page(None, ())


def compose(
    entry: Entry | None, text: Iterable[Text], leads: Iterable[tuple[Heading, Sequence[Text]]] = ()
) -> Page:
    """Return the page of an answer; `leads` are lines below it that are links to questions."""
    texts = list(text)
    lines = [strip(line) for line in texts]
    matches = [spot for i, line in enumerate(texts) for spot in _matches(i, line)]
    targets = _links(lines)
    for heading, shown in leads:
        first = len(lines)
        lines += [strip(line) for line in shown]
        widths = [cell_len(line.text.rstrip()) for line in lines[first:]]
        spots = tuple(Spot(i, 0, width) for i, width in enumerate(widths, start=first))
        what = f"Go to question {heading.number}: {heading.question}"
        targets.append(Target("", heading.number, spots, what))
    ends = accumulate(len("".join(line.text.split())) for line in lines)
    head = next((i for i, line in enumerate(lines) if not line.text.strip()), len(lines))
    return Page(entry, tuple(lines), tuple(matches), tuple(targets), tuple(ends), head)


def strip(line: Text) -> Strip:
    """Return a line of text as Textual draws it."""
    is_sure = not _UNSURE.search(line.plain)
    return Strip(
        Segment(text if is_sure else _UNSURE.sub(_sure, text), _style(" ".join(looks), target))
        for text, looks, target in runs(line)
    )


@lru_cache(256)
def _style(looks: str, target: str) -> Style:
    """Return how Rich names a look; of several colours, the last one counts."""
    return sum(map(Style.parse, looks.split()), Style(link=target or None))


def _sure(emoji: re.Match[str]) -> str:
    """Return the base of an emoji, followed by spaces to keep the width."""
    base = emoji[0][0]
    return base + " " * (cell_len(emoji[0]) - cell_len(base))


def _matches(i: int, line: Text) -> list[Spot]:
    """Return the matches in a line."""
    found: list[Spot] = []
    for start, end, *_ in sorted(mark for mark in line.marks if mark[2] == Role.MATCH):
        spot = Spot(i, cell_len(line.plain[:start]), cell_len(line.plain[:end]))
        if found and found[-1].end == spot.start:  # a word that is emphasised in part
            found[-1] = found[-1]._replace(end=spot.end)
        else:
            found.append(spot)
    return found


def _links(lines: Sequence[Strip]) -> list[Target]:
    """Return the links in lines; one that is broken over several lines is a single link."""
    found: list[Target] = []
    is_open = False
    for i, line in enumerate(lines):
        end = 0
        for segment in line:
            start, end = end, end + segment.cell_length
            address = followable(segment.style.link or "") if segment.style else ""
            if not address:
                is_open = is_open and not segment.text.strip()
                continue
            spot = Spot(i, start, end)
            if is_open and found[-1].address == address:
                found[-1] = found[-1]._replace(spots=(*found[-1].spots, spot))
            else:
                found.append(Target(address, 0, (spot,), f"Follow the link to {address}"))
            is_open = True
    return found


def with_style(line: Strip, spot: Spot, style: Style) -> Strip:
    """Return a line with a run of its cells in another style."""
    inside = line.crop(spot.start, spot.end)
    shown = Strip(Segment.apply_style(inside, post_style=style), inside.cell_length)
    return Strip.join([line.crop(0, spot.start), shown, line.crop(spot.end)])
