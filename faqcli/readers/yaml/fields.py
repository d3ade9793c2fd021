"""Nodes → texts and lists of texts; what does not fit becomes a problem with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from faqcli.model import Entry, Problem
from faqcli.readers.yaml.composer import Mapping, Node, Position, Scalar, Sequence
from faqcli.sanitize import one_line


class Value(NamedTuple):
    """What a key leads to, and where the key stands."""

    position: Position
    node: Node


class Observer:
    """What is told of each entry and each mapping around some; does nothing with it itself."""

    def see_entry(
        self, entry: Entry | None, values: dict[str, Value], others: dict[str, Value]
    ) -> None:
        """Take an entry, None for an unusable one, with its values and those of other keys."""

    def see_group(self, others: dict[str, Value], *, is_root: bool) -> None:
        """Take what a mapping holds beside entries."""


class Values:
    """Takes values out of nodes, and keeps what was wrong with them in `problems`."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def fail(self, message: str, position: Position, number: int = 0, hint: str = "") -> None:
        """Note an error; `number` is the entry that it makes unusable, if any."""
        self.problems.append(Problem("error", message, *position, hint, number))

    def warn(self, message: str, position: Position, hint: str = "") -> None:
        """Note something that can be read all the same."""
        self.problems.append(Problem("warning", message, *position, hint))

    def key(self, key: Node, seen: dict[str, Position]) -> str:
        """Return a key's name and add it to `seen`; empty when it is none or a second one."""
        if not isinstance(key, Scalar):
            self.warn(f"a key must be text, and this is {key.kind}", key.position)
            return ""
        name = one_line(key.value)
        if name in seen:
            first = seen[name].line
            self.fail(f"`{name}` is given twice; the first, in line {first}, is used", key.position)
            return ""
        seen[name] = key.position
        return name

    def mapping(
        self, node: Mapping, known: Collection[str]
    ) -> tuple[dict[str, Value], dict[str, Any]]:
        """Return the values of the known keys, and those of all others as plain data."""
        values, others = self.fields(node, known)
        return values, {name: plain(value.node) for name, value in others.items()}

    def fields(
        self, node: Mapping, known: Collection[str]
    ) -> tuple[dict[str, Value], dict[str, Value]]:
        """Return the values of the known keys, and those of all others."""
        values: dict[str, Value] = {}
        others: dict[str, Value] = {}
        seen: dict[str, Position] = {}
        for key, value in node.pairs:
            name = self.key(key, seen)
            if name in known:
                values[name] = Value(key.position, value)
            elif name:
                others[name] = Value(key.position, value)
        return values, others

    def text(self, name: str, values: dict[str, Value]) -> str:
        """Return an optional text; `~` and `null` without quotes are none."""
        return self._text(name, values[name].node) if name in values else ""

    def line(self, name: str, values: dict[str, Value]) -> str:
        """Return an optional text, put on one line."""
        return one_line(self.text(name, values))

    def texts(self, name: str, values: dict[str, Value]) -> tuple[str, ...]:
        """Return a list of texts, each once and on one line; a single text is a list of one."""
        return self.lines(name, values[name].node) if name in values else ()

    def lines(self, name: str, node: Node) -> tuple[str, ...]:
        """Return the texts of a list called `name`, as `texts` does."""
        items = node.items if isinstance(node, Sequence) else (node,)
        found = (one_line(self._text(name, item)) for item in items)
        return tuple(dict.fromkeys(text for text in found if text))

    def items(self, name: str, node: Node) -> Iterable[Node]:
        """Return the items of a list called `name`; an empty value is an empty list."""
        if isinstance(node, Sequence):
            return node.items
        if not (isinstance(node, Scalar) and not node.value):
            self.fail(f"`{name}` must be a list, and is {node.kind}", node.position)
        return ()

    def _text(self, name: str, node: Node) -> str:
        if isinstance(node, Scalar):
            return "" if node.plain and node.value in ("~", "null") else node.value
        self.fail(f"`{name}` must be text, and is {node.kind}", node.position)
        return ""


def plain(node: Node) -> Any:
    """Return a node as text, lists and dictionaries."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            pairs = ((key, value) for key, value in node.pairs if isinstance(key, Scalar))
            return {key.value: plain(value) for key, value in pairs}
