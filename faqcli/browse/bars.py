"""The line that is typed in, and the line of keys below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from faqcli.browse.keys import SEARCHING
from faqcli.controls import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY, _LABEL, _MESSAGE = Style(bold=True), Style(dim=True), Style(color="yellow", bold=True)


class SearchLine(Input):
    """Takes what is searched for."""

    BINDINGS = [Binding(SEARCHING.keys, SEARCHING.action, SEARCHING.what)]  # noqa: RUF012

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(placeholder="Search", id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False  # a screen where nothing happens draws nothing

    def validate_value(self, value: str) -> str:
        """Return what was typed or pasted, made visible and on one line."""
        return visible(value).replace("\n", " ").replace("\t", " ")


class KeyBar(Widget):
    """Shows the keys that matter where the focus is, or a message for a while."""

    _PATIENCE = 6.0

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._labels: Sequence[tuple[str, str, str]] = ()
        self._spots: list[tuple[int, int, str]] = []
        self.message = ""
        """What is said now, if anything."""
        self._said = 0

    def show(self, labels: Sequence[tuple[str, str, str]]) -> None:
        """Show keys: each with its label and the action that a click starts."""
        self._labels = labels
        self.refresh()

    def say(self, message: str, *, stays: bool = False) -> None:
        """Show a message instead, for some seconds unless it stays; an empty one ends it."""
        self.message = visible(message).replace("\n", " ")
        self._said += 1
        said = self._said
        if message and not stays:
            self.set_timer(self._PATIENCE, lambda: self.say("") if said == self._said else None)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the line: what of it there is room for."""
        width, style = self.size.width, self.rich_style
        segments = [Segment(" ", style)]
        used = 1
        self._spots = []
        if self.message:
            segments.append(Segment(self.message, style + _MESSAGE))
            return Strip(segments).adjust_cell_length(width, style)
        for key, label, action in self._labels:
            size = cell_len(key) + 1 + cell_len(label)
            if used + size > width:
                break
            self._spots.append((used, used + size, action))
            shown = [Segment(key, style + _KEY), Segment(f" {label}  ", style + _LABEL)]
            segments += shown
            used += size + 2
        return Strip(segments).adjust_cell_length(width, style)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        for start, end, action in self._spots:
            if start <= event.x < end:
                await self.app.run_action(action)
                return
