"""How each piece of text looks; everywhere else, text is marked only as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from faqcli.output.text import Text


class Role:
    """What a piece of text is.

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
    LINK = "link"
    ADDRESS = "address"
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
    Role.LINK: "underline",
    Role.ADDRESS: "",
    Role.ERROR: "bold red",
    Role.WARNING: "bold yellow",
}
# The parameters of the control sequence SGR (ECMA-48, section 8.3.117).
_ATTRIBUTES = {"bold": 1, "dim": 2, "italic": 3, "underline": 4, "strike": 9}
_COLORS = {"red": 31, "green": 32, "yellow": 33, "magenta": 35, "cyan": 36}


def runs(line: Text) -> Iterator[tuple[str, list[str], str]]:
    """Yield the pieces of a line that look alike: each with its looks, and where it leads to."""
    edges = sorted({0, len(line), *(edge for mark in line.marks for edge in mark[:2])})
    for left, right in pairwise(edges):
        marks = [mark for mark in line.marks if mark[0] <= left and right <= mark[1]]
        target = next((mark[3] for mark in reversed(marks) if mark[3]), "")
        yield line.plain[left:right], [LOOKS[mark[2]] for mark in marks], target


def escaped(line: Text, *, has_color: bool) -> str:
    """Return a line with the control sequences for its looks and links."""
    return "".join(_escaped(*run, has_color=has_color) for run in runs(line))


def _escaped(text: str, looks: list[str], target: str, *, has_color: bool) -> str:
    words = " ".join(looks).split()
    codes = sorted({_ATTRIBUTES[word] for word in words if word in _ATTRIBUTES})
    colors = [_COLORS[word] for word in words if word in _COLORS]
    codes += colors[-1:] if has_color else []
    if codes:
        text = f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m"
    # With an id, terminals know the parts of a link on two lines for one (OSC 8).
    return f"\x1b]8;id=0;{target}\x1b\\{text}\x1b]8;;\x1b\\" if target else text
