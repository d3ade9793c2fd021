"""The passage of an entry that shows best why it is a hit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faqcli.model import Block, Entry, Field, Passage, Span
from faqcli.search.highlight import Highlighter
from faqcli.text.tokens import sentences

_EXPECTED_SHARE, _MOST_EXPECTED = 0.35, 2
"""How much each thing counts that the query asks for, of what its terms weigh together."""
_LEANING_WEIGHT = 0.7
"""How much the terms count of a sentence that leans on the one before, and of that one."""
_LEANING_WORDS = frozenset(
    [
        "It", "Its", "They", "Their", "He", "His", "She", "Her", "These", "Those", "This", "That",
        "Both", "Such", "But", "And", "Or", "Nor", "So", "Then", "There", "Instead", "Otherwise",
        "Also", "However",
    ]
)  # fmt: skip
_LEANING_PHRASES = ("At that time", "In return", "For this", "If so")
"""How a sentence starts that leans on the one before, in English."""


def passages(
    entry: Entry,
    highlighter: Highlighter,
    weights: Sequence[float],
    expected: re.Pattern[str] | None = None,
) -> tuple[Passage, ...]:
    """Return the question, if it matches, and the piece of the rest that matches best.

    A piece is a sentence, a list item, a row of a table or a line of code. It is the first one
    if none matches. If nothing else matches, the tags follow.

    Args:
        entry: the entry.
        highlighter: finds the terms of the query.
        weights: how much each of its expanded terms counts.
        expected: finds what the query asks for, such as a number; pieces with it are preferred.
    """
    question = Passage("question", entry.question, highlighter.spans(entry.question))
    chosen = [question] if question.spans else []
    best = _best(entry, highlighter, weights, expected)
    if best:
        chosen.append(best)
    if not any(passage.spans for passage in chosen):
        tags = ", ".join(entry.tags)
        spans = highlighter.spans(tags)
        if spans:
            chosen.append(Passage("tags", tags, spans))
    return tuple(chosen)


def has_match(entry: Entry, highlighter: Highlighter) -> bool:
    """Return whether a reader sees any match in the entry, even one that spans lines."""
    return any(highlighter.find(text) for text in _texts(entry))


def spelling(entry: Entry, highlighter: Highlighter) -> str:
    """Return how the entry spells the terms of a query that it doesn't contain as typed."""
    shown: dict[int, str] = {}
    typed: set[int] = set()
    for text in _texts(entry):
        for span, i, is_typed in highlighter.find(text):
            if is_typed:
                typed.add(i)
            else:
                shown.setdefault(i, " ".join(text[span.start : span.end].split()))
    return ", ".join(dict.fromkeys(shown[i] for i in sorted(shown.keys() - typed)))


def _texts(entry: Entry) -> Iterator[str]:
    yield entry.question
    for blocks in entry.body:
        for block in blocks:
            yield block.text
    yield from entry.tags


def _best(
    entry: Entry,
    highlighter: Highlighter,
    weights: Sequence[float],
    expected: re.Pattern[str] | None,
) -> Passage | None:
    """Return the piece whose distinct terms weigh most; ties go to the one with more matches.

    A sentence that leans on the one before brings it, and both count less, as the names of a
    table's columns do.
    """
    best: Passage | None = None
    best_key = (-1.0, 0)
    bonus = _EXPECTED_SHARE * sum(weights)
    for field, blocks in _fields(entry):
        for i, block in enumerate(blocks):
            found = highlighter.find(block.text)
            for piece, start in _in_context(block) if found or best is None else ():
                shown = [o for o in found if start <= o[0].start and o[0].end <= piece.end]
                inside = [one for one in shown if piece.start <= one[0].start]
                weight = sum(weights[term] for term in {term for _, term, _ in shown})
                is_header = block.kind == "table" and not piece.start
                if start < piece.start or is_header:
                    weight *= _LEANING_WEIGHT
                if expected:
                    asked_for = expected.findall(block.text[piece.start : piece.end])
                    weight += bonus * min(len(asked_for), _MOST_EXPECTED)
                key = (weight if inside else 0.0, min(len(inside), 3))
                if key > best_key:
                    best_key = key
                    best = _passage(field, blocks, i, Span(start, piece.end), highlighter)
    return best


def pieces(entry: Entry) -> Iterator[Passage]:
    """Yield each piece of an entry as a passage, with nothing highlighted."""
    nothing = Highlighter(())
    for field, blocks in _fields(entry):
        for i, block in enumerate(blocks):
            for piece, start in _in_context(block):
                yield _passage(field, blocks, i, Span(start, piece.end), nothing)


def _in_context(block: Block) -> Iterator[tuple[Span, int]]:
    """Yield the pieces of a block, and where each starts together with the one it leans on.

    A bare web address is left out.
    """
    before: Span | None = None
    for piece in _pieces(block):
        text = block.text[piece.start : piece.end]
        if not _is_address(text):
            yield piece, before.start if before and _leans(text) else piece.start
        before = piece


def _fields(entry: Entry) -> tuple[tuple[Field, tuple[Block, ...]], ...]:
    body = entry.body
    return ("short", body.short), ("answer", body.answer), ("note", body.note)


def _leans(sentence: str) -> bool:
    first = sentence.partition(" ")[0].rstrip(",")
    return first in _LEANING_WORDS or sentence.startswith(_LEANING_PHRASES)


def _is_address(text: str) -> bool:
    return "://" in text and len(text.split()) == 1


def _pieces(block: Block) -> list[Span]:
    if block.kind not in ("code", "table"):
        return _with_labels(block, sentences(block.text))
    pieces = []
    start = 0
    for line in block.text.split("\n"):
        if line.strip():
            pieces.append(Span(start, start + len(line)))
        start += len(line) + 1
    return pieces


def _with_labels(block: Block, pieces: list[Span]) -> list[Span]:
    """Return the pieces of a block; a label in bold, such as `**Guarantees.**`, is no sentence."""
    if len(pieces) > 1 and any(
        mark.kind == "strong" and mark.start == 0 and mark.end >= pieces[0].end - 1
        for mark in block.marks
    ):
        return [Span(pieces[0].start, pieces[1].end), *pieces[2:]]
    return pieces


def _passage(
    field: Field, blocks: Sequence[Block], i: int, piece: Span, highlighter: Highlighter
) -> Passage:
    """Return a piece of a block as a passage.

    A list item of one sentence brings its lead-in, and a lead-in the first item.
    """
    text = blocks[i].text
    lead = _lead_in(blocks, i) if len(sentences(text)) == 1 else ""
    shown = f"{lead} {text[piece.start : piece.end]} {_first_item(blocks, i, piece.end)}".strip()
    shown = shown.replace("\n", " ").replace("\t", " ")
    return Passage(field, shown, highlighter.spans(shown))


def _first_item(blocks: Sequence[Block], i: int, end: int) -> str:
    """Return the first sentence of the list that a block introduces, if `end` is where it does."""
    introduction, following = blocks[i].text.rstrip(), blocks[i + 1 : i + 2]
    if not (introduction.endswith(":") and end >= len(introduction) and following):
        return ""
    if len(following[0].margin) <= len(blocks[i].margin) or following[0].kind == "code":
        return ""
    item = following[0].text
    return next((item[one.start : one.end] for one in sentences(item)), "")


def _lead_in(blocks: Sequence[Block], i: int) -> str:
    """Return the sentence that introduces the list of a list item: `A deal would need:`."""
    depth = len(blocks[i].margin)
    if not depth or not blocks[i].margin[-1].strip(" >"):
        return ""
    before = (block.text for block in reversed(blocks[:i]) if len(block.margin) < depth)
    introduction = next(before, "").rstrip()
    if not introduction.endswith(":"):
        return ""
    last = sentences(introduction)[-1]
    return introduction[last.start : last.end]
