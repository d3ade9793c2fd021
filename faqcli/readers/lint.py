"""What is wrong with a FAQ file, and what a readable one could do better."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faqcli.errors import MalformedError, UnreadableError
from faqcli.model import Problem
from faqcli.readers.extracted import ExtractedReader
from faqcli.readers.folder import is_markdown, left_out_of, with_questions
from faqcli.readers.identifiers import Identifiers
from faqcli.readers.opening import reader_of_file
from faqcli.readers.question_folder import QuestionFolder
from faqcli.readers.rules import Rules, located
from faqcli.readers.source import Document
from faqcli.readers.yaml.reader import Reader

_MOST_PARTS = 50
"""How often reading starts again after a mistake."""
_LARGEST = 10_000_000
"""How many characters are read in all of these attempts together."""
_ITEM = re.compile(r"( *)-(?:\s|$)")
_STRUCTURE = re.compile(r"( *)(?:-|[\w-]{1,30}:)(?:\s|$)")
"""Ends a list if indented less, or as much if it is a key; other lines may be quoted text."""


class Report(NamedTuple):
    """What is wrong with a file."""

    problems: list[Problem]
    """In file order."""
    entries: int
    """How many entries it has, including unusable ones."""
    left_out: list[str]
    """What is in no entry, in words."""
    rules: Rules
    """Where its questions, aliases and tests are."""
    is_whole: bool = True
    """Whether all of it could be read."""


def check(document: Document) -> Report:
    """Return every problem of a file or folder, even after a mistake in YAML.

    Raises:
        UnreadableError, MissingFileError: it cannot be read at all.
    """
    rules, identifiers = Rules(), Identifiers()
    problems: list[Problem] = []
    readers: list[tuple[Document, Reader | ExtractedReader]] = []
    is_whole = True
    if document.parts:
        document = with_questions(document)
    if document.parts and is_markdown(document):
        folder = QuestionFolder(document)
        if folder.is_faq:
            return _check_folder(folder)
    files = {part.name: part for part in document.parts} or {"": document}
    for name, part in files.items():
        rules.file = identifiers.file = name
        try:
            reader, own = _check_part(part, rules, identifiers)
        except MalformedError as error:  # it isn't JSON, say
            problems.append(error.problem._replace(file=name))
            is_whole = False
            continue
        readers.append((part, reader))
        is_whole = is_whole and not reader.stopped
        if reader.is_faq or not document.parts:
            problems += own
        else:
            rules.forget(name)
    if is_whole and document.parts and not any(reader.is_faq for _, reader in readers):
        raise UnreadableError(f"No file in {document.name} has questions and answers.")
    rules.conclude(identifiers, is_whole=is_whole)
    problems += rules.problems
    unique = {(p.file, p.line, p.column, p.message): p for p in problems}
    ordered = sorted(unique.values(), key=lambda p: (p.line, p.column))
    left_out = left_out_of(document, readers)
    if not document.parts:
        left_out = [str(one) for _, reader in readers for one in reader.left_out]
    placed = with_excerpts(document, ordered)
    return Report(placed, identifiers.count, left_out, rules, is_whole=is_whole)


def with_excerpts(document: Document, problems: Sequence[Problem]) -> list[Problem]:
    """Return problems with the lines of the file, or of the files of a folder, that they are on."""
    folders = (document, *document.alternatives)
    files = {part.name: part for one in folders for part in one.parts} or {"": document}
    by_file = {name: [p for p in problems if p.file == name] for name in files}
    return [p for name, part in files.items() for p in part.with_excerpts(by_file[name])]


def _check_folder(folder: QuestionFolder) -> Report:
    """Apply the rules to a folder with a file for each question."""
    rules = Rules()
    for parsed in folder.parse():
        rules.file = folder.identifiers.file
        rules.add(parsed)
    rules.conclude(folder.identifiers, is_whole=True)
    problems = [*folder.problems(), *rules.problems]
    return Report(problems, folder.identifiers.count, folder.left_out, rules)


def _check_part(
    part: Document, rules: Rules, identifiers: Identifiers
) -> tuple[Reader | ExtractedReader, list[Problem]]:
    """Read one file and apply the rules; return its reader, and what is wrong in it."""
    reader, problems, fatal = _read(part, rules, identifiers)
    problems += fatal
    if reader.stopped:
        problems += _read_on(part, reader.stopped, rules)
    rules.add_altered(reader)
    problems += located(part, rules.unplaced)
    rules.unplaced.clear()
    return reader, [problem._replace(file=rules.file) for problem in problems]


def _read(
    document: Document, rules: Rules, identifiers: Identifiers | None = None
) -> tuple[Reader | ExtractedReader, list[Problem], list[Problem]]:
    """Read a document by the rules; return its problems, and the one that ended it, if any."""
    stream, _ = document.open()
    with stream:
        _, reader = reader_of_file(document, stream, identifiers or Identifiers(rules.file))
        if rules.file and not reader.is_faq:  # a folder may contain other things
            return reader, [], []
        try:
            for parsed in reader.parse():
                rules.add(parsed)
        except MalformedError as error:  # it explains best what is wrong on its line
            others = [p for p in reader.problems() if p.line != error.problem.line]
            return reader, others, [error.problem]
        return reader, reader.problems(), []


def _read_on(document: Document, mistake: int, rules: Rules) -> Iterator[Problem]:
    """Yield what is wrong after the line on which a file turned out not to be YAML."""
    lines = list(document.lines())
    left = _LARGEST
    part = _part_after(lines, mistake)
    for _ in range(_MOST_PARTS):
        left -= sum(map(len, lines[part.start : part.end])) if part else 0
        if not part or left < 0:
            return
        inner = Rules(rules.file)
        reader, problems, fatal = _read(part.of(document, lines), inner)
        if reader.stopped > part.end:  # quoted text may continue after the cut
            part = part._replace(end=len(lines))
            inner = Rules(rules.file)
            reader, problems, fatal = _read(part.of(document, lines), inner)
        if inner.ids:  # otherwise it is a list of something else
            yield from (problem._replace(number=0) for problem in problems)
            rules.join(inner)
        if reader.stopped:
            yield from fatal
            part = _part_after(lines, reader.stopped)
        else:  # go on with the next list
            part = _part(lines, part.end, len(lines))


class _Part(NamedTuple):
    """A half-open range of lines of a file, counted from 0."""

    start: int
    end: int

    def of(self, document: Document, lines: Sequence[str]) -> Document:
        """Return the part as a document, below empty lines, so that positions stay the same."""
        text = "\n" * self.start + "\n".join(lines[self.start : self.end]) + "\n"
        return Document(document.name, data=text.encode("utf-8", errors="replace"))


def _part_after(lines: Sequence[str], mistake: int) -> _Part | None:
    """Return the rest of the list that a mistake is in, or of a list around that.

    `mistake` is the line, from 1, where the parser stopped; the item it was reading is left out.
    """
    own = next((m for m in map(_ITEM.match, reversed(lines[:mistake])) if m), None)
    return _part(lines, mistake, len(own[1]) if own else 0)


def _part(lines: Sequence[str], start: int, most: int) -> _Part | None:
    """Return the first list from a line on whose items are indented by at most `most` spaces."""
    for index in range(start, len(lines)):
        found = _ITEM.match(lines[index])
        if found and len(found[1]) <= most:
            return _Part(index, _end(lines, index, len(found[1])))
    return None


def _end(lines: Sequence[str], start: int, indent: int) -> int:
    for index in range(start + 1, len(lines)):
        found = _STRUCTURE.match(lines[index])
        is_item = _ITEM.match(lines[index])
        if found and len(found[1]) < (indent if is_item else indent + 1):
            return index
    return len(lines)
