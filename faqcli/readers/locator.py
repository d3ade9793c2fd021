"""Where texts are in the source that they were read from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from html import unescape
from itertools import accumulate

_TAG = re.compile(r"<[^<>]*>")
_COMPARED = 40
"""How many characters of a text are looked for."""
_TELLING = 12
"""How many characters are enough to be looked for anywhere below, and not only nearby."""
_NEARBY = 2000


def locate(texts: Iterable[str], source: str) -> list[tuple[int, int]]:
    """Return the first and the last line of each text, from 1; that of the one before if not found.

    Only letters and digits are compared, so that tags, marks and white space don't matter.

    Args:
        texts: in the order that they have in the source.
        source: the whole text; its tags are left out.
    """
    untagged = _TAG.sub(lambda tag: "\n" * tag[0].count("\n"), source)
    lines = [_compared(unescape(line)) for line in untagged.split("\n")]
    starts = list(accumulate(map(len, lines), initial=0))
    everything = "".join(lines)
    found, at = [], 0
    last_line = 1
    for text in texts:
        wanted = _compared(text)
        end = len(everything) if len(wanted) >= _TELLING else at + _NEARBY
        place = everything.find(wanted[:_COMPARED], at, end) if wanted else -1
        if place < 0:
            found.append((last_line, last_line))
            continue
        at = place + len(wanted)
        last_line = bisect_right(starts, at - 1)
        found.append((bisect_right(starts, place), last_line))
    return found


def _compared(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
