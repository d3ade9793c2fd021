"""Markdown → the blocks of an answer.

Where a text holds HTML, Markdown turns the rest into HTML, and `hypertext` reads it all. Images
and links of other kinds than http, https and mailto are shown by their text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from faqcli.markup.html import begins_with_block, beside, blocks, is_html, mask
from faqcli.model import Block, Mark, MarkKind
from faqcli.sanitize import followable, visible

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Paragraphs without any of these are shown as they are written: no parser is needed for them.
# What stands at the start of a line may open a block, a space at its end may break it.
_MARKED = re.compile(
    r"[\\`*_\[\]<>|&~\t\r\u2028\u2029]|^[#+=-]|^[^\S\n]|^\d+[.)]|[^\S\n]$", re.MULTILINE
)

MAX_MARKUP = 100_000
"""A text of more characters is shown as it is written: parsing it might take minutes."""

_MARKS: dict[str, MarkKind] = {"strong": "strong", "em": "emphasis", "s": "strike"}


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


@cache
def _html_parser(*, with_indented_code: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return parser if with_indented_code else parser.disable("code")


def parse(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text, in order, those of lists and quotations flattened.

    The text of a block is what a reader sees; a link's target follows its text in brackets.
    """
    ended = text.rstrip()
    if not ended:
        return ()
    if not _MARKED.search(ended):
        parts = re.split(r"\n{2,}", visible(ended).strip("\n"))
        return tuple(Block("paragraph", part.replace("\n", " ")) for part in parts)
    if len(text) > MAX_MARKUP:
        return tuple(Block("paragraph", part) for part in re.split(r"\n\s*\n", ended))
    if "<" in ended and is_html(ended):
        masked, stand_in = mask(ended)
        # HTML is indented as one likes: what follows an empty line in it is no code.
        parser = _html_parser(with_indented_code=not begins_with_block(ended))
        return blocks(parser.render(masked), stand_in)
    return _Flattener().flatten(_parser().parse(ended))


def as_markdown(text: str, blocks_of: Sequence[Block] | None = None) -> str:
    """Return a text as Markdown without HTML: what is written in HTML is turned into it.

    Args:
        text: as it stands in a FAQ file.
        blocks_of: what `parse` makes of it, if that is known.
    """
    if "<" not in text or not _holds_html(text):
        return text
    from faqcli.markup.to_markdown import from_blocks

    return from_blocks(map(_expressible, parse(text) if blocks_of is None else blocks_of))


def _expressible(block: Block) -> Block:
    """Return a block without the marks whose signs Markdown would show: those inside of a word.

    Text is not to suffer from them, so what is written is read again, with ever fewer.
    """
    from faqcli.markup.to_markdown import from_blocks

    if block.kind == "code" or not block.marks:
        return block
    apart = tuple(mark for mark in block.marks if _stands_apart(mark, block))
    firm = tuple(mark for mark in block.marks if mark.kind in ("link", "code"))
    for marks in (block.marks, apart, firm):
        tried = block._replace(marks=marks)
        read = parse(from_blocks([tried._replace(margin=())]))
        if " ".join(one.text for one in read).split() == block.text.split():
            return tried
    return block._replace(marks=())


def _stands_apart(mark: Mark, block: Block) -> bool:
    """Tell whether a mark is no emphasis, or has neither a letter nor another mark beside it."""
    if mark.kind in ("link", "code"):
        return True
    around = block.text[mark.start - 1 : mark.start] + block.text[mark.end : mark.end + 1]
    places = (mark.start, mark.end)
    touching = (m for m in block.marks if m != mark and (m.start in places or m.end in places))
    return not any(c.isalnum() for c in around) and not any(touching)


def _holds_html(text: str) -> bool:
    """Tell whether any of a text's tags is neither in code nor escaped."""
    if len(text) > MAX_MARKUP or not is_html(text):
        return False
    masked, _ = mask(text)
    parser = _html_parser(with_indented_code=not begins_with_block(text))
    return any(
        token.type == "html_block" or any(one.type == "html_inline" for one in token.children or ())
        for token in parser.parse(masked)
    )


class _Flattener:
    """Walks the tokens of a document, keeping count of what each block stands inside."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.margin: list[str] = []
        self.counters: list[int | None] = []
        self.rows: list[list[str]] = []
        self.table_marks: list[Mark] = []
        self.table_length = 0

    def flatten(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        for i, token in enumerate(tokens):
            match token.type:
                case "blockquote_open":
                    self.margin.append(">")
                case "bullet_list_open":
                    self.counters.append(None)
                case "ordered_list_open":
                    start = token.attrGet("start")
                    self.counters.append(1 if start is None else int(start))
                case "bullet_list_close" | "ordered_list_close":
                    self.counters.pop()
                case "list_item_open":
                    self.margin.append(self._next_marker())
                case "list_item_close":
                    self._close_item()
                case "blockquote_close":
                    self.margin.pop()
                case "inline" if tokens[i - 1].type in ("th_open", "td_open"):
                    self._cell(token)
                case "inline":
                    self._prose(token, tokens[i - 1])
                case "fence" | "code_block":
                    code = visible(token.content).rstrip("\n")
                    self._add(Block("code", code, info=visible(token.info.strip())))
                case "hr":
                    self._add(Block("rule", ""))
                case "tr_open":
                    self.rows.append([])
                case "table_close":
                    self._table()
        return tuple(self.blocks)

    def _next_marker(self) -> str:
        counter = self.counters[-1]
        if counter is None:
            return "•"
        self.counters[-1] = counter + 1
        return f"{counter}."

    def _close_item(self) -> None:
        if self.margin[-1].strip():  # an item without any block still shows its marker
            self._add(Block("paragraph", ""))
        self.margin.pop()

    def _add(self, block: Block) -> None:
        self.blocks.append(block._replace(margin=tuple(self.margin)))
        self.margin = [m if m == ">" else " " * len(m) for m in self.margin]

    def _prose(self, token: Token, opener: Token) -> None:
        text, marks = _inline(token.children or [])
        if opener.type == "heading_open":
            self._add(Block("heading", text, marks, info=opener.tag[1:]))
        elif text:
            self._add(Block("paragraph", text, marks))

    def _cell(self, token: Token) -> None:
        text, marks = _inline(token.children or [])
        offset = self.table_length
        self.table_marks += [m._replace(start=m.start + offset, end=m.end + offset) for m in marks]
        self.rows[-1].append(re.sub(r"[\t\n]", " ", text))
        self.table_length += len(text) + 1

    def _table(self) -> None:
        text = "\n".join("\t".join(row) for row in self.rows)
        self._add(Block("table", text, tuple(self.table_marks)))
        self.rows, self.table_marks, self.table_length = [], [], 0


def _inline(tokens: Sequence[Token]) -> tuple[str, tuple[Mark, ...]]:
    """Return the text of inline tokens as shown, and its marks in order of their start."""
    pieces: list[str] = []
    length = 0
    marks: list[Mark] = []
    opened: list[tuple[int, str]] = []

    def add(text: str) -> None:
        nonlocal length
        pieces.append(text)
        length += len(text)

    for token in tokens:
        match token.type:
            case "text":
                add(visible(token.content))
            case "code_inline":
                add(visible(token.content))
                marks.append(Mark(length - len(token.content), length, "code"))
            case "softbreak":
                add(" ")
            case "hardbreak":
                add("\n")
            case "image":
                target = _target(token, "src")
                add(beside(visible(token.content) or "image", target))
            case "strong_open" | "em_open" | "s_open" | "link_open":
                opened.append((length, _target(token, "href")))
            case "strong_close" | "em_close" | "s_close":
                start, _ = opened.pop()
                marks.append(Mark(start, length, _MARKS[token.tag]))
            case "link_close":
                start, target = opened.pop()
                label = "".join(pieces)[start:]
                if target:
                    marks.append(Mark(start, length, "link", target))
                    add(beside(label, target)[len(label) :])
    marks.sort()
    return "".join(pieces), tuple(m for m in marks if m.start < m.end)


def _target(token: Token, attribute: str) -> str:
    return followable(str(token.attrGet(attribute) or ""))
