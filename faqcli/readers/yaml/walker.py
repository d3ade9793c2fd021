"""A value of any known shape → its entries, one by one."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from enum import Enum, auto

from faqcli.readers.yaml import keys, normalisation, shapes, titles
from faqcli.readers.yaml.about import ABOUT_KEYS
from faqcli.readers.yaml.composer import Composer, LazyNode, Unread
from faqcli.readers.yaml.entries import EntryReader, Parsed, ParsedEntry, ParsedGroup
from faqcli.readers.yaml.fields import FieldReader, Value
from faqcli.readers.yaml.nodes import Mapping, Node, Position, Scalar, Sequence, keys_of
from faqcli.readers.yaml.shapes import Kind, Shape, Strength

MAX_HELD = 10_000
"""How many entries of a section are held back until its title comes."""


class Role(Enum):
    """What a value is in a mapping that contains entries."""

    answer = auto()
    """The answer to the question that is its key."""
    plain = auto()
    """A list in the plain form."""
    entries = auto()
    """Entries, in whatever shape."""
    candidate = auto()
    """It may be entries: a list of titles and texts, or a value with an anchor, to be repeated."""
    other = auto()


def _role(name: str, child: LazyNode, inner: Node, *, are_pairs: bool) -> Role:
    """Return the role of a value with the sketch `inner`."""
    if shapes.is_asked(name, inner, are_pairs=are_pairs):
        return Role.answer
    kind, strength = shapes.shape_of(inner)
    if shapes.is_plain_list(name, inner):
        return Role.plain
    if shapes.is_answered(name, inner) or (strength and keys.is_generic(name)):
        return Role.entries
    if strength is Strength.strong and isinstance(child, Unread):
        return Role.entries
    return Role.candidate if strength and kind is not Kind.entry else Role.other


class Walker:
    """Finds the entries in the values of one file.

    The plain form is one shape among others: its keys are looked at first, and their values must
    fit.
    """

    def __init__(self, composer: Composer, fields: FieldReader, reader: EntryReader) -> None:
        self.wrapped: dict[str, Value] = {}
        """What a mapping around the entries, such as the one under `faq`, says about itself."""
        self._composer = composer
        self._fields = fields
        self._reader = reader

    def contents(
        self,
        value: LazyNode,
        sketch: Mapping,
        section: str,
        *,
        is_root: bool = False,
        is_wrapped: bool = False,
    ) -> Generator[Parsed, None, ParsedGroup]:
        """Yield the entries in a mapping, then the mapping itself; return what else it has.

        `is_wrapped` says that it is the only thing in the root, as under `faq:`.

        Candidates are read as entries only if nothing else in the mapping is certainly one. Under
        `faq: {colours: {red: …, blue: …}, questions: […]}`, `colours` is therefore left alone.
        """
        seen: dict[str, Position] = {}
        others: dict[str, Value] = {}
        held: dict[str, Value] = {}
        is_listed = False
        is_plain = is_root and shapes.has_plain_list(sketch)
        are_pairs = not is_plain and shapes.shape_of(sketch).kind is Kind.pairs
        for key, child in self._composer.pairs(value):
            name = self._fields.key(key, seen)
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
        group = ParsedGroup(others, is_root or is_wrapped, is_listed or bool(held), section)
        yield group
        for name, late in held.items():
            yield from self._child(name, late.node, section, sketch, is_root=is_root)
        return group

    def _plain_list(
        self, name: str, child: LazyNode, inner: Node, section: str
    ) -> Iterator[Parsed]:
        """Yield the entries under `questions` or `sections`, which must be a list."""
        if not isinstance(inner, Sequence):
            self._fields.items(name, self._composer.read(child))
            return
        shape = shapes.shape_of(inner)
        if name == "sections" and shape.kind is Kind.nothing:
            shape = Shape(Kind.groups)
        yield from self.listed(child, shape, section)

    def _child(
        self, name: str, child: LazyNode, section: str, around: Mapping, *, is_root: bool
    ) -> Iterator[Parsed]:
        """Yield the entries under a key, which may be the title of their section."""
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
            title = titles.title_of(keys_of(inner)) or name
            self._reader.call_section(below(section, title), name, section)
        elif keys.is_numbered(name) or shapes.has_several(around):
            title = titles.title_of(keys_of(inner))
        else:
            rest = yield from self.contents(child, inner, section, is_wrapped=is_root)
            self.wrapped = {**rest.others, **self.wrapped}
            return
        yield from self.contents(child, inner, below(section, title))

    @staticmethod
    def _says_nothing(name: str, around: Mapping, *, is_root: bool) -> bool:
        """Return whether a key is no title: `faq`, or the only language of a file."""
        is_only = is_root and len(around.pairs) == 1
        return keys.is_generic(name) or (is_only and keys.is_language(name))

    def member(self, name: str, node: Node, section: str) -> Iterator[Parsed]:
        """Yield the entry under a key, which may be its question or its id."""
        if not isinstance(node, Mapping):
            yield from self.entries([node], section)
            return
        keyed = keys_of(node)
        if shapes.is_numbered(keyed):
            yield from self.entries(normalisation.numbered_entries(node), section)
            return
        key = Scalar(node.position, name, plain=True)
        if shapes.is_answered(name, node) and not keys.parts_of(keyed).question:
            node = normalisation.with_pair("question", key, node)
        elif name and not keys.is_generic(name) and "id" not in keyed:
            yield self._reader.read(
                normalisation.with_pair("id", key, node), section, is_keyed=True
            )
            return
        yield from self.entries([node], section)

    def listed(self, value: LazyNode, shape: Shape, section: str) -> Iterator[Parsed]:
        """Yield the entries of a list of this shape: entries, sections or pairs."""
        items = self._composer.items(value)
        if shape.kind is Kind.groups:
            for item in items:
                yield from self._section(item, section)
        else:
            nodes = (self._composer.read(item) for item in items)
            yield from self.entries(nodes, section, are_singles=shape.kind is Kind.singles)

    def _section(self, value: LazyNode, section: str) -> Iterator[Parsed]:
        """Yield the entries of an item in a list of sections; it may be an entry itself."""
        sketch = self._composer.sketch(value)
        shape = shapes.shape_of(sketch)
        if isinstance(sketch, Sequence) and not shapes.is_pair(sketch):
            yield from self.listed(value, shape, section)
        elif isinstance(sketch, Scalar):
            message = f"a section must have `title` and `questions`, but this is {sketch.kind}"
            self._fields.fail(message, sketch.position)
        elif isinstance(sketch, Sequence) or shape.kind in (Kind.entry, Kind.numbered):
            yield from self.member("", self._composer.read(value), section)
        elif title := titles.title_of(keys_of(sketch), is_named=True):
            title = "" if titles.is_untitled(sketch) else title
            rest = yield from self.contents(value, sketch, below(section, title))
            self._require_list(rest, sketch)
        else:
            yield from self._late(value, sketch, section)

    def _late(self, value: LazyNode, sketch: Mapping, section: str) -> Iterator[Parsed]:
        """Yield the entries of a section without a title yet, holding them back until it comes."""
        held: list[Parsed] = []
        count = 0
        title: str | None = None
        contents = self.contents(value, sketch, section)
        while True:
            try:
                held.append(next(contents))
            except StopIteration as end:
                rest: ParsedGroup = end.value
                break
            count += isinstance(held[-1], ParsedEntry) and held[-1].entry is not None
            if count == MAX_HELD:
                if title is None:
                    title = titles.title_of(keys_of(sketch))
                    message = f"a section whose title comes after more than {MAX_HELD:,} entries"
                    self._fields.warn(message, sketch.position, "put `title` before `questions`")
                yield from _retitled(held, section, title)
                held.clear()
                count = 0
        self._require_list(rest, sketch)
        if title is None:
            title = titles.title_of({name: v.node for name, v in rest.others.items()})
        yield from _retitled(held, section, title)

    def _require_list(self, rest: ParsedGroup, section: Mapping) -> None:
        if not rest.is_listed:
            self._fields.fail("this section has no `questions`", section.position)

    def entries(
        self, nodes: Iterable[Node], section: str, *, are_singles: bool = False
    ) -> Iterator[Parsed]:
        """Yield the entries in nodes."""
        around = section
        for node in normalisation.joined(nodes):
            if heading := titles.heading_of(node):
                section = below(around, heading)
            elif shapes.is_plain(node) or shapes.is_question_only(node):
                yield self._reader.read(node, section)
            elif isinstance(node, Mapping) and shapes.shape_of(node).kind is Kind.groups:
                yield from self._section(node, section)
            else:
                entry = normalisation.spelled_out(node, are_singles=are_singles)
                yield self._reader.read(entry, section)


def _retitled(held: Iterable[Parsed], section: str, title: str) -> Iterator[Parsed]:
    """Yield what was held back of a section, itself and its own entries with the title."""
    for parsed in held:
        if isinstance(parsed, ParsedEntry) and parsed.entry and parsed.entry.section == section:
            entry = parsed.entry._replace(section=below(section, title))
            yield parsed._replace(entry=entry)
        elif isinstance(parsed, ParsedGroup) and parsed.section == section:
            yield parsed._replace(section=below(section, title))
        else:
            yield parsed


def below(section: str, title: str) -> str:
    """Return the title of a section inside another; either title may be empty."""
    return titles.BELOW.join(part for part in (section, title) if part)
