"""The answer that is read, with its matches and links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from faqcli.tui.page import EMPTY, Page, Spot, Target, with_style
from faqcli.tui.widgets.lines import LinesView, bindings

_MATCH = Style(reverse=True, dim=False)
_TARGET = _MATCH + Style(color="cyan")
_ABOVE = 2
"""How many lines are shown above a match that is scrolled to."""
_HEAD_SHARE = 4
"""The question takes at most one in so many lines while the answer scrolls below it."""


class AnswerView(LinesView):
    """Shows a page, with one of its matches and one of its links selected."""

    BINDINGS = bindings("outside", priority=True)

    @dataclass
    class Followed(Message):
        """The reader follows a link."""

        target: Target

    page: Page = EMPTY
    match = -1
    """Which match of the page is selected; -1 for none."""
    selected = -1
    """Which target is selected; -1 for none."""
    _shown_from = (-1, 0)
    """The line that the page was shown from, and the position that this was asked for by."""

    def show(self, page: Page, *, at_match: bool = False, position: int = 0) -> None:
        """Show a page from a position, or from its first match if it has any."""
        self.page = page
        self.match = self.selected = -1
        self.set_line_count(len(page.lines))
        line = page.line_at(position)
        self._shown_from = line, position
        self.go_to(line - self.frozen)
        if at_match and page.matches:
            self.step_match(1)

    @property
    def number(self) -> int:
        """The number of the question that is answered; 0 if there is none."""
        return self.page.entry.number if self.page.entry else 0

    @property
    def text_height(self) -> int:
        """How many lines there is room for; as many when the view is hidden."""
        columns = self.parent
        return max(1, columns.size.height if isinstance(columns, Widget) else 1)

    @property
    def frozen(self) -> int:
        """How many lines of the question, and the blank one below it, stay in sight."""
        return min(self.page.head + 1, self.text_height // _HEAD_SHARE)

    @property
    def first(self) -> int:
        """The first line below the question that is in sight; 0 while nothing is scrolled."""
        return self.top + self.frozen if self.top else 0

    @property
    def position(self) -> int:
        """The position of the first line; the one that was asked for, until the reader scrolls."""
        line, position = self._shown_from
        return position if line == self.first else self.page.position(self.first)

    def step_match(self, by: int) -> bool:
        """Select the next match or the previous one, in a circle; return whether there is any."""
        spots = self.page.matches
        if not spots:
            return False
        # From no match, `n` goes to the first (0) and `N` to the last (-1).
        self.match = (self.match + by) % len(spots) if self.match >= 0 else min(0, by)
        self.match %= len(spots)
        self._bring_into_view([spots[self.match]])
        return True

    def step_target(self, by: int) -> bool:
        """Select the next target or the previous one; return whether there is one on that side."""
        targets = self.page.targets
        place = self.selected + by if self.selected >= 0 or by > 0 else len(targets) - 1
        if not 0 <= place < len(targets):
            self.selected = -1
            self.refresh()
            return False
        self.selected = place
        self._bring_into_view(targets[place].spots)
        return True

    def _bring_into_view(self, spots: Sequence[Spot]) -> None:
        first, last = spots[0].line, spots[-1].line
        is_in_head = last < self.frozen
        if not is_in_head and not self.first <= first <= last < self.top + self.text_height:
            room = self.text_height - self.frozen
            self.go_to(first - self.frozen - min(_ABOVE, room // 3))
        self.refresh()

    @property
    def target(self) -> Target | None:
        """The target that is selected."""
        return self.page.targets[self.selected] if self.selected >= 0 else None

    def follow(self, target: Target) -> None:
        """Tell that the reader follows a target."""
        self.post_message(self.Followed(target))

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse."""
        place = event.get_content_offset(self)
        if place is None:
            return
        line = self.line_at(place.y)
        for target in self.page.targets:
            for spot in target.spots:
                if spot.line == line and spot.start <= place.x < spot.end:
                    self.follow(target)
                    return

    def line(self, number: int) -> Strip:
        """Return a line of the page."""
        shown = self.page.lines[number]
        styled = [(self.page.matches[self.match], _MATCH)] if self.match >= 0 else []
        styled += [(spot, _TARGET) for spot in self.target.spots] if self.target else []
        for spot, style in styled:
            if spot.line == number:
                shown = with_style(shown, spot, style)
        return shown
