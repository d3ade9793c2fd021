"""One node → one entry, or what a FAQ says about itself."""

from __future__ import annotations

import re
from collections.abc import Collection
from types import MappingProxyType
from typing import Any

from faqcli.markup import blocks as markup
from faqcli.markup.html import text_of
from faqcli.model import About, Body, Entry, Source
from faqcli.readers.yaml import keys as names
from faqcli.readers.yaml.composer import Mapping, Node, Scalar, Sequence
from faqcli.readers.yaml.fields import Observer, Value, Values, plain
from faqcli.readers.yaml.shapes import is_texts, keys_of, parts_of
from faqcli.sanitize import one_line

ENTRY_KEYS = frozenset(["id", "question", "short", "answer", "note", "tags", "aliases", "see_also"])
SOURCE_KEYS = frozenset(["title", "authors", "affiliation", "publisher", "year", "url"])
ABOUT_LINES = ("title", "description", "notice", "language", "as_of")
ABOUT_KEYS = frozenset((*ABOUT_LINES, "source", "synonyms"))
_SLUG_LENGTH = 60


class Identities:
    """The ids of a FAQ, which may be several files."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        """Ids that stand in the file, and in which line they do first."""
        self.slugs: dict[str, tuple[int, str]] = {}
        """Ids made of a question, and the entry's number and question."""
        self.renamed: dict[int, str] = {}
        """New ids of entries whose slug is another entry's id, which came to light later."""
        self.unusable: dict[str, int] = {}
        """The given ids of unusable entries, and their numbers."""
        self._suffixes: dict[str, int] = {}
        self.file = ""
        """Which of several files is read, as messages about others call it."""

    def give(self, identifier: str, line: int) -> str:
        """Take an id that stands in a file; return where it stood before, if it did."""
        where = f"line {line} of {self.file}" if self.file else f"line {line}"
        first = self.given.setdefault(identifier, where)
        if identifier in self.slugs:
            number, question = self.slugs.pop(identifier)
            self.renamed[number] = self.slug(question, number)
        return first if first != where else ""

    def slug(self, question: str, number: int) -> str:
        """Return an id made of a question that no other entry has."""
        slug = base = slug_of(question) or f"question-{number}"
        suffix = self._suffixes.get(base, 2)
        while slug in self.given or slug in self.slugs:
            slug = f"{base}-{suffix}"
            suffix += 1
        self._suffixes[base] = suffix
        self.slugs[slug] = (number, question)
        return slug


class EntryReader:
    """Makes entries, whose ids it keeps apart, and notes in `values` what is wrong with them."""

    def __init__(self, values: Values, observer: Observer, identities: Identities) -> None:
        self.recognised = 0
        """How many entries have a question or an answer."""
        self._values = values
        self._observer = observer
        self._identities = identities

    def entry(self, node: Node, number: int, section: str) -> Entry | None:
        """Return the entry that `node` holds, or None when it is unusable."""
        if not isinstance(node, Mapping):
            message = f"an entry must have `question` and `answer`, and this is {node.kind}"
            self._values.fail(message, node.position, number)
            return None
        values, others = self._values.fields(node, ENTRY_KEYS)
        if others:
            self._adopt(values, others)
        self.recognised += "question" in values or "answer" in values
        question = self._required("question", values, others, node, number)
        answer = self._required("answer", values, others, node, number)
        if question:
            question = one_line(question)
            if not _is_verbatim(values["question"].node):
                question, meant = tidied(question, answer or "")
                answer = answer and meant
        if question == "":
            self._values.fail("the question is empty", values["question"].position, number)
        if not question or answer is None:
            self._identities.unusable.setdefault(self._values.line("id", values), number)
            self._observer.see_entry(None, values, others)
            return None
        if not answer.strip():
            self._values.warn("the answer is empty", values["answer"].position)
        if not section and "category" in others:
            section = self._values.line("category", {"category": others.pop("category")})
        short, note = self._values.text("short", values), self._values.text("note", values)
        entry = Entry(
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
            extra=MappingProxyType({name: plain(value.node) for name, value in others.items()}),
            body=Body(markup.parse(short), markup.parse(answer), markup.parse(note)),
        )
        self._observer.see_entry(entry, values, others)
        return entry

    def _adopt(self, values: dict[str, Value], others: dict[str, Value]) -> None:
        """Move to `values` what is there under another name; a section's is `category`."""
        if "question" not in values or "answer" not in values:
            parts = parts_of((*values, *others))
            for name, key in (("question", parts.question), ("answer", parts.answer)):
                if name not in values and key in others:
                    values[name] = others.pop(key)
        folded = {names.fold_key(key): key for key in others}
        for name, known in names.OTHERS.items():
            if name not in values:
                key = next((folded[k] for k in (name, *known) if k in folded), "")
                if key:
                    values[name] = others.pop(key)
        key = next((folded[k] for k in names.SECTIONS if k in folded), "")
        if key in others and (isinstance(others[key].node, Scalar) or is_texts(others[key].node)):
            others["category"] = others.pop(key)

    def _required(
        self, name: str, values: dict[str, Value], others: dict[str, Value], node: Mapping,
        number: int,
    ) -> str | None:  # fmt: skip
        if name not in values:
            near = next((key for key in others if nearest([name], key)), "")
            line = f"line {others[near].position.line}" if near else ""
            hint = f"write `{name}` for `{near}` in {line}" if near else ""
            self._values.fail(f"this entry has no `{name}`", node.position, number, hint)
            return None
        value = values[name].node
        if isinstance(value, Scalar):
            return value.value
        text = paragraphs(value) if name == "answer" else in_some_language(value)
        if text is not None:
            return text
        message = f"`{name}` must be text, and is {value.kind}"
        self._values.fail(message, value.position, number)
        return None

    def _identify(self, question: str, number: int, values: dict[str, Value]) -> str:
        """Return the entry's id as given, or a slug of its question that no other has."""
        given = self._values.line("id", values)
        if not given:
            return self._identities.slug(question, number)
        position = values["id"].node.position
        first = self._identities.give(given, position.line)
        if first:
            self._values.fail(f"the id `{given}` is used twice; first in {first}", position)
        return given


def nearest(known: Collection[str], key: str) -> str:
    """Return which of the known keys was meant by one that is none of them; empty if none was."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(names.fold_key(key), known, n=1, cutoff=0.75)), "")


def paragraphs(node: Node) -> str | None:
    """Return an answer that is not one text: a list of them, or one in a mapping.

    An empty list is an empty answer; None is returned for what holds no text alone.
    """
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        texts = [paragraphs(item) for item in node.items]
        known = [text.strip("\n") for text in texts if text is not None]
        return "\n\n".join(known) if len(known) == len(texts) else None
    return in_some_language(node)


def in_some_language(node: Node) -> str | None:
    """Return the text that a mapping has under the name of a text, or in its first language."""
    if not isinstance(node, Mapping):
        return None
    keyed = keys_of(node)
    folded = {names.fold_key(name): value for name, value in keyed.items()}
    known = [folded[name] for name in names.WEAK_ANSWERS if name in folded]
    if not known and keyed and all(map(names.is_language, keyed)):
        known = list(keyed.values())
    found = (paragraphs(value) for value in known)
    return next((text for text in found if text is not None), None)


_LETTER = r"\s*(?:\*\*)?{}\s?\d*(?:[.:)]\s|\s?[:：])(?:\*\*)?\s*"
_Q = re.compile(_LETTER.format("(?:Q|Question)"))
_A = re.compile(_LETTER.format("(?:A|Answer)"))


def without_letters(question: str, answer: str) -> tuple[str, str]:
    """Return a question without a leading `Q.`, and its answer without an `A.`.

    The answer's letter counts only with a colon or beside the question's: `A. Smith` is a name.
    """
    if question[0] not in "Qq*" and answer[:1] not in "Aa* \n":
        return question, answer
    asked = _Q.match(question)
    if not asked and not answer.lstrip("* \n").startswith(("A:", "Answer:")):
        return question, answer
    answered = _A.match(answer)
    question = question[asked.end() :] if asked and asked.end() < len(question) else question
    return question, answer[answered.end() :] if answered else answer


def _is_verbatim(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_verbatim


def tidied(question: str, answer: str) -> tuple[str, str]:
    """Return a question on one line and its answer without the tags and letters of other forms.

    A question with the tag `!!str` and its answer are taken as they stand.
    """
    asked = text_of(question) if question else ""
    return without_letters(asked, answer) if asked else ("", answer)


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
