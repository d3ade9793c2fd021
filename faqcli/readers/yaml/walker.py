"""A value of any known shape → its entries, as they come."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from faqcli.model import Entry
from faqcli.readers.yaml import keys as names
from faqcli.readers.yaml import normalisation, shapes, titles
from faqcli.readers.yaml.composer import Composer, Mapping, Node, Position, Scalar, Sequence, Unread
from faqcli.readers.yaml.composer import Value as Unknown
from faqcli.readers.yaml.entries import ABOUT_KEYS, EntryReader
from faqcli.readers.yaml.fields import Observer, Value, Values
from faqcli.readers.yaml.shapes import Kind, Shape, Strength

MAX_HELD = 10_000
"""How many entries of a section are held until its title comes."""
_BELOW = " › "
"""Stands between the titles of sections that stand inside each other."""


class Rest(NamedTuple):
    """What a mapping holds beside entries."""

    others: dict[str, Value]
    is_listed: bool
    """Whether any of its keys leads to entries, or to an empty list for them."""


class Role(Enum):
    """What a value is in a mapping over entries."""

    answer = auto()
    """To the question that is its key."""
    plain = auto()
    """The list that the plain form has under this key."""
    entries = auto()
    """They stand in it, in whatever shape."""
    candidate = auto()
    """It may be entries: titles and texts are, or what has an anchor, to be repeated elsewhere."""
    other = auto()


def _role(name: str, child: Unknown, inner: Node, *, are_pairs: bool) -> Role:
    """Return what a value is, of which `inner` is a sketch."""
    if shapes.is_asked(name, inner, are_pairs=are_pairs):
        return Role.answer
    kind, strength = shapes.shape_of(inner)
    if shapes.is_plain_list(name, inner):
        return Role.plain
    if shapes.is_answered(name, inner) or (strength and names.is_generic(name)):
        return Role.entries
    if strength is Strength.strong and isinstance(child, Unread):
        return Role.entries
    return Role.candidate if strength and kind is not Kind.entry else Role.other


class Walker:
    """Finds the entries in the values of one file, numbers them and keeps count.

    The plain form is one shape among others: its keys are looked at first, and what stands under
    them has to fit.
    """

    def __init__(
        self, composer: Composer, values: Values, reader: EntryReader, observer: Observer
    ) -> None:
        self.count = 0
        """How many entries there are, the unusable ones included."""
        self.wrapped: dict[str, Value] = {}
        """What a mapping around the entries, such as the one under `faq`, says of itself."""
        self._composer = composer
        self._values = values
        self._reader = reader
        self._observer = observer

    def contents(
        self, value: Unknown, sketch: Mapping, section: str, *, is_root: bool = False
    ) -> Generator[Entry, None, Rest]:
        """Yield the entries in a mapping as they come; return what else it holds.

        What may be something else than entries is read when nothing surer is there.
        """
        seen: dict[str, Position] = {}
        others: dict[str, Value] = {}
        held: dict[str, Value] = {}
        is_listed = False
        is_plain = is_root and shapes.has_plain_list(sketch)
        are_pairs = not is_plain and shapes.shape_of(sketch).kind is Kind.pairs
        for key, child in self._composer.pairs(value):
            name = self._values.key(key, seen)
            is_known = not name or (is_root and name in ABOUT_KEYS)
            is_known = is_known or (is_plain and name not in shapes.PLAIN_LISTS)
            inner = key if is_known else self._composer.sketch(child)
            role = Role.other if is_known else _role(name, child, inner, are_pairs=are_pairs)
            is_listed = is_listed or role not in (Role.other, Role.candidate)
            match role:
                case Role.answer:
                    entry = normalisation.entry_from(key, self._composer.read(child))
                    yield from self.entries([entry], section)
                case Role.plain:
                    yield from self._plain_list(name, child, inner, section)
                case Role.entries:
                    yield from self._child(name, child, section, sketch, is_root=is_root)
                case Role.candidate:
                    held[name] = Value(key.position, self._composer.read(child))
                case Role.other:
                    others[name] = Value(key.position, self._composer.read(child))
        others.pop("", None)
        if is_listed:
            others.update(held)
            held.clear()
        self._observer.see_group(others, is_root=is_root)
        for name, late in held.items():
            yield from self._child(name, late.node, section, sketch, is_root=is_root)
        return Rest(others, is_listed or bool(held))

    def _plain_list(self, name: str, child: Unknown, inner: Node, section: str) -> Iterator[Entry]:
        """Yield the entries under `questions` or `sections`, which have to be a list."""
        if not isinstance(inner, Sequence):
            self._values.items(name, self._composer.read(child))
            return
        shape = shapes.shape_of(inner)
        if name == "sections" and shape.kind is Kind.nothing:
            shape = Shape(Kind.groups)
        yield from self.listed(child, shape, section)

    def _child(
        self, name: str, child: Unknown, section: str, around: Mapping, *, is_root: bool
    ) -> Iterator[Entry]:
        """Yield the entries that stand under a key, which may be the title of their section."""
        inner = self._composer.sketch(child)
        shape = shapes.shape_of(inner)
        if not isinstance(inner, Mapping):
            title = "" if self._says_nothing(name, around, is_root=is_root) else name
            yield from self.listed(child, shape, below(section, title))
            return
        if shape.kind in (Kind.entry, Kind.numbered) or shapes.is_answered(name, inner):
            yield from self.member(name, self._composer.read(child), section)
            return
        if not self._says_nothing(name, around, is_root=is_root):
            title = titles.title_of(inner) or name
        elif names.is_numbered(name) or shapes.has_several(around):
            title = titles.title_of(inner)
        else:
            rest = yield from self.contents(child, inner, section)
            self.wrapped = {**rest.others, **self.wrapped}
            return
        yield from self.contents(child, inner, below(section, title))

    @staticmethod
    def _says_nothing(name: str, around: Mapping, *, is_root: bool) -> bool:
        """Tell whether a key is no title: `faq`, or the only language of a file."""
        is_only = is_root and len(around.pairs) == 1
        return names.is_generic(name) or (is_only and names.is_language(name))

    def member(self, name: str, node: Node, section: str) -> Iterator[Entry]:
        """Yield the entry that stands under a key, which may be its question or its id."""
        if not isinstance(node, Mapping):
            yield from self.entries([node], section)
            return
        keyed = shapes.keys_of(node)
        if shapes.is_numbered(keyed):
            yield from self.entries(normalisation.numbered_entries(node), section)
            return
        key = Scalar(node.position, name, plain=True)
        if shapes.is_answered(name, node) and not shapes.parts_of(keyed).question:
            node = normalisation.with_pair("question", key, node)
        elif name and not names.is_generic(name) and "id" not in keyed:
            node = normalisation.with_pair("id", key, node)
        yield from self.entries([node], section)

    def listed(self, value: Unknown, shape: Shape, section: str) -> Iterator[Entry]:
        """Yield the entries of a list of this shape: entries, sections, pairs."""
        items = self._composer.items(value)
        if shape.kind is Kind.groups:
            for item in items:
                yield from self._section(item, section)
        else:
            nodes = (self._composer.read(item) for item in items)
            yield from self.entries(nodes, section, are_singles=shape.kind is Kind.singles)

    def _section(self, value: Unknown, section: str) -> Iterator[Entry]:
        """Yield the entries of an item in a list of sections; it may be an entry itself."""
        sketch = self._composer.sketch(value)
        shape = shapes.shape_of(sketch)
        if isinstance(sketch, Sequence) and not shapes.is_pair(sketch):
            yield from self.listed(value, shape, section)
        elif isinstance(sketch, Scalar):
            message = f"a section must have `title` and `questions`, and this is {sketch.kind}"
            self._values.fail(message, sketch.position)
        elif isinstance(sketch, Sequence) or shape.kind in (Kind.entry, Kind.numbered):
            yield from self.member("", self._composer.read(value), section)
        elif title := titles.title_of(sketch, is_named=True):
            title = "" if titles.is_untitled(sketch) else title
            yield from self._titled(value, sketch, below(section, title))
        else:
            yield from self._late(value, sketch, section)

    def _titled(self, value: Unknown, sketch: Mapping, section: str) -> Iterator[Entry]:
        rest = yield from self.contents(value, sketch, section)
        if not rest.is_listed:
            self._values.fail("this section has no `questions`", sketch.position)

    def _late(self, value: Unknown, sketch: Mapping, section: str) -> Iterator[Entry]:
        """Yield the entries of a section whose title has not been met yet, holding them for it."""
        held: list[Entry] = []
        title: str | None = None
        contents = self.contents(value, sketch, section)
        while True:
            try:
                held.append(next(contents))
            except StopIteration as end:
                rest: Rest = end.value
                break
            if len(held) == MAX_HELD and title is None:
                title = titles.title_of(sketch)
                message = f"a section whose title comes after more than {MAX_HELD:,} entries"
                self._values.warn(message, sketch.position, "put `title` before `questions`")
            if len(held) >= MAX_HELD:
                yield from self._retitled(held, section, title or "")
                held.clear()
        if not rest.is_listed:
            self._values.fail("this section has no `questions`", sketch.position)
        if title is None:
            title = titles.title_among({name: v.node for name, v in rest.others.items()})
        yield from self._retitled(held, section, title)

    @staticmethod
    def _retitled(held: Iterable[Entry], section: str, title: str) -> Iterator[Entry]:
        for entry in held:
            is_own = entry.section == section
            yield entry._replace(section=below(section, title)) if is_own else entry

    def entries(
        self, nodes: Iterable[Node], section: str, *, are_singles: bool = False
    ) -> Iterator[Entry]:
        """Yield the usable ones of the entries that nodes hold, and count them all."""
        waiting: list[Mapping] = []  # what has a question: its answer may come next, by itself
        around = section
        try:
            for node in nodes:
                heading = titles.heading_of(node)
                if heading:
                    self._give_up(waiting, section)
                    section = below(around, heading)
                    continue
                if waiting and shapes.is_answer_only(node):
                    found: Node = normalisation.joined(waiting.pop(), node)
                elif shapes.is_plain(node):
                    found = node
                elif shapes.is_question_only(node):
                    self._give_up(waiting, section)
                    waiting.append(node)
                    continue
                elif isinstance(node, Mapping) and shapes.shape_of(node).kind is Kind.groups:
                    self._give_up(waiting, section)
                    yield from self._section(node, section)
                    continue
                else:
                    found = normalisation.spelled_out(node, are_singles=are_singles)
                self._give_up(waiting, section)
                yield from self._number(found, section)
        finally:
            self._give_up(waiting, section)

    def _give_up(self, waiting: list[Mapping], section: str) -> None:
        """Note the question whose answer has not come as an entry without one."""
        for question in waiting:
            list(self._number(question, section))
        waiting.clear()

    def _number(self, node: Node, section: str) -> Iterator[Entry]:
        self.count += 1
        entry = self._reader.entry(node, self.count, section)
        if entry is not None:
            yield entry


def below(section: str, title: str) -> str:
    """Return the title of a section that stands in another; either may have none."""
    return _BELOW.join(part for part in (section, title) if part)
