"""Which tags in an answer of a FAQ file are HTML.

Only those of known elements are: `List<String>`, `<your-name>` and `a < b` stay text.
"""

from __future__ import annotations

import re

from faqcli.markup.elements import BLOCKS, IN_ANSWERS, MAX_DEPTH, SINGLE
from faqcli.markup.tree import depth

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>|<!--(?:(?!<!--).)*?-->", re.DOTALL)
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>")


def _tags(text: str) -> list[re.Match[str]]:
    """Return the tags and comments in an answer that are HTML, in order.

    Most elements count only if the text has both a start tag and an end tag of them.
    """
    if "<" not in text:
        return []
    tags = [(match, (match[2] or "!").lower()) for match in _TAG.finditer(text)]
    started = {name for match, name in tags if not match[1]}
    ended = {name for match, name in tags if match[1]}
    meant = (IN_ANSWERS & ((started & ended) | SINGLE)) | {"!"}
    return [match for match, name in tags if name in meant]


def is_html(text: str) -> bool:
    """Return whether an answer contains HTML that isn't nested too deeply to be read."""
    tags = _tags(text)
    return bool(tags) and depth((t[1], t[2]) for t in tags if t[2]) <= MAX_DEPTH


def begins_with_block(text: str) -> bool:
    """Return whether a text begins with the tag of a block element."""
    match = _TAG.match(text.lstrip())
    return match is not None and (match[2] or "").lower() in BLOCKS


def mask(text: str) -> tuple[str, str]:
    """Return a text with a stand-in for each `<` that begins no HTML, and the stand-in."""
    stand_in = next((c for c in map(chr, range(0xE000, 0xF8FF)) if c not in text), "<")
    kept = {match.start() for match in (*_tags(text), *_AUTOLINK.finditer(text))}
    masked = re.sub("<", lambda m: "<" if m.start() in kept else stand_in, text)
    return masked, stand_in
