"""Every key of the full screen, once: bindings, footer, help and command palette follow it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

Place = Literal["search", "questions", "answer"]


class Label(NamedTuple):
    """What the footer shows of a key."""

    key: str
    what: str
    """What it does, in a word or two."""
    action: str
    """What a click on it starts."""


class Key(NamedTuple):
    """What a key does, and where."""

    keys: str
    """As Textual names them, between commas."""
    shown: str
    """As people call them."""
    action: str
    """The action of the app that they start."""
    what: str
    """What it does, for the help screen and the palette."""
    label: str = ""
    """The same in a word or two, for the footer; empty for keys that it leaves out."""
    places: tuple[Place, ...] = ("questions", "answer")
    """Where the focus is when the footer shows it."""
    has_priority: bool = False
    """Whether it works in the search line too, where printable keys only type."""


KEYS = (
    Key("enter", "Enter", "enter", "Read the question; in an answer, follow what is marked",
        "read", ("questions",)),
    Key("slash", "/", "search", "Go to the search line", "search"),
    Key("down,j", "↓ j", "move('down')", "Down"),
    Key("up,k", "↑ k", "move('up')", "Up"),
    Key("pagedown,space", "PageDown Space", "move('page_down')", "A page down"),
    Key("pageup", "PageUp", "move('page_up')", "A page up"),
    Key("home,g", "g Home", "move('first')", "To the top"),
    Key("end,G", "G End", "move('last')", "To the end"),
    Key("right,l", "→ l", "read", "To the answer"),
    Key("left,h", "← h", "questions", "Back to the questions", "questions", ("answer",)),
    Key("n", "n", "match(1)", "To the next match", "next match", ("answer",)),
    Key("N", "N", "match(-1)", "To the match before"),
    Key("right_square_bracket", "]", "step(1)", "The next question", "next", ("answer",)),
    Key("left_square_bracket", "[", "step(-1)", "The question before", "previous", ("answer",)),
    Key("tab", "Tab", "target(1)", "To the answer; in it, to the next link or question",
        "links", ("answer",)),
    Key("shift+tab", "Shift+Tab", "target(-1)", "To the link or question before"),
    Key("backspace,b", "b Backspace", "back", "Back to where you came from", "back", ("answer",)),
    Key("f", "f", "forward", "Forward again"),
    Key("y", "y", "copy_answer", "Copy the answer", "copy"),
    Key("c", "c", "copy_citation", "Copy question, source and date, to cite it", "cite"),
    Key("o", "o", "open_source", "Open the source in a browser", "source"),
    Key("escape", "Esc", "leave", "Clear the search, then leave", "leave", ("search",)),
    Key("q", "q", "quit", "Leave", "leave"),
    Key("question_mark", "?", "help", "All keys", "keys"),
    Key("f1", "F1", "help", "All keys, from the search line too", "keys", ("search",),
        has_priority=True),
    Key("ctrl+p", "Ctrl+P", "command_palette", "All actions, to choose from by name",
        has_priority=True),
    Key("ctrl+l", "Ctrl+L", "redraw", "Draw the screen anew", has_priority=True),
    Key("ctrl+z", "Ctrl+Z", "suspend_process", "Back to the shell; `fg` returns",
        has_priority=True),
    Key("ctrl+c", "Ctrl+C", "interrupt", "Leave at once", has_priority=True),
)  # fmt: skip

PICK = KEYS[0]._replace(what="Leave and print the number of the question", label="pick")
"""What Enter does with `--pick`."""

SEARCHING = Key(
    "down,tab,enter", "↓ Tab Enter", "app.questions", "From the search line to the questions",
    "questions", ("search",),
)  # fmt: skip

DIGITS = Key("1 … 9", "1 … 9, Enter", "digit", "To the question of a number")


def keys(*, is_picking: bool) -> tuple[Key, ...]:
    """Return all keys, in the order in which they are explained."""
    first = (PICK,) if is_picking else KEYS[:1]
    return (SEARCHING, *first, *KEYS[1:14], DIGITS, *KEYS[14:])


def labels(place: Place, idle: Collection[str], *, is_picking: bool) -> Iterator[Label]:
    """Yield what the footer shows where the focus is, without actions that would do nothing."""
    for key in keys(is_picking=is_picking):
        if key.label and place in key.places and key.action not in idle:
            yield Label(key.shown.split(" ")[0], key.label, key.action)


def commands(*, is_picking: bool) -> Iterable[Key]:
    """Return what the palette offers: each action once."""
    found = {key.action: key for key in keys(is_picking=is_picking) if key is not DIGITS}
    return [key for action, key in found.items() if action != "command_palette"]
