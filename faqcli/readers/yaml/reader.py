"""A YAML stream → the entries of a FAQ, as they come, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import yaml

from faqcli.errors import MalformedError, UnreadableError
from faqcli.model import About, Entry, Problem
from faqcli.readers.source import Document
from faqcli.readers.yaml import shapes
from faqcli.readers.yaml.composer import (
    Altered,
    Composer,
    LimitError,
    Mapping,
    Position,
    Scalar,
    Sequence,
    position_of,
)
from faqcli.readers.yaml.composer import Value as Unknown
from faqcli.readers.yaml.entries import ABOUT_KEYS, ABOUT_LINES, EntryReader, Identities, read_about
from faqcli.readers.yaml.fields import Observer, Values, plain
from faqcli.readers.yaml.syntax_errors import explain
from faqcli.readers.yaml.walker import Rest, Walker


class Reader:
    """Reads a FAQ file in the plain form, or in one of the forms that people keep FAQs in.

    `entries` is to be run through once; `about`, `count` and `problems` are complete after that.
    Of several files that make a FAQ, each goes on where the reader `before` it has ended.
    """

    def __init__(
        self,
        document: Document,
        stream: BinaryIO,
        observer: Observer | None = None,
        before: Reader | None = None,
    ) -> None:
        self.about = About()
        self.stopped = 0
        """The line in which the file turned out not to be YAML; 0 if it is."""
        self.is_faq = True
        """Whether anything in the file is a question or an answer, or has room for them."""
        self._document = document
        self._composer = Composer(stream)
        self._values = Values()
        seeing = observer or Observer()
        self.identities: Identities = before.identities if before else Identities()
        self._entry_reader = EntryReader(self._values, seeing, self.identities)
        self._walker = Walker(self._composer, self._values, self._entry_reader, seeing)
        self._walker.count = before.count if before else 0
        self._documents = 0
        self._none: MalformedError | None = None
        """Why the first document without any entry is no FAQ."""

    @property
    def count(self) -> int:
        """How many entries there are, the unusable ones included."""
        return self._walker.count

    @property
    def renamed(self) -> dict[int, str]:
        """The ids of entries that turned out to be another's after they were read."""
        return self.identities.renamed

    @property
    def unusable(self) -> dict[str, int]:
        """The ids of the unusable entries, and their numbers."""
        return self.identities.unusable

    @property
    def altered(self) -> list[Altered]:
        """The first texts of which control characters were made visible."""
        return self._composer.altered

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
                    yield from self._root(self._composer.take(event, 1))
        except (yaml.YAMLError, LimitError) as error:
            mark = getattr(error, "problem_mark", None)
            self.stopped = mark.line + 1 if mark else 0
            problem = explain(error, self._document)
            raise MalformedError(self._document.name, problem) from error
        except UnicodeDecodeError as error:  # libyaml does not look into what `%` spells in a tag
            problem = Problem("error", "a tag (`!…`) that spells no UTF-8 text", 1, 1)
            raise MalformedError(self._document.name, problem) from error
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UnreadableError(f"{self._document.name} cannot be read: {reason}.") from error
        if self._none and not self._entry_reader.recognised:
            self.is_faq = False
            raise self._none

    def _start_document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._composer.forget_anchors()
            message = "a second YAML document starts here; its entries are read as well"
            self._values.warn(message, position_of(event), "remove the `---` if it is a slip")

    def _root(self, value: Unknown) -> Iterator[Entry]:
        sketch = self._composer.sketch(value)
        shape = shapes.shape_of(sketch)
        if isinstance(sketch, Scalar):
            if sketch.value.strip():
                self._lack("this is a text, not a list of questions and answers", sketch.position)
        elif isinstance(sketch, Sequence):
            if sketch.items and shape == shapes.NOTHING:
                reason = "nothing in this list has a question and an answer"
                self._lack(reason, sketch.items[0].position)
            yield from self._walker.listed(value, shape, "")
        elif shape in (shapes.ENTRY, shapes.NUMBERED):
            yield from self._walker.member("", self._composer.read(value), "")
        else:
            rest = yield from self._walker.contents(value, sketch, "", is_root=True)
            self._conclude(rest, sketch)

    def _conclude(self, rest: Rest, root: Mapping) -> None:
        """Note what the mapping at the root of a document says beside its entries."""
        if not rest.is_listed:
            self._lack("no `questions` and no `sections` stand in this file", root.position)
        if self._documents == 1:
            said = {n: v for n, v in rest.others.items() if n in ABOUT_KEYS}
            wrapped = {n: v for n, v in self._walker.wrapped.items() if n in ABOUT_LINES}
            extra = {n: plain(v.node) for n, v in rest.others.items() if n not in ABOUT_KEYS}
            self.about = read_about(self._values, {**wrapped, **said}, extra)

    def _lack(self, reason: str, position: Position) -> None:
        """Note why a document has no entries: it matters if no other has any."""
        if self._none:
            return
        hint = "write a list of `question` and `answer`, by itself or under `questions:`"
        excerpt = self._document.excerpts({position.line}).get(position.line, "")
        problem = Problem("error", reason, *position, hint, excerpt=excerpt)
        self._none = MalformedError(self._document.name, problem)
