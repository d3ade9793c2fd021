"""The Markdown of an answer → HTML that nothing in the answer can break out of.

HTML in an answer is first turned into Markdown, so none of its tags are passed on. Links lead to
http, https, mailto or a relative address. In a page an image becomes a link to it, so that reading
the answer needs no network.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from faqcli.markup.blocks import document_parser, has_marks, plain, simple_parts, tokens
from faqcli.markup.to_markdown import as_markdown
from faqcli.sanitize import visible

if TYPE_CHECKING:
    from markdown_it.token import Token

_LOWEST = 6
_LIST_END = "</ul>"


def to_html(markdown: str) -> str:
    """Return the HTML of a Markdown text, with its headings and images, for other programs."""
    if simple := _simple(markdown.rstrip()):
        return simple
    return _rendered(tokens(as_markdown(markdown)))


def to_page(markdown: str, *, below: int) -> str:
    """Return the HTML of a Markdown text as a part of a page.

    Args:
        markdown: the text.
        below: the level of the heading above it; its own headings follow without a gap.
    """
    if simple := _simple(markdown.rstrip()):
        return simple
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
    html = html.replace("<pre>", '<pre tabindex="0">')  # so that the keyboard can scroll it
    html = html.replace("<table>", '<div class="wide" tabindex="0"><table>')
    return html.replace("</table>", "</table></div>")


def _simple(text: str) -> str:
    """Return the HTML of a text that has only simple parts without marks; else an empty text.

    It is the same as that of the parser, which takes ten times as long.
    """
    found: list[str] = []
    for prose, items in () if has_marks(text) else simple_parts(text.replace('"', "&quot;")):
        if items and not prose and found and found[-1] == _LIST_END:  # one list, with wider gaps
            return ""
        found += [f"<p>{prose}</p>"] if prose else []
        found += ["<ul>", *(f"<li>{item}</li>" for item in items), _LIST_END] if items else []
    return "\n".join(found)


def _rendered(parsed: Sequence[Token]) -> str:
    for token in parsed:
        if token.type in ("th_open", "td_open"):
            _align(token)
    parser = document_parser()
    html = str(parser.renderer.render(parsed, parser.options, {})).strip()
    return visible(html)  # Markdown has character references of its own


def _align(cell: Token) -> None:
    """Align a cell by its class: the page's security policy forbids a style attribute."""
    style = str(cell.attrs.pop("style", ""))
    if style:
        cell.attrSet("class", style.removeprefix("text-align:"))


def _without_images(inline: Sequence[Token]) -> Iterator[Token]:
    """Yield inline tokens with a link for each image, or only its text if it is inside a link."""
    from markdown_it.token import Token

    depth = 0
    for token in inline:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type != "image":
            yield token
            continue
        target = str(token.attrGet("src") or "")
        text = Token("text", "", 0, content=plain(token.children or ()) or "image")
        if depth or not target:
            yield text
            continue
        yield Token("link_open", "a", 1, attrs={"href": target, "class": "image"})
        yield text
        yield Token("link_close", "a", -1)
