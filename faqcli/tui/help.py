"""The screen that lists every key."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.strip import Strip

from faqcli.output.text import Text
from faqcli.output.theme import Role
from faqcli.output.wrap import LEAST, hang
from faqcli.tui.keys import KEYS, keys
from faqcli.tui.page import strip
from faqcli.tui.textual_adapter import FrequentUpdates
from faqcli.tui.widgets.lines import LinesView, Move

_SHOWN = 16
"""The width of the column of keys."""
_CLOSING = (
    "In the search line, printable keys only type."
    ' There, "two words" is a phrase, zapor* the beginning of a word, and -word leaves out a word.'
)


class HelpScreen(FrequentUpdates, ModalScreen[None]):
    """Shows the keys until it is closed."""

    BINDINGS = [  # noqa: RUF012 - as Textual has it
        Binding("escape,q,question_mark,f1,enter", "close", "Close"),
        *(Binding(key.keys, key.action, key.what) for key in KEYS if "move(" in key.action),
    ]

    def __init__(self, *, is_picking: bool) -> None:
        super().__init__()
        self._is_picking = is_picking

    def compose(self) -> ComposeResult:
        """Yield the list of keys."""
        yield KeyList(is_picking=self._is_picking)

    def action_move(self, how: Move) -> None:
        """Scroll."""
        self.query_one(KeyList).move(how)

    def action_close(self) -> None:
        """Go back to the main screen."""
        self.dismiss()


class KeyList(LinesView):
    """Shows the keys and what they do."""

    def __init__(self, *, is_picking: bool) -> None:
        super().__init__()
        self._is_picking = is_picking
        self._lines: list[Strip] = []

    def on_resize(self) -> None:
        """Wrap the lines to the new width."""
        lines = explain(self.text_width - 1, is_picking=self._is_picking)
        self._lines = [strip(line) for line in lines]
        self.set_line_count(len(self._lines))

    def line(self, number: int) -> Strip:
        """Return a line."""
        return self._lines[number]


def explain(width: int, *, is_picking: bool) -> Iterator[Text]:
    """Yield a line or more for each key."""
    yield Text.assemble(("Keys", Role.SECTION), ("   Esc closes", Role.META))
    yield Text("")
    for key in keys(is_picking=is_picking):
        label = Text(f"{key.shown:<{_SHOWN}}", Role.NUMBER)
        if width < _SHOWN + LEAST:  # too narrow for two columns
            yield label
            label = Text("  ")
        yield from hang(label, Text(key.what), width)
    yield Text("")
    yield from hang(None, Text(_CLOSING, Role.META), width)
