"""Ways through a tree of HTML that take no longer however deep it nests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from faqcli.errors import UnreadableError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_DEPTH = 5_000
"""How many elements may stand inside each other; the time to parse more grows with the square."""
_ELEMENT = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*>")
_OFTEN_OPEN = frozenset(
    ["p", "li", "dt", "dd", "tr", "td", "th", "option", "area", "base", "br", "col", "embed", "hr",
     "img", "input", "link", "meta", "source", "track", "wbr"]
)  # fmt: skip
"""Elements without an end, or that need not be ended."""


def parse(html: str) -> LexborHTMLParser:
    """Return the tree of a page or a piece of one.

    Raises:
        UnreadableError: its elements nest too deep.
    """
    from selectolax.lexbor import LexborHTMLParser

    depth = 0
    for closing, name in _ELEMENT.findall(html):
        if name.lower() not in _OFTEN_OPEN:
            depth = max(0, depth - 1) if closing else depth + 1
        if depth > MAX_DEPTH:
            message = f"The HTML nests more than {MAX_DEPTH:,} elements into each other."
            raise UnreadableError(message)
    return LexborHTMLParser(html)


def walk(root: LexborNode) -> Iterator[LexborNode]:
    """Yield the nodes below a node in the order of the document, however deep they nest."""
    node = root.first_child
    while node is not None:
        yield node
        if node.first_child is not None:
            node = node.first_child
            continue
        while node is not None and node.next is None:
            node = node.parent
            if node is None or node.mem_id == root.mem_id:
                return
        node = node.next if node is not None else None


def text_of(node: LexborNode) -> str:
    """Return the text in a node, as it stands in the source."""
    if node.tag == "-text":
        return node.text_content or ""
    return "".join(n.text_content or "" for n in walk(node) if n.tag == "-text")
