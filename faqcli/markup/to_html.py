"""The Markdown of an answer → HTML that nothing in it can break out of.

Simple HTML in it is shown as what it means, by way of the blocks that a terminal shows; no tag of
it is passed on. Links lead to http, https, mailto or a relative address. In a
page an image becomes a link to it, so that reading an answer asks the network for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from faqcli.markup.blocks import as_markdown

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SCHEME = re.compile(r"[^/?#]*:")
_FOLLOWED = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_LOWEST = 6


def is_followable(address: str) -> bool:
    """Tell whether a link to an address may be made: http, https, mailto or relative."""
    if re.search(r"[\x00-\x20\x7f-\x9f\\]", address) or address.startswith("//"):
        return False  # browsers drop some of these, take `\` for `/`, and `//` for another host
    return bool(_FOLLOWED.match(address)) or not _SCHEME.match(address)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
    parser.validateLink = is_followable  # type: ignore[assignment,method-assign]  # its own way
    return parser.enable(["table", "strikethrough"])


def tokens(text: str) -> list[Token]:
    """Return what the parser makes of a Markdown text, with the lines that each token came from."""
    return _parser().parse(text)


def to_html(markdown: str) -> str:
    """Return the HTML of a Markdown text, with the headings that it has: for other programs."""
    return _rendered(tokens(as_markdown(markdown)))


def to_page(markdown: str, *, below: int) -> str:
    """Return the HTML of a Markdown text as a part of a page.

    Args:
        markdown: the text.
        below: the level of the heading that it stands under; its own follow without a gap.
    """
    parsed = tokens(as_markdown(markdown))
    open_levels: list[int] = []
    for token in parsed:
        if token.type == "heading_open":
            level = int(token.tag[1])
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(below + len(open_levels), _LOWEST)}"
    for token in parsed:
        if token.children:
            token.children = list(_without_images(token.children))
    html = _rendered(parsed)
    html = html.replace("<pre>", '<pre tabindex="0">')  # what scrolls can be reached by keyboard
    html = html.replace("<table>", '<div class="wide" tabindex="0"><table>')
    return html.replace("</table>", "</table></div>")


def _rendered(parsed: Sequence[Token]) -> str:
    for token in parsed:
        if token.type in ("th_open", "td_open"):
            _align(token)
    return str(_parser().renderer.render(parsed, _parser().options, {})).strip()


def _align(cell: Token) -> None:
    """Say by a class how a cell is aligned: a style in place would need leave from the page."""
    style = str(cell.attrs.pop("style", ""))
    if style:
        cell.attrSet("class", style.removeprefix("text-align:"))


def _without_images(inline: Sequence[Token]) -> Iterator[Token]:
    """Yield inline tokens with a link, or inside of one the text alone, for each image."""
    from markdown_it.token import Token

    depth = 0
    for token in inline:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type != "image":
            yield token
            continue
        target = str(token.attrGet("src") or "")
        text = Token("text", "", 0, content=_alternative(token) or "image")
        if depth or not target:
            yield text
            continue
        yield Token("link_open", "a", 1, attrs={"href": target, "class": "image"})
        yield text
        yield Token("link_close", "a", -1)


def _alternative(image: Token) -> str:
    return "".join(
        " "
        if child.type in ("softbreak", "hardbreak")
        else _alternative(child)
        if child.type == "image"
        else child.content
        for child in image.children or ()
    )
