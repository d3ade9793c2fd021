"""YAML events → nodes with positions, one value at a time and within limits.

PyYAML's own `compose` keeps the nodes of the whole file in memory and, with libyaml, crashes the
interpreter when they nest too deeply. Events do neither. Scalars stay as written in the file,
whatever YAML would make of them: `yes` is text.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Any, BinaryIO, NamedTuple

import yaml

from faqcli.errors import UnreadableError
from faqcli.readers.yaml.keys import OTHERS, fold_key, wordings
from faqcli.readers.yaml.nodes import (
    Mapping,
    Node,
    Position,
    Scalar,
    Sequence,
    is_texts,
    position_at,
)
from faqcli.sanitize import visible

MAX_DEPTH = 64
"""How deep lists and mappings may nest."""
MAX_NODES = 100_000
"""How many values one entry may have, counting those that its aliases repeat each time."""
MAX_TEXT = 1_000_000
"""How many characters one text may have."""
MAX_REPEATED = 200_000
"""How many values all aliases of a file together may expand to."""
_LONG = 100
"""A text counts as one more value for every 100 characters, because aliases may repeat it."""
_SKETCHED = 64
"""How many events of a value are read ahead to recognise its shape."""
_MOST_ALTERED = 1000
_TEXT = "tag:yaml.org,2002:str"


class Altered(NamedTuple):
    """A text with control characters: its position, the first of them, the length of the text."""

    position: Position
    character: str
    length: int


class LimitError(UnreadableError):
    """A value is nested too deeply or expands too far."""

    def __init__(self, message: str, position: Position) -> None:
        super().__init__(message)
        self.position = position


class Unread(NamedTuple):
    """A list or a mapping of which only the first event has been read."""

    event: yaml.Event
    depth: int


LazyNode = Node | Unread
"""A value that has been read, or one that starts with the next event."""


def _collection_of(start: yaml.Event, items: list[Node], weight: int) -> Sequence | Mapping:
    """Return a list, or a mapping of keys and values in turn; a key without a value is dropped."""
    if isinstance(start, yaml.SequenceStartEvent):
        return Sequence(position_at(start.start_mark), tuple(items), weight)
    pairs = zip(items[::2], items[1::2], strict=False)  # a sketch may be cut off after a key
    return with_one_question(Mapping(position_at(start.start_mark), tuple(pairs), weight))


def with_one_question(node: Mapping) -> Mapping:
    """Return an entry with several wordings of its question, with the first of them as `question`.

    The others become `aliases`, as in `questions: [How much?, What does it cost?]`, before those
    that the entry has. An empty list is an empty question. Any other mapping is unchanged.
    """
    names = [key.value if isinstance(key, Scalar) else "" for key, _ in node.pairs]
    found = wordings(names)
    if not found:
        return node
    listed, answer = (node.pairs[names.index(name)][1] for name in found[:2])
    is_empty = isinstance(listed, Sequence) and not listed.items
    if not (isinstance(listed, Sequence) and is_texts(answer if is_empty else listed)):
        return node
    nothing = Scalar(listed.position, "", plain=False)
    first, *others = listed.items or (nothing,)
    renamed = {found.question: "question", found.answer: "answer"}
    pairs: list[tuple[Node, Node]] = []
    for (key, value), name in zip(node.pairs, names, strict=True):
        if name in renamed:
            pairs.append((_key(key, renamed[name]), first if name == found.question else value))
        elif fold_key(name) in ("aliases", *OTHERS["aliases"]):
            others += value.items if isinstance(value, Sequence) else [value]
        else:
            pairs.append((key, value))
    if others:
        aliases = Sequence(listed.position, tuple(others), listed.weight)
        pairs.append((Scalar(listed.position, "aliases", plain=True), aliases))
    return node._replace(pairs=tuple(pairs))


def _key(written: Node, name: str) -> Scalar:
    return Scalar(written.position, name, plain=True)


def _until_end(events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    """Yield the first event of each item of a collection; the caller takes the rest of the item."""
    return takewhile(lambda event: not isinstance(event, yaml.CollectionEndEvent), events)


class Composer:
    """Turns the events of one YAML stream into nodes, one by one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(stream)
        self._ahead: deque[yaml.Event] = deque()
        """The events read ahead for a sketch."""
        self._error: Exception | None = None
        """The error that comes after them."""
        self.events = self._stream()
        self._anchors: dict[str, Node | None] = {}
        self._repeated = 0
        self.altered: list[Altered] = []
        """The first texts in which control characters were made visible."""

    def _stream(self) -> Iterator[yaml.Event]:
        """Yield the events of the file, as `yaml.parse` does."""
        ahead = self._ahead
        parse = self._parser.get_event
        try:
            while True:
                while ahead:
                    yield ahead.popleft()
                if self._error:
                    raise self._error
                event = parse()
                if event is None:
                    return
                yield event
        finally:
            self._parser.dispose()

    def _coming(self) -> Iterator[yaml.Event]:
        """Yield the coming events without consuming them, up to the end of the file or an error."""
        yield from tuple(self._ahead)
        while not self._error:
            try:
                event = self._parser.get_event()
            except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
                self._error = error
                return
            if event is None:
                return
            self._ahead.append(event)
            yield event

    def take(self, event: yaml.Event, depth: int) -> LazyNode:
        """Return the value that starts with `event`; a list or a mapping is left unread.

        One with an anchor is read, because an alias may repeat it.
        """
        if isinstance(event, yaml.CollectionStartEvent) and not event.anchor:
            return Unread(event, depth)
        return self.compose(event, depth)

    def read(self, value: LazyNode) -> Node:
        """Return a value; if it is unread, read the rest of its events."""
        return self.compose(value.event, value.depth) if isinstance(value, Unread) else value

    def items(self, value: LazyNode) -> Iterator[LazyNode]:
        """Yield the items of a list; the caller must read each before asking for the next."""
        if isinstance(value, Sequence):
            yield from value.items
        elif isinstance(value, Unread):
            self._check_depth(value.event, value.depth)
            for event in _until_end(self.events):
                yield self.take(event, value.depth + 1)

    def pairs(self, value: LazyNode) -> Iterator[tuple[Node, LazyNode]]:
        """Yield the pairs of a mapping; the caller must read each before asking for the next."""
        if isinstance(value, Mapping):
            yield from value.pairs
        elif isinstance(value, Unread):
            self._check_depth(value.event, value.depth)
            for event in _until_end(self.events):
                key = self.compose(event, value.depth + 1)
                yield key, self.take(next(self.events), value.depth + 1)

    def sketch(self, value: LazyNode) -> Node:
        """Return a value as far as its first events show it, without consuming any.

        Its texts are raw, control characters included: they are not for display.
        """
        if not isinstance(value, Unread):
            return value
        ahead: list[yaml.Event] = []
        depth = 1
        for event in islice(self._coming(), _SKETCHED):
            if not depth or value.depth + depth > MAX_DEPTH:
                break
            ahead.append(event)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
        return self._sketch(value.event, iter(ahead))

    def _sketch(self, start: yaml.Event, events: Iterator[yaml.Event]) -> Node:
        position = position_at(start.start_mark)
        if isinstance(start, yaml.AliasEvent):
            node = self._anchors.get(str(start.anchor))
            return node if node and node.weight < _SKETCHED else Scalar(position, "", plain=True)
        if isinstance(start, yaml.ScalarEvent):
            return Scalar(position, start.value, start.style in (None, ""))
        items = [self._sketch(event, events) for event in _until_end(events)]
        return _collection_of(start, items, weight=0)

    def forget_anchors(self) -> None:
        """Start a new document, whose aliases can't refer to anchors of an earlier one."""
        self._anchors = {}

    def compose(self, event: yaml.Event, depth: int = 1) -> Node:
        """Return the value that starts with `event`, reading the rest of its events.

        Raises:
            LimitError: it nests deeper than MAX_DEPTH, or has more than MAX_NODES values.
            yaml.YAMLError: the file is not YAML from here on.
        """
        position = position_at(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            return self._resolve(str(event.anchor), position)
        anchor = event.anchor if isinstance(event, yaml.NodeEvent) else None
        if isinstance(event, yaml.ScalarEvent):
            text = event.value
            value = visible(text)
            weight = 1 + len(value) // _LONG
            if len(value) > MAX_TEXT:
                raise LimitError(f"a text of more than {MAX_TEXT:,} characters", position)
            if value != text and len(self.altered) < _MOST_ALTERED:
                pairs = zip(text, value, strict=True)
                sign = next(before for before, after in pairs if before != after)
                self.altered.append(Altered(position, sign, len(text)))
            is_plain, is_verbatim = event.style in (None, ""), event.tag == _TEXT
            scalar = Scalar(position, value, is_plain, weight, is_verbatim=is_verbatim)
            if anchor:
                self._anchors[anchor] = scalar
            return scalar
        self._check_depth(event, depth)
        if anchor:
            self._anchors[anchor] = None
        node = self._collection(event, position, depth)
        if anchor:
            self._anchors[anchor] = node
        return node

    @staticmethod
    def _check_depth(event: yaml.Event, depth: int) -> None:
        if depth > MAX_DEPTH:
            message = f"lists and mappings are nested more than {MAX_DEPTH} levels deep"
            raise LimitError(message, position_at(event.start_mark))

    def _collection(self, start: yaml.Event, position: Position, depth: int) -> Node:
        items: list[Node] = []
        weight = 1
        for event in _until_end(self.events):
            item = self.compose(event, depth + 1)
            weight += item.weight
            if weight > MAX_NODES:
                message = f"a single value contains more than {MAX_NODES:,} others"
                raise LimitError(message, position)
            items.append(item)
        return _collection_of(start, items, weight)

    def _resolve(self, anchor: str, position: Position) -> Node:
        if anchor not in self._anchors:
            raise LimitError(f"`*{visible(anchor)}` has no anchor above it", position)
        node = self._anchors[anchor]
        if node is None:
            raise LimitError(f"`*{visible(anchor)}` is inside the value that it repeats", position)
        self._repeated += node.weight
        if self._repeated > MAX_REPEATED:
            message = f"aliases (`*…`) expand to more than {MAX_REPEATED:,} values"
            raise LimitError(message, position)
        return node
