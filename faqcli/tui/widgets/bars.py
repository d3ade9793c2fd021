"""The search line at the top, and the bar of keys at the bottom."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from faqcli.output.text import Text
from faqcli.output.wrap import cut, hang
from faqcli.sanitize import visible
from faqcli.tui.keys import Label
from faqcli.tui.widgets.lines import bindings

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY, _WHAT, _MESSAGE = Style(bold=True), Style(dim=True), Style(bold=True)
_GAP = "  "
_MOST_LINES = 4
"""The most lines that a message takes."""


_EDITING = {binding.key: binding.action for binding in Binding.make_bindings(Input.BINDINGS)}
"""The actions of the keys that edit the line."""


class SearchLine(Input):
    """The line that is typed in."""

    BINDINGS = bindings("in search", priority=True)

    def __init__(self, title: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        placeholder = f"Search {title}".rstrip()
        super().__init__(placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False  # a screen on which nothing happens needn't be drawn

    async def on_key(self, event: events.Key) -> None:
        """Edit at once: Textual would do so only after the keys that are typed next."""
        if not event.is_printable and event.key in _EDITING:
            event.stop()
            await self.run_action(_EDITING[event.key])

    def validate_value(self, value: str) -> str:
        """Return the text with control characters made visible, on one line."""
        return visible(value).replace("\n", " ").replace("\t", " ")


class KeyBar(Widget):
    """Shows the keys that matter where the focus is, or a message."""

    _PATIENCE = 6.0

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._labels: Sequence[Label] = ()
        self._spots: list[tuple[int, int, str]] = []
        self.message = ""
        """The message that is shown, if any."""
        self._said = 0
        self._lines: list[Text] = []

    def show(self, labels: Sequence[Label]) -> None:
        """Show keys: if there isn't room for all, the first ones and the last."""
        self._labels = labels
        self.refresh()

    def say(self, message: str, *, stays: bool = False) -> None:
        """Show a message in place of the keys, for some seconds unless it stays."""
        self.message = visible(message).replace("\n", " ")
        self._said += 1
        said = self._said
        if message and not stays:
            self.set_timer(self._PATIENCE, lambda: self.say("") if said == self._said else None)
        self.on_resize()
        self.refresh()

    def on_resize(self) -> None:
        """Take as many lines as the message needs, up to a limit."""
        room = max(1, self.size.width - 2)
        lines = list(hang(None, Text(self.message), room)) if self.size.width else []
        self._lines = lines[:_MOST_LINES]
        if len(lines) > _MOST_LINES:
            self._lines[-1] = cut(Text(f"{self._lines[-1].plain}…"), room)
        height = max(1, len(self._lines))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def render_line(self, y: int) -> Strip:
        """Return a line of the message, or the keys that there is room for."""
        width, style = self.size.width, self.rich_style
        self._spots = []
        segments = [Segment(" ", style)]
        if self.message:
            said = self._lines[y].plain if y < len(self._lines) else ""
            segments.append(Segment(said, style + _MESSAGE))
            return Strip(segments).adjust_cell_length(width, style)
        start = 1
        for label in _fitting(self._labels, width - start):
            end = start + _size(label)
            self._spots.append((start, end, label.action))
            segments.append(Segment(label.key, style + _KEY))
            segments.append(Segment(f" {label.what}{_GAP}", style + _WHAT))
            start = end + len(_GAP)
        return Strip(segments).adjust_cell_length(width, style)

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the key under the mouse."""
        for start, end, action in self._spots:
            if start <= event.x < end:
                await self.app.run_action(action, self.screen)
                return


def _fitting(labels: Sequence[Label], width: int) -> list[Label]:
    """Return the labels that there is room for: the first ones, and the last."""
    others, last = labels[:-1], labels[-1:]
    room = width - sum(map(_size, last))
    ends = accumulate(_size(label) + len(_GAP) for label in others)
    return [*(one for one, end in zip(others, ends, strict=True) if end <= room), *last]


def _size(label: Label) -> int:
    return cell_len(label.key) + 1 + cell_len(label.what)
