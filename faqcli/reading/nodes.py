"""YAML events → nodes with positions, one value at a time and within limits.

PyYAML's own `compose` holds the nodes of the whole file at once and, on libyaml, crashes the
interpreter when they nest too deep; events do neither. Scalars stay the text that stands in the
file, whatever YAML would make of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

import yaml

from faqcli.controls import visible
from faqcli.errors import UnreadableError

MAX_DEPTH = 64
"""How many lists and mappings may stand inside each other."""
MAX_NODES = 100_000
"""How many values one entry may have, what its aliases stand for counted each time."""


_LONG = 2000
"""A text counts for one value more for each so many characters: aliases may repeat it."""


class Position(NamedTuple):
    """A place in the file: line and column, in characters, from 1."""

    line: int
    column: int


class Scalar(NamedTuple):
    """A text, as it stands in the file, control characters made visible."""

    position: Position
    value: str
    plain: bool
    """Whether it stands without quotes and not in block style."""
    weight: int = 1
    kind: str = "text"


class Sequence(NamedTuple):
    """A list."""

    position: Position
    items: tuple[Node, ...]
    weight: int
    """How many values it holds, itself and all inside counted."""
    kind: str = "a list"


class Mapping(NamedTuple):
    """Keys and values, in their order, a key as often as it is given."""

    position: Position
    pairs: tuple[tuple[Node, Node], ...]
    weight: int
    kind: str = "a mapping"


Node = Scalar | Sequence | Mapping


class LimitError(UnreadableError):
    """A value is nested deeper or expands further than is read."""

    def __init__(self, message: str, position: Position) -> None:
        super().__init__(message)
        self.position = position


def position_of(event: yaml.Event) -> Position:
    """Return where a YAML event starts."""
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)


class Composer:
    """Makes nodes from the events of one YAML stream, taking them one by one."""

    def __init__(self, stream: BinaryIO) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.events: Iterator[yaml.Event] = iter(yaml.parse(stream, Loader=loader))
        self._anchors: dict[str, Node | None] = {}

    def forget_anchors(self) -> None:
        """Start a new document: its aliases cannot mean what an earlier one defined."""
        self._anchors = {}

    def compose(self, event: yaml.Event, depth: int = 1) -> Node:
        """Return the value that starts with `event`, having taken the rest of its events.

        Raises:
            LimitError: it nests deeper than MAX_DEPTH, or has over MAX_NODES values.
            yaml.YAMLError: the file is not YAML from here on.
        """
        position = position_of(event)
        if isinstance(event, yaml.AliasEvent):
            return self._resolve(str(event.anchor), position)
        anchor = event.anchor if isinstance(event, yaml.NodeEvent) else None
        if isinstance(event, yaml.ScalarEvent):
            value = visible(event.value)
            weight = 1 + len(value) // _LONG
            scalar = Scalar(position, value, event.style in (None, ""), weight)
            if anchor:
                self._anchors[anchor] = scalar
            return scalar
        if depth > MAX_DEPTH:
            message = f"lists and mappings are nested more than {MAX_DEPTH} deep"
            raise LimitError(message, position)
        if anchor:
            self._anchors[anchor] = None
        node = self._collection(event, position, depth)
        if anchor:
            self._anchors[anchor] = node
        return node

    def _collection(self, start: yaml.Event, position: Position, depth: int) -> Node:
        items: list[Node] = []
        weight = 1
        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                break
            item = self.compose(event, depth + 1)
            weight += item.weight
            if weight > MAX_NODES:
                message = f"a single value holds more than {MAX_NODES:,} others"
                raise LimitError(message, position)
            items.append(item)
        if isinstance(start, yaml.SequenceStartEvent):
            return Sequence(position, tuple(items), weight)
        return Mapping(position, tuple(zip(items[::2], items[1::2], strict=True)), weight)

    def _resolve(self, anchor: str, position: Position) -> Node:
        if anchor not in self._anchors:
            raise LimitError(f"`*{visible(anchor)}` stands for nothing defined before", position)
        node = self._anchors[anchor]
        if node is None:
            raise LimitError(f"`*{visible(anchor)}` stands inside what it stands for", position)
        return node
