"""What `faq export markdown` wrote → the same FAQ.

What a reader of the document doesn't see, such as tags, is in a comment with JSON: one below the
signature for the FAQ, one below the heading of each question that needs it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote
from zlib import crc32

from faqcli.markup.blocks import tokens as tokens_of
from faqcli.model import About
from faqcli.readers.extraction import Extraction, Item, LeftOut
from faqcli.readers.markdown.candidates import shown
from faqcli.readers.objects import about_of, lines_at, object_at

if TYPE_CHECKING:
    from markdown_it.token import Token

SIGNATURE = "<!-- Written by `faq export markdown`; `faq import` reads it back. -->"
SHORT, NOTE, SEE_ALSO = "**In short:**", "**Note:**", "**See also:**"
UNTITLED = "Frequently asked questions"
"""The heading of a FAQ without a title."""
_COMMENT = re.compile(r"\s*<!-- (\{.*?\}) -->", re.DOTALL)
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
    said = carried(text.partition(SIGNATURE)[2])
    end = str(said.pop("answers_end", "\n"))
    about = _about(tokens, said)
    items = []
    left_out: list[LeftOut] = []
    described: dict[str, str] = {}
    section = ""
    ends = [*(anchor.start for anchor in anchors), len(lines)][1:]
    for anchor, last in zip(anchors, ends, strict=True):
        body = "\n".join(lines[anchor.body : last]).strip("\n")
        if anchor.level == 0:
            section = ""
            if body and _line(body) != about.origin:
                left_out.append(LeftOut(anchor.body + 1, last, "text below a rule"))
        elif anchor.level < 3:
            section = anchor.text
            described |= {section: _line(body)} if body and section not in described else {}
        else:
            items.append(_item(anchor, section, body, end))
    about = about._replace(section_descriptions={**about.section_descriptions, **described})
    return Extraction(tuple(items), "as `faq export` wrote them", about, tuple(left_out))


def carried(text: str) -> dict[str, Any]:
    """Return the object in a comment at the start of a text; empty if there is none."""
    comment = _COMMENT.match(text)
    try:
        said = json.loads(comment[1]) if comment else {}
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def parts_of(body: str) -> tuple[str, str, str, str]:
    """Return the short answer, the answer, the note and the line of links below a question."""
    short, text = _without(SHORT, body, is_first=True)
    see_also, text = _without(SEE_ALSO, text, is_first=False)
    note, text = _without(NOTE, text, is_first=False)
    return short, text if text.strip() else "", note, see_also


def checksum(body: str) -> int:
    """Return a number that changes when what is below a question is edited."""
    return crc32(body.encode(errors="replace"))


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


def _item(anchor: _Anchor, section: str, text: str, end: str) -> Item:
    """Return a question with the parts below it; `end` is how an answer ends."""
    said = carried(text)
    body = _COMMENT.sub("", text, count=1).strip("\n") if _COMMENT.match(text) else text
    short, answer, note, see_also = parts_of(body)
    written: dict[str, Any] = {"short": short, "answer": answer and f"{answer}{end}", "note": note}
    if said.get("checksum") == checksum(body):
        written |= {name: str(said[name]) for name in written if name in said}
    related = lines_at(said, "see_also") or tuple(map(unquote, _FRAGMENT.findall(see_also)))
    return Item(
        anchor.text,
        section=section,
        id=anchor.id,
        tags=lines_at(said, "tags"),
        aliases=lines_at(said, "aliases"),
        see_also=related,
        extra=object_at(said, "extra"),
        **written,
    )


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


def _about(tokens: Sequence[Token], said: dict[str, Any]) -> About:
    """Return what the FAQ says about itself.

    The title, a paragraph below it, which is the description, and a quotation, which is the notice,
    are taken from the text, and the rest from the comment.
    """
    about = about_of({**said, "title": "", "description": "", "notice": ""})
    headings = [i for i, t in enumerate(tokens) if t.type == "heading_open" and not t.level]
    if not headings or tokens[headings[0]].tag != "h1":
        return about
    title = shown(tokens[headings[0] + 1].children)
    is_default = title == UNTITLED and said.get("title") == ""
    about = about._replace(title="" if is_default else title)
    below = tokens[headings[0] + 3 :]
    if below and below[0].type == "paragraph_open" and not _ANCHOR.fullmatch(below[1].content):
        about = about._replace(description=shown(below[1].children))
        below = below[3:]
    if len(below) > 2 and below[0].type == "blockquote_open":
        about = about._replace(notice=shown(below[2].children))
    return about


def _line(markdown: str) -> str:
    """Return the text of the first paragraph of a text, on one line."""
    inline = next((token for token in tokens_of(markdown) if token.type == "inline"), None)
    return shown(inline.children) if inline else ""
