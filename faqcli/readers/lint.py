"""What is wrong with a FAQ file, and what makes a readable one less good than it might be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from faqcli.errors import MalformedError, UnreadableError
from faqcli.model import Entry, Problem, Severity
from faqcli.readers.source import Document
from faqcli.readers.yaml import keys as names
from faqcli.readers.yaml.composer import Node, Position, Scalar, Sequence
from faqcli.readers.yaml.entries import ABOUT_KEYS, ENTRY_KEYS, nearest
from faqcli.readers.yaml.fields import Observer, Value
from faqcli.readers.yaml.reader import Reader
from faqcli.readers.yaml.recovery import LARGEST, MOST_PARTS, part_after, part_behind
from faqcli.sanitize import quoted, visible
from faqcli.text.tokens import folded

_ROOT_KEYS = frozenset((*ABOUT_KEYS, "questions", "sections"))
_SECTION_KEYS = frozenset(("title", "questions"))
_MOST = 1000
"""How many problems of the kinds that are looked up in the file once more are told."""
_LINKS = re.compile(
    r"""
      \]\(\s*<?(?P<inline>[a-z][a-z0-9+.-]+):            # [text](scheme:…)
    | ^[ ]{0,3}\[[^\]\n]+\]:\s*<?(?P<reference>[a-z][a-z0-9+.-]+):
    | \b(?:href|src)\s*=\s*["']?(?P<html>[a-z][a-z0-9+.-]+):
    | <(?P<bare>[a-z][a-z0-9+.-]{1,31}):[^\s<>]*>
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_FOLLOWED = ("http", "https", "mailto")


class Report(NamedTuple):
    """What was found in a file."""

    problems: list[Problem]
    """In the order of the file."""
    entries: int
    """How many it has, the unusable ones included."""


def check(document: Document) -> Report:
    """Return every problem of a file or folder, those behind a mistake in YAML as well.

    Raises:
        UnreadableError, MissingFileError: it cannot be read at all.
    """
    checker = _Checker()
    problems: list[Problem] = []
    readers: list[Reader] = []
    for part in document.parts or (document,):
        checker.file = part.name if document.parts else ""
        reader, found = _check_part(part, checker, readers[-1] if readers else None)
        readers.append(reader)
        if reader.is_faq or not document.parts:
            problems += found
        else:
            checker.forget(part.name)
    if not any(reader.is_faq for reader in readers) and document.parts:
        raise UnreadableError(f"No file in {document.name} has questions and answers.")
    checker.conclude(readers[-1], is_whole=not any(reader.stopped for reader in readers))
    problems += checker.problems
    unique = {(p.file, p.line, p.column, p.message): p for p in problems}
    ordered = sorted(unique.values(), key=lambda p: (p.file, p.line, p.column))
    return Report(_with_excerpts(document, ordered), readers[-1].count)


def _with_excerpts(document: Document, problems: list[Problem]) -> list[Problem]:
    excerpts = {
        part.name if document.parts else "": part.excerpts(
            {p.line for p in problems if not document.parts or p.file == part.name}
        )
        for part in document.parts or (document,)
    }
    return [p._replace(excerpt=excerpts.get(p.file, {}).get(p.line, "")) for p in problems]


def _check_part(
    part: Document, checker: _Checker, before: Reader | None
) -> tuple[Reader, list[Problem]]:
    """Read one file past the checker; return what read it, and what is wrong in it."""
    reader, problems, fatal = _read(part, checker, before)
    problems += fatal
    if reader.stopped:
        problems += _read_on(part, reader.stopped, checker)
    checker.see_altered(reader)
    problems += _located(part, checker.sought)
    checker.sought.clear()
    return reader, [problem._replace(file=checker.file) for problem in problems]


def _read(
    document: Document, checker: _Checker, before: Reader | None = None
) -> tuple[Reader, list[Problem], list[Problem]]:
    """Read a document past the checker; return its problems, and the one that ended it, if any."""
    stream, _ = document.open()
    with stream:
        reader = Reader(document, stream, checker, before)
        reader.identities.file = checker.file
        try:
            for _ in reader.entries():
                pass
        except MalformedError as error:  # it says better what is wrong with its line
            others = [p for p in reader.problems() if p.line != error.problem.line]
            return reader, others, [error.problem]
        return reader, reader.problems(), []


def _read_on(document: Document, mistake: int, checker: _Checker) -> Iterator[Problem]:
    """Yield what is wrong behind the line in which a file turned out not to be YAML."""
    lines = list(document.lines())
    left = LARGEST
    part = part_after(lines, mistake)
    for _ in range(MOST_PARTS):
        left -= sum(map(len, lines[part.start : part.end])) if part else 0
        if not part or left < 0:
            return
        inner = _Checker(checker.file)
        reader, problems, fatal = _read(part.of(document, lines), inner)
        if reader.stopped > part.end:  # where it was cut a text in quotes may go on
            part = part._replace(end=len(lines))
            inner = _Checker(checker.file)
            reader, problems, fatal = _read(part.of(document, lines), inner)
        if inner.ids:  # else it is a list of something else
            yield from (problem._replace(number=0) for problem in problems)
            checker.join(inner)
        if reader.stopped:
            yield from fatal
            part = part_after(lines, reader.stopped)
        else:
            part = part_behind(lines, part)


class _Place(NamedTuple):
    """Where something stands."""

    file: str
    line: int
    column: int

    def seen_from(self, other: _Place) -> str:
        """Return the words for the line, and for the file if it is another one."""
        return f"line {self.line}" + (f" of {self.file}" if self.file != other.file else "")


class _Sought(NamedTuple):
    """A problem whose place is where some text stands, at or below a position."""

    text: str
    lines: int
    """How many lines it may be below."""
    problem: Problem


class _Checker(Observer):
    """Is told of the entries of a file and compares them."""

    def __init__(self, file: str = "") -> None:
        self.problems: list[Problem] = []
        self.sought: list[_Sought] = []
        self.ids: dict[int, str] = {}
        self.questions: dict[str, _Place] = {}
        self.keys: dict[tuple[frozenset[str], str], list[_Place]] = {}
        self.file = file
        """Which file of a folder is read."""
        self._aliases: dict[str, _Place] = {}
        self._references: list[tuple[str, _Place]] = []

    def join(self, other: _Checker) -> None:
        """Take what another has seen further below in the same file."""
        self.problems += other.problems
        self.sought += other.sought
        for form, place in other.questions.items():
            self._see_question(form, place)
        for key, places in other.keys.items():
            self.keys.setdefault(key, []).extend(places)

    def forget(self, file: str) -> None:
        """Leave out the unknown keys of a file that is no FAQ."""
        for key, places in self.keys.items():
            self.keys[key] = [place for place in places if place.file != file]

    def _note(self, severity: Severity, message: str, place: _Place, hint: str = "") -> None:
        file, line, column = place
        self.problems.append(Problem(severity, message, line, column, hint, file=file))

    def _place(self, node: Node) -> _Place:
        return _Place(self.file, *node.position)

    def see_entry(
        self, entry: Entry | None, values: dict[str, Value], others: dict[str, Value]
    ) -> None:
        """Take an entry: its question and aliases, its links and references, its unknown keys."""
        self._see_keys((o for o in others.items() if o[0] != "category"), ENTRY_KEYS)
        if entry is None:
            return
        self.ids[entry.number] = entry.id
        form = folded(entry.question)
        self._see_question(form, self._place(values["question"].node))
        for text, node in _texts(values.get("aliases")):
            self._see_alias(folded(text), text, self._place(node), form)
        for text, node in _texts(values.get("see_also")):
            self._references.append((text, self._place(node)))
        for name, text in (("answer", entry.answer), ("short", entry.short), ("note", entry.note)):
            if ":" in text:
                self._see_links(text, values[name].node.position)

    def _see_question(self, form: str, place: _Place) -> None:
        first = self.questions.setdefault(form, place)
        if first != place and form:
            message = f"this question is asked already in {first.seen_from(place)}"
            self._note("warning", message, place, "ask it once, or write it as an alias")

    def _see_alias(self, form: str, text: str, place: _Place, own: str) -> None:
        asked = self.questions.get(form) if form != own else None
        first = asked or self._aliases.setdefault(form, place)
        if form and first[:2] != place[:2]:
            kind = "question" if asked else "alias"
            where = first.seen_from(place)
            message = f"the alias {quoted(text)} is another entry's {kind} too, in {where}"
            self._note("warning", message, place, "leave it to the one that it fits best")

    def _see_links(self, text: str, position: Position) -> None:
        for match in _LINKS.finditer(text):
            scheme = next(group for group in match.groups() if group)
            if scheme.lower() in _FOLLOWED or len(self.sought) >= _MOST:
                continue
            message = f"a link of a kind that is not followed: `{scheme}:`"
            hint = "use http, https or mailto, or write it as text"
            problem = Problem("warning", message, *position, hint)
            lines = text.count("\n") + len(text) // 20 + 5
            self.sought.append(_Sought(match[0].strip(), lines, problem))

    def see_group(self, others: dict[str, Value], *, is_root: bool) -> None:
        """Take what a file says of itself, or a section."""
        if is_root and "synonyms" in others:
            self._see_synonyms(others["synonyms"].node)
        unknown = (
            (name, value)
            for name, value in others.items()
            if is_root or names.fold_key(name) not in names.TITLES
        )
        self._see_keys(unknown, _ROOT_KEYS if is_root else _SECTION_KEYS)

    def _see_keys(self, given: Iterable[tuple[str, Value]], known: frozenset[str]) -> None:
        for name, value in given:
            is_meant = name in known or name.startswith("x-") or names.is_numbered(name)
            if not is_meant and len(self.keys) < _MOST:
                self.keys.setdefault((known, name), []).append(_Place(self.file, *value.position))

    def _see_synonyms(self, node: Node) -> None:
        first: dict[str, tuple[int, int]] = {}
        groups = node.items if isinstance(node, Sequence) else ()
        for number, group in enumerate(groups):
            for member in group.items if isinstance(group, Sequence) else ():
                if not isinstance(member, Scalar):
                    continue
                other, line = first.setdefault(folded(member.value), (number, member.position.line))
                if other != number:
                    message = f"{quoted(member.value)} is in two groups of synonyms"
                    hint = f"join this group to the one in line {line}, or leave it out of one"
                    self._note("warning", message, self._place(member), hint)

    def see_altered(self, reader: Reader) -> None:
        """Take what has read a file: it knows of the control characters in it."""
        for position, character, length in reader.altered:
            message = f"a control character, U+{ord(character):04X}"
            hint = "remove it; a stand-in is shown for it"
            problem = Problem("warning", message, *position, hint)
            self.sought.append(_Sought(character, length // 20 + 5, problem))

    def conclude(self, reader: Reader, *, is_whole: bool) -> None:
        """Note what only the whole FAQ tells; `reader` has read the last of its files."""
        for (known, name), places in self.keys.items():
            near = nearest(known, name)
            if not places or not (near or self.ids):
                continue  # nothing else is a FAQ's either
            times = f", {len(places)} times" if len(places) > 1 else ""
            hint = f"write `{near}` if that is meant" if near else "only --json shows what it holds"
            self._note("warning", f"unknown key `{visible(name)}`{times}", places[0], hint)
        if not is_whole:
            return
        ids = {*{**self.ids, **reader.renamed}.values(), *reader.unusable}
        in_any_case = {one.casefold() for one in ids}
        for text, place in self._references:
            if text.casefold() not in in_any_case:
                near = nearest(list(ids)[:_MOST], text)
                hint = f"write `{near}` if that is meant" if near else "leave it out"
                self._note("error", f"`see_also` leads to no entry: `{text}`", place, hint)


def _texts(value: Value | None) -> Iterator[tuple[str, Node]]:
    """Yield the texts of a list, or the one that stands for a list."""
    node = value.node if value else None
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar) and item.value.strip():
            yield " ".join(item.value.split()), item


def _located(document: Document, sought: list[_Sought]) -> Iterator[Problem]:
    """Yield problems with the place where their text stands, if it is in the file."""
    waiting = sorted(sought, key=lambda one: one.problem.line, reverse=True)
    active: list[_Sought] = []
    for number, line in enumerate(document.lines(), start=1) if waiting else ():
        while waiting and waiting[-1].problem.line <= number:
            active.append(waiting.pop())
        if not active:
            if not waiting:
                break
            continue
        for one in tuple(active):
            start = one.problem.column - 1 if number == one.problem.line else 0
            column = line.find(one.text, start)
            if column >= 0:
                yield one.problem._replace(line=number, column=column + 1)
            elif number >= one.problem.line + one.lines:
                yield one.problem
            else:
                continue
            active.remove(one)
    yield from (one.problem for one in (*active, *waiting))
