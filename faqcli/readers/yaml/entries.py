"""One node → one entry."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from faqcli.markup.blocks import parse
from faqcli.markup.html import text_of
from faqcli.model import Body, Entry
from faqcli.readers.identifiers import Identifiers, slug_of
from faqcli.readers.labels import without_labels
from faqcli.readers.yaml import keys, nodes
from faqcli.readers.yaml.fields import FieldReader, Value
from faqcli.readers.yaml.nodes import Node, Scalar, Sequence, is_empty, is_texts, keys_of, plain
from faqcli.sanitize import one_line

ENTRY_KEYS = frozenset(["id", "question", "short", "answer", "note", "tags", "aliases", "see_also"])
_NO_VALUES: Mapping[str, Value] = MappingProxyType({})


class ParsedEntry(NamedTuple):
    """An entry, and the values it was made from."""

    entry: Entry | None
    """None if it is unusable."""
    values: Mapping[str, Value] = _NO_VALUES
    """By the keys of the plain form; left out where only the entries are asked for."""
    others: Mapping[str, Value] = _NO_VALUES
    """The values of other keys."""


class ParsedGroup(NamedTuple):
    """What a mapping around entries, the file or a section, has besides them."""

    others: dict[str, Value]
    is_root: bool
    is_listed: bool
    """Whether any of its keys leads to entries, or to an empty list of them."""
    section: str = ""
    """The title of the section; empty for the file."""


Parsed = ParsedEntry | ParsedGroup


class EntryReader:
    """Makes numbered entries with unique ids, and notes in `fields` what is wrong with them."""

    def __init__(self, fields: FieldReader, identifiers: Identifiers) -> None:
        self.recognised = 0
        """How many entries have a question or an answer."""
        self.keeps_values = True
        self.language = ""
        """The code of the language that the key of a question is in, if that isn't `question`."""
        self._fields = fields
        self._identifiers = identifiers
        self._unread: set[str] = set()
        """The unknown keys with text, which isn't shown."""

    def read(self, node: Node, section: str, *, is_keyed: bool = False) -> ParsedEntry:
        """Return the entry in `node`, with the next number.

        `is_keyed` says that its id is its key in a mapping, which other sections may have too.
        """
        self._identifiers.count += 1
        number = self._identifiers.count
        if not isinstance(node, nodes.Mapping):
            message = f"an entry must have `question` and `answer`, but this is {node.kind}"
            self._fields.fail(message, node.position, number)
            return ParsedEntry(None)
        values, others = self._fields.fields(node, ENTRY_KEYS)
        if others:
            self._adopt(values, others)
        self.recognised += "question" in values or "answer" in values
        question, answer = self._question_and_answer(values, others, node, number)
        if not question or answer is None:
            self._identifiers.unusable.setdefault(self._fields.line("id", values), number)
            return ParsedEntry(None, values, others)
        if not answer.strip():
            self._fields.warn("the answer is empty", values["answer"].position)
        if not section and "category" in others:
            section = self._fields.line("category", {"category": others.pop("category")})
        short, note = self._fields.text("short", values), self._fields.text("note", values)
        see_also = self._fields.texts("see_also", values)
        if is_keyed and see_also:
            self._identifiers.relate(number, section, see_also)
        of_section = section if is_keyed else None
        entry = Entry(
            number=number,
            id=self._identify(question, number, values, of_section),
            question=question,
            answer=answer,
            short=short,
            note=note,
            section=section,
            tags=self._fields.texts("tags", values),
            aliases=self._fields.texts("aliases", values),
            see_also=see_also,
            extra=MappingProxyType({name: plain(value.node) for name, value in others.items()}),
            body=Body(parse(short), parse(answer), parse(note)),
        )
        self._mention_unread(others)
        if not self.keeps_values:
            return ParsedEntry(entry)
        silent = {name: value for name, value in others.items() if name not in self._unread}
        return ParsedEntry(entry, values, silent)

    def _adopt(self, values: dict[str, Value], others: dict[str, Value]) -> None:
        """Move known parts under other names to `values`; a section's name becomes `category`."""
        if "question" not in values or "answer" not in values:
            parts = keys.parts_of((*values, *others))
            for name, key in (("question", parts.question), ("answer", parts.answer)):
                if name not in values and key in others:
                    values[name] = others.pop(key)
                    self.language = self.language or keys.language_of(key)
        folded = {keys.fold_key(key): key for key in others}
        key = next((folded[k] for k in keys.ANSWER_LISTS if k in folded), "")
        listed = bullets(others[key].node) if key and "question" in values else ""
        if listed:
            values["answer"] = _extended(values.get("answer"), others.pop(key), listed)
        for name, known in keys.OTHERS.items():
            key = next((folded[k] for k in (name, *known) if k in folded), "")
            if key and name not in values:
                values[name] = others.pop(key)
        key = next((folded[k] for k in keys.SECTIONS if k in folded), "")
        if key in others and (isinstance(others[key].node, Scalar) or is_texts(others[key].node)):
            others["category"] = others.pop(key)

    def _mention_unread(self, others: dict[str, Value]) -> None:
        """Warn of unknown keys with text that a reader would miss, once of each."""
        for name, value in others.items():
            if name not in self._unread and not name.startswith("x-") and has_prose(name, value):
                self._unread.add(name)
                hint = correction(nearest(ENTRY_KEYS, name)) or "move it to `answer`"
                message = f"the text of the unknown key `{name}` isn't shown"
                self._fields.warn(message, value.position, hint)

    def _question_and_answer(
        self, values: dict[str, Value], others: dict[str, Value], node: Node, number: int
    ) -> tuple[str | None, str | None]:
        """Return both without tags and labels; None for one that is missing or no text."""
        question = self._required("question", values, others, node, number)
        answer = self._required("answer", values, others, node, number)
        if question:
            question = one_line(question)
            node = values["question"].node
            if not (isinstance(node, Scalar) and node.is_verbatim):
                question, meant = tidied(question, answer or "")
                answer = answer and meant
        if question == "":
            self._fields.fail("the question is empty", values["question"].position, number)
        return question, answer

    def _required(
        self, name: str, values: dict[str, Value], others: dict[str, Value], node: Node, number: int
    ) -> str | None:
        if name not in values:
            near = next((key for key in others if nearest([name], key)), "")
            line = f"line {others[near].position.line}" if near else ""
            hint = f"write `{name}` instead of `{near}` on {line}" if near else ""
            self._fields.fail(f"this entry has no `{name}`", node.position, number, hint)
            return None
        value = values[name].node
        if isinstance(value, Scalar):
            return value.value
        text = paragraphs(value) if name == "answer" else in_some_language(value)
        if text is not None:
            return text
        message = f"`{name}` must be text, but is {value.kind}"
        self._fields.fail(message, value.position, number)
        return None

    def call_section(self, title: str, key: str, around: str) -> None:
        """Note the key of a section that has a title as well; `around` is the one around it."""
        names = self._identifiers.section_keys
        if title != key or around in names:
            names.setdefault(title, f"{names.get(around, around)} {key}")

    def _identify(
        self, question: str, number: int, values: dict[str, Value], section: str | None
    ) -> str:
        """Return the entry's id as given, or a slug of its question that no other has.

        `section` is the title of the section in which the id is a key; None if it is no key.
        """
        given = self._fields.line("id", values)
        if not given:
            return self._identifiers.slug(slug_of(question), number)
        if section is not None:
            return self._identifiers.key(given, section, number)
        position = values["id"].node.position
        first = self._identifiers.give(given, position.line)
        if first:
            self._fields.fail(f"the id `{given}` is used twice, first {first}", position)
        return given


def nearest(known: Collection[str], key: str) -> str:
    """Return the known key that an unknown one was probably meant to be; empty if none is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(keys.fold_key(key), known, n=1, cutoff=0.75)), "")


def correction(near: str) -> str:
    """Return how to mend a key or an id, given the one that was probably meant, if any."""
    return f"write `{near}` if you meant that" if near else ""


def has_prose(name: str, value: Value) -> bool:
    """Return whether the value of a key has a text for readers in it, not only for programs."""
    if keys.fold_key(name) in keys.TECHNICAL:
        return False
    waiting = [value.node]
    while waiting:
        match waiting.pop():
            case Scalar(value=text):
                if keys.is_sentence(text_of(text)):
                    return True
            case Sequence(items=items):
                waiting.extend(items)
            case nodes.Mapping(pairs=pairs):
                waiting.extend(value for _, value in pairs)
    return False


def paragraphs(node: Node) -> str | None:
    """Return an answer that is a list of texts, or a text in a mapping.

    An empty list is an empty answer. None is returned for anything that isn't only text.
    """
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        texts = [paragraphs(item) for item in node.items]
        known = [text.strip("\n") for text in texts if text is not None]
        return "\n\n".join(known) if len(known) == len(texts) else None
    return in_some_language(node)


def bullets(node: Node) -> str:
    """Return a list of texts, or of mappings with a text each, in Markdown; empty if it is none."""
    lines: list[str] = []
    for item in node.items if isinstance(node, Sequence) else ():
        label, text = "", item
        if isinstance(item, nodes.Mapping) and len(item.pairs) == 1:
            ((name, text),) = item.pairs
            shown = name.value if isinstance(name, Scalar) else ""
            label = "" if keys.fold_key(shown) in keys.ITEMS else f"{shown}: "
        if not isinstance(text, Scalar):
            return ""
        if text.value.strip() and not is_empty(text):
            lines.append(f"- {label}{text.value.strip()}".replace("\n", "\n  "))
    return "\n".join(lines)


def _extended(answer: Value | None, end: Value, listed: str) -> Value:
    """Return an answer with a list, written in Markdown, below it."""
    position = answer.position if answer else end.position
    texts = [answer.node] if answer else []
    parts = [node for node in texts if not is_empty(node)]
    parts.append(Scalar(position, listed, plain=False))
    return Value(position, Sequence(position, tuple(parts), end.node.weight))


def in_some_language(node: Node) -> str | None:
    """Return the text in a mapping, by a name for texts or else by its first language."""
    if not isinstance(node, nodes.Mapping):
        return None
    keyed = keys_of(node)
    folded = {keys.fold_key(name): value for name, value in keyed.items()}
    known = [folded[name] for name in keys.WEAK_ANSWERS if name in folded]
    if not known and keyed and all(map(keys.is_language, keyed)):
        known = list(keyed.values())
    texts = (paragraphs(value) for value in known)
    return next((text for text in texts if text is not None), None)


def tidied(question: str, answer: str) -> tuple[str, str]:
    """Return a question without tags and label, on one line, and its answer without a label.

    A question with the tag `!!str` is not given to this function: it and its answer stay as they
    are.
    """
    asked = text_of(question) if question else ""
    return without_labels(asked, answer) if asked else ("", answer)
