"""The answer that is read: its matches and links can be gone through one by one."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from faqcli.tui.page import EMPTY, Page, Spot, Target, marked
from faqcli.tui.widgets.lines import LinesView, outside

_MATCH = Style(reverse=True, dim=False)
_TARGET = _MATCH + Style(color="cyan")
_ABOVE = 2
"""How many lines are seen above a match that is gone to, where there are."""


class AnswerView(LinesView):
    """Shows a page, with one of its matches and one of its targets marked."""

    BINDINGS = outside()

    class Followed(Message):
        """A link or a question is to be gone to."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    page: Page = EMPTY
    match = -1
    """Which of the page's matches is marked; -1 for none."""
    chosen = -1
    """Which of its targets is; likewise."""
    _kept = (-1, 0)
    """The line that it was last shown from, and how much text was to be above that."""

    def show(self, page: Page, *, at_match: bool = False, amount: int = 0) -> None:
        """Show a page: from its top, its first match, or where so much text is above."""
        self.page = page
        self.match = self.chosen = -1
        self.count_lines(len(page.lines))
        line = page.line_below(amount)
        self._kept = line, amount
        self.go(line)
        if at_match and page.matches:
            self.step_match(1)

    @property
    def amount(self) -> int:
        """How much text is above what is seen; as it was given, until the reader scrolls."""
        line, amount = self._kept
        return amount if line == self.top else self.page.amount_above(self.top)

    def step_match(self, by: int) -> bool:
        """Go to the next match, or the one before; around at the ends. Tell if there is any."""
        spots = self.page.matches
        if not spots:
            return False
        self.match = (self.match + by) % len(spots) if self.match >= 0 else min(0, by)
        self.match %= len(spots)
        self._bring([spots[self.match]])
        return True

    def step_target(self, by: int) -> bool:
        """Mark the next target, or the one before; tell if there is one on that side."""
        targets = self.page.targets
        place = self.chosen + by if self.chosen >= 0 or by > 0 else len(targets) - 1
        if not 0 <= place < len(targets):
            self.chosen = -1
            self.refresh()
            return False
        self.chosen = place
        self._bring(targets[place].spots)
        return True

    def _bring(self, spots: Sequence[Spot]) -> None:
        first, last = spots[0].line, spots[-1].line
        if not self.top <= first <= last < self.top + self.text_height:
            self.go(first - min(_ABOVE, self.text_height // 3))
        self.refresh()

    @property
    def target(self) -> Target | None:
        """The target that is marked."""
        return self.page.targets[self.chosen] if self.chosen >= 0 else None

    def on_click(self, event: events.Click) -> None:
        """Follow what is under the mouse."""
        place = event.get_content_offset(self)
        if place is None:
            return
        line = place.y + self.scroll_offset.y
        for target in self.page.targets:
            for spot in target.spots:
                if spot.line == line and spot.start <= place.x < spot.end:
                    self.post_message(self.Followed(target))
                    return

    def line(self, number: int) -> Strip:
        """Return a line of the page."""
        shown = self.page.lines[number]
        marks = [(self.page.matches[self.match], _MATCH)] if self.match >= 0 else []
        marks += [(spot, _TARGET) for spot in self.target.spots] if self.target else []
        for spot, style in marks:
            if spot.line == number:
                shown = marked(shown, spot, style)
        return shown
