"""HTML → the blocks of an answer, without scripts, styles, frames and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from faqcli.markup.elements import BLOCKS, HEADINGS, KINDS, MARKS, MAX_DEPTH
from faqcli.markup.marked import (
    CELL_BREAK,
    MarkedText,
    Outline,
    beside,
    joined,
    on_one_line,
    table,
)
from faqcli.markup.tags import is_html, mask
from faqcli.markup.tree import parse
from faqcli.markup.tree import text_of as source_of
from faqcli.model import UNCAPTIONED, Block, BlockKind, Mark
from faqcli.sanitize import followable, is_link, visible

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_MARGINS = {"dd": "  ", "blockquote": ">"}
_CODE_SPACE = "\0"
"""Stands for white space in the code of a page, which is not collapsed."""
_BETWEEN_LINES = " / "
"""What is shown between the lines in the cell of a table."""
_LANGUAGE = re.compile(r"(?:^|\s)(?:language|lang|highlight-source)-(\S+)")


def text_of(text: str) -> str:
    """Return a line of text that may contain HTML without its tags."""
    if not is_html(text):
        return text
    masked, stand_in = mask(text)
    return " ".join(block.text for block in blocks(masked, stand_in)).strip() or text


def blocks(html: str, stand_in: str = "") -> tuple[Block, ...]:
    """Return the blocks of an answer in HTML; each `stand_in` is shown as `<`."""
    from selectolax.lexbor import LexborHTMLParser

    return _blocks(LexborHTMLParser(html).body, _Walker(stand_in))


def page_blocks(html: str) -> tuple[Block, ...]:
    """Return the blocks of a part of a web page, to be written as Markdown.

    Unlike in `blocks`, relative links and images stay what they are, no target follows its text,
    and of two lists in a row the second has `◦` for bullets.

    Raises:
        UnreadableError: its elements nest too deeply.
    """
    return _blocks(parse(f"<body>{visible(html)}").body, _Walker(is_page=True))


def _blocks(body: LexborNode | None, walker: _Walker) -> tuple[Block, ...]:
    if body is not None:
        walker.walk(body)
        walker.flush()
    return tuple(walker.outline.blocks)


class _Walker:
    """Walks the elements of a document and adds what they contain to an outline."""

    def __init__(self, stand_in: str = "", *, is_page: bool = False) -> None:
        self.outline = Outline()
        self._stand_in = stand_in
        self._is_page = is_page
        self._depth = 0
        self._ended: int | str = ""
        """The counter of the list that has just ended, if no block has followed it."""
        self._text = ""
        self._marks: list[Mark] = []
        self._open: list[Mark] = []
        """The marks that the text is inside, each with its start in the current block."""

    def walk(self, node: LexborNode) -> None:
        if self._depth >= MAX_DEPTH:
            self._add(self._shown(source_of(node)))
            return
        self._depth += 1
        for child in node.iter(include_text=True):
            self._visit(child, child.tag or "")
        self._depth -= 1

    def _visit(self, node: LexborNode, tag: str) -> None:
        if tag == "-text":
            self._add(self._shown(node.text_content or ""))
            return
        kind = KINDS.get(tag, "inline")
        if tag.startswith("-") or kind == "silent" or (kind == "control" and self._is_page):
            return
        if kind == "mark":
            self._mark(node, tag)
        elif tag in ("br", "img", "sup", "q"):
            self._add_special(node, tag)
        elif tag in ("pre", "table", "hr"):
            self.flush()
            self._add_whole(node, tag)
        elif tag in BLOCKS:
            self.flush()
            self._enter(node, tag)
        else:
            self.walk(node)

    def _shown(self, text: str) -> str:
        shown = visible(text)
        return shown.replace(self._stand_in, "<") if self._stand_in else shown

    def _target(self, node: LexborNode, attribute: str) -> str:
        """Return the address in an attribute if it may be linked to, else nothing."""
        address = node.attributes.get(attribute) or ""
        if not self._is_page:
            return followable(address)
        address = re.sub(r"\s", "%20", address.strip())
        return address if is_link(address) else ""

    def _add(self, text: str) -> None:
        """Add text to the current block, white space as a browser shows it."""
        if self._is_page and any(mark.kind == "code" for mark in self._open):
            self._text += re.sub(r"[ \t\n\r\f]", _CODE_SPACE, text)
            return
        collapsed = re.sub(r"[ \t\n\r\f]+", " ", text)
        if not self._text or self._text[-1] in " \n":
            collapsed = collapsed.lstrip(" ")
        self._text += collapsed

    def _add_special(self, node: LexborNode, tag: str) -> None:
        if tag == "br":
            self._text = self._text.rstrip(" ")
            if self._text.endswith("\n"):
                self.flush()
            elif self._text:
                self._text += "\n"
        elif tag == "img":
            self._add_image(node)
        elif tag == "sup" and re.fullmatch(r"\s*[0-9+-]+\s*", source_of(node)):
            self._add(source_of(node).strip().translate(_SUPERSCRIPTS))
        elif tag == "sup":
            self.walk(node)
        else:
            self._add("“")
            self.walk(node)
            self._text += "”"

    def _add_image(self, node: LexborNode) -> None:
        label = " ".join(self._shown(node.attributes.get("alt") or "").split())
        target = self._target(node, "src")
        if not label and (target or not self._is_page):
            label = UNCAPTIONED
        start = len(self._text)
        self._add(label if self._is_page else beside(label, target))
        self._marks.append(Mark(start, start + len(label), "image", target))

    def _mark(self, node: LexborNode, tag: str) -> None:
        target = self._target(node, "href") if tag == "a" else ""
        if tag == "a" and not target:
            self.walk(node)
            return
        self._open.append(Mark(len(self._text), 0, MARKS[tag], target))
        self.walk(node)
        mark = self._open.pop()
        self._marks.append(mark._replace(end=len(self._text)))
        self._show_target(mark)

    def _show_target(self, mark: Mark) -> None:
        """Add the target of a link to the text, if it has any and isn't part of a page."""
        label = self._text[mark.start :].strip()
        if label and mark.target and not self._is_page:
            self._text += beside(label, mark.target)[len(label) :]

    def _enter(self, node: LexborNode, tag: str) -> None:
        """Walk a block element."""
        if tag in ("ul", "ol", "menu"):
            self.outline.counters.append(self._first_counter(node, tag))
            self.walk(node)
            self.flush()
            self._ended = self.outline.counters.pop()
            return
        if tag == "li" or tag in _MARGINS:
            self._ended = ""
            self.outline.margin.append(_MARGINS.get(tag) or self.outline.next_marker())
            self.walk(node)
            self.flush()
            self.outline.end_item()
            return
        self.walk(node)
        if tag in ("dt", "summary"):
            self._marks.append(Mark(0, len(self._text), "strong"))
        is_heading = tag in HEADINGS
        self.flush("heading" if is_heading else "paragraph", tag[1] if is_heading else "")

    def _first_counter(self, node: LexborNode, tag: str) -> int | str:
        if tag != "ol":
            return "◦" if self._is_page and self._ended == "•" else "•"
        start = node.attributes.get("start") or ""
        return int(start) if re.fullmatch(r"[0-9]{1,9}", start) else 1

    def flush(self, kind: BlockKind = "paragraph", info: str = "") -> None:
        """End the current block if it has any text; open marks go on in the next one."""
        if self._text and not self._text.isspace():
            self._marks += [mark._replace(end=len(self._text)) for mark in self._open]
            for mark in self._open:
                self._show_target(mark)
            lead = len(self._text) - len(self._text.lstrip())
            text = self._text.strip()
            moved = [
                mark._replace(start=max(0, mark.start - lead), end=min(len(text), mark.end - lead))
                for mark in self._marks
            ]
            kept = sorted(mark for mark in moved if mark.start < mark.end)
            self._put(Block(kind, text.replace(_CODE_SPACE, " "), tuple(kept), info=info))
        self._text, self._marks = "", []
        self._open = [mark._replace(start=0) for mark in self._open]

    def _put(self, block: Block) -> None:
        self._ended = ""
        self.outline.add(block)

    def _add_whole(self, node: LexborNode, tag: str) -> None:
        if tag == "hr":
            self._put(Block("rule", ""))
        elif tag == "pre":
            self._put(Block("code", self._shown(source_of(node)).strip("\n"), info=_language(node)))
        else:
            self._table(node)

    def _table(self, node: LexborNode) -> None:
        """Add the caption of a table, and the table, with the text of each cell on one line."""
        for caption in (child for child in node.iter() if child.tag == "caption"):
            self.walk(caption)
            self.flush()
        rows = [
            [self._cell(cell) for cell in row.iter() if cell.tag in ("td", "th")]
            for row in _rows(node)
        ]
        if any(rows):
            self._put(table([row for row in rows if row]))

    def _cell(self, node: LexborNode) -> MarkedText:
        inner = _Walker(self._stand_in, is_page=self._is_page)
        inner._depth = self._depth + 1
        between = CELL_BREAK if self._is_page else _BETWEEN_LINES
        lines = [on_one_line(block, between) for block in _blocks(node, inner)]
        return joined(lines, between)


def _rows(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the rows of a table, without those of tables inside it."""
    for child in node.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")


def _language(node: LexborNode) -> str:
    """Return the programming language of a `<pre>`, by the class of it or of an element in it."""
    for one in node.traverse():
        if match := _LANGUAGE.search(one.attributes.get("class") or ""):
            return visible(match[1])
    return ""
