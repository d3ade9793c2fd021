"""The list of questions, of which only the visible part is drawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from faqcli.output.plain import matched
from faqcli.output.text import Text
from faqcli.output.theme import Role
from faqcli.output.wrap import cut, hang
from faqcli.tui.listing import Listing
from faqcli.tui.page import strip
from faqcli.tui.widgets.lines import LinesView, Move, bindings

_CURSOR = Style(reverse=True, dim=False, color="default")
_MARK = "▌"


class _Block(NamedTuple):
    """The lines of one question, and of the title above it."""

    head: Sequence[Text]
    body: Sequence[Text]


class QuestionList(LinesView):
    """Shows a listing with a cursor, and posts a message when that moves."""

    BINDINGS = bindings("outside", priority=True)

    @dataclass
    class CursorMoved(Message):
        """The cursor has moved to another question."""

        number: int

    class Selected(Message):
        """The question under the cursor was clicked once more."""

    @dataclass
    class Unread(Message):
        """The question at an index is shown and has not been read yet."""

        index: int

    class EndReached(Message):
        """The cursor is at the last question."""

    def __init__(self, listing: Listing, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.listing = listing
        self.index: int | None = 0 if len(listing) else None
        """The index of the question under the cursor; None if the answer is of none in the list."""
        self._starts: Sequence[int] = ()
        self._notes: list[Strip] = []
        self._blocks: dict[int, _Block] = {}
        self._width = 0

    @property
    def number(self) -> int:
        """The number of the question under the cursor; 0 if there is none."""
        return 0 if self.index is None else self.listing.numbers[self.index]

    def show(self, listing: Listing, number: int = 0) -> None:
        """Show a listing from its top, with the cursor on a question."""
        self.go_to(0)
        self.replace(listing, number)

    def select(self, number: int) -> None:
        """Put the cursor on a question if it is in the list, without posting a message."""
        self.index = self.listing.index_of(number)
        self._reveal()
        self.refresh()

    def replace(self, listing: Listing, number: int) -> None:
        """Show another version of the listing, with the cursor on a question; don't scroll."""
        self.listing = listing
        self.lay_out(self.text_width)
        self.select(number)

    def on_resize(self) -> None:
        """Wrap the questions to the new width, and keep the cursor visible."""
        if self.text_width != self._width:
            self.lay_out(self.text_width)
        self._reveal()

    def move(self, how: Move) -> None:
        """Move the cursor by a question or a page, or to either end."""
        count = len(self.listing)
        if not count:
            return
        index = self.index or 0
        if how in ("down", "up") and self.index is not None:
            index += 1 if how == "down" else -1
        elif how in ("first", "last"):
            index = 0 if how == "first" else count - 1
        elif how in ("page_down", "page_up"):
            page = self.text_height if how == "page_down" else -self.text_height
            there = bisect_right(self._starts, max(0, self._starts[index] + page)) - 1
            index = max(there, index + 1) if page > 0 else min(there, index - 1)
        self.move_to(index)

    def move_to(self, index: int) -> None:
        """Move the cursor to an index, or to the nearest that exists, and post a message."""
        last = len(self.listing) - 1
        index = max(0, min(index, last))
        if index == last:
            self.post_message(self.EndReached())
        if index == self.index:
            return
        self.index = index
        self._reveal()
        self.refresh()
        self.post_message(self.CursorMoved(self.number))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the question under the mouse, or select the one it is on already."""
        line = event.get_content_offset(self)
        if line is None or not self._starts:
            return
        number = line.y + self.scroll_offset.y
        index = bisect_right(self._starts, number) - 1
        if number >= self.virtual_size.height or index < 0:
            return
        is_again = index == self.index
        self.move_to(index)
        if is_again:
            self.post_message(self.Selected())

    def line(self, number: int) -> Strip:
        """Return a line of the list."""
        if number < len(self._notes):
            return self._notes[number]
        index = bisect_right(self._starts, number) - 1
        block = self._block(index)
        at = number - self._starts[index]
        if at < len(block.head):
            return strip(block.head[at])
        text = block.body[at - len(block.head)]
        if index != self.index:
            return strip(Text.assemble(" ", text))
        if not self.has_focus:
            return strip(Text.assemble((_MARK, Role.NUMBER), text))
        shown = strip(Text.assemble(" ", text)).adjust_cell_length(self._width)
        return Strip(Segment.apply_style(shown, post_style=_CURSOR), self._width)

    def lay_out(self, width: int) -> None:
        """Compute the line that each question starts on, when it is wrapped to a width."""
        self._width = max(1, width)
        self._blocks.clear()
        listing = self.listing
        indexes = range(len(listing))
        if listing.is_wrapped:
            heights = [sum(map(len, self._block(index))) for index in indexes]
        else:
            heights = [1] * len(listing)
            for index in listing.titles:
                heights[index] += bool(index) + bool(listing.titles[index])
        self._notes = []
        for note in listing.notes:
            lines = hang(Text(" "), Text(note, Role.META if heights else ""), self._text_width)
            self._notes += map(strip, (*lines, Text("")))
        *self._starts, end = accumulate(heights, initial=len(self._notes))
        self.set_line_count(end)

    def _reveal(self) -> None:
        if self.index is None or not self._starts:
            return
        start = self._starts[self.index]
        block = self._block(self.index)
        last = start + len(block.head) + len(block.body) - 1
        self.reveal(start if self.index else 0, last)

    def _block(self, index: int) -> _Block:
        block = self._blocks.get(index)
        if block is None:
            block = self._set(index)
            if self.listing.item(index) is not None:
                self._blocks[index] = block
        return block

    @property
    def _text_width(self) -> int:
        """The width of a line, without one cell before the scroll bar."""
        return max(1, self._width - 1)

    def _set(self, index: int) -> _Block:
        width = max(1, self._text_width - 1)
        head = []
        title = self.listing.titles.get(index)
        if title is not None and index:
            head.append(Text(""))
        if title:
            head += self._fitted(Text(" "), Text(title, Role.SECTION), self._text_width)
        digits = len(str(self.listing.largest))
        number = Text(f"{self.listing.numbers[index]:>{digits}}  ", Role.NUMBER)
        item = self.listing.item(index)
        if item is None:
            self.post_message(self.Unread(index))
            return _Block(head, [number])
        body = self._fitted(number, matched(item.question, item.spans), width)
        if item.remark and self.listing.is_wrapped:
            indent = Text(" " * number.cell_len)
            body += hang(indent, Text(item.remark, Role.META), width)
        return _Block(head, body)

    def _fitted(self, prefix: Text, text: Text, width: int) -> list[Text]:
        """Return a text behind a prefix, wrapped; in a long list, cut to one line."""
        if self.listing.is_wrapped:
            return list(hang(prefix, text, width))
        return [cut(Text.assemble(prefix, text), width)]
