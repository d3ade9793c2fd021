"""Markdown → the blocks of an answer.

If there is HTML in a text, the Markdown around it is turned into HTML too, and `html` reads all of
it. Images, and links that can't be followed, are reduced to their text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, cast

from faqcli.markup.html import blocks
from faqcli.markup.marked import MarkedText, Outline, beside, table
from faqcli.markup.tags import begins_with_block, is_html, mask
from faqcli.model import UNCAPTIONED, Block, Mark, MarkKind
from faqcli.sanitize import followable, is_link, visible

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# A paragraph without any of these is shown as it is written, without a parser.
_SIGNS = "\\`*_[]<>|&~\t\r\u2028\u2029"
# A line that begins like this may open a block, or make the lines before it one.
_OPENING = re.compile(r"[#+=>:-]|\d+[.)]|```|~~~|\* |[*_][*_ -]*$")
_BULLET = "- "
# Marks that mean the same wherever they are: around words without other marks, and with a space or
# a common sign on both sides.
_LABEL = rf"[^\W_](?:[^\n{re.escape(_SIGNS)}]*[^\s{re.escape(_SIGNS)}])?"
_SIMPLE_MARK = re.compile(
    rf"(?<![^ \n(])(?:\*\*(?P<strong>{_LABEL})\*\*|\*(?P<emphasis>{_LABEL})\*"
    r"|`(?P<code>[^\s`](?:[^\n`]*[^\s`])?)`"
    rf"|\[({_LABEL})\]\((?P<link>https?://[a-z0-9.-]+(?:/[A-Za-z0-9/._~?=#+-]*)?)\))"
    r"(?![^ \n.,;:!?)])"
)

MAX_MARKUP = 100_000
"""How many characters are parsed, which may take minutes if there are more; a longer text is shown
as it is written."""

_MARKS: dict[str, MarkKind] = {"strong": "strong", "em": "emphasis", "s": "strike"}


@cache
def _parser(*, html: bool = False, with_indented_code: bool = True) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])
    return parser if with_indented_code else parser.disable("code")


@cache
def document_parser() -> MarkdownIt:
    """Return the parser of Markdown documents, in which links may be relative."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    parser.validateLink = is_link  # type: ignore[assignment,method-assign]  # its documented way
    return parser.enable(["table", "strikethrough"])


def tokens(text: str) -> list[Token]:
    """Return the tokens of a Markdown document, each with the lines it is on."""
    return document_parser().parse(text)


def plain(inline: Sequence[Token]) -> str:
    """Return the text of inline tokens; that of an image is its description."""
    pieces: list[str] = []
    for token in inline:
        match token.type:
            case "softbreak" | "hardbreak":
                pieces.append(" ")
            case "image":
                pieces.append(plain(token.children or ()))
            case "text" | "code_inline":
                pieces.append(token.content)
    return "".join(pieces)


def parse(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text in order, also those inside lists and quotations.

    The text of a block is what a reader sees: a link's target follows its text in brackets.
    """
    ended = text.rstrip()
    if not ended:
        return ()
    if not is_marked_up(ended):
        parts = re.split(r"\n{2,}", visible(ended).strip("\n"))
        return tuple(Block("paragraph", part.replace("\n", " ")) for part in parts)
    if len(text) > MAX_MARKUP:
        return tuple(Block("paragraph", part) for part in re.split(r"\n\s*\n", ended))
    if "<" in ended and is_html(ended):
        masked, stand_in = mask(ended)
        return blocks(_parser_for(ended).render(masked), stand_in)
    return _simple_blocks(ended) or _Flattener().flatten(_parser().parse(ended))


def is_marked_up(text: str) -> bool:
    """Return whether a text has anything in it that may mean something in Markdown."""
    return has_marks(text) or any(map(_may_open_block, text.split("\n")))


def _may_open_block(line: str) -> bool:
    """Return whether a line may open a block, or break one by the spaces at its end."""
    return line != line.strip() or _OPENING.match(line) is not None


def has_marks(text: str) -> bool:
    """Return whether a text has a sign in it that may mean something inside a paragraph."""
    # Asking with `in` for one sign after another is ten times as quick as one pattern for all.
    return any(sign in text for sign in _SIGNS)


def simple_parts(text: str) -> list[tuple[str, list[str]]]:
    """Return the parts of a text of paragraphs and lists of single lines, as most answers are.

    Each is a paragraph, or an empty text, and the items of the list below it. They are the same as
    the parser finds, which only has to look into lines with marks. Nothing is returned if there may
    be any other block, or one without text.
    """
    if any(sign in text for sign in ("<", "|", "\t", "\r", "]:")) or visible(text) != text:
        return []
    found = []
    for part in re.split(r"\n{2,}", text.strip("\n")):
        lines = part.split("\n")
        count = next((i for i, line in enumerate(lines) if line.startswith(_BULLET)), len(lines))
        items = [line.removeprefix(_BULLET) for line in lines[count:]]
        are_items = all(line.startswith(_BULLET) for line in lines[count:])
        if not are_items or not all(items) or any(map(_may_open_block, (*lines[:count], *items))):
            return []
        found.append(("\n".join(lines[:count]), items))
    return found


def _simple_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text that has only simple parts, and nothing for any other."""
    found: list[Block] = []
    for prose, items in simple_parts(text):
        found += [Block("paragraph", *_marked(prose))] if prose else []
        found += [Block("paragraph", *_marked(item), margin=("•",)) for item in items]
    return tuple(found) if all(block.text for block in found) else ()


def _marked(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Return the text of a paragraph as a reader sees it, and its marks by their start."""
    if not has_marks(text):
        return text.replace("\n", " "), ()
    if simple := _simply_marked(text):
        return simple
    (token,) = _parser().parseInline(text)
    return _inline(token.children or ())


def _simply_marked(text: str) -> tuple[str, tuple[Mark, ...]] | None:
    """Return the same for a paragraph with simple marks alone; None if there may be others.

    The parser, which finds the same, takes several times as long.
    """
    shown, at = "", 0
    marks: list[Mark] = []
    for match in _SIMPLE_MARK.finditer(text):
        between = text[at : match.start()]
        if has_marks(between):
            return None
        shown += between.replace("\n", " ")
        kind = cast("MarkKind", match.lastgroup)
        target = match["link"] or ""
        label = match[4] if target else match[kind]
        marks.append(Mark(len(shown), len(shown) + len(label), kind, target))
        shown += beside(label, target)
        at = match.end()
    rest = text[at:]
    return None if has_marks(rest) else (shown + rest.replace("\n", " "), tuple(marks))


def has_html(text: str) -> bool:
    """Return whether a Markdown text has HTML in it, outside of code."""
    if "<" not in text or len(text) > MAX_MARKUP or not is_html(text):
        return False
    return any(
        token.type == "html_block" or any(one.type == "html_inline" for one in token.children or ())
        for token in _parser_for(text).parse(mask(text)[0])
    )


def _parser_for(html: str) -> MarkdownIt:
    """Return the parser of a text with HTML in it.

    HTML may be indented in any way: after a blank line in it, an indent doesn't make it code.
    """
    return _parser(html=True, with_indented_code=not begins_with_block(html))


class _Flattener:
    """Turns the tokens of a document into blocks."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.rows: list[list[MarkedText]] = []

    def flatten(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        outline = self.outline
        for i, token in enumerate(tokens):
            match token.type:
                case "blockquote_open":
                    outline.margin.append(">")
                case "bullet_list_open":
                    outline.counters.append("•")
                case "ordered_list_open":
                    start = token.attrGet("start")
                    outline.counters.append(1 if start is None else int(start))
                case "bullet_list_close" | "ordered_list_close":
                    outline.counters.pop()
                case "list_item_open":
                    outline.margin.append(outline.next_marker())
                case "list_item_close" | "blockquote_close":
                    outline.end_item()
                case "inline" if tokens[i - 1].type in ("th_open", "td_open"):
                    self.rows[-1].append(_inline(token.children or []))
                case "inline":
                    self._prose(token, tokens[i - 1])
                case "fence" | "code_block":
                    code = visible(token.content).rstrip("\n")
                    outline.add(Block("code", code, info=visible(token.info.strip())))
                case "hr":
                    outline.add(Block("rule", ""))
                case "tr_open":
                    self.rows.append([])
                case "table_close":
                    outline.add(table(self.rows))
                    self.rows = []
        return tuple(outline.blocks)

    def _prose(self, token: Token, opener: Token) -> None:
        text, marks = _inline(token.children or [])
        if opener.type == "heading_open":
            self.outline.add(Block("heading", text, marks, info=opener.tag[1:]))
        elif text:
            self.outline.add(Block("paragraph", text, marks))


def _inline(tokens: Sequence[Token]) -> tuple[str, tuple[Mark, ...]]:
    """Return the text of inline tokens as a reader sees it, and its marks by their start."""
    text = ""
    marks: list[Mark] = []
    opened: list[tuple[int, str]] = []
    for token in tokens:
        match token.type:
            case "text":
                text += visible(token.content)
            case "code_inline":
                text += visible(token.content)
                marks.append(Mark(len(text) - len(token.content), len(text), "code"))
            case "softbreak":
                text += " "
            case "hardbreak":
                text += "\n"
            case "image":
                label, target = visible(token.content) or UNCAPTIONED, _target(token, "src")
                marks.append(Mark(len(text), len(text) + len(label), "image", target))
                text += beside(label, target)
            case "strong_open" | "em_open" | "s_open" | "link_open":
                opened.append((len(text), _target(token, "href")))
            case "strong_close" | "em_close" | "s_close":
                start, _ = opened.pop()
                marks.append(Mark(start, len(text), _MARKS[token.tag]))
            case "link_close":
                start, target = opened.pop()
                if target:
                    marks.append(Mark(start, len(text), "link", target))
                    text = text[:start] + beside(text[start:], target)
    marks.sort()
    return text, tuple(m for m in marks if m.start < m.end)


def _target(token: Token, attribute: str) -> str:
    return followable(str(token.attrGet(attribute) or ""))
