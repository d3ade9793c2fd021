"""A web page → its questions: from FAQPage data if it has any, else by how they are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from faqcli.markup.to_markdown import from_html
from faqcli.markup.tree import parse, text_of
from faqcli.model import About
from faqcli.readers.cleaning import asks, clean_question, unlinked, usable_id, without_tags
from faqcli.readers.data import parse_json
from faqcli.readers.extraction import Extraction, Item, LeftOut, joined
from faqcli.readers.jsonld import PUBLISHER, of_linked_data
from faqcli.readers.leftovers import beside, embedded, named_lines, pressed
from faqcli.readers.locator import locate
from faqcli.readers.outline import extract
from faqcli.readers.pieces import Pieces
from faqcli.sanitize import one_line, visible
from faqcli.text.tokens import folded

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_WRAPPED = re.compile(r"\A\s*(?://)?\s*<!(?:--|\[CDATA\[)|(?://)?\s*(?:--|\]\])>\s*\Z")
"""What hides a script from old browsers."""
_SILENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)


def read(html: str, source: str = "") -> Extraction:
    """Return the questions and answers of a page; none if it has none.

    Args:
        html: the page.
        source: the text that the page was made of, if it is another.
    """
    tree = parse(visible(html))
    source = _SILENT.sub(_emptied, source or html)
    page = _Page(tree)
    about = page.about()
    linked, broken = _linked_data(page, html)
    for data in (linked, _microdata(page)):
        if data.items:
            said = data.about
            title, language = said.title or about.title, said.language or about.language
            said = said._replace(title=title, language=language)
            extraction = data._replace(about=said)
            asked = tuple(_further(data, _of_page(page, tree, source, about)))
            extraction = extraction._replace(left_out=(*data.left_out, *broken, *asked))
            around = () if page.said("generator") == PUBLISHER else beside(source, extraction)
            further = (*extraction.left_out, *around)
            return _with_elements(extraction._replace(left_out=further), source)
    extraction = _of_page(page, tree, source, about)
    if about.title in {item.question for item in extraction.items}:
        extraction = extraction._replace(about=extraction.about._replace(title=page.title()))
    further = (*broken, *extraction.left_out)
    return _with_elements(extraction._replace(left_out=further), source)


def _with_elements(extraction: Extraction, source: str) -> Extraction:
    """Return an extraction that names the videos, buttons and the like on lines not yet named."""
    named = named_lines(extraction)
    elements = (*embedded(source), *pressed(source, extraction)) if extraction.items else ()
    further = (LeftOut(line, line, what) for line, what in elements if line not in named)
    return extraction._replace(left_out=joined({*extraction.left_out, *further}))


def _of_page(page: _Page, tree: LexborHTMLParser, source: str, about: About) -> Extraction:
    """Return the questions that the elements of a page mark; none if there are none."""
    extraction = Extraction((), about=about)
    for main in page.main_parts(tree.body):
        extraction = _of_elements(tree.body or main, main, source, about)
        if extraction.items:
            break
    return extraction


def _further(data: Extraction, shown: Extraction) -> Iterator[LeftOut]:
    """Yield the lines of the questions that a page shows and its data doesn't have."""
    known = {folded(item.question) for item in data.items}
    for item in shown.items:
        if asks(item.question) and folded(item.question) not in known:
            yield LeftOut(item.line, item.line, "a question that isn't in the data of the page")


def _of_elements(body: LexborNode, main: LexborNode, source: str, about: About) -> Extraction:
    """Return the questions in the main part of a page, by the elements that mark them."""
    pieces = Pieces(body, main)
    extraction = extract(pieces, pieces.candidates(), about)
    spans = locate(map(without_tags, pieces.shown), source)
    items = (item._replace(line=spans[item.line - 1][0]) for item in extraction.items)
    left_out = (
        LeftOut(spans[one.start - 1][0], spans[one.end - 1][1], one.what)
        for one in extraction.left_out
    )
    return extraction._replace(items=tuple(items), left_out=tuple(left_out))


def _emptied(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


class _Page:
    """The elements of a page by name; selectors are too slow where they nest deeply."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.named: dict[str, list[LexborNode]] = {}
        for node in tree.root.traverse() if tree.root is not None else ():
            if node.tag and node.tag[0] != "-":
                self.named.setdefault(node.tag, []).append(node)

    def first(self, name: str) -> LexborNode | None:
        """Return the first element with a name."""
        return self.named.get(name, [None])[0]

    def main_parts(self, body: LexborNode | None) -> list[LexborNode]:
        """Return the elements that may have the content of the page, the likeliest first."""
        articles = self.named.get("article", [])
        parts = (self.first("main"), *(articles if len(articles) == 1 else ()), body)
        return [part for part in parts if part is not None]

    def title(self) -> str:
        """Return the title of the window."""
        title = self.first("title")
        return one_line(text_of(title)) if title is not None else ""

    def heading(self) -> str:
        """Return the heading of the page: the only `<h1>` of its main part, or of all of it."""
        main = self.first("main")
        inside = [one for one in main.traverse() if one.tag == "h1"] if main is not None else []
        headings = [unlinked(text_of(one)) for one in inside or self.named.get("h1", [])]
        return headings[0] if len(headings) == 1 else ""

    def said(self, name: str) -> str:
        """Return what a `<meta>` says."""
        metas = (node.attributes for node in self.named.get("meta", ()))
        return next((one.get("content") or "" for one in metas if one.get("name") == name), "")

    def about(self) -> About:
        """Return what the page says about itself."""
        html = self.first("html")
        language = (html.attributes.get("lang") or "") if html is not None else ""
        return About(
            title=self.heading() or self.title(),
            description=one_line(self.said("description")),
            language=one_line(language),
        )


def _linked_data(page: _Page, html: str) -> tuple[Extraction, list[LeftOut]]:
    """Return the questions in JSON-LD, and what should be JSON and isn't."""
    data: list[Any] = []
    left_out = []
    for script in page.named.get("script", ()):
        if "ld+json" in (script.attributes.get("type") or "").lower():
            text = _WRAPPED.sub("", text_of(script))
            try:
                data.append(parse_json(text))
            except ValueError:  # it must not spoil the others
                if re.search(r"FAQPage|Question", text):
                    first = html.count("\n", 0, max(0, html.find(text.strip()))) + 1
                    last = first + text.strip().count("\n")
                    left_out.append(LeftOut(first, last, "FAQPage data that isn't JSON"))
    return of_linked_data(data), left_out


def _microdata(page: _Page) -> Extraction:
    items = []
    for node in (node for nodes in page.named.values() for node in nodes):
        if not (node.attributes.get("itemtype") or "").endswith("schema.org/Question"):
            continue
        name = _property(node, "name")
        answer = _property(node, "acceptedAnswer") or _property(node, "suggestedAnswer")
        shown = (_property(answer, "text") or answer) if answer else None
        if name is None or shown is None:
            continue
        question = clean_question(text_of(name) or name.attributes.get("content") or "")
        written = from_html(shown.html or "")
        items.append(Item(question, written, id=usable_id(node.attributes.get("id") or "")))
    return Extraction(tuple(item for item in items if item.question), "in FAQPage microdata")


def _property(node: LexborNode, name: str) -> LexborNode | None:
    return next((n for n in node.traverse() if n.attributes.get("itemprop") == name), None)
