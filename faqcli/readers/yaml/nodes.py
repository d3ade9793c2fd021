"""The values in a YAML file, each with its position."""

from __future__ import annotations

from typing import Any, NamedTuple

from faqcli.sanitize import one_line


class Position(NamedTuple):
    """A place in the file: line and column, in characters, from 1."""

    line: int
    column: int


def position_at(mark: Any) -> Position:
    """Return the position of a PyYAML mark; the start of the file if there is none."""
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


class Scalar(NamedTuple):
    """Text as written in the file, with control characters made visible."""

    position: Position
    value: str
    plain: bool
    """Whether it is neither in quotes nor in block style."""
    weight: int = 1
    kind: str = "text"
    is_verbatim: bool = False
    """Whether the tag `!!str` says that it is nothing but text."""


class Sequence(NamedTuple):
    """A list."""

    position: Position
    items: tuple[Node, ...]
    weight: int
    """How many values it contains at any depth, itself included."""
    kind: str = "a list"


class Mapping(NamedTuple):
    """Keys and values in file order; a key may occur more than once."""

    position: Position
    pairs: tuple[tuple[Node, Node], ...]
    weight: int
    kind: str = "a mapping"


Node = Scalar | Sequence | Mapping


def keys_of(node: Mapping) -> dict[str, Node]:
    """Return the values of a mapping by key; of equal keys, the first counts."""
    keyed: dict[str, Node] = {}
    for key, value in node.pairs:
        if isinstance(key, Scalar):
            keyed.setdefault(one_line(key.value), value)
    return keyed


def is_empty(node: Node) -> bool:
    """Return whether a value is an empty text, or `~` or `null` without quotes."""
    return isinstance(node, Scalar) and node.value in (("", "~", "null") if node.plain else ("",))


def is_texts(node: Node) -> bool:
    """Return whether a value is a list of texts only, at least one."""
    items = node.items if isinstance(node, Sequence) else ()
    return bool(items) and all(isinstance(item, Scalar) for item in items)


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
