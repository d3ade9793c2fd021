"""How each piece of text looks; everywhere else, text is marked only as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from rich.style import Style
from rich.text import Text


class Role:
    """What a piece of text is: the style names that Rich texts are marked with.

    The roles of marked text (strong, emphasis …) are named as in `faqcli.model.MarkKind`.
    """

    NUMBER = "number"
    SECTION = "section"
    QUESTION = "question"
    MATCH = "match"
    SHORT = "short"
    NOTE = "note"
    QUOTE = "quote"
    BULLET = "bullet"
    META = "meta"
    STRONG = "strong"
    CODE = "code"
    ERROR = "error"
    WARNING = "warning"


# Only the terminal's own sixteen colours: they suit its background, whether dark or light.
LOOKS = {
    Role.NUMBER: "cyan",
    Role.SECTION: "bold",
    Role.QUESTION: "bold",
    Role.MATCH: "bold underline red",
    Role.SHORT: "green",
    Role.NOTE: "magenta",
    Role.QUOTE: "dim",
    Role.BULLET: "cyan",
    Role.META: "dim",
    Role.STRONG: "bold",
    "emphasis": "italic",
    "strike": "strike",
    Role.CODE: "cyan",
    "link": "underline",
    Role.ERROR: "bold red",
    Role.WARNING: "bold yellow",
}


@cache
def look(role: str) -> Style:
    """Return the style of a role."""
    return Style.parse(LOOKS[role])


def runs(line: Text) -> Iterator[tuple[str, Style]]:
    """Yield the pieces of a line that look alike, each with its style.

    Where marks overlap, the look of a later one wins. `Text.render` does the same, but it needs a
    Rich console, and importing that takes an eighth of a plain run.
    """
    marks = [(0, len(line), line.style), *line.spans] if line.style else line.spans
    edges = sorted({0, len(line), *(edge for start, end, _ in marks for edge in (start, end))})
    for left, right in pairwise(edges):
        styles = [style for start, end, style in marks if start <= left and right <= end]
        looks = (style if isinstance(style, Style) else look(style) for style in styles)
        yield line.plain[left:right], sum(looks, Style.null())
