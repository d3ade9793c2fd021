"""A YAML stream → the entries of a FAQ, as they come, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import yaml

from faqcli.errors import MalformedError, UnreadableError
from faqcli.model import About, Entry, Problem
from faqcli.reading.document import Document
from faqcli.reading.entries import ABOUT_KEYS, EntryReader, read_about
from faqcli.reading.nodes import Composer, LimitError, Mapping, Node, Position, Scalar, position_of
from faqcli.reading.syntax import explain
from faqcli.reading.values import Value, Values, plain


class Reader:
    """Reads one document in the plain form of a FAQ file.

    `entries` is to be run through once; `about`, `count` and `problems` are complete after that.
    """

    def __init__(self, document: Document, stream: BinaryIO) -> None:
        self.about = About()
        self.count = 0
        """How many entries there are, the unusable ones included."""
        self._document = document
        self._composer = Composer(stream)
        self._values = Values()
        self._entry_reader = EntryReader(self._values)
        self._documents = 0

    @property
    def renamed(self) -> dict[int, str]:
        """The ids of entries that turned out to be another's after they were read."""
        return self._entry_reader.renamed

    @property
    def unusable(self) -> dict[str, int]:
        """The ids of the unusable entries, and their numbers."""
        return self._entry_reader.unusable

    def problems(self) -> list[Problem]:
        """Return what is wrong, in the order of the file, each with the line it stands in."""
        problems = sorted(self._values.problems, key=lambda p: (p.line, p.column))
        excerpts = self._document.excerpts({p.line for p in problems})
        return [p._replace(excerpt=excerpts.get(p.line, "")) for p in problems]

    def entries(self) -> Iterator[Entry]:
        """Yield the usable entries, in file order.

        Raises:
            MalformedError: the file is not YAML, or nests too deep or expands too far.
            UnreadableError: it is YAML and holds no FAQ.
        """
        try:
            for event in self._composer.events:
                if isinstance(event, yaml.DocumentStartEvent):
                    self._start_document(event)
                elif isinstance(event, yaml.NodeEvent):
                    yield from self._root(event)
        except (yaml.YAMLError, LimitError) as error:
            problem = explain(error, self._document)
            raise MalformedError(self._document.name, problem) from error
        except UnicodeDecodeError as error:  # libyaml does not look into what `%` spells in a tag
            problem = Problem("error", "a tag (`!…`) that spells no UTF-8 text", 1, 1)
            raise MalformedError(self._document.name, problem) from error
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UnreadableError(f"{self._document.name} cannot be read: {reason}.") from error

    def _start_document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._composer.forget_anchors()
            message = "a second YAML document starts here; its entries are read as well"
            self._values.warn(message, position_of(event), "remove the `---` if it is a slip")

    def _root(self, event: yaml.Event) -> Iterator[Entry]:
        if isinstance(event, yaml.SequenceStartEvent):
            yield from self._entries(self._stream(depth=2), "")
        elif isinstance(event, yaml.MappingStartEvent):
            yield from self._mapping(position_of(event))
        else:
            root = self._composer.compose(event)
            if not isinstance(root, Scalar) or root.value.strip():
                raise self._no_faq(
                    "this is a text, not a list of questions and answers", root.position
                )

    def _no_faq(self, reason: str, position: Position) -> MalformedError:
        hint = "write a list of `question` and `answer`, by itself or under `questions:`"
        excerpt = self._document.excerpts({position.line}).get(position.line, "")
        problem = Problem("error", reason, *position, hint, excerpt=excerpt)
        return MalformedError(self._document.name, problem)

    def _mapping(self, root: Position) -> Iterator[Entry]:
        """Read the mapping at the root: entries as they come, the rest into `about`."""
        seen: dict[str, Position] = {}
        values: dict[str, Value] = {}
        extra: dict[str, Any] = {}
        for name, position, event in self._pairs(seen):
            if name == "questions":
                yield from self._entries(self._list(name, event, depth=2), "")
            elif name == "sections":
                yield from self._sections(event)
            else:
                node = self._composer.compose(event, depth=2)
                if name in ABOUT_KEYS:
                    values[name] = Value(position, node)
                elif name:
                    extra[name] = plain(node)
        if seen.keys().isdisjoint(("questions", "sections")):
            raise self._no_faq("no `questions` and no `sections` stand in this file", root)
        if self._documents == 1:
            self.about = read_about(self._values, values, extra)

    def _pairs(self, seen: dict[str, Position]) -> Iterator[tuple[str, Position, yaml.Event]]:
        """Yield the keys of a mapping, each with the event that its value starts with.

        The value has to be taken before the next is asked for. A key that counts for nothing has
        an empty name.
        """
        for event in self._composer.events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._composer.compose(event, depth=2)
            yield self._values.key(key, seen), key.position, next(self._composer.events)

    def _sections(self, event: yaml.Event) -> Iterator[Entry]:
        if not isinstance(event, yaml.SequenceStartEvent):
            yield from self._entries(self._list("sections", event, depth=2), "")
            return
        for item in self._composer.events:
            if isinstance(item, yaml.SequenceEndEvent):
                return
            if isinstance(item, yaml.MappingStartEvent) and not item.anchor:
                yield from self._section(position_of(item))
                continue
            node = self._composer.compose(item, depth=3)
            if isinstance(node, Mapping):
                found, _ = self._values.mapping(node, ("title", "questions"))
                yield from self._composed_section(found, node.position)
            else:
                message = f"a section must have `title` and `questions`, and this is {node.kind}"
                self._values.fail(message, node.position)

    def _section(self, start: Position) -> Iterator[Entry]:
        """Read a section: its entries as they come, if its title stands before them."""
        found: dict[str, Value] = {}
        late: list[Node] = []
        is_listed = False
        for name, position, event in self._pairs({}):
            if name != "questions":
                found[name] = Value(position, self._composer.compose(event, depth=4))
                continue
            is_listed = True
            nodes = self._list(name, event, depth=5)
            if "title" in found:
                yield from self._entries(nodes, self._values.line("title", found))
            else:
                late = list(nodes)
        if not is_listed:
            self._values.fail("this section has no `questions`", start)
        yield from self._entries(late, self._values.line("title", found))

    def _composed_section(self, found: dict[str, Value], start: Position) -> Iterator[Entry]:
        if "questions" not in found:
            self._values.fail("this section has no `questions`", start)
        else:
            nodes = self._values.items("questions", found["questions"].node)
            yield from self._entries(nodes, self._values.line("title", found))

    def _list(self, name: str, event: yaml.Event, depth: int) -> Iterable[Node]:
        """Return the items of the list that starts with `event`, as they come.

        One that an alias may repeat has to be kept, and so is read first.
        """
        if isinstance(event, yaml.SequenceStartEvent) and not event.anchor:
            return self._stream(depth + 1)
        return self._values.items(name, self._composer.compose(event, depth))

    def _stream(self, depth: int) -> Iterator[Node]:
        for event in self._composer.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._composer.compose(event, depth)

    def _entries(self, nodes: Iterable[Node], section: str) -> Iterator[Entry]:
        for node in nodes:
            self.count += 1
            entry = self._entry_reader.entry(node, self.count, section)
            if entry is not None:
                yield entry
