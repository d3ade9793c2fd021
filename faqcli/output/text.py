"""A text with marks that say what its parts are; the theme decides how these look.

Rich's `Text` can do the same, but importing it takes a sixth of a plain run.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate

Marking = tuple[int, int, str, str]
"""Where a mark starts and ends, its role, and where it leads if it is a link."""


class Text:
    """A text and its marks. Where these overlap, the look of a later one wins.

    Args:
        plain: the text.
        role: what all of it is, if it is anything in particular.
        target: where it leads if it is a link.
    """

    __slots__ = ("marks", "plain")

    def __init__(self, plain: str = "", role: str = "", target: str = "") -> None:
        self.plain = plain
        self.marks: list[Marking] = [(0, len(plain), role, target)] if role and plain else []

    @classmethod
    def assemble(cls, *parts: Text | str | tuple[str, str]) -> Text:
        """Return several texts as one; a tuple is a text and its role."""
        whole = cls()
        for part in parts:
            if isinstance(part, tuple):
                whole.append(*part)
            else:
                whole.append(part)
        return whole

    def append(self, part: Text | str, role: str = "") -> None:
        """Add a text at the end."""
        added = Text(part, role) if isinstance(part, str) else part
        start = len(self.plain)
        self.plain += added.plain
        self.marks += ((start + a, start + b, role, to) for a, b, role, to in added.marks)

    def mark(self, role: str, start: int = 0, end: int | None = None, target: str = "") -> None:
        """Mark a part of the text; by default, all of it."""
        end = len(self.plain) if end is None else end
        if start < end:
            self.marks.append((start, end, role, target))

    def __len__(self) -> int:
        return len(self.plain)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.plain, self.marks) == (other.plain, other.marks)

    __hash__ = None  # type: ignore[assignment]  # a text can change

    def __str__(self) -> str:
        return self.plain

    def __repr__(self) -> str:
        return f"Text({self.plain!r}, marks={self.marks})"

    def __getitem__(self, part: slice) -> Text:
        """Return a part of the text with its marks."""
        first, last, _ = part.indices(len(self.plain))
        taken = Text(self.plain[first:last])
        for start, end, role, target in self.marks:
            taken.mark(role, max(0, start - first), min(end, last) - first, target)
        return taken

    def split(self, separator: str) -> Iterator[Text]:
        """Yield the parts between separators of one character."""
        parts = self.plain.split(separator)
        for end, part in zip(accumulate(len(part) + 1 for part in parts), parts, strict=True):
            yield self[end - 1 - len(part) : end - 1]

    @property
    def cell_len(self) -> int:
        """How many cells of a terminal it takes."""
        return cell_len(self.plain)


@cache
def _narrow() -> frozenset[str]:
    # Latin, Greek, Cyrillic, dashes and quotation marks, lines: most texts are only these.
    ends = [(0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x482), (0x2010, 0x2027)]
    ends += [(0x2030, 0x205E), (0x2500, 0x25FC)]
    return frozenset(chr(code) for first, last in ends for code in range(first, last + 1))


def cell_len(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if _narrow().issuperset(text):
        return len(text)
    from rich import cells

    return cells.cell_len(text)


def chop_cells(text: str, width: int) -> list[str]:
    """Return a text in pieces of at most `width` cells."""
    if _narrow().issuperset(text):
        return [text[i : i + width] for i in range(0, len(text), width)]
    from rich import cells

    return cells.chop_cells(text, width)
