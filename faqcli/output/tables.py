"""Tables of an answer, in columns where they fit and cell by cell where they don't."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from faqcli.output.theme import LOOKS, Role
from faqcli.output.wrap import LEAST, Lines, hang

_LONGEST_WORD, _GAP = 12, 3
"""Cells: a word is broken only if it is wider than this, and the gap between two columns."""


def table(text: Text, width: int) -> Lines:
    """Yield the lines of a table, given as a line for each row with a tab between cells."""
    lines = text.split("\n", allow_blank=True)
    heads, *rows = [list(line.split("\t", allow_blank=True)) for line in lines]
    if sum(map(_least_width, zip_longest(heads, *rows, fillvalue=Text("")))) > width:
        return _stacked(heads, rows, width)
    return _in_columns(heads, rows, max(LEAST, width))


def _least_width(column: Iterable[Text]) -> int:
    """Return how many cells a column needs at least, with the gap to the next one."""
    words = (cell_len(word) for cell in column for word in cell.plain.split())
    return min(_LONGEST_WORD, max(words, default=0)) + _GAP


def _in_columns(heads: Sequence[Text], rows: Sequence[Sequence[Text]], width: int) -> Lines:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.theme import Theme

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="")
    for cell in heads:
        cell.stylize(Role.STRONG)
        grid.add_column(cell, overflow="fold")
    for row in rows:
        grid.add_row(*row)
    # Rich turns style names into styles while it draws: the `meta` of a style keeps its role.
    roles = Theme({role: Style(meta={role: True}) for role in LOOKS})
    console = Console(width=width, theme=roles, markup=False, emoji=False, highlight=False)
    for segments in console.render_lines(grid, pad=False):
        line = Text()
        for text, style, _ in segments:
            start = len(line)
            line.append(text)
            for role in style.meta if style else ():
                line.stylize(role, start)
            if style and style.link:
                line.stylize(Style(link=style.link), start)
        line.rstrip()
        if line.plain:
            yield line


def _stacked(heads: Sequence[Text], rows: Sequence[Sequence[Text]], width: int) -> Lines:
    """Yield each cell behind the head of its column."""
    for i, row in enumerate(rows):
        if i:
            yield Text("")
        for head, cell in zip(heads, row, strict=False):
            yield from hang(Text.assemble((head.plain, Role.STRONG), "  "), cell, width)
