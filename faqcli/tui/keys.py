"""Every key of the full screen, for the bindings, the footer, the help and the palette."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

Focus = Literal["search", "questions", "answer"]
"""The part of the screen that has the focus."""
Scope = Literal["outside", "in search", "everywhere"]
"""Where a key works: outside of the search line, only in it, or on every screen."""


class Label(NamedTuple):
    """A key as the footer shows it."""

    key: str
    what: str
    """What the key does, in a word or two."""
    action: str
    """The action that a click on the label starts."""


class Key(NamedTuple):
    """What a key does, and where."""

    keys: str
    """The names that Textual has for the keys, separated by commas."""
    shown: str
    """The names that people have for them."""
    action: str
    """The action of the screen that they start, or of the app; `digit` also gets the digit."""
    what: str
    """What they do, for the help and the palette."""
    label: str = ""
    """The same in a word or two, for the footer; empty if the footer leaves the key out."""
    places: tuple[Focus, ...] = ("questions", "answer")
    """Where the focus is when the footer shows the key."""
    works: Scope = "outside"


KEYS = (
    Key("down,tab,enter", "↓ Tab Enter", "questions", "Go from the search line to the questions",
        "questions", ("search",), works="in search"),
    Key("enter", "Enter", "enter", "Read the question; in an answer, follow the selected link",
        "read", ("questions",)),
    Key("slash", "/", "search", "Go to the search line", "search"),
    Key("down,j", "↓ j", "move('down')", "Move down"),
    Key("up,k", "↑ k", "move('up')", "Move up"),
    Key("pagedown,space", "PageDown Space", "move('page_down')", "Move down a page"),
    Key("pageup", "PageUp", "move('page_up')", "Move up a page"),
    Key("home,g", "g Home", "move('first')", "Go to the top"),
    Key("end,G", "G End", "move('last')", "Go to the end"),
    Key("right,l", "→ l", "read", "Go to the answer"),
    Key("left,h", "← h", "questions", "Go back to the questions", "questions", ("answer",)),
    Key("n", "n", "match(1)", "Go to the next match", "next match", ("answer",)),
    Key("N", "N", "match(-1)", "Go to the previous match"),
    Key("right_square_bracket", "]", "step(1)", "Go to the next question", "next", ("answer",)),
    Key("left_square_bracket", "[", "step(-1)", "Go to the previous question",
        "previous", ("answer",)),
    Key("0,1,2,3,4,5,6,7,8,9", "1 … 9, Enter", "digit", "Go to the question with that number"),
    Key("tab", "Tab", "target(1)", "Go to the answer; in an answer, to the next link",
        "links", ("answer",)),
    Key("shift+tab", "Shift+Tab", "target(-1)", "Go to the previous link"),
    Key("backspace,b", "b Backspace", "travel(-1)", "Go back to where you came from",
        "back", ("answer",)),
    Key("f", "f", "travel(1)", "Go forward again"),
    Key("y", "y", "copy('answer')", "Copy the answer", "copy"),
    Key("c", "c", "copy('citation')", "Copy the question, its source and date, to cite it", "cite"),
    Key("o", "o", "open_source", "Open the source in a browser", "source"),
    Key("escape", "Esc", "leave", "Clear the search, then leave", "leave", ("search",)),
    Key("q", "q", "app.quit", "Leave", "leave"),
    Key("question_mark", "?", "app.help", "Show all keys", "keys"),
    Key("f1", "F1", "app.help", "Show all keys, in the search line too", "keys", ("search",),
        works="everywhere"),
    Key("ctrl+p", "Ctrl+P", "app.command_palette", "Choose an action by its name",
        works="everywhere"),
    Key("ctrl+l", "Ctrl+L", "app.redraw", "Redraw the screen", works="everywhere"),
    Key("ctrl+z", "Ctrl+Z", "app.suspend_process", "Go back to the shell; `fg` returns",
        works="everywhere"),
    Key("ctrl+c", "Ctrl+C", "app.interrupt", "Leave at once", works="everywhere"),
)  # fmt: skip

_PICKING = {"enter": ("Leave and print the number of the question", "pick")}
"""What actions do with `--pick`, and their labels."""
_MOST_USEFUL = ("copy('answer')", "copy('citation')", "open_source")
"""What people look for in the palette."""
_UNNAMED = ("app.command_palette", "digit")
"""What the palette leaves out."""


def keys(*, is_picking: bool) -> Iterator[Key]:
    """Yield all keys, in the order in which the help explains them."""
    for key in KEYS:
        if is_picking and key.action in _PICKING:
            what, label = _PICKING[key.action]
            yield key._replace(what=what, label=label)
        else:
            yield key


def bound(scope: Scope) -> Iterator[tuple[str, str, str]]:
    """Yield what to bind in a scope: the keys, their action, and what it does."""
    for key in KEYS:
        action = key.action if key.action.startswith("app.") else f"screen.{key.action}"
        if key.works == scope and key.action == "digit":
            yield from ((digit, f"{action}('{digit}')", key.what) for digit in key.keys.split(","))
        elif key.works == scope:
            yield key.keys, action, key.what


def labels(focus: Focus, idle: Collection[str], *, is_picking: bool) -> Iterator[Label]:
    """Yield the labels for the footer, without those of actions that would do nothing."""
    for key in keys(is_picking=is_picking):
        if key.label and focus in key.places and key.action not in idle:
            yield Label(key.shown.split(" ")[0], key.label, key.action)


def commands(*, is_picking: bool) -> tuple[list[Key], list[Key]]:
    """Return a key for each action that the palette offers: the most useful ones, and the rest."""
    by_action = {key.action: key for key in keys(is_picking=is_picking)}
    useful = [by_action.pop(action) for action in _MOST_USEFUL]
    return useful, [key for action, key in by_action.items() if action not in _UNNAMED]
