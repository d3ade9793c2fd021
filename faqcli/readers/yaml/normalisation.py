"""Entries in other forms → as the plain form would write them."""

from __future__ import annotations

from faqcli.readers.yaml import keys as names
from faqcli.readers.yaml.composer import Mapping, Node, Scalar, Sequence
from faqcli.readers.yaml.shapes import is_answered, is_asked, is_pair
from faqcli.sanitize import one_line


def joined(question: Mapping, answer: Mapping) -> Mapping:
    """Return the entry that two mappings make, which a list holds one after the other."""
    weight = question.weight + answer.weight
    return question._replace(pairs=(*question.pairs, *answer.pairs), weight=weight)


def spelled_out(node: Node, *, are_singles: bool) -> Node:
    """Return a list of two, or a mapping of a question to its answer, as an entry.

    `are_singles` says whether a mapping of anything to a text is one. All else stays as it is.
    """
    if isinstance(node, Sequence) and is_pair(node):
        return entry_from(*node.items)
    if isinstance(node, Mapping) and len(node.pairs) == 1:
        ((key, value),) = node.pairs
        if isinstance(key, Scalar) and is_asked(one_line(key.value), value, are_pairs=are_singles):
            return entry_from(key, value)
        if isinstance(value, Mapping) and isinstance(key, Scalar) and is_answered(key.value, value):
            return with_pair("question", key, value)
    return node


def entry_from(question: Node, answer: Node) -> Mapping:
    """Return a question and an answer as the entry that the plain form would write."""
    pairs = (
        (Scalar(question.position, "question", plain=True), question),
        (Scalar(answer.position, "answer", plain=True), answer),
    )
    return Mapping(question.position, pairs, 3 + question.weight + answer.weight)


def with_pair(name: str, value: Node, entry: Mapping) -> Mapping:
    """Return an entry with one more key and its value, which stand elsewhere in the file."""
    pair = (Scalar(value.position, name, plain=True), value)
    return entry._replace(pairs=(*entry.pairs, pair))


def numbered_entries(node: Mapping) -> list[Mapping]:
    """Return the entries of a mapping that numbers its keys, those of one number together."""
    by_number: dict[str, list[tuple[Node, Node]]] = {}
    for key, value in node.pairs:
        if isinstance(key, Scalar):
            name = names.fold_key(key.value)
            base = names.unnumbered(name)
            if base != name:
                by_number.setdefault(name[len(base) :].strip("_"), []).append((key, value))
    return [
        Mapping(pairs[0][0].position, tuple(pairs), node.weight) for pairs in by_number.values()
    ]
