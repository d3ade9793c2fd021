"""The number of a question while it is typed."""

from __future__ import annotations

from faqcli.tui.widgets.bars import KeyBar

_MOST_DIGITS = 9


class NumberEntry:
    """Collects digits, and shows them in the bar until Enter or another key.

    A number counts only while the bar shows it: another message ends it.
    """

    def __init__(self, bar: KeyBar) -> None:
        self._bar = bar
        self._digits = self._message = ""

    @property
    def digits(self) -> str:
        """The digits typed so far, without leading zeros."""
        return self._digits if self._message and self._bar.message == self._message else ""

    def type(self, digit: str) -> None:
        """Add a digit."""
        self._digits = (self.digits + digit).lstrip("0")[:_MOST_DIGITS]
        self._message = f"Question {self._digits}: press Enter to go there, Esc to stay."
        self._bar.say(self._message if self._digits else "", stays=True)

    def clear(self) -> None:
        """Forget the number."""
        if self.digits:
            self._bar.say("")
