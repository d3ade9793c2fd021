"""HTML → a tree, and the text in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from faqcli.errors import UnreadableError
from faqcli.markup.elements import MAX_ATTRIBUTES, MAX_PAGE_DEPTH, UNENDED

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_OVERFULL = re.compile(
    r"<[a-zA-Z][\w:-]*+"
    r"(?:[\s/]++[^\s/<>=\"']++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s<>\"']++))?+)"
    rf"{{{MAX_ATTRIBUTES + 1}}}+"
)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*>")


def parse(html: str) -> LexborHTMLParser:
    """Return the tree of a page or of a part of one.

    Raises:
        UnreadableError: more than MAX_PAGE_DEPTH of its elements nest, or one has too many
            attributes.
    """
    from selectolax.lexbor import LexborHTMLParser

    if depth(_TAG.findall(html)) > MAX_PAGE_DEPTH:
        message = f"The HTML nests more than {MAX_PAGE_DEPTH:,} elements into each other."
        raise UnreadableError(message)
    if _OVERFULL.search(html):
        raise UnreadableError(f"An HTML tag has more than {MAX_ATTRIBUTES:,} attributes.")
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


def text_of(node: LexborNode) -> str:
    """Return the text in a node with its white space as in the source."""
    inside = node.traverse(include_text=True)
    return "".join(one.text_content or "" for one in inside if one.tag == "-text")
