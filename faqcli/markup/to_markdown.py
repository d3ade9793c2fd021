"""The blocks of an answer → Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from faqcli.markup.blocks import has_html, parse
from faqcli.markup.html import page_blocks
from faqcli.markup.marked import CELL_BREAK
from faqcli.markup.prose import lines_of
from faqcli.model import Block

_BULLETS = {"•": "-", "◦": "*"}


def as_markdown(text: str, blocks: Sequence[Block] | None = None) -> str:
    """Return a Markdown text without HTML: what is written in HTML is rewritten in Markdown.

    Args:
        text: as in a FAQ file.
        blocks: those that `parse` returns for it, if they are known.
    """
    if not has_html(text):
        return text
    return from_blocks(parse(text) if blocks is None else blocks)


def from_html(html: str) -> str:
    """Return a part of a web page as Markdown; it ends with a line end unless it is empty.

    Raises:
        UnreadableError: its elements nest too deeply.
    """
    text = from_blocks(page_blocks(html))
    return f"{text}\n" if text else ""


def from_blocks(blocks: Iterable[Block]) -> str:
    """Return blocks as Markdown that shows the same text."""
    text = ""
    before: tuple[_Level, ...] = ()
    for block in blocks:
        levels, shared = _levels(block.margin, before)
        if text:
            common = "".join(level.rest for level in levels[:shared]).rstrip()
            text += "\n" if _is_tight(block, levels, before, shared) else f"\n{common}\n"
        lead = "".join(level.lead for level in levels)
        rest = "".join(level.rest for level in levels)
        text += "\n".join(
            f"{rest if i else lead}{line}" if line else (rest if i else lead).rstrip()
            for i, line in enumerate(_lines(block, lead))
        )
        before = tuple(level._replace(lead=level.rest) for level in levels)
    return text


class _Level(NamedTuple):
    """A quotation or a list item around a block."""

    sign: str
    """What marks it: `>`, `-`, `*`, `.` or `)`; empty for a definition, which Markdown lacks."""
    lead: str
    """What is written before the first line of the block."""
    rest: str
    """What is written before its other lines, and before the next block in the same item."""
    number: int | None = None


def _levels(margin: Sequence[str], before: Sequence[_Level]) -> tuple[tuple[_Level, ...], int]:
    """Return the levels of a block, and how many of them it shares with the block before it."""
    levels: list[_Level] = []
    shared = 0
    for i, mark in enumerate(margin):
        old = before[i] if i == shared and i < len(before) else None
        levels.append(_level(mark, old))
        shared += levels[-1] == old
    return tuple(levels), shared


def _level(mark: str, old: _Level | None) -> _Level:
    """Return the level of a mark in the margin; `old` is that of the block before, if any."""
    if mark == ">":
        return _Level(">", "> ", "> ")
    rest = " " * (len(mark) + 1)
    if not mark.strip():
        return old if old and old.rest in ("", rest) else _Level("", "", "")
    if mark in _BULLETS:
        return _Level(_BULLETS[mark], f"{_BULLETS[mark]} ", rest)
    number, sign = int(mark[:-1]), "."
    if old and old.number is not None:
        # Markdown counts on from the number before: any other begins a list with another sign.
        sign = old.sign if number == old.number + 1 else {".": ")", ")": "."}[old.sign]
    return _Level(sign, f"{number}{sign} ", rest, number)


def _is_tight(
    block: Block, levels: Sequence[_Level], before: Sequence[_Level], shared: int
) -> bool:
    """Return whether a block needs no blank line above it because it begins a list item."""
    if not before or not before[-1].sign or not block.margin or not block.margin[-1].strip(" >"):
        return False
    if shared < len(before):
        return levels[shared].sign == before[shared].sign
    # Below a paragraph, `2.` would be a part of it, and `-` alone would make it a heading.
    return levels[shared].number in (None, 1) and bool(block.text or block.kind != "paragraph")


def _lines(block: Block, lead: str) -> list[str]:
    if block.kind == "rule":
        return ["***" if lead.endswith("- ") else "---"]
    if block.kind == "code":
        sign = "~" if "`" in block.info else "`"
        longest = max(map(len, re.findall(f"{sign}{{3,}}", block.text)), default=2)
        fence = sign * (longest + 1)
        return [f"{fence}{block.info}", *block.text.split("\n"), fence]
    return [line.replace(CELL_BREAK, "<br>") for line in lines_of(block)]
