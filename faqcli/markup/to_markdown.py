"""The blocks of an answer → Markdown, for answers that are written in HTML."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from faqcli.model import Block, Mark, MarkKind

SIGNS: dict[MarkKind, str] = {"strong": "**", "emphasis": "*", "strike": "~~", "code": "`"}
"""What stands before and after the text of a mark; a link has others."""
_SPECIAL = re.compile(r"[\\`*\[\]]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!])|~~|&(?=#?\w+;)")
_LEADING = re.compile(r"^(\d*)(?=[#>+-]|~~~|(?<=\d)[.)]\s)", re.MULTILINE)


def from_blocks(blocks: Iterable[Block]) -> str:
    """Return blocks as Markdown that gives the same blocks when it is read."""
    text = ""
    before: Block | None = None
    for block in blocks:
        lead, rest = _margins(block.margin)
        lines = _lines(block)
        written = "\n".join(f"{rest if i else lead}{line}".rstrip() for i, line in enumerate(lines))
        if before:
            is_quoted = before.margin[:1] == block.margin[:1] == (">",)
            text += "\n" if _is_next_item(before, block) else "\n>\n" if is_quoted else "\n\n"
        text += written
        before = block
    return text


def _margins(margin: Sequence[str]) -> tuple[str, str]:
    """Return what stands before a block's first line and before its others."""
    lead = rest = ""
    for mark in margin:
        if mark == ">":
            lead, rest = f"{lead}> ", f"{rest}> "
        else:
            lead += "- " if mark == "•" else f"{mark} "
            rest += " " * (len(mark) + 1)
    return lead, rest


def _is_next_item(before: Block, block: Block) -> bool:
    """Tell whether a block begins a list item right after another: no empty line parts them."""
    return bool(before.margin and block.margin and block.margin[-1].strip(" >"))


def _lines(block: Block) -> list[str]:
    match block.kind:
        case "rule":
            return ["---"]
        case "code":
            longest = max(map(len, re.findall("`{3,}", block.text)), default=2)
            fence = "`" * (longest + 1)
            return [f"{fence}{block.info}", *block.text.split("\n"), fence]
        case "heading":
            return [f"{'#' * int(block.info or 1)} {_inline(block)}".replace("\n", " ")]
        case "table":
            return _table(block)
        case "paragraph":
            text = _LEADING.sub(r"\1\\", _inline(block))
            return text.replace("\n", "\\\n").split("\n")


def _inline(block: Block) -> str:
    """Return a block's text with its marks as signs, and what would be a sign escaped."""
    starting: dict[int, list[Mark]] = defaultdict(list)
    ending: dict[int, list[Mark]] = defaultdict(list)
    for mark in block.marks:
        starting[mark.start].append(mark)
        ending[mark.end].insert(0, mark)
    written: list[str] = []
    skipped = verbatim = 0
    for start, end in pairwise(sorted({0, len(block.text), *starting, *ending})):
        for mark in starting[start]:
            written.append(_opening(mark, block.text))
            verbatim += _is_verbatim(mark, block.text)
        piece = block.text[max(start, skipped) : end]
        written.append(piece if verbatim else _SPECIAL.sub(r"\\\g<0>", piece))
        for mark in ending[end]:
            written.append(_closing(mark, block.text))
            verbatim -= _is_verbatim(mark, block.text)
            shown = f" ({mark.target.removeprefix('mailto:')})"
            if mark.kind == "link" and block.text.startswith(shown, end):
                skipped = end + len(shown)
    return "".join(written)


def _is_verbatim(mark: Mark, text: str) -> bool:
    return mark.kind == "code" or _is_bare(mark, text)


def _is_bare(mark: Mark, text: str) -> bool:
    """Tell whether a link's text is where it leads."""
    label = text[mark.start : mark.end]
    return mark.kind == "link" and label in (mark.target, mark.target.removeprefix("mailto:"))


def _opening(mark: Mark, text: str) -> str:
    if mark.kind != "link":
        return SIGNS[mark.kind]
    return "<" if _is_bare(mark, text) else "["


def _closing(mark: Mark, text: str) -> str:
    if mark.kind != "link":
        return SIGNS[mark.kind]
    if _is_bare(mark, text):
        return ">"
    return f"](<{mark.target}>)" if re.search(r"[()\\<>]", mark.target) else f"]({mark.target})"


def _table(block: Block) -> list[str]:
    columns = block.text.partition("\n")[0].count("\t") + 1
    rows = _inline(block).replace("|", "\\|").split("\n")
    lines = [f"| {' | '.join(row.split(chr(9)))} |" for row in rows]
    return [lines[0], f"|{' --- |' * columns}", *lines[1:]]
