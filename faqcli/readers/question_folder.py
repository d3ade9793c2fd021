"""A folder with a Markdown file for each question → its entries, as if they were one FAQ."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from faqcli.errors import FaqError
from faqcli.markup.blocks import parse
from faqcli.model import About, Entry, Problem
from faqcli.readers import question_file
from faqcli.readers.extracted import ExtractedReader
from faqcli.readers.extraction import Extraction, Item
from faqcli.readers.front_matter import FRONT_MATTER, values_of
from faqcli.readers.identifiers import Identifiers
from faqcli.readers.opening import decoded
from faqcli.readers.source import Document
from faqcli.readers.streams import reading
from faqcli.readers.yaml.entries import Parsed, ParsedEntry
from faqcli.readers.yaml.titles import BELOW
from faqcli.sanitize import one_line

_NO_QUESTION = "no question in its front matter"


class _File(NamedTuple):
    """A file with a question."""

    part: Document
    folder: str
    """Below the folder of the FAQ."""
    order: float
    item: Item
    text: str


class QuestionFolder:
    """Reads the questions of a folder, in the order that their front matter says, or by name.

    It is used like a reader of one file. Read its `entries` or `parse` it once.
    """

    how = "in the front matter of files"
    stopped = 0
    altered = ()

    def __init__(self, document: Document) -> None:
        self.about = About()
        self.identifiers = Identifiers()
        self.left_out = list(document.passed_over)
        """The files that have no question, and why."""
        self._problems: list[Problem] = []
        self._titles: dict[str, str] = {}
        self._described: dict[str, str] = {}
        self._orders: dict[str, float] = {}
        self._root = document.argument
        self._files: list[_File] = []
        for part in document.parts:
            self._take(part)
        self.is_faq = bool(self._files)
        """Whether any file has a question in its front matter."""

    def _take(self, part: Document) -> None:
        path = os.path.relpath(part.argument, self._root)
        folder, name = os.path.split(path)
        stream, _ = part.open()
        with stream, reading(part.name):
            data = stream.read()
        try:
            text = decoded(data, part.name, is_page=False)
        except FaqError:
            self.left_out.append(f"{part.name} (not UTF-8 text)")
            return
        if name.startswith("_metadata."):
            self._take_metadata(folder, values_of(f"---\n{text}\n---\n"))
            return
        values = values_of(text)
        if name.startswith("_index."):
            self._titles[folder] = _text(values.get("title"))
            self._orders.setdefault(folder, question_file.order_of(values))
            self._describe(part, folder, text, values)
            return
        item = question_file.item_of(text, values)
        if name.upper().startswith("README"):
            self.left_out.append(f"{part.name} (a README)")
        elif item is None:
            is_broken = not values and FRONT_MATTER.match(text)
            why = "front matter that can't be read" if is_broken else _NO_QUESTION
            self.left_out.append(f"{part.name} ({why})")
        elif str(values.get("draft")).lower() == "true":
            self.left_out.append(f"{part.name} (a draft)")
        else:
            order = question_file.order_of(values)
            self._files.append(_File(part, folder, order, item, text))

    def _describe(self, part: Document, folder: str, text: str, values: dict[str, Any]) -> None:
        """Take what a file says of the folder that it is in: its description, or else its text."""
        front = FRONT_MATTER.match(text)
        body = text[front.end() :] if front else text
        blocks = parse(body)
        is_prose = all(block.kind == "paragraph" and not block.margin for block in blocks)
        shown = one_line(" ".join(block.text for block in blocks)) if is_prose else ""
        said = _text(values.get("description"))
        self._described[folder] = said or shown
        if body.strip() and (said or not shown):
            self.left_out.append(f"{part.name} (the text of a section)")

    def _take_metadata(self, folder: str, values: dict[str, Any]) -> None:
        """Take the titles and the order of sections, which a file beside their folders lists."""
        listed = values.get("sections")
        for order, section in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(section, dict) and section.get("id"):
                path = str(Path(folder, str(section["id"])))
                self._titles[path] = _text(section.get("name") or section.get("title"))
                self._orders[path] = order
        named = map(_text, map(values.get, ("title", "name", "course_name", "course")))
        self._titles.setdefault(folder, next(filter(None, named), ""))

    def problems(self) -> list[Problem]:
        """Return what is wrong, file by file."""
        return self._problems

    def entries(self) -> Iterator[Entry]:
        """Yield the entries."""
        for parsed in self.parse():
            if isinstance(parsed, ParsedEntry) and parsed.entry is not None:
                yield parsed.entry

    def parse(self) -> Iterator[Parsed]:
        """Yield the entries with the places of their questions; `identifiers.file` has the file."""
        self.about = self.about._replace(
            title=self._titles.get("", ""),
            description=self._described.pop("", ""),
            section_descriptions={
                self._section(folder): text for folder, text in self._described.items() if text
            },
        )
        for file in sorted(self._files, key=self._place):
            self.identifiers.file = file.part.name
            section = self._section(file.folder) or file.item.section
            extraction = Extraction((file.item._replace(section=section),))
            reader = ExtractedReader(file.part, extraction, file.text, self.identifiers)
            yield from reader.parse()
            self._problems += [p._replace(file=file.part.name) for p in reader.problems()]

    def _place(self, file: _File) -> tuple[list[tuple[float, str]], float, str]:
        folders = _above(file.folder)
        ordered = [(self._orders.get(path, float("inf")), path) for path in folders]
        return ordered, file.order, file.part.argument

    def _section(self, folder: str) -> str:
        names = (self._titles.get(path) or Path(path).name for path in _above(folder))
        return BELOW.join(names)


def _text(value: object) -> str:
    """Return a value on one line if it is a text."""
    return one_line(value) if isinstance(value, str) else ""


def _above(folder: str) -> list[str]:
    """Return a folder and those around it, the outermost first."""
    path = Path(folder)
    return [str(one) for one in [*reversed(path.parents), path] if str(one) != "."]
