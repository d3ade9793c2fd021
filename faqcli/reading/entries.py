"""One node → one entry, or what a FAQ says about itself."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any

from faqcli import markup
from faqcli.controls import one_line
from faqcli.model import About, Body, Entry, Source
from faqcli.reading.nodes import Mapping, Node, Position, Scalar, Sequence
from faqcli.reading.values import Value, Values

ENTRY_KEYS = frozenset(["id", "question", "short", "answer", "note", "tags", "aliases", "see_also"])
SOURCE_KEYS = frozenset(["title", "authors", "affiliation", "publisher", "year", "url"])
ABOUT_LINES = ("title", "description", "notice", "language", "as_of")
ABOUT_KEYS = frozenset((*ABOUT_LINES, "source", "synonyms"))
_SLUG_LENGTH = 60


class EntryReader:
    """Makes entries, whose ids it keeps apart, and notes in `values` what is wrong with them."""

    def __init__(self, values: Values) -> None:
        self.renamed: dict[int, str] = {}
        """New ids of entries whose slug is another entry's id, which came to light later."""
        self.unusable: dict[str, int] = {}
        """The given ids of unusable entries, and their numbers."""
        self._values = values
        self._ids: dict[str, Position] = {}
        self._slugs: dict[str, tuple[int, str]] = {}

    def entry(self, node: Node, number: int, section: str) -> Entry | None:
        """Return the entry that `node` holds, or None when it is unusable."""
        if not isinstance(node, Mapping):
            message = f"an entry must have `question` and `answer`, and this is {node.kind}"
            self._values.fail(message, node.position, number)
            return None
        values, extra = self._values.mapping(node, ENTRY_KEYS)
        question = self._required("question", values, node, number)
        answer = self._required("answer", values, node, number)
        question = question and one_line(question)
        if question == "":
            self._values.fail("the question is empty", values["question"].position, number)
        if not question or answer is None:
            self.unusable.setdefault(self._values.line("id", values), number)
            return None
        if not answer.strip():
            self._values.warn("the answer is empty", values["answer"].position)
        short, note = self._values.text("short", values), self._values.text("note", values)
        return Entry(
            number=number,
            id=self._identify(question, number, values),
            question=question,
            answer=answer,
            short=short,
            note=note,
            section=section,
            tags=self._values.texts("tags", values),
            aliases=self._values.texts("aliases", values),
            see_also=self._values.texts("see_also", values),
            extra=MappingProxyType(extra),
            body=Body(markup.parse(short), markup.parse(answer), markup.parse(note)),
        )

    def _required(
        self, name: str, values: dict[str, Value], node: Mapping, number: int
    ) -> str | None:
        if name not in values:
            self._values.fail(f"this entry has no `{name}`", node.position, number)
            return None
        value = values[name].node
        if isinstance(value, Scalar):
            return value.value
        message = f"`{name}` must be text, and is {value.kind}"
        self._values.fail(message, value.position, number)
        return None

    def _identify(self, question: str, number: int, values: dict[str, Value]) -> str:
        """Return the entry's id as given, or a slug of its question that no other has."""
        given = self._values.line("id", values)
        if not given:
            return self._slug(question, number)
        position = values["id"].node.position
        if given in self._ids:
            first = self._ids[given].line
            self._values.fail(f"the id `{given}` is used twice; first in line {first}", position)
        self._ids.setdefault(given, position)
        if given in self._slugs:
            other, words = self._slugs.pop(given)
            self.renamed[other] = self._slug(words, other)
        return given

    def _slug(self, question: str, number: int) -> str:
        slug = base = slug_of(question) or f"question-{number}"
        suffix = 2
        while slug in self._ids or slug in self._slugs:
            slug = f"{base}-{suffix}"
            suffix += 1
        self._slugs[slug] = (number, question)
        return slug


def slug_of(question: str) -> str:
    """Return the words of a question in lower case, joined by hyphens, at most about 60 long."""
    slug = ""
    for word in re.findall(r"[^\W_]+", question.lower()):
        longer = f"{slug}-{word}" if slug else word[:_SLUG_LENGTH]
        if len(longer) > _SLUG_LENGTH:
            break
        slug = longer
    return slug


def read_about(values: Values, found: dict[str, Value], extra: dict[str, Any]) -> About:
    """Return what a FAQ says about itself, from the values at the root of its file."""
    lines = {name: values.line(name, found) for name in ABOUT_LINES}
    return About(
        **{name: line for name, line in lines.items() if line},
        source=_read_source(values, found),
        synonyms=_read_synonyms(values, found),
        extra=MappingProxyType(extra),
    )


def _read_source(values: Values, found: dict[str, Value]) -> Source:
    if "source" not in found:
        return Source()
    node = found["source"].node
    if not isinstance(node, Mapping):
        return Source(title=values.line("source", found))
    inner, _ = values.mapping(node, SOURCE_KEYS)
    return Source(
        title=values.line("title", inner),
        authors=values.texts("authors", inner),
        affiliation=values.line("affiliation", inner),
        publisher=values.line("publisher", inner),
        year=values.line("year", inner),
        url=values.line("url", inner),
    )


def _read_synonyms(values: Values, found: dict[str, Value]) -> tuple[tuple[str, ...], ...]:
    if "synonyms" not in found:
        return ()
    groups = []
    for node in values.items("synonyms", found["synonyms"].node):
        if isinstance(node, Sequence):
            groups.append(values.lines("synonyms", node))
        else:
            message = f"a group of synonyms must be a list, and is {node.kind}"
            values.fail(message, node.position)
    return tuple(group for group in groups if len(group) > 1)
