"""Nodes → texts and lists of texts; whatever doesn't fit becomes a problem with its position."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from faqcli.model import Problem
from faqcli.readers.extraction import LeftOut
from faqcli.readers.yaml.nodes import Mapping, Node, Position, Scalar, Sequence, is_empty
from faqcli.sanitize import one_line


class Value(NamedTuple):
    """The value of a key, and the position of the key."""

    position: Position
    node: Node


class FieldReader:
    """Reads the values of keys, and collects what is wrong with them, and what isn't read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.left_out: list[LeftOut] = []

    def fail(self, message: str, position: Position, number: int = 0, hint: str = "") -> None:
        """Note an error; `number` is the entry that it makes unusable, if any."""
        self.problems.append(Problem("error", message, *position, hint, number))

    def warn(self, message: str, position: Position, hint: str = "") -> None:
        """Note something that doesn't keep the file from being read."""
        self.problems.append(Problem("warning", message, *position, hint))

    def leave_out(self, values: dict[str, Value], where: str) -> None:
        """Note keys whose values are in no entry, nor in what the FAQ says about itself."""
        for name, value in values.items():
            line = value.position.line
            self.left_out.append(LeftOut(line, line, f"`{name}` {where}"))

    def key(self, key: Node, seen: dict[str, Position]) -> str:
        """Return a key's name and add it to `seen`; empty if it is no text, or a duplicate."""
        if not isinstance(key, Scalar):
            self.warn(f"a key must be text, but this is {key.kind}", key.position)
            return ""
        name = one_line(key.value)
        if name in seen:
            first = seen[name].line
            self.fail(f"`{name}` is given twice; the one on line {first} is used", key.position)
            return ""
        seen[name] = key.position
        return name

    def fields(
        self, node: Mapping, known: Collection[str]
    ) -> tuple[dict[str, Value], dict[str, Value]]:
        """Return the values of the known keys, and those of the others."""
        seen: dict[str, Position] = {}
        given = {self.key(key, seen): Value(key.position, value) for key, value in node.pairs}
        values = {name: given[name] for name in given if name in known}
        others = {name: given[name] for name in given if name and name not in known}
        return values, others

    def text(self, name: str, values: dict[str, Value]) -> str:
        """Return an optional text; `~` and `null` without quotes are empty."""
        return self._text(name, values[name].node) if name in values else ""

    def line(self, name: str, values: dict[str, Value]) -> str:
        """Return an optional text, put on one line."""
        return one_line(self.text(name, values))

    def texts(self, name: str, values: dict[str, Value]) -> tuple[str, ...]:
        """Return a list of texts, each once and on one line; a single text is a list of one."""
        return self.lines(name, values[name].node) if name in values else ()

    def lines(self, name: str, node: Node) -> tuple[str, ...]:
        """Return the texts of the list `name`, as `texts` does."""
        items = node.items if isinstance(node, Sequence) else (node,)
        lines = (one_line(self._text(name, item)) for item in items)
        return tuple(dict.fromkeys(line for line in lines if line))

    def items(self, name: str, node: Node) -> Iterable[Node]:
        """Return the items of the list `name`; an empty value is an empty list."""
        if isinstance(node, Sequence):
            return node.items
        if not (isinstance(node, Scalar) and not node.value):
            self.fail(f"`{name}` must be a list, but is {node.kind}", node.position)
        return ()

    def _text(self, name: str, node: Node) -> str:
        if isinstance(node, Scalar):
            return "" if is_empty(node) else node.value
        self.fail(f"`{name}` must be text, but is {node.kind}", node.position)
        return ""
