"""What `faq export markdown` wrote → the same questions, answers, sections and ids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from faqcli.markup.blocks import tokens as tokens_of
from faqcli.model import About
from faqcli.readers.extraction import Extraction, Item
from faqcli.readers.markdown.candidates import shown

if TYPE_CHECKING:
    from markdown_it.token import Token

SIGNATURE = "<!-- Written by `faq export markdown`; `faq import` reads it back. -->"
SHORT, NOTE, SEE_ALSO = "**In short:**", "**Note:**", "**See also:**"
_ANCHOR = re.compile(r'<a id="([^"\n]*)"></a>')
_FRAGMENT = re.compile(r"\]\(#([^()\s]*)\)")


class _Anchor(NamedTuple):
    """An anchor and the heading below it; lines count from 0."""

    id: str
    start: int
    body: int
    level: int
    """The level of the heading; 0 for a rule, which ends a section."""
    text: str


def is_exported(text: str) -> bool:
    """Return whether `faq export markdown` wrote a document."""
    return text.lstrip().startswith(SIGNATURE)


def read(text: str) -> Extraction:
    """Return the questions of such a document."""
    lines = text.split("\n")
    tokens = tokens_of(text)
    anchors = _anchors(tokens)
    items = []
    section = ""
    ends = [*(anchor.start for anchor in anchors), len(lines)][1:]
    for anchor, end in zip(anchors, ends, strict=True):
        if anchor.level < 3:
            section = anchor.text
        else:
            answer = "\n".join(lines[anchor.body : end]).strip("\n")
            items.append(_item(anchor, section, answer))
    return Extraction(tuple(items), "as `faq export` wrote them", _about(tokens))


def _anchors(tokens: Sequence[Token]) -> list[_Anchor]:
    anchors = []
    for i, token in enumerate(tokens[:-3]):
        anchor = _ANCHOR.fullmatch(tokens[i + 1].content)
        if token.type != "paragraph_open" or token.level or not anchor or token.map is None:
            continue
        below = tokens[i + 3]
        if below.type in ("heading_open", "hr") and below.map and not below.level:
            level = int(below.tag[1]) if below.type == "heading_open" else 0
            title = shown(tokens[i + 4].children) if level else ""
            given = unescape(anchor[1])
            anchors.append(_Anchor(given, token.map[0], below.map[1], level, title))
    return anchors


def _item(anchor: _Anchor, section: str, text: str) -> Item:
    """Return a question with the parts below it."""
    short, text = _without(SHORT, text, is_first=True)
    see_also, text = _without(SEE_ALSO, text, is_first=False)
    note, text = _without(NOTE, text, is_first=False)
    related = tuple(unquote(one) for one in _FRAGMENT.findall(see_also))
    answer = f"{text}\n" if text.strip() else ""
    return Item(anchor.text, answer, section, anchor.id, short, note, see_also=related)


def _without(label: str, text: str, *, is_first: bool) -> tuple[str, str]:
    """Return the labelled part at the start or end of a text, and the text without it."""
    if label not in text:
        return "", text
    lines = text.split("\n")
    blocks = [t for t in tokens_of(text) if not t.level and t.map and t.nesting >= 0]
    if not blocks:
        return "", text
    first, last = (blocks[0] if is_first else blocks[-1]).map or (0, 0)
    quoted = [line.removeprefix(">").removeprefix(" ") for line in lines[first:last]]
    if not quoted or not quoted[0].startswith(label):
        return "", text
    rest = lines[last:] if is_first else lines[:first]
    marked = "\n".join(quoted).removeprefix(label).strip()
    return marked, "\n".join(rest).strip("\n")


def _about(tokens: Sequence[Token]) -> About:
    """Return the title, and the paragraph below it as the description."""
    headings = [i for i, t in enumerate(tokens) if t.type == "heading_open" and not t.level]
    if not headings or tokens[headings[0]].tag != "h1":
        return About()
    first = headings[0]
    title = shown(tokens[first + 1].children)
    below = tokens[first + 3 : first + 5]
    is_text = len(below) == 2 and below[0].type == "paragraph_open" and below[1].map is not None
    if not is_text or _ANCHOR.fullmatch(below[1].content):
        return About(title=title)
    return About(title=title, description=shown(below[1].children))
