"""A scrolling view of lines, which are drawn only when they are shown."""

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
from textual.widget import Widget

from faqcli.tui.keys import Scope, bound

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"

Move = Literal["down", "up", "page_down", "page_up", "first", "last"]


def bindings(scope: Scope, *, priority: bool = False) -> list[BindingType]:
    """Return the bindings of the keys that work in a scope.

    With priority they are looked up when a key is pressed, not after it has come to the widget
    with the focus: keys that follow one another quickly then go where they would after a pause.
    """
    return [Binding(*names, priority=priority) for names in bound(scope)]


class WholeCells(ScrollBarRender):
    """Draws a scroll bar from whole cells only, as some fonts and consoles lack parts of them."""

    VERTICAL_BARS = [" "]  # noqa: RUF012 - as Textual has it


def draw_whole_cells(widget: Widget) -> None:
    """Have the vertical scroll bar of a widget drawn from whole cells, as Textual documents it."""
    widget.vertical_scrollbar.renderer = WholeCells  # type: ignore[misc]  # declared as of the class


class LinesView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows lines, which a subclass draws one by one."""

    _style = Style.null()

    def on_mount(self) -> None:
        """Draw the scroll bar from whole cells."""
        draw_whole_cells(self)

    def set_line_count(self, count: int) -> None:
        """Set how many lines there are."""
        self.virtual_size = Size(self.text_width, count)
        self.refresh()

    @property
    def text_width(self) -> int:
        """How many cells a line has."""
        return max(1, self.scrollable_content_region.width)

    @property
    def text_height(self) -> int:
        """How many lines there is room for."""
        return max(1, self.scrollable_content_region.height)

    @property
    def frozen(self) -> int:
        """How many lines at the top stay where they are while the others scroll."""
        return 0

    def line_at(self, row: int) -> int:
        """Return which line is on a row of the widget."""
        return row if row < self.frozen else row + self.scroll_offset.y

    @property
    def top(self) -> int:
        """How many lines have been scrolled out of view."""
        return round(self.scroll_y)

    def go_to(self, line: int) -> None:
        """Scroll until so many lines are out of view, or as near to that as possible."""
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def reveal(self, first: int, last: int) -> None:
        """Scroll only as far as needed to show the lines from `first` to `last`."""
        if first < self.top:
            self.go_to(first)
        elif last >= self.top + self.text_height:
            self.go_to(min(first, last - self.text_height + 1))

    def move(self, how: Move) -> None:
        """Scroll by a line or a page, or to either end."""
        page = max(1, self.text_height - self.frozen - 1)
        steps = {"down": 1, "up": -1, "page_down": page, "page_up": -page}
        if how in steps:
            self.go_to(min(self.top + steps[how], self.virtual_size.height - self.text_height))
        else:
            self.go_to(0 if how == "first" else self.virtual_size.height)

    def line(self, number: int) -> Strip:
        """Return a line, by its number from 0."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines of the screen; their style takes long to find out, so this does it once."""
        self._style = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen."""
        number = self.line_at(y)
        style, width = self._style, self.text_width
        if number >= self.virtual_size.height:
            return Strip.blank(width, style)
        shown = self.line(number).apply_style(style).adjust_cell_length(width, style)
        if _RIGHT_TO_LEFT.search(shown.text):
            # The marks keep a terminal that reorders such lines from mixing the columns.
            mark = Segment(_LEFT_TO_RIGHT, style)
            last = Segment(f"{_LEFT_TO_RIGHT} ", style)  # by itself, a mark at the end is cut off
            return Strip([mark, *shown.crop(0, width - 1), last], width)
        return shown
