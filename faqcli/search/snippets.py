"""The passage of an entry that shows best why it is a hit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faqcli.model import Block, Entry, Field, Passage, Span
from faqcli.search.highlight import Highlighter, Occurrence, merge
from faqcli.text.tokens import sentences


def passages(
    entry: Entry, highlighter: Highlighter, weights: Sequence[float]
) -> tuple[Passage, ...]:
    """Return the question, if it matches, and the piece of the rest that matches best.

    A piece is a sentence, a list item, a row of a table or a line of code. It is the first one
    if none matches. If nothing else matches, the tags follow. `weights` has a weight for each
    expanded term.
    """
    question = Passage("question", entry.question, highlighter.spans(entry.question))
    chosen = [question] if question.spans else []
    best = _best(entry, highlighter, weights)
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


def _best(entry: Entry, highlighter: Highlighter, weights: Sequence[float]) -> Passage | None:
    """Return the piece whose distinct terms weigh most; ties go to the one with more matches."""
    best: Passage | None = None
    best_key = (-1.0, 0)
    for field, block in _blocks(entry):
        found = highlighter.find(block.text)
        for piece in _pieces(block) if found or best is None else ():
            inside = [o for o in found if piece.start <= o[0].start and o[0].end <= piece.end]
            key = (sum(weights[i] for i in {term for _, term, _ in inside}), min(len(inside), 3))
            if key > best_key:
                best_key, best = key, _cut(field, block.text, piece, inside)
    return best


def _blocks(entry: Entry) -> Iterator[tuple[Field, Block]]:
    yield from (("short", block) for block in entry.body.short)
    yield from (("answer", block) for block in entry.body.answer)
    yield from (("note", block) for block in entry.body.note)


def _pieces(block: Block) -> list[Span]:
    if block.kind not in ("code", "table"):
        return sentences(block.text)
    pieces = []
    start = 0
    for line in block.text.split("\n"):
        if line.strip():
            pieces.append(Span(start, start + len(line)))
        start += len(line) + 1
    return pieces


def _cut(field: Field, text: str, piece: Span, inside: Sequence[Occurrence]) -> Passage:
    """Return a piece of a text as a passage, with the spans relative to its start."""
    spans = merge(span for span, _, _ in inside)
    offset = piece.start
    return Passage(
        field,
        text[piece.start : piece.end].replace("\n", " ").replace("\t", " "),
        tuple(Span(start - offset, end - offset) for start, end in spans),
    )
