"""What a readable FAQ could do better: duplicates, unknown keys, links that can't be followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from faqcli.model import Problem, Severity
from faqcli.readers.extracted import ExtractedReader
from faqcli.readers.identifiers import Identifiers
from faqcli.readers.source import Document
from faqcli.readers.yaml import keys
from faqcli.readers.yaml.about import (
    ABOUT_KEYS,
    AUTHOR_KEYS,
    MICROSOFT_KEYS,
    SECTION_KEYS,
    SOURCE_KEYS,
    TEST_KEYS,
)
from faqcli.readers.yaml.entries import (
    ENTRY_KEYS,
    Parsed,
    ParsedEntry,
    ParsedGroup,
    correction,
    nearest,
)
from faqcli.readers.yaml.fields import Value
from faqcli.readers.yaml.nodes import Mapping, Node, Position, Scalar, Sequence, is_empty
from faqcli.readers.yaml.reader import Reader
from faqcli.sanitize import SCHEMES, quoted, visible
from faqcli.text.tokens import folded

_ROOT_KEYS = frozenset((*ABOUT_KEYS, *MICROSOFT_KEYS, "questions", "sections"))
_UNUSED = dict.fromkeys((AUTHOR_KEYS, TEST_KEYS), "remove it; `faq` doesn't read it")
_FOR_OTHERS = "remove it, or begin its name with `x-` if it is for another program"
_WEB = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_MOST = 1000
"""How many unknown keys, links and control characters are reported."""
_LINKS = re.compile(
    r"""
      \]\(\s*<?(?P<inline>[a-z][a-z0-9+.-]+):            # [text](scheme:…)
    | ^[ ]{0,3}\[[^\]\n]+\]:\s*<?(?P<reference>[a-z][a-z0-9+.-]+):
    | \b(?:href|src)\s*=\s*["']?(?P<html>[a-z][a-z0-9+.-]+):
    | <(?P<bare>[a-z][a-z0-9+.-]{1,31}):[^\s<>]*>
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


class Place(NamedTuple):
    """A position in one of the files."""

    file: str
    line: int
    column: int

    def seen_from(self, other: Place) -> str:
        """Return the words for the line, and for the file if that is another one."""
        return f"line {self.line}" + (f" of {self.file}" if self.file != other.file else "")


class Unplaced(NamedTuple):
    """A problem that is where some text is, at or below its position."""

    text: str
    lines: int
    """How many lines it may be below."""
    problem: Problem


class Rules:
    """Collects the entries of a FAQ and compares them with each other."""

    def __init__(self, file: str = "") -> None:
        self.problems: list[Problem] = []
        self.unplaced: list[Unplaced] = []
        self.ids: dict[int, str] = {}
        self.file = file
        """The file of a folder that is being read."""
        self.questions: dict[str, Place] = {}
        self.tests: dict[str, Place] = {}
        """Where the query of each test is."""
        self.unknown_keys: dict[tuple[frozenset[str], str], list[Place]] = {}
        self.aliases: dict[str, Place] = {}
        self._references: list[tuple[str, str, Place]] = []
        """Ids in `see_also`, each with the section of its entry."""

    def add(self, parsed: Parsed) -> None:
        """Add an entry, or a mapping around entries."""
        if isinstance(parsed, ParsedEntry):
            self._add_entry(parsed)
        else:
            self._add_group(parsed)

    def join(self, other: Rules) -> None:
        """Add what was collected further down in the same file."""
        self.problems += other.problems
        self.unplaced += other.unplaced
        for form, place in other.questions.items():
            self._add_question(form, place)
        for key, places in other.unknown_keys.items():
            self.unknown_keys.setdefault(key, []).extend(places)

    def forget(self, file: str) -> None:
        """Remove the unknown keys of a file that is not a FAQ."""
        for key, places in self.unknown_keys.items():
            self.unknown_keys[key] = [place for place in places if place.file != file]

    def _note(self, severity: Severity, message: str, place: Place, hint: str = "") -> None:
        file, line, column = place
        self.problems.append(Problem(severity, message, line, column, hint, file=file))

    def _place(self, node: Node) -> Place:
        return Place(self.file, *node.position)

    def _add_entry(self, parsed: ParsedEntry) -> None:
        entry, values, others = parsed
        self._add_keys((o for o in others.items() if o[0] != "category"), ENTRY_KEYS)
        if entry is None:
            return
        self.ids[entry.number] = entry.id
        form = folded(entry.question)
        self._add_question(form, self._place(values["question"].node))
        for text, node in _texts(values.get("aliases")):
            self._add_alias(folded(text), text, self._place(node), form)
        for text, node in _texts(values.get("see_also")):
            self._references.append((text, entry.section, self._place(node)))
        for name, text in (("answer", entry.answer), ("short", entry.short), ("note", entry.note)):
            if ":" in text:
                self._add_links(text, values[name].node.position)

    def _add_question(self, form: str, place: Place) -> None:
        first = self.questions.setdefault(form, place)
        if first != place and form:
            message = f"this question was already asked on {first.seen_from(place)}"
            self._note("warning", message, place, "ask it only once, or make it an alias")

    def _add_alias(self, form: str, text: str, place: Place, own: str) -> None:
        asked = self.questions.get(form) if form != own else None
        first = asked or self.aliases.setdefault(form, place)
        if form and first[:2] != place[:2]:
            owner = "is also the question" if asked else "also belongs to the entry"
            message = f"the alias {quoted(text)} {owner} on {first.seen_from(place)}"
            self._note("warning", message, place, "keep it only where it fits best")

    def _add_links(self, text: str, position: Position) -> None:
        for match in _LINKS.finditer(text):
            scheme = next(group for group in match.groups() if group)
            if scheme.lower() in SCHEMES or len(self.unplaced) >= _MOST:
                continue
            message = f"`{scheme}:` links can't be opened"
            hint = "use http, https or mailto, or write it as text"
            problem = Problem("warning", message, *position, hint)
            lines = text.count("\n") + len(text) // 20 + 5
            self.unplaced.append(Unplaced(match[0].strip(), lines, problem))

    def _add_group(self, group: ParsedGroup) -> None:
        if group.is_root and "synonyms" in group.others:
            self._add_synonyms(group.others["synonyms"].node)
        if group.is_root and "source" in group.others:
            self._add_source(group.others["source"].node)
        tests = group.others["tests"].node if group.is_root and "tests" in group.others else None
        for test in tests.items if isinstance(tests, Sequence) else ():
            query = self._add_mapping(test, TEST_KEYS).get("query")
            for text, node in _texts(query):
                self.tests.setdefault(text, self._place(node))
        unknown = (
            (name, value)
            for name, value in group.others.items()
            if group.is_root or keys.fold_key(name) not in keys.TITLES
        )
        self._add_keys(unknown, _ROOT_KEYS if group.is_root else SECTION_KEYS)

    def _add_keys(self, given: Iterable[tuple[str, Value]], known: frozenset[str]) -> None:
        for name, value in given:
            is_meant = name in known or name.startswith("x-") or keys.is_numbered(name)
            is_silent = is_empty(value.node) or keys.fold_key(name) in keys.TECHNICAL
            if not (is_meant or is_silent) and len(self.unknown_keys) < _MOST:
                place = Place(self.file, *value.position)
                self.unknown_keys.setdefault((known, name), []).append(place)

    def _add_source(self, node: Node) -> None:
        values = self._add_mapping(node, SOURCE_KEYS)
        authors = values["authors"].node if "authors" in values else None
        for author in authors.items if isinstance(authors, Sequence) else (authors,):
            self._add_mapping(author, AUTHOR_KEYS)
        for name in ("url", "disclosures"):
            for text, item in _texts(values.get(name)):
                if not _WEB.fullmatch(text):
                    message = f"`{name}` has {quoted(text)}, which isn't a web address"
                    self._note("warning", message, self._place(item), "begin it with https://")

    def _add_mapping(self, node: Node | None, known: frozenset[str]) -> dict[str, Value]:
        """Add the keys of a mapping inside `source` or `tests`, and return their values."""
        pairs = node.pairs if isinstance(node, Mapping) else ()
        values = {
            key.value: Value(key.position, value) for key, value in pairs if isinstance(key, Scalar)
        }
        self._add_keys(values.items(), known)
        return values

    def _add_synonyms(self, node: Node) -> None:
        first: dict[str, tuple[int, int]] = {}
        groups = node.items if isinstance(node, Sequence) else ()
        for number, group in enumerate(groups):
            for member in group.items if isinstance(group, Sequence) else ():
                if not isinstance(member, Scalar):
                    continue
                other, line = first.setdefault(folded(member.value), (number, member.position.line))
                if other != number:
                    message = f"{quoted(member.value)} is in two groups of synonyms"
                    hint = f"merge this group with the one on line {line}, or remove it from one"
                    self._note("warning", message, self._place(member), hint)

    def add_altered(self, reader: Reader | ExtractedReader) -> None:
        """Add the control characters in a file that has been read."""
        for position, character, length in reader.altered:
            message = f"a control character, U+{ord(character):04X}"
            hint = "remove it; a placeholder is shown instead"
            problem = Problem("warning", message, *position, hint)
            self.unplaced.append(Unplaced(character, length // 20 + 5, problem))

    def conclude(self, identifiers: Identifiers, *, is_whole: bool) -> None:
        """Note what only the whole FAQ shows.

        `is_whole` says whether all of it could be read: if not, an id may be in the rest.
        """
        for (known, name), places in self.unknown_keys.items():
            near = nearest(known, name)
            if not places or not (near or self.ids):
                continue  # without any entry, it is some other kind of file
            times = f", {len(places)} times" if len(places) > 1 else ""
            hint = correction(near) or _UNUSED.get(known, _FOR_OTHERS)
            self._note("warning", f"unknown key `{visible(name)}`{times}", places[0], hint)
        if not is_whole:
            return
        by_number = {**self.ids, **identifiers.renamed}
        ids = {*by_number.values(), *identifiers.unusable}
        in_any_case = {one.casefold() for one in ids}
        for text, section, place in self._references:
            if identifiers.target(text, section).casefold() not in in_any_case:
                hint = correction(nearest(list(ids)[:_MOST], text)) or "remove it"
                if text.isdecimal():
                    meant = by_number.get(int(text), "")
                    owner = f": that of question {text} is `{meant}`" if meant else ""
                    hint = f"write an id, not a number{owner}"
                self._note("error", f"`see_also` has an unknown id: `{text}`", place, hint)


def _texts(value: Value | None) -> Iterator[tuple[str, Node]]:
    """Yield the texts in a list, or a single text."""
    node = value.node if value else None
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar) and item.value.strip():
            yield " ".join(item.value.split()), item


def located(document: Document, unplaced: list[Unplaced]) -> Iterator[Problem]:
    """Yield problems at the place of their text, if it is found in the file."""
    waiting = sorted(unplaced, key=lambda one: one.problem.line, reverse=True)
    active: list[Unplaced] = []
    for number, line in enumerate(document.lines(), start=1) if waiting else ():
        while waiting and waiting[-1].problem.line <= number:
            active.append(waiting.pop())
        if not (active or waiting):
            break
        sought, active = active, []
        for one in sought:
            start = one.problem.column - 1 if number == one.problem.line else 0
            column = line.find(one.text, start)
            if column >= 0:
                yield one.problem._replace(line=number, column=column + 1)
            elif number >= one.problem.line + one.lines:
                yield one.problem
            else:
                active.append(one)
    yield from (one.problem for one in (*active, *waiting))
