"""HTML → a tree, and ways through it that take no longer however deeply it nests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from faqcli.errors import UnreadableError
from faqcli.markup.elements import MAX_PAGE_DEPTH, UNENDED

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*>")


def parse(html: str) -> LexborHTMLParser:
    """Return the tree of a page or of a part of one.

    Raises:
        UnreadableError: more than MAX_PAGE_DEPTH of its elements nest.
    """
    from selectolax.lexbor import LexborHTMLParser

    if depth(_TAG.findall(html)) > MAX_PAGE_DEPTH:
        message = f"The HTML nests more than {MAX_PAGE_DEPTH:,} elements into each other."
        raise UnreadableError(message)
    return LexborHTMLParser(html)


def depth(tags: Iterable[tuple[str, str]]) -> int:
    """Return how deeply elements nest.

    Args:
        tags: for each tag in order, "/" if it is an end tag, and its name.
    """
    now = deepest = 0
    for slash, name in tags:
        if name.lower() not in UNENDED:
            now = max(0, now - 1) if slash else now + 1
            deepest = max(deepest, now)
    return deepest


def children(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the nodes directly below a node."""
    child = node.first_child
    while child is not None:
        yield child
        child = child.next


def walk(root: LexborNode) -> Iterator[LexborNode]:
    """Yield all nodes below a node, in document order."""
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
    """Return the text in a node with its white space as in the source."""
    if node.tag == "-text":
        return node.text_content or ""
    return "".join(n.text_content or "" for n in walk(node) if n.tag == "-text")
