"""HTML → the blocks of an answer.

Only tags that mean something are HTML: `List<String>`, `<your-name>` and `a < b` stay text. What
a page does beyond saying something (scripts, styles, frames) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from faqcli.model import Block, BlockKind, Mark, MarkKind
from faqcli.sanitize import followable, visible

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SINGLE = frozenset("p li br hr img dt dd tr td th wbr".split())
"""Elements that need no end tag."""
MARKS: dict[str, MarkKind] = {
    "strong": "strong", "b": "strong",
    "em": "emphasis", "i": "emphasis", "cite": "emphasis", "var": "emphasis", "dfn": "emphasis",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code",
    "s": "strike", "del": "strike", "strike": "strike",
    "a": "link",
}  # fmt: skip
"""What the elements inside of a paragraph mean."""
_BLOCKS = frozenset(
    """
    p div section article main header footer nav aside center address figure figcaption details
    summary ul ol dl dt dd li blockquote pre table h1 h2 h3 h4 h5 h6 hr form fieldset
    """.split()
)
_INLINE = frozenset(
    "u ins span small big sub sup mark q abbr acronym font label time button wbr img br".split()
)
_SILENT = frozenset(
    "script style template head title iframe object embed video audio svg canvas noscript".split()
)
_PARTS = frozenset("thead tbody tfoot tr td th caption colgroup col".split())
_KNOWN = _SINGLE | MARKS.keys() | _BLOCKS | _INLINE | (_SILENT - {"title", "head"}) | _PARTS
_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
MAX_DEPTH = 100
"""How many elements may stand inside each other; what nests deeper is shown as text."""


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(
        r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>|<!--(?:(?!<!--).)*?-->", re.DOTALL
    )


@cache
def _autolink() -> re.Pattern[str]:
    return re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>")


def _tags(text: str) -> list[re.Match[str]]:
    """Return the tags and comments that mean something, in order.

    Most count only if the text has both their start and their end.
    """
    if "<" not in text:
        return []
    found = list(_tag().finditer(text))
    named = [(match, (match[2] or "!").lower()) for match in found]
    started = {name for match, name in named if not match[1]}
    ended = {name for match, name in named if match[1]}
    meant = (_KNOWN & ((started & ended) | _SINGLE)) | {"!"}
    return [match for match, name in named if name in meant]


def is_html(text: str) -> bool:
    """Tell whether a text holds HTML, and not deeper nested than is read."""
    tags = _tags(text)
    depth = deepest = 0
    for match in tags:
        if match[2] and match[2].lower() not in _SINGLE:
            depth += -1 if match[1] else 1
            deepest = max(deepest, depth)
    return bool(tags) and deepest <= MAX_DEPTH


def begins_with_block(text: str) -> bool:
    """Tell whether the first thing in a text is an element that stands by itself."""
    match = _tag().match(text.lstrip())
    return match is not None and (match[2] or "").lower() in _BLOCKS


def mask(text: str) -> tuple[str, str]:
    """Return a text with a stand-in for each `<` that begins no HTML, and the stand-in."""
    stand_in = next((c for c in map(chr, range(0xE000, 0xF8FF)) if c not in text), "<")
    kept = {match.start() for match in (*_tags(text), *_autolink().finditer(text))}
    masked = re.sub("<", lambda m: "<" if m.start() in kept else stand_in, text)
    return masked, stand_in


def beside(label: str, target: str) -> str:
    """Return a label with the target shown after it, unless it is the target itself."""
    shown = target.removeprefix("mailto:")
    if not target or label in (target, shown):
        return label
    return f"{label} ({shown})"


def text_of(text: str) -> str:
    """Return the words of a line that may hold HTML, without its tags."""
    if not is_html(text):
        return text
    masked, stand_in = mask(text)
    return " ".join(block.text for block in blocks(masked, stand_in)).strip() or text


def blocks(html: str, stand_in: str = "") -> tuple[Block, ...]:
    """Return the blocks of an HTML text; each `stand_in` is shown as the `<` it was."""
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(html).body
    if body is None:
        return ()
    walker = _Walker(stand_in)
    walker.walk(body)
    walker.flush()
    return tuple(walker.blocks)


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the nodes right below a node."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


class _Walker:
    """Walks the elements of a document, keeping count of what each block stands inside."""

    def __init__(self, stand_in: str) -> None:
        self.blocks: list[Block] = []
        self._stand_in = stand_in
        self._margin: list[str] = []
        self._counters: list[int | None] = []
        self._text = ""
        self._marks: list[Mark] = []
        self._open: list[Mark] = []
        """What the text goes on to be, each with the place where it started."""

    def walk(self, node: LexborNode) -> None:
        for child in children(node):
            self._visit(child, child.tag or "")

    def _visit(self, node: LexborNode, tag: str) -> None:
        if tag == "-text":
            self._add(self._shown(node.text_content or ""))
        elif tag in MARKS:
            self._mark(node, tag)
        elif tag in ("br", "img", "sup", "q"):
            self._add_special(node, tag)
        elif tag in _SILENT or tag.startswith("-"):
            return
        elif tag in ("pre", "table", "hr"):
            self.flush()
            self._add_whole(node, tag)
        elif tag in _BLOCKS:
            self.flush()
            self._enter(node, tag)
        else:
            self.walk(node)

    def _shown(self, text: str) -> str:
        shown = visible(text)
        return shown.replace(self._stand_in, "<") if self._stand_in else shown

    def _add(self, text: str) -> None:
        """Add text to the current block, white space as a browser shows it."""
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
            attributes = node.attributes
            label = " ".join(self._shown(attributes.get("alt") or "").split()) or "image"
            target = followable(attributes.get("src") or "")
            start = len(self._text)
            self._add(beside(label, target))
            if target and not any(mark.kind == "link" for mark in self._open):
                self._marks.append(Mark(start, start + len(label), "link", target))
        elif tag == "sup":
            words = node.text().strip()
            is_number = bool(re.fullmatch(r"[0-9+-]+", words))
            self._add(words.translate(_SUPERSCRIPTS) if is_number else self._shown(words))
        else:
            self._add("“")
            self.walk(node)
            self._text += "”"

    def _mark(self, node: LexborNode, tag: str) -> None:
        target = followable(node.attributes.get("href") or "") if tag == "a" else ""
        is_counted = tag != "a" or bool(target)
        if is_counted:
            self._open.append(Mark(len(self._text), 0, MARKS[tag], target))
        self.walk(node)
        if not is_counted:
            return
        mark = self._open.pop()._replace(end=len(self._text))
        self._marks.append(mark)
        if target:
            label = self._text[mark.start :].strip()
            self._text += beside(label, target)[len(label) :]

    def _enter(self, node: LexborNode, tag: str) -> None:
        """Walk an element that stands by itself."""
        if tag in ("ul", "ol"):
            start = node.attributes.get("start") or ""
            first = int(start) if re.fullmatch(r"[0-9]{1,9}", start) else 1
            self._counters.append(None if tag == "ul" else first)
            self.walk(node)
            self._counters.pop()
        elif tag in ("li", "dd", "blockquote"):
            self._margin.append({"li": self._next_marker(), "dd": "  "}.get(tag, ">"))
            depth = len(self._margin)
            self.walk(node)
            self.flush()
            del self._margin[depth - 1 :]
            return
        else:
            self.walk(node)
        if tag == "dt":
            self._marks.append(Mark(0, len(self._text), "strong"))
        is_heading = len(tag) == 2 and tag[1].isdecimal()
        self.flush("heading" if is_heading else "paragraph", tag[1] if is_heading else "")

    def _next_marker(self) -> str:
        counter = self._counters[-1] if self._counters else None
        if counter is None:
            return "•"
        self._counters[-1] = counter + 1
        return f"{counter}."

    def flush(self, kind: BlockKind = "paragraph", info: str = "") -> None:
        """End the current block, if there is any text in it; marks go on in the next one."""
        lead = len(self._text) - len(self._text.lstrip())
        text = self._text.strip()
        marks = [mark._replace(end=len(self._text)) for mark in self._open]
        self._open = [mark._replace(start=0) for mark in self._open]
        moved = [
            mark._replace(start=max(0, mark.start - lead), end=min(len(text), mark.end - lead))
            for mark in (*self._marks, *marks)
        ]
        self._text, self._marks = "", []
        if text:
            kept = sorted(mark for mark in moved if mark.start < mark.end)
            self._put(Block(kind, text, tuple(kept), info=info))

    def _put(self, block: Block) -> None:
        self.blocks.append(block._replace(margin=tuple(self._margin)))
        self._margin = [m if m == ">" else " " * len(m) for m in self._margin]

    def _add_whole(self, node: LexborNode, tag: str) -> None:
        if tag == "hr":
            self._put(Block("rule", ""))
        elif tag == "pre":
            code = self._shown(node.text()).strip("\n")
            self._put(Block("code", code))
        else:
            self._table(node)

    def _table(self, node: LexborNode) -> None:
        """Add a table; what stands in a cell is put on one line."""
        rows: list[str] = []
        marks: list[Mark] = []
        length = 0
        for row in _rows(node):
            cells = []
            for cell in children(row):
                if cell.tag not in ("td", "th"):
                    continue
                inner = _Walker(self._stand_in)
                inner.walk(cell)
                inner.flush()
                text = " ".join(block.text for block in inner.blocks)
                if len(inner.blocks) == 1:
                    marks += [
                        m._replace(start=m.start + length, end=m.end + length)
                        for m in inner.blocks[0].marks
                    ]
                cells.append(re.sub(r"[\t\n]", " ", text))
                length += len(text) + 1
            if cells:
                rows.append("\t".join(cells))
        if rows:
            self._put(Block("table", "\n".join(rows), tuple(sorted(marks))))


def _rows(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the rows of a table, and not those of another inside of it."""
    for child in children(node):
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in children(child) if row.tag == "tr")
