"""Texts with marks, and the blocks that they become: what Markdown and HTML have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from faqcli.model import Block, Mark

MarkedText = tuple[str, Sequence[Mark]]
CELL_BREAK = "\v"
"""Stands for a line break in the cell of a table of a page."""


class Outline:
    """The blocks of an answer, each with the lists and quotations around it in its margin."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.margin: list[str] = []
        self.counters: list[int | str] = []
        """The next number of each list around, or its bullet."""

    def add(self, block: Block) -> None:
        """Add a block; those after it in the same item have spaces for its marker."""
        self.blocks.append(block._replace(margin=tuple(self.margin)))
        self.margin = [m if m == ">" else " " * len(m) for m in self.margin]

    def next_marker(self) -> str:
        """Return the marker of the next item of the innermost list."""
        counter = self.counters[-1] if self.counters else "•"
        if isinstance(counter, str):
            return counter
        self.counters[-1] = counter + 1
        return f"{counter}."

    def end_item(self) -> None:
        """End an item or a quotation; an item without any block still has a marker."""
        if self.margin[-1].strip(" >"):
            self.add(Block("paragraph", ""))
        self.margin.pop()


def beside(label: str, target: str) -> str:
    """Return a label followed by its target in brackets, unless they are the same."""
    shown = target.removeprefix("mailto:")
    if not target or label in (target, shown):
        return label
    return f"{label} ({shown})"


def table(rows: Iterable[Iterable[MarkedText]]) -> Block:
    """Return a table of cells, each with its marks; what ends a cell or a row is taken out."""
    lines = [
        joined([(re.sub(r"[\t\n]", " ", text), marks) for text, marks in row], "\t") for row in rows
    ]
    text, marks = joined(lines, "\n")
    return Block("table", text, tuple(sorted(marks)))


def joined(parts: Iterable[MarkedText], between: str) -> MarkedText:
    """Return texts as one, with their marks in their new places."""
    texts: list[str] = []
    marks: list[Mark] = []
    length = 0
    for text, inside in parts:
        marks += [m._replace(start=m.start + length, end=m.end + length) for m in inside]
        texts.append(text)
        length += len(text) + len(between)
    return between.join(texts), marks


def on_one_line(block: Block, between: str) -> MarkedText:
    """Return a block with the sign of its list, and with `between` for its line breaks."""
    sign = "".join(f"{mark} " for mark in block.margin[-1:] if mark.strip(" >"))
    lines = []
    start = 0
    for line in block.text.split("\n"):
        end = start + len(line)
        marks = [
            m._replace(start=max(m.start, start) - start, end=min(m.end, end) - start)
            for m in block.marks
            if m.start < end and m.end > start
        ]
        lines.append((line, marks))
        start = end + 1
    return joined([(sign, ()), joined(lines, between)], "")
