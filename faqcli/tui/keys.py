"""Every key of the full screen, once: bindings, footer, help and command palette follow it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
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
    """The action of the app that they start; a digit's also gets which one it is."""
    what: str
    """What it does, for the help screen and the palette."""
    label: str = ""
    """The same in a word or two, for the footer; empty for keys that it leaves out."""
    places: tuple[Place, ...] = ("questions", "answer")
    """Where the focus is when the footer shows it."""
    works: Literal["outside", "in search", "everywhere"] = "outside"
    """Whether it works outside of the search line, only in it, or on any screen."""


KEYS = (
    Key("down,tab,enter", "↓ Tab Enter", "questions", "From the search line to the questions",
        "questions", ("search",), works="in search"),
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
    Key("0,1,2,3,4,5,6,7,8,9", "1 … 9, Enter", "digit", "To the question of a number"),
    Key("tab", "Tab", "target(1)", "To the answer; in it, to the next link or question",
        "links", ("answer",)),
    Key("shift+tab", "Shift+Tab", "target(-1)", "To the link or question before"),
    Key("backspace,b", "b Backspace", "trace(-1)", "Back to where you came from",
        "back", ("answer",)),
    Key("f", "f", "trace(1)", "Forward again"),
    Key("y", "y", "copy_answer", "Copy the answer", "copy"),
    Key("c", "c", "copy_citation", "Copy question, source and date, to cite it", "cite"),
    Key("o", "o", "open_source", "Open the source in a browser", "source"),
    Key("escape", "Esc", "leave", "Clear the search, then leave", "leave", ("search",)),
    Key("q", "q", "quit", "Leave", "leave"),
    Key("question_mark", "?", "help", "All keys", "keys"),
    Key("f1", "F1", "help", "All keys, from the search line too", "keys", ("search",),
        works="everywhere"),
    Key("ctrl+p", "Ctrl+P", "command_palette", "All actions, to choose from by name",
        works="everywhere"),
    Key("ctrl+l", "Ctrl+L", "redraw", "Draw the screen anew", works="everywhere"),
    Key("ctrl+z", "Ctrl+Z", "suspend_process", "Back to the shell; `fg` returns",
        works="everywhere"),
    Key("ctrl+c", "Ctrl+C", "interrupt", "Leave at once", works="everywhere"),
)  # fmt: skip

_PICKING = {"enter": ("Leave and print the number of the question", "pick")}
"""What actions do with `--pick`, and the label for it."""


def keys(*, is_picking: bool) -> Iterator[Key]:
    """Yield all keys, in the order in which they are explained."""
    for key in KEYS:
        if is_picking and key.action in _PICKING:
            what, label = _PICKING[key.action]
            yield key._replace(what=what, label=label)
        else:
            yield key


def bound(works: Literal["outside", "in search", "everywhere"]) -> Iterator[tuple[str, str, str]]:
    """Yield what is to be bound for keys that work there: keys, action, and what that does."""
    for key in KEYS:
        if key.works == works and key.action == "digit":
            yield from ((digit, f"app.digit('{digit}')", key.what) for digit in key.keys.split(","))
        elif key.works == works:
            yield key.keys, f"app.{key.action}", key.what


def labels(place: Place, idle: Collection[str], *, is_picking: bool) -> Iterator[Label]:
    """Yield what the footer shows where the focus is, without actions that would do nothing."""
    for key in keys(is_picking=is_picking):
        if key.label and place in key.places and key.action not in idle:
            yield Label(key.shown.split(" ")[0], key.label, key.action)


def commands(*, is_picking: bool) -> list[Key]:
    """Return what the palette offers: each action once, but the palette itself."""
    found = {key.action: key for key in keys(is_picking=is_picking)}
    return [key for action, key in found.items() if action not in {"command_palette", "digit"}]
