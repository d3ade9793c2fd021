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
from faqcli.output.terminal import snippet
from faqcli.output.text import Text
from faqcli.output.theme import Role
from faqcli.output.wrap import cut, hang
from faqcli.tui.listing import Listing
from faqcli.tui.page import strip
from faqcli.tui.widgets.lines import LinesView, Move, bindings

_CURSOR = Style(reverse=True, dim=False, color="default")
_DIMMED = Style(dim=True)
_MARK = "▌"
_WITH_PASSAGE = 5
"""About how many lines a hit takes with its passage."""


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
        self.is_alone = True
        """Whether there is no answer beside the list; then hits always have their passages."""
        self._notes: list[Strip] = []
        self._starts = [0]
        """The line below the notes that each question starts on, and the end of the last one."""
        self._blocks: dict[int, _Block] = {}
        self._arranged: tuple[Sequence[int], int, bool] = ((), 0, False)
        """The numbers and the width that `_starts` is for, and whether hits have passages."""

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
        self.lay_out(self.text_width)
        self._reveal()

    def on_focus(self) -> None:
        """Make sure that the cursor is visible."""
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
        number = self.line_at(line.y) - len(self._notes) if line else -1
        if not 0 <= number < self._starts[-1]:
            return
        index = bisect_right(self._starts, number) - 1
        is_again = index == self.index
        self.move_to(index)
        if is_again:
            self.post_message(self.Selected())

    def line(self, number: int) -> Strip:
        """Return a line of the list."""
        if number < len(self._notes):
            return self._notes[number]
        number -= len(self._notes)
        index = bisect_right(self._starts, number) - 1
        head, body = self._block(index)
        at = number - self._starts[index]
        is_current = index == self.index and at >= len(head)
        if at < len(head):
            shown = strip(head[at])
        else:
            mark = (_MARK, Role.NUMBER) if is_current and not self.has_focus else " "
            shown = strip(Text.assemble(mark, body[at - len(head)]))
        if is_current and self.has_focus:
            shown = shown.adjust_cell_length(self._width)
            return Strip(Segment.apply_style(shown, post_style=_CURSOR), self._width)
        return shown.apply_style(_DIMMED) if self.listing.is_dimmed else shown

    def lay_out(self, width: int) -> None:
        """Compute the line that each question starts on, when it is wrapped to a width."""
        listing = self.listing
        has_passages = self.is_alone or _WITH_PASSAGE * len(listing) <= self.text_height
        numbers, *before = self._arranged
        self._arranged = listing.numbers, max(1, width), has_passages
        if numbers is not listing.numbers or before != [self._width, has_passages]:
            self._blocks.clear()
            self._starts = list(accumulate(self._heights(), initial=0))
        self._notes = []
        role = "" if listing.is_dimmed or not len(listing) else Role.META
        for note in listing.notes:
            self._notes += map(strip, hang(Text(" "), Text(note, role), self._text_width))
        self._notes += [strip(Text(""))] if self._notes else []
        self.set_line_count(len(self._notes) + self._starts[-1])

    def _heights(self) -> list[int]:
        listing = self.listing
        if listing.is_wrapped:
            return [sum(map(len, self._block(index))) for index in range(len(listing))]
        heights = [1] * len(listing)
        for index, title in listing.titles.items():
            heights[index] += bool(index) + bool(title)
        return heights

    def _reveal(self) -> None:
        if self.index is None or (self.listing.is_dimmed and not self.has_focus):
            return  # what a search says when it has found nothing is above the questions
        start = len(self._notes) + self._starts[self.index]
        end = len(self._notes) + self._starts[self.index + 1]
        self.reveal(start if self.index else 0, end - 1)

    def _block(self, index: int) -> _Block:
        block = self._blocks.get(index)
        if block is None:
            block = self._set(index)
            if self.listing.item(index) is not None:
                self._blocks[index] = block
        return block

    @property
    def _width(self) -> int:
        return self._arranged[1]

    @property
    def _has_passages(self) -> bool:
        return self._arranged[2]

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
        passage = item.passage if self._has_passages else None
        question = matched(item.question, item.spans, Role.QUESTION if passage else "")
        body = self._fitted(number, question, width)
        indent = Text(" " * number.cell_len)
        if item.remark and self.listing.is_wrapped:
            body += hang(indent, Text(item.remark, Role.META), width)
        if passage and self.listing.is_wrapped:
            body += snippet(passage, indent, width)
        return _Block(head, body)

    def _fitted(self, prefix: Text, text: Text, width: int) -> list[Text]:
        """Return a text behind a prefix, wrapped; in a long list, cut to one line."""
        if self.listing.is_wrapped:
            return list(hang(prefix, text, width))
        return [cut(Text.assemble(prefix, text), width)]
