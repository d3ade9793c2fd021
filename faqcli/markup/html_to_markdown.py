"""HTML → Markdown, for the answers of web pages.

Text that Markdown could read something into is escaped: as little as looks enough at first, and
all signs if that turns out to show another text than the HTML does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from faqcli.markup.html import MARKS, children
from faqcli.markup.to_html import is_followable, to_html
from faqcli.markup.to_markdown import SIGNS
from faqcli.markup.trees import parse, text_of, walk
from faqcli.sanitize import visible

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

DEEPEST = 60
"""How deep elements are followed; what nests deeper is taken for its text."""
_PASSED_OVER = frozenset(
    ["script", "style", "template", "head", "svg", "math", "iframe", "object", "button", "select",
     "textarea", "noscript", "-comment", "video", "audio", "canvas"]
)  # fmt: skip
_BLOCKS = frozenset(
    ["p", "div", "section", "article", "main", "header", "footer", "aside", "figure", "figcaption",
     "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "table",
     "hr", "details", "summary", "form", "fieldset", "address", "nav", "body", "html", "li", "menu",
     "center"]
)  # fmt: skip
_LIKELY = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|\Z)|[`*<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|~~|\[(?=[^\]]*\][(:\[])|!(?=\[)"
)
_ANY = re.compile(r"[!-/:-@\[-`{-~]")
_LINE_START = re.compile(
    r"^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+(?=\s*$)|-+(?=\s*$)|~~~|(?:\d{1,9})(?=[.)](?:\s|$)))",
    re.MULTILINE,
)
_SPACE = " \t\n\r\f"


def to_markdown(html: str) -> str:
    """Return a piece of HTML as Markdown; links of other kinds than may be made become text.

    Raises:
        UnreadableError: its elements nest too deep.
    """
    root = parse(f"<body>{visible(html)}").body
    if root is None:
        return ""
    wanted = _letters(root)
    text = ""
    for pattern in (_LIKELY, _ANY):
        blocks = _Writer(pattern).blocks(root)
        text = "".join(f"{block}\n" for block in _separated(blocks))
        shown = parse(f"<body>{to_html(text)}").body
        if shown is not None and _letters(shown) == wanted:
            break
    return text


def _letters(root: LexborNode) -> str:
    """Return the text of a tree without any white space."""
    pieces = (
        node.text_content or ""
        for node in walk(root)
        if node.tag == "-text" and not any(n.tag in _PASSED_OVER for n in _above(node, root))
    )
    return "".join("".join(pieces).split())


def _above(node: LexborNode, root: LexborNode) -> Iterator[LexborNode]:
    above = node.parent
    for _ in range(DEEPEST):
        if above is None or above.mem_id == root.mem_id:
            return
        yield above
        above = above.parent


def _separated(blocks: Sequence[str]) -> Iterator[str]:
    for i, block in enumerate(blocks):
        if i:
            yield ""
        yield block


class _Writer:
    """Writes trees as Markdown.

    Args:
        escaped: what of a text gets a backslash.
    """

    def __init__(self, escaped: re.Pattern[str]) -> None:
        self._escaped = escaped

    def blocks(self, node: LexborNode, depth: int = 0) -> list[str]:
        """Return the blocks in a node, each as its lines."""
        found: list[str] = []
        run: list[LexborNode] = []
        if depth > DEEPEST:
            return [self._text(text_of(node)).strip(_SPACE)]
        for child in children(node):
            if child.tag in _PASSED_OVER:
                continue
            if child.tag not in _BLOCKS:
                run.append(child)
                continue
            found += self._paragraph(run, depth)
            run = []
            found += self._block(child, depth, found[-1] if found else "")
        return found + self._paragraph(run, depth)

    def _block(self, node: LexborNode, depth: int, before: str) -> list[str]:
        match node.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                line = re.sub(r"\\?\n", " ", self._inline(children(node), depth)).strip(_SPACE)
                line = re.sub(r"(#+)$", r"\\\1", line)
                return [f"{'#' * int(node.tag[1])} {line}".rstrip()]
            case "pre":
                return [_fenced(node)]
            case "hr":
                return ["***"]
            case "ul" | "ol" | "menu":
                return self._list(node, depth, before)
            case "blockquote":
                lines = "\n".join(_separated(self.blocks(node, depth + 1))).split("\n")
                return ["\n".join(f"> {line}" if line else ">" for line in lines)]
            case "table":
                return self._table(node, depth)
            case "dt" | "summary":
                line = self._inline(children(node), depth).strip(_SPACE).replace("\n", " ")
                return [f"**{line}**"] if line else []
        return self.blocks(node, depth + 1)

    def _paragraph(self, run: Sequence[LexborNode], depth: int) -> list[str]:
        text = self._inline(run, depth)
        text = re.sub(r"(?:\\\n)+\s*$", "", text).strip(_SPACE)
        while text.startswith("\\\n"):
            text = text[2:].lstrip(_SPACE)
        text = re.sub(r"^(\[[^\]]*\]):", r"\\\1:", text)
        return [_LINE_START.sub(_escape_start, text)] if text else []

    def _inline(self, nodes: Sequence[LexborNode] | Iterator[LexborNode], depth: int) -> str:
        """Return nodes as Markdown inside of a paragraph, white space collapsed."""
        written = ""
        for node in nodes:
            piece = self._piece(node, depth + 1, written[-1:])
            if written.endswith("!") and piece.startswith("["):
                written = f"{written[:-1]}\\!"
            if written[-1:] in (" ", "\n", "") and piece[:1] in (" ", "\n"):
                piece = piece.lstrip(_SPACE)
            if written.endswith("`") and piece.startswith("`"):
                written += " "  # two spans of code that touch cannot be told apart
            written += piece
        return written

    def _piece(self, node: LexborNode, depth: int, before: str) -> str:
        tag = node.tag or ""
        if tag == "-text":
            return self._text(node.text_content or "")
        if tag in _PASSED_OVER:
            return ""
        if depth > DEEPEST:
            return self._text(text_of(node))
        if tag == "br":
            return "\\\n"
        kind = MARKS.get(tag)
        if kind == "code":
            return _code_span(text_of(node))
        if tag == "img":
            return _image(node)
        inner = self._inline(children(node), depth)
        if kind == "link":
            return _link(node, inner)
        if kind:
            return _wrapped(inner, SIGNS[kind], before)
        return f" {inner} " if tag in _BLOCKS else inner

    def _text(self, text: str) -> str:
        collapsed = re.sub(r"[ \t\f\r]*\n[ \t\n\f\r]*", "\n", text)
        collapsed = re.sub(r"[\t\f\r]", " ", collapsed)
        return self._escaped.sub(r"\\\g<0>", collapsed)

    def _list(self, node: LexborNode, depth: int, before: str) -> list[str]:
        """Return a list, with other markers than a list right before it has."""
        is_ordered = node.tag == "ol"
        sign = ")" if re.match(r"\d+\. |\d+\.$", before) and is_ordered else "."
        bullet = "*" if re.match(r"-( |$)", before) else "-"
        start = node.attributes.get("start") or "1"
        number = int(start) if start.isdecimal() and len(start) < 10 else 1
        items = []
        is_loose = False
        for child in children(node):
            if child.tag in _PASSED_OVER or not (child.tag != "-text" or text_of(child).strip()):
                continue
            blocks = self.blocks(child, depth + 1) if child.tag != "-text" else [text_of(child)]
            marker = f"{number}{sign}" if is_ordered else bullet
            number += 1
            # Below a paragraph, only such a list needs no empty line above it.
            is_tight = all(re.match(r"(?:[-*]|1[.)]) \S", block) for block in blocks[1:])
            is_loose |= not is_tight
            indent = " " * (len(marker) + 1)
            lines = ("\n" if is_tight else "\n\n").join(blocks)
            lines = re.sub(r"\n(?=[^\n])", f"\n{indent}", lines)
            items.append(f"{marker} {lines}" if lines else marker)
        return [("\n\n" if is_loose else "\n").join(items)] if items else []

    def _table(self, node: LexborNode, depth: int) -> list[str]:
        rows = []
        captions = []
        for row in walk(node):
            if row.tag == "caption":
                captions += self._paragraph([row], depth)
            if row.tag == "tr":
                cells = [c for c in children(row) if c.tag in ("td", "th")]
                rows.append([self._cell(cell, depth) for cell in cells])
        width = max((len(row) for row in rows), default=0)
        if not width:
            return captions
        padded = [row + [""] * (width - len(row)) for row in rows]
        padded.insert(1, ["---"] * width)
        return [*captions, "\n".join(f"| {' | '.join(row)} |" for row in padded)]

    def _cell(self, node: LexborNode, depth: int) -> str:
        text = self._inline(children(node), depth + 1)
        text = re.sub(r"\s*\\?\n\s*", " ", text).strip(_SPACE)
        return re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", text)


def _escape_start(found: re.Match[str]) -> str:
    """Return what a line starts with so that it starts no block; a number's sign comes after it."""
    start = found.group()
    return f"{start}\\" if start.isdecimal() else f"\\{start}"


def _fenced(node: LexborNode) -> str:
    language = ""
    for inner in (node, *walk(node)):
        for name in (inner.attributes.get("class") or "").split() if inner.tag != "-text" else ():
            found = re.match(r"(?:language|lang|highlight-source)-(\S+)", name)
            language = language or (found[1] if found else "")
    text = re.sub(r"\n\Z", "", text_of(node))
    sign = "~" if "`" in language else "`"
    longest = max((len(run) for run in re.findall(rf"{sign}+", text)), default=0)
    fence = sign * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}" if text else f"{fence}{language}\n{fence}"


def _code_span(text: str) -> str:
    code = re.sub(r"[\n\r]", " ", text)
    if not code:
        return ""
    fence = "`" * (max((len(run) for run in re.findall("`+", code)), default=0) + 1)
    is_padded = code[0] == "`" or code[-1] == "`" or (code[0] == code[-1] == " " and code.strip())
    return f"{fence} {code} {fence}" if is_padded else f"{fence}{code}{fence}"


def _wrapped(text: str, sign: str, before: str) -> str:
    """Return text in emphasis, the white space at its ends outside of it."""
    inner = re.sub(r"^(?:\s|\\\n)+|(?:\s|\\\n)+$", "", text)
    if not inner:
        return text
    start = text.index(inner)
    used = sign.replace("*", "_") if before == "*" and sign != "~~" else sign
    return f"{text[:start]}{used}{inner}{used}{text[start + len(inner) :]}"


def _target(address: str) -> str:
    """Return an address as a link's target, in `<>` where it needs that."""
    escaped = re.sub(r"&(?=#?\w+;)", "&amp;", address)
    if re.search(r"[\s()<>\\]", escaped) or not escaped:
        return "<" + re.sub(r"[<>\\]|\s", lambda m: f"%{ord(m[0]):02X}", escaped) + ">"
    return escaped


def _link(node: LexborNode, text: str) -> str:
    address = (node.attributes.get("href") or "").strip()
    label = text.strip(_SPACE)
    if not address or not label or not is_followable(re.sub(r"\s", "%20", address)):
        return text
    lead, trail = text[: len(text) - len(text.lstrip(_SPACE))], text[len(text.rstrip(_SPACE)) :]
    if text_of(node) == address and re.fullmatch(r"https?://[^\s<>\\]+", address):
        return f"{lead}<{address}>{trail}"
    return f"{lead}[{label}]({_target(address)}){trail}"


def _image(node: LexborNode) -> str:
    address = (node.attributes.get("src") or "").strip()
    label = re.sub(r"[\[\]\\]", r"\\\g<0>", " ".join((node.attributes.get("alt") or "").split()))
    if not address or not is_followable(re.sub(r"\s", "%20", address)):
        return label
    return f"![{label}]({_target(address)})"
