"""The shape of a value in a FAQ file: an entry, a group of entries, or neither.

A value is recognised by a sketch, its first events as a node, so that a long list need not be kept
in memory to see what it is.
"""

from __future__ import annotations

from collections.abc import Sequence as Listed
from enum import IntEnum, StrEnum
from typing import NamedTuple, TypeGuard

from faqcli.readers.yaml import keys
from faqcli.readers.yaml.nodes import Mapping, Node, Scalar, Sequence, is_texts, keys_of


class Kind(StrEnum):
    """What a value contains."""

    nothing = "nothing"
    entry = "entry"
    """It is one itself."""
    entries = "entries"
    """A list of them."""
    groups = "groups"
    """A list of sections, or a mapping of keys to entries or lists of them."""
    pairs = "pairs"
    """A mapping of questions to answers."""
    singles = "singles"
    """A list of such mappings with one pair each."""
    numbered = "numbered"
    """A mapping with `question1`, `answer1`, `question2` and so on."""


class Strength(IntEnum):
    """How certain a shape is."""

    none = 0
    weak = 1
    """Other things look like this too: a title and a text."""
    strong = 2


class Shape(NamedTuple):
    """What a value contains, and how certain that is."""

    kind: Kind = Kind.nothing
    strength: Strength = Strength.none


NOTHING = Shape()
ENTRY = Shape(Kind.entry, Strength.strong)
NUMBERED = Shape(Kind.numbered, Strength.strong)


def shape_of(node: Node) -> Shape:
    """Return the shape of a value, or of a sketch as far as its beginning shows it."""
    if isinstance(node, Mapping):
        return _shape_of_mapping(node)
    if isinstance(node, Sequence):
        return _shape_of_sequence(node)
    return NOTHING


def _shape_of_sequence(node: Sequence) -> Shape:
    best = NOTHING
    for item in node.items:
        shape = _shape_of_item(item)
        if shape.kind is Kind.groups:
            return shape
        if shape.strength > best.strength:
            best = shape
    if best == NOTHING and _are_singles(node.items):
        return Shape(Kind.singles, Strength.weak)
    return best


def _are_singles(items: Listed[Node]) -> bool:
    """Return whether each of several values is a mapping of one text to another, all different."""
    names = set()
    for item in items:
        if not (isinstance(item, Mapping) and len(item.pairs) == 1):
            return False
        ((key, value),) = item.pairs
        if not (isinstance(key, Scalar) and (isinstance(value, Scalar) or is_texts(value))):
            return False
        names.add(keys.fold_key(key.value))
    return len(names) == len(items) > 1


def _shape_of_item(item: Node) -> Shape:
    """Return the shape of a list that has this item."""
    if is_pair(item):
        return Shape(Kind.entries, Strength.weak)
    if not isinstance(item, Mapping):
        inner = shape_of(item)
        return Shape(Kind.groups, inner.strength) if inner.strength else NOTHING
    shape = _shape_of_mapping(item)
    if shape.kind is Kind.pairs and len(item.pairs) == 1:
        return Shape(Kind.singles, shape.strength)
    if shape.kind is Kind.entry:
        return Shape(Kind.entries, shape.strength)
    if shape.kind is not Kind.nothing:
        return Shape(Kind.groups, shape.strength)
    parts = keys.parts_of(keys_of(item))
    is_half = parts.is_strong and len(parts.question or parts.answer) > 1
    return Shape(Kind.entries, Strength.weak) if is_half else NOTHING


def _shape_of_mapping(node: Mapping) -> Shape:
    """Return the shape of a mapping. The surest signs are looked for first."""
    keyed = keys_of(node)
    parts = keys.parts_of(keyed)
    is_entry = bool(parts.question and parts.answer)
    # {question1: …, answer1: …, question2: …, answer2: …} has the keys of an entry, but is several.
    if is_entry and is_numbered(keyed):
        return NUMBERED
    # {q: How?, a: So, links: [{name: x, text: y}]} is one entry, whatever else is in it, because
    # `q` and `a` mean nothing else. In {q: [{q: How?, a: So}], a: …}, `q` is a list of entries.
    if is_entry and parts.is_strong and _is_asked(keyed[parts.question]):
        return ENTRY
    # {title: Prices, text: In short, list: [{q: …, a: …}]} could be an entry by its first two keys,
    # but a value with entries in it makes it a section.
    texts = {name for name, value in keyed.items() if isinstance(value, Scalar) or is_texts(value)}
    members = (_strength_of_member(n, value) for n, value in keyed.items() if n not in texts)
    if strongest := max(members, default=Strength.none):
        return Shape(Kind.groups, strongest)
    # {title: How?, text: So} is an entry for certain only if its title asks.
    if is_entry and _may_be_entry(keyed, parts):
        question = keyed[parts.question]
        is_question = isinstance(question, Scalar) and keys.is_question(question.value)
        return Shape(Kind.entry, Strength.strong if is_question else Strength.weak)
    # {title: Prices, What is it?: A tool, Why?: Because}: most keys with a text are questions.
    asked = sum(map(keys.is_sentence, texts))
    if asked and asked * 2 > len(texts):
        return Shape(Kind.pairs, Strength.strong)
    return NOTHING


def _is_asked(node: Node) -> bool:
    """Return whether a question's value is no group of entries: a text, or one per language."""
    return not isinstance(node, Mapping | Sequence) or shape_of(node) == NOTHING


def _is_text(node: Node) -> bool:
    return isinstance(node, Scalar) and bool(node.value.strip())


def _may_be_entry(keyed: dict[str, Node], parts: keys.Parts) -> bool:
    """Return whether a title and a text are those of an entry, not of a whole FAQ."""
    question, answer = keyed[parts.question], keyed[parts.answer]
    is_full = _is_text(question) and (_is_text(answer) or not isinstance(answer, Scalar))
    is_whole = not keyed.keys().isdisjoint(("questions", "sections", "faq", "faqs"))
    return is_full and not is_whole and not _describes_itself(keyed)


def _describes_itself(keyed: dict[str, Node]) -> bool:
    """Return whether a mapping has what only a FAQ has; a sketch may end before its questions.

    An entry may have these keys as well, but only with texts.
    """
    facts = [keyed[name] for name in ("source", "synonyms", "tests") if name in keyed]
    parts = [part for fact in facts if isinstance(fact, Sequence) for part in fact.items]
    return any(not isinstance(one, Scalar) for one in parts) or any(
        isinstance(fact, Mapping) for fact in facts
    )


def _strength_of_member(name: str, value: Node) -> Strength:
    if is_answered(name, value):
        return Strength.strong
    strength = shape_of(value).strength
    return Strength.strong if strength and keys.is_generic(name) else strength


def is_answered(name: str, value: Node) -> bool:
    """Return whether a key is a question and its value a mapping with the answer."""
    if not isinstance(value, Mapping) or not keys.is_sentence(name):
        return False
    return bool(keys.parts_of(["question", *keys_of(value)]).answer)


def is_numbered(keyed: dict[str, Node]) -> bool:
    """Return whether a mapping has several questions with numbers in their keys."""
    folded = [keys.fold_key(name) for name in keyed]
    numbered = {name: keys.unnumbered(name) for name in folded if name[-1:].isdecimal()}
    questions = [name for name, base in numbered.items() if base in keys.STRONG_QUESTIONS]
    answers = [name for name in folded if numbered.get(name) in keys.STRONG_ANSWERS]
    return len(questions) > 1 and len(answers) > 1


def is_pair(node: Node) -> bool:
    """Return whether a value is a list of a question and an answer."""
    if not (isinstance(node, Sequence) and len(node.items) == 2):
        return False
    question, answer = node.items
    return _is_text(question) and (isinstance(answer, Scalar) or is_texts(answer))


PLAIN_LISTS = ("questions", "sections")
"""The keys of lists in the plain form."""
_PLAIN = {"question", "answer"}


def is_plain_list(name: str, node: Node) -> bool:
    """Return whether a key and its value are a list in the plain form, or an attempt at one."""
    return name in PLAIN_LISTS and not (isinstance(node, Mapping) and shape_of(node).strength)


def has_plain_list(node: Mapping) -> bool:
    """Return whether the entries of a mapping are in the plain form; no other key has any then."""
    lists = (value for name, value in keys_of(node).items() if name in PLAIN_LISTS)
    return any(v.value == "" if isinstance(v, Scalar) else isinstance(v, Sequence) for v in lists)


def has_empty_list(node: Mapping) -> bool:
    """Return whether a mapping has an empty list where other files have questions."""
    listed = keys_of(node).items()
    empty = (name for name, value in listed if isinstance(value, Sequence) and not value.items)
    return any(map(keys.is_generic, empty))


def is_plain(node: Node) -> bool:
    """Return whether a value is an entry in the plain form, with both of its keys."""
    if not isinstance(node, Mapping):
        return False
    return {key.value for key, _ in node.pairs if isinstance(key, Scalar)} >= _PLAIN


def is_question_only(node: Node) -> TypeGuard[Mapping]:
    """Return whether a value is a mapping with a question and nothing else."""
    if not (isinstance(node, Mapping) and len(node.pairs) == 1):
        return False
    parts = keys.parts_of(keys_of(node))
    return bool(parts.question) and parts.is_strong


def is_answer_only(node: Node) -> TypeGuard[Mapping]:
    """Return whether a value is a mapping with an answer and no question."""
    if not isinstance(node, Mapping):
        return False
    parts = keys.parts_of(keys_of(node))
    return bool(parts.is_strong and parts.answer and not parts.question)


def is_asked(name: str, value: Node, *, are_pairs: bool) -> bool:
    """Return whether a key is a question and its value, a text or a list of them, the answer.

    `are_pairs` says whether most of the keys beside it are questions.
    """
    if not (isinstance(value, Scalar) or is_texts(value)):
        return False
    if keys.is_question(name):
        return True
    return are_pairs and keys.fold_key(name) not in (*keys.TITLES, *keys.TECHNICAL)


def has_several(node: Mapping) -> bool:
    """Return whether more than one key of a mapping leads to entries."""
    return sum(shape_of(value).strength > 0 for _, value in node.pairs) > 1
