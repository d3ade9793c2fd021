"""What a value of a FAQ file is: an entry, a group of them, or neither.

A value is told by a sketch, its first few hundred events as a node, so that long lists need not be
held to be recognised.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as Listed
from enum import IntEnum, StrEnum
from typing import NamedTuple, TypeGuard

from faqcli.readers.yaml import keys as names
from faqcli.readers.yaml.composer import Mapping, Node, Scalar, Sequence
from faqcli.sanitize import one_line


class Kind(StrEnum):
    """What a value holds."""

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
    """How sure it is."""

    none = 0
    weak = 1
    """Other things are written so too: a title and a text."""
    strong = 2


class Shape(NamedTuple):
    """What a value holds, and how sure that is."""

    kind: Kind = Kind.nothing
    strength: Strength = Strength.none


class Parts(NamedTuple):
    """The names of the keys that hold an entry's question and answer; empty where none does."""

    question: str
    answer: str
    is_strong: bool


NOTHING = Shape()
ENTRY = Shape(Kind.entry, Strength.strong)
NUMBERED = Shape(Kind.numbered, Strength.strong)


def parts_of(keys: Iterable[str]) -> Parts:
    """Return which of the keys of a mapping hold a question and an answer.

    A weak name counts only beside a name for the other part.
    """
    folded: dict[str, str] = {}
    for key in keys:
        folded.setdefault(names.fold_key(key), key)
    bare: dict[str, str] = {}
    for name, key in folded.items():
        bare.setdefault(names.unnumbered(name), key)
    question = _strong(folded, bare, "question", names.STRONG_QUESTIONS)
    answer = _strong(folded, bare, "answer", names.STRONG_ANSWERS)
    if not (question or answer):
        question, answer = _by_their_words(folded)
    is_strong = bool(question or answer)
    weak_answer = answer or _first(folded, names.WEAK_ANSWERS)
    weak_question = question or _first(folded, names.WEAK_QUESTIONS)
    return Parts(
        question or (weak_question if weak_answer else ""),
        answer or (weak_answer if weak_question else ""),
        is_strong,
    )


def _by_their_words(folded: dict[str, str]) -> tuple[str, str]:
    """Return keys such as `faq_question` and `faq_answer`, if there are both."""
    question = next((key for name, key in folded.items() if "question" in name.split("_")), "")
    answer = next((key for name, key in folded.items() if "answer" in name.split("_")), "")
    return (question, answer) if question and answer else ("", "")


def _strong(folded: dict[str, str], bare: dict[str, str], best: str, known: frozenset[str]) -> str:
    for given in (folded, bare):
        if best in given:
            return given[best]
        for name, key in given.items():
            if name in known:
                return key
    return ""


def _first(folded: dict[str, str], known: Iterable[str]) -> str:
    return next((folded[name] for name in known if name in folded), "")


def keys_of(node: Mapping) -> dict[str, Node]:
    """Return the values of a mapping by their keys, the first of equal ones."""
    found: dict[str, Node] = {}
    for key, value in node.pairs:
        if isinstance(key, Scalar):
            found.setdefault(one_line(key.value), value)
    return found


def shape_of(node: Node) -> Shape:
    """Return what a value holds; that of a sketch is as much as its beginning shows."""
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
    """Tell whether each of several values is a mapping of one text to another, none repeated."""
    keys = set()
    for item in items:
        if not (isinstance(item, Mapping) and len(item.pairs) == 1):
            return False
        ((key, value),) = item.pairs
        if not (isinstance(key, Scalar) and (isinstance(value, Scalar) or is_texts(value))):
            return False
        keys.add(names.fold_key(key.value))
    return len(keys) == len(items) > 1


def _shape_of_item(item: Node) -> Shape:
    """Return what a list is of which this is an item."""
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
    parts = parts_of(keys_of(item))
    is_half = parts.is_strong and len(parts.question or parts.answer) > 1
    return Shape(Kind.entries, Strength.weak) if is_half else NOTHING


def _shape_of_mapping(node: Mapping) -> Shape:
    keyed = keys_of(node)
    parts = parts_of(keyed)
    is_entry = bool(parts.question and parts.answer)
    if is_entry and is_numbered(keyed):
        return NUMBERED
    if is_entry and parts.is_strong and _is_asked(keyed[parts.question]):
        return ENTRY
    strongest = Strength.none
    for name, value in keyed.items():
        if not isinstance(value, Scalar) and not is_texts(value):
            strongest = max(strongest, _strength_of_member(name, value))
    if strongest:
        return Shape(Kind.groups, strongest)
    if is_entry and _may_be_entry(keyed, parts):
        question = keyed[parts.question]
        is_question = isinstance(question, Scalar) and names.is_question(question.value)
        return Shape(Kind.entry, Strength.strong if is_question else Strength.weak)
    texts = [name for name, value in keyed.items() if isinstance(value, Scalar) or is_texts(value)]
    asked = sum(map(names.is_sentence, texts))
    if asked and asked * 2 > len(texts):
        return Shape(Kind.pairs, Strength.strong)
    return NOTHING


def _is_asked(node: Node) -> bool:
    """Tell whether a question's value is one: a text, one in several languages, or a mistake."""
    return not isinstance(node, Mapping | Sequence) or shape_of(node) == NOTHING


def _is_text(node: Node) -> bool:
    return isinstance(node, Scalar) and bool(node.value.strip())


def _may_be_entry(keyed: dict[str, Node], parts: Parts) -> bool:
    """Tell whether a title and a text are an entry, and not a whole FAQ's."""
    answer = keyed[parts.answer]
    is_full = _is_text(keyed[parts.question]) and (
        not isinstance(answer, Scalar) or _is_text(answer)
    )
    return is_full and keyed.keys().isdisjoint(("questions", "sections", "faq", "faqs"))


def _strength_of_member(name: str, value: Node) -> Strength:
    if is_answered(name, value):
        return Strength.strong
    strength = shape_of(value).strength
    return Strength.strong if strength and names.is_generic(name) else strength


def is_answered(name: str, value: Node) -> bool:
    """Tell whether a key is a question and its value a mapping with the answer."""
    if not isinstance(value, Mapping) or not names.is_sentence(name):
        return False
    found = parts_of(["question", *keys_of(value)])
    return bool(found.answer)


def is_numbered(keyed: dict[str, Node]) -> bool:
    """Tell whether a mapping has several questions, told apart by numbers in their keys."""
    folded = [names.fold_key(name) for name in keyed]
    questions = {
        name for name in folded
        if name[-1:].isdecimal() and names.unnumbered(name) in names.STRONG_QUESTIONS
    }  # fmt: skip
    answers = [
        name for name in folded
        if name[-1:].isdecimal() and names.unnumbered(name) in names.STRONG_ANSWERS
    ]  # fmt: skip
    return len(questions) > 1 and len(answers) > 1


def is_texts(node: Node) -> bool:
    """Tell whether a value is a list of nothing but texts, at least one."""
    return (
        isinstance(node, Sequence)
        and bool(node.items)
        and all(isinstance(item, Scalar) for item in node.items)
    )


def is_pair(node: Node) -> bool:
    """Tell whether a value is a list of a question and an answer."""
    if not (isinstance(node, Sequence) and len(node.items) == 2):
        return False
    question, answer = node.items
    return _is_text(question) and (isinstance(answer, Scalar) or is_texts(answer))


PLAIN_LISTS = ("questions", "sections")
"""Keys under which the plain form has its entries."""
_PLAIN = ("question", "answer")


def is_plain_list(name: str, node: Node) -> bool:
    """Tell whether a key and its value are a list of the plain form, or a mistake in one."""
    return name in PLAIN_LISTS and not (isinstance(node, Mapping) and shape_of(node).strength)


def has_plain_list(node: Mapping) -> bool:
    """Tell whether a mapping has its entries in the plain form: its other keys hold none."""
    lists = (value for name, value in keys_of(node).items() if name in PLAIN_LISTS)
    return any(v.value == "" if isinstance(v, Scalar) else isinstance(v, Sequence) for v in lists)


def is_plain(node: Node) -> bool:
    """Tell whether a value is an entry in the plain form, with both of its keys."""
    if not isinstance(node, Mapping):
        return False
    return sum(key.value in _PLAIN for key, _ in node.pairs if isinstance(key, Scalar)) == len(
        _PLAIN
    )


def is_question_only(node: Node) -> TypeGuard[Mapping]:
    """Tell whether a value is a mapping of nothing but a question."""
    if not (isinstance(node, Mapping) and len(node.pairs) == 1):
        return False
    parts = parts_of(keys_of(node))
    return bool(parts.question) and parts.is_strong


def is_answer_only(node: Node) -> TypeGuard[Mapping]:
    """Tell whether a value is a mapping with an answer and no question."""
    if not isinstance(node, Mapping):
        return False
    parts = parts_of(keys_of(node))
    return bool(parts.is_strong and parts.answer and not parts.question)


def is_asked(name: str, value: Node, *, are_pairs: bool) -> bool:
    """Tell whether a key is a question and its value, a text or some, the answer.

    `are_pairs` says whether most of the keys beside it are questions.
    """
    if not (isinstance(value, Scalar) or is_texts(value)):
        return False
    if names.is_question(name):
        return True
    return are_pairs and names.fold_key(name) not in (*names.TITLES, *names.TECHNICAL)


def has_several(node: Mapping) -> bool:
    """Tell whether more than one key of a mapping leads to entries."""
    return sum(shape_of(value).strength > 0 for _, value in node.pairs) > 1
