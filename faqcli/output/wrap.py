"""Text fitted to a width: wrapped behind a prefix, or cut around its matches.

A Rich Console would wrap as well, and importing it takes an eighth of a plain run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from rich.text import Text

from faqcli.model import Span

if TYPE_CHECKING:
    from rich.console import Console

MEASURE = 80
"""The most columns that text is set in, however wide the window: longer lines are hard to read."""
LEAST = 10
"""The least columns beside a prefix; one that leaves fewer gives way."""

Lines = Iterator[Text]


def hang(prefix: Text | None, body: Text, width: int, again: Text | None = None) -> Lines:
    """Yield a text as lines of at most `width` cells behind a prefix.

    The further lines stand behind `again`, by default as many spaces as the prefix is wide.
    """
    lead = prefix or Text("")
    room = min(width, MEASURE) - lead.cell_len
    if room < LEAST:
        lead, again, room = Text(""), None, max(1, width)
    follow = again if again is not None else Text(" " * lead.cell_len)
    if cell_len(body.plain) <= room and not {"\n", "\t"} & set(body.plain):
        yield Text.assemble(lead, body)
        return
    for i, line in enumerate(body.wrap(_NO_CONSOLE, room)):
        line.rstrip()
        yield Text.assemble(follow if i else lead, line)


# What Text.wrap does with its console is to justify, which nothing here asks for.
_NO_CONSOLE = cast("Console", None)


def window(text: str, spans: Sequence[Span], room: int) -> Span:
    """Return the part of `text` of at most about `room` cells that shows most of the matches.

    It starts and ends between words, and begins a little before the first match in it.
    """
    if cell_len(text) <= room:
        return Span(0, len(text))
    # Wide characters take two cells: count in characters that take as many on average.
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
