"""Entries in other forms, rewritten in the plain form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from faqcli.readers.yaml import keys, shapes
from faqcli.readers.yaml.nodes import Mapping, Node, Scalar, Sequence
from faqcli.sanitize import one_line


def joined(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield nodes, where a question by itself and the answer after it make one entry."""
    waiting: Mapping | None = None
    try:
        for node in nodes:
            if waiting and shapes.is_answer_only(node):
                yield _join(waiting, node)
                waiting = None
                continue
            if waiting:
                yield waiting
            waiting = node if shapes.is_question_only(node) else None
            if not waiting:
                yield node
    except Exception:  # a mistake in YAML: the question above it has no answer either
        if waiting:
            yield waiting
        raise
    if waiting:
        yield waiting


def _join(question: Mapping, answer: Mapping) -> Mapping:
    weight = question.weight + answer.weight
    return question._replace(pairs=(*question.pairs, *answer.pairs), weight=weight)


def spelled_out(node: Node, *, are_singles: bool) -> Node:
    """Return a list of two, or a mapping of a question to its answer, as an entry.

    `are_singles` says whether a mapping of anything to a text is one. Other nodes are unchanged.
    """
    if isinstance(node, Sequence) and shapes.is_pair(node):
        return entry_from(*node.items)
    if isinstance(node, Mapping) and len(node.pairs) == 1:
        ((key, value),) = node.pairs
        if isinstance(key, Scalar):
            if shapes.is_asked(one_line(key.value), value, are_pairs=are_singles):
                return entry_from(key, value)
            if isinstance(value, Mapping) and shapes.is_answered(key.value, value):
                return with_pair("question", key, value)
    return node


def entry_from(question: Node, answer: Node) -> Mapping:
    """Return a question and an answer as an entry in the plain form."""
    pairs = (
        (Scalar(question.position, "question", plain=True), question),
        (Scalar(answer.position, "answer", plain=True), answer),
    )
    return Mapping(question.position, pairs, 3 + question.weight + answer.weight)


def with_pair(name: str, value: Node, entry: Mapping) -> Mapping:
    """Return an entry with one more key, whose value is elsewhere in the file."""
    pair = (Scalar(value.position, name, plain=True), value)
    return entry._replace(pairs=(*entry.pairs, pair))


def numbered_entries(node: Mapping) -> list[Mapping]:
    """Return the entries of a mapping that numbers its keys: `question1`, `answer1` and so on."""
    by_number: dict[str, list[tuple[Node, Node]]] = {}
    for key, value in node.pairs:
        if isinstance(key, Scalar):
            name = keys.fold_key(key.value)
            base = keys.unnumbered(name)
            if base != name:
                by_number.setdefault(name[len(base) :].strip("_"), []).append((key, value))
    return [
        Mapping(pairs[0][0].position, tuple(pairs), node.weight) for pairs in by_number.values()
    ]
