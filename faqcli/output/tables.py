"""Tables of an answer, in columns where they fit and cell by cell where they don't."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from faqcli.output.text import Text, cell_len
from faqcli.output.theme import Role
from faqcli.output.wrap import LEAST, Lines, hang

_GAP = 3
"""The cells between two columns."""


def table(text: Text, width: int) -> Lines:
    """Yield the lines of a table, given as a line for each row with a tab between cells."""
    heads, *rows = [list(line.split("\t")) for line in text.split("\n")]
    if sum(map(_least_width, zip_longest(heads, *rows, fillvalue=Text("")))) > width:
        return _stacked(heads, rows, width)
    return _in_columns(heads, rows, max(LEAST, width))


def _least_width(column: Iterable[Text]) -> int:
    """Return how many cells a column needs so that no word is broken, with the gap after it."""
    words = (cell_len(word) for cell in column for word in cell.plain.split())
    return max(words, default=0) + _GAP


def _in_columns(heads: Sequence[Text], rows: Sequence[Sequence[Text]], width: int) -> Lines:
    from rich import box, text
    from rich.console import Console
    from rich.style import Style
    from rich.table import Table

    def to_rich(cell: Text) -> text.Text:
        # The `meta` of a style keeps the role, and Rich keeps the style while it draws.
        shown = text.Text(cell.plain)
        for start, end, role, target in cell.marks:
            shown.stylize(Style(meta={role: target}), start, end)
        return shown

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="")
    for cell in heads:
        cell.mark(Role.STRONG)
        grid.add_column(to_rich(cell), overflow="fold")
    for row in rows:
        grid.add_row(*map(to_rich, row))
    console = Console(width=width, markup=False, emoji=False, highlight=False)
    for segments in console.render_lines(grid, pad=False):
        line = Text()
        for piece, style, _ in segments:
            start = len(line)
            line.append(piece)
            for role, target in style.meta.items() if style else ():
                line.mark(role, start, target=target)
        if line.plain.strip():
            yield line[: len(line.plain.rstrip())]


def _stacked(heads: Sequence[Text], rows: Sequence[Sequence[Text]], width: int) -> Lines:
    """Yield each cell behind the head of its column."""
    for i, row in enumerate(rows):
        if i:
            yield Text("")
        for head, cell in zip(heads, row, strict=False):
            yield from hang(Text.assemble((head.plain, Role.STRONG), "  "), cell, width)
