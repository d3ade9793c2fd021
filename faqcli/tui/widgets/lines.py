"""A scrolling view of lines that are drawn only while they are seen."""

from __future__ import annotations

import re
from typing import Literal

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBarRender
from textual.strip import Strip

from faqcli.tui.keys import bound

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"

Move = Literal["down", "up", "page_down", "page_up", "first", "last"]


def outside() -> list[BindingType]:
    """Return the keys that work outside of the search line, for what may have the focus there.

    They go before what has not come to it yet: keys in quick succession go where they would.
    """
    return [Binding(*names, priority=True) for names in bound("outside")]


class WholeCells(ScrollBarRender):
    """Draws a scroll bar without parts of cells, which some fonts and consoles lack."""

    VERTICAL_BARS = [" "]  # noqa: RUF012 - as Textual has it


class LinesView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows as many lines as there are; a subclass says what each one is."""

    _style = Style.null()

    def count_lines(self, count: int) -> None:
        """Say how many lines there are now."""
        self.virtual_size = Size(self.text_width, count)
        self.refresh()

    @property
    def text_width(self) -> int:
        """How many cells a line has."""
        return max(1, self.scrollable_content_region.width)

    @property
    def text_height(self) -> int:
        """How many lines are seen."""
        return max(1, self.scrollable_content_region.height)

    @property
    def top(self) -> int:
        """The first line that is seen."""
        return round(self.scroll_y)

    def go(self, line: int) -> None:
        """Scroll until `line` is at the top, or as near as it can be."""
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def reveal(self, first: int, last: int) -> None:
        """Scroll no more than is needed to see the lines from one to another."""
        if first < self.top:
            self.go(first)
        elif last >= self.top + self.text_height:
            self.go(min(first, last - self.text_height + 1))

    def move(self, how: Move) -> None:
        """Scroll by a line or a page, or to either end."""
        page = max(1, self.text_height - 1)
        steps = {"down": 1, "up": -1, "page_down": page, "page_up": -page}
        if how in steps:
            self.go(min(self.top + steps[how], self.virtual_size.height - self.text_height))
        else:
            self.go(0 if how == "first" else self.virtual_size.height)

    def line(self, number: int) -> Strip:
        """Return a line; only those that there are will be asked for."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines of the screen, all of one style, which takes long to find out."""
        self._style = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen."""
        number = y + self.scroll_offset.y
        style, width = self._style, self.text_width
        if number >= self.virtual_size.height:
            return Strip.blank(width, style)
        shown = self.line(number).apply_style(style).adjust_cell_length(width, style)
        if _RIGHT_TO_LEFT.search(shown.text):
            # A terminal that puts such lines in order does so within this view, not across two.
            mark = Segment(_LEFT_TO_RIGHT, style)
            last = Segment(f"{_LEFT_TO_RIGHT} ", style)  # by itself, a mark at the end is cut off
            return Strip([mark, *shown.crop(0, width - 1), last], width)
        return shown
