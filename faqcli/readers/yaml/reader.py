"""A YAML stream → the entries of a FAQ, one by one, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import yaml

from faqcli.errors import MalformedError
from faqcli.model import About, Entry, Problem
from faqcli.readers.extraction import LeftOut, joined
from faqcli.readers.identifiers import Identifiers
from faqcli.readers.source import Document
from faqcli.readers.streams import cannot_read
from faqcli.readers.yaml import shapes, titles
from faqcli.readers.yaml.about import ABOUT_KEYS, SECTION_KEYS, adopted, read_about
from faqcli.readers.yaml.composer import Composer, LazyNode, LimitError
from faqcli.readers.yaml.entries import EntryReader, Parsed, ParsedEntry, ParsedGroup
from faqcli.readers.yaml.fields import FieldReader
from faqcli.readers.yaml.nodes import Mapping, Position, Scalar, Sequence, plain, position_at
from faqcli.readers.yaml.syntax_errors import explain
from faqcli.readers.yaml.walker import Walker


class Reader:
    """Reads a FAQ file in the plain form, or in one of the other forms that people use.

    Iterate over `entries` once; `about`, `identifiers` and `problems` are complete after that.
    If several files make one FAQ, their readers share `identifiers`. `problems` are those that
    are known before: the stream is a translation, and the document is in another format.
    """

    how = ""

    def __init__(
        self,
        document: Document,
        stream: BinaryIO,
        identifiers: Identifiers | None = None,
        problems: Iterable[Problem] = (),
    ) -> None:
        self.about = About()
        self.stopped = 0
        """The line on which the file turned out not to be YAML; 0 if it is."""
        self.is_faq = True
        """Whether anything in the file is a question or an answer, or a list of them."""
        self._document = document
        self._composer = Composer(stream)
        self.altered = self._composer.altered
        """The first texts in which control characters were made visible."""
        self._fields = FieldReader()
        self._fields.problems.extend(problems)
        self.identifiers = identifiers or Identifiers()
        self._entry_reader = EntryReader(self._fields, self.identifiers)
        self._walker = Walker(self._composer, self._fields, self._entry_reader)
        self._documents = 0
        self._descriptions: dict[str, list[str]] = {}
        """The descriptions of sections, by their titles, which several may share."""
        self._extra: dict[str, dict[str, Any]] = {}
        """The values of their unknown keys."""
        self._no_faq: MalformedError | None = None
        """Why the first document without entries is no FAQ."""

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The keys that say nothing of an entry, nor of the FAQ or a section."""
        return joined(self._fields.left_out)

    def problems(self) -> list[Problem]:
        """Return what is wrong, in file order, each with the line that it is on."""
        problems = sorted(self._fields.problems, key=lambda p: (p.line, p.column))
        return self._document.with_excerpts(problems)

    def entries(self) -> Iterator[Entry]:
        """Yield the usable entries, in file order.

        Raises:
            MalformedError: the file is not YAML, nests too deeply or expands too far.
            UnreadableError: it is YAML, but contains no FAQ.
        """
        self._entry_reader.keeps_values = False
        for parsed in self.parse():
            if isinstance(parsed, ParsedEntry) and parsed.entry is not None:
                yield parsed.entry

    def parse(self) -> Iterator[Parsed]:
        """Yield the entries, unusable ones too, and the mappings around them, with their values.

        Raises:
            MalformedError, UnreadableError: as for `entries`.
        """
        try:
            for event in self._composer.events:
                if isinstance(event, yaml.DocumentStartEvent):
                    self._start_document(event)
                elif isinstance(event, yaml.NodeEvent):
                    yield from map(self._noted, self._root(self._composer.take(event, 1)))
        except (yaml.YAMLError, LimitError) as error:
            mark = getattr(error, "problem_mark", None)
            self.stopped = mark.line + 1 if mark else 0
            problem = explain(error, self._document)
            raise MalformedError(self._document.name, problem) from error
        except UnicodeDecodeError as error:  # libyaml doesn't check what `%` encodes in a tag
            problem = Problem("error", "a tag (`!…`) that isn't valid UTF-8", 1, 1)
            raise MalformedError(self._document.name, problem) from error
        except OSError as error:
            raise cannot_read(self._document.name, error) from error
        described = {title: " ".join(texts) for title, texts in self._descriptions.items() if texts}
        self.about = self.about._replace(section_descriptions=described, section_extra=self._extra)
        if not self.about.language:
            language = self._entry_reader.language
            self.about = self.about._replace(language=language, is_language_guessed=True)
        if self._no_faq and not self._entry_reader.recognised:
            self.is_faq = False
            raise self._no_faq

    def _noted(self, parsed: Parsed) -> Parsed:
        """Note what a section says about itself, unless it is the section's title."""
        if not isinstance(parsed, ParsedGroup) or parsed.is_root:
            return parsed
        title, others = parsed.section, dict(parsed.others)
        others.pop(titles.shown_title({name: v.node for name, v in others.items()}, title), None)
        if title and "description" in others:
            text = self._fields.line("description", {"description": others.pop("description")})
            texts = self._descriptions.setdefault(title, [])
            texts += [text] if text and text not in texts else []
        for name, value in others.items():
            said = plain(value.node)
            known = self._extra.setdefault(title, {}) if title else {}
            if not title or name in SECTION_KEYS or known.setdefault(name, said) != said:
                self._fields.leave_out({name: value}, "of a section")
        return parsed

    def _start_document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._composer.forget_anchors()
            message = "a second YAML document starts here; its entries are read too"
            place = position_at(event.start_mark)
            self._fields.warn(message, place, "remove the `---` if it is a mistake")

    def _root(self, value: LazyNode) -> Iterator[Parsed]:
        sketch = self._composer.sketch(value)
        shape = shapes.shape_of(sketch)
        if isinstance(sketch, Scalar):
            if sketch.value.strip():
                reason = "this is text, not a list of questions and answers"
                self._note_no_faq(reason, sketch.position)
        elif isinstance(sketch, Sequence):
            if sketch.items and shape == shapes.NOTHING:
                reason = "nothing in this list has a question and an answer"
                self._note_no_faq(reason, sketch.items[0].position)
            yield from self._walker.listed(value, shape, "")
        elif shape in (shapes.ENTRY, shapes.NUMBERED):
            yield from self._walker.member("", self._composer.read(value), "")
        else:
            rest = yield from self._walker.contents(value, sketch, "", is_root=True)
            self._conclude(rest, sketch)

    def _conclude(self, rest: ParsedGroup, root: Mapping) -> None:
        """Take what the mapping at the root of a document says besides its entries."""
        if not (rest.is_listed or shapes.has_empty_list(root)):
            reason = "this file has no `questions` and no `sections`"
            self._note_no_faq(reason, root.position)
        said = adopted({**self._walker.wrapped, **rest.others})
        if self._documents == 1:
            extra = {name: plain(v.node) for name, v in said.items() if name not in ABOUT_KEYS}
            self.about = read_about(self._fields, said, extra)
        else:
            self._fields.leave_out(said, "of another YAML document")

    def _note_no_faq(self, reason: str, position: Position) -> None:
        """Note why a document has no entries; this matters if no other document has any."""
        if self._no_faq:
            return
        hint = "write a list of `question` and `answer`, by itself or under `questions:`"
        (problem,) = self._document.with_excerpts([Problem("error", reason, *position, hint)])
        self._no_faq = MalformedError(self._document.name, problem)
