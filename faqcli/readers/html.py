"""A web page → its questions: from FAQPage data if it has any, else by how they are marked."""

from __future__ import annotations

import json
from contextlib import suppress
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

from faqcli.markup.elements import AROUND, HEADINGS, MAX_DEPTH, MAY_ASK
from faqcli.markup.to_markdown import from_html
from faqcli.markup.tree import parse, text_of
from faqcli.model import About
from faqcli.readers import labels
from faqcli.readers.cleaning import asks, clean_question, usable_id
from faqcli.readers.extraction import Extraction, Item
from faqcli.readers.jsonld import of_linked_data
from faqcli.readers.questions import Candidate, Kind, choose
from faqcli.sanitize import one_line, visible

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = frozenset(["p", "div", "li"])
_MOST_NODES = 40
"""How many nodes an element that is only a question has at most."""


def read(html: str) -> Extraction:
    """Return the questions and answers of a page; none if it has none."""
    tree = parse(visible(html))
    page = _Page(tree)
    about = page.about()
    for extraction in (_linked_data(page), _microdata(page)):
        if extraction.items:
            said = extraction.about
            title = said.title or about.title
            language = said.language if said.language != "en" else about.language
            return extraction._replace(about=said._replace(title=title, language=language))
    root = page.first("main") or page.first("article") or tree.body
    if root is None:
        return Extraction((), about=about)
    outline = _Outline()
    outline.follow(root)
    extraction = choose(outline.pieces, outline.candidates, outline.answer)
    title = about.title or extraction.about.title
    return extraction._replace(about=about._replace(title=title))


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

    def about(self) -> About:
        """Return what the page says about itself."""
        title, html = self.first("title"), self.first("html")
        described = (
            node.attributes.get("content") or ""
            for node in self.named.get("meta", ())
            if node.attributes.get("name") == "description"
        )
        language = (html.attributes.get("lang") or "") if html is not None else ""
        return About(
            title=one_line(text_of(title)) if title is not None else "",
            description=one_line(next(described, "")),
            language=one_line(language) or "en",
        )


def _linked_data(page: _Page) -> Extraction:
    data: list[Any] = []
    for script in page.named.get("script", ()):
        if "ld+json" in (script.attributes.get("type") or "").lower():
            # A script that isn't JSON must not spoil the others.
            with suppress(ValueError, RecursionError):
                data.append(json.loads(text_of(script), strict=False))
    return of_linked_data(data)


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


class _Outline:
    """A page as a list of pieces of HTML, and which of them may be questions."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.candidates: list[Candidate] = []

    def answer(self, candidate: Candidate, end: int, *, is_labelled: bool) -> str:
        """Return the pieces below a question as Markdown."""
        written = from_html("".join(self.pieces[candidate.body : end]))
        if is_labelled:
            written = labels.pattern("before answer").sub("", written, count=1)
        return written

    def follow(self, node: LexborNode, depth: int = 0) -> None:
        """Add what a node contains."""
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag in AROUND or tag == "-comment":
                continue
            if tag == "-text":
                self.pieces.append(escape(child.text_content or ""))
            elif tag in HEADINGS:
                self._mark("heading", child, level=int(tag[1]))
            elif tag == "dt":
                self._mark("term", child)
            elif tag == "details":
                self._details(child)
            elif kind := _question_kind(child):
                self._mark(kind, child)
            elif depth < MAX_DEPTH and _parts(child):
                self.follow(child, depth + 1)
            else:
                self.pieces.append(child.html or "")

    def _mark(self, kind: Kind, node: LexborNode, level: int = 0, end: int | None = None) -> None:
        start = len(self.pieces)
        around = node.parent if node.prev is None or kind == "summary" else None
        ids = (n.attributes.get("id") for n in (*node.traverse(), around) if n is not None)
        identifier = next(filter(None, ids), "")
        self.pieces.append("" if kind in ("heading", "term") else (node.html or ""))
        text = one_line(text_of(node))
        candidate = Candidate(kind, start, start + 1, text, level, identifier, end=end)
        self.candidates.append(candidate)
        if kind == "label" and asks(text):  # which it is beside paragraphs that only ask
            self.candidates.append(candidate._replace(kind="line"))

    def _details(self, node: LexborNode) -> None:
        summary = next((child for child in node.iter() if child.tag == "summary"), None)
        if summary is None:
            self.pieces.append(node.html or "")
            return
        self._mark("summary", summary, end=len(self.pieces) + 2)
        inner = (child for child in node.iter(include_text=True) if child.tag != "summary")
        self.pieces.append("".join(child.html or "" for child in inner))


def _question_kind(node: LexborNode) -> Kind | None:
    """Return how an element with nothing but a question marks it; None for other elements."""
    if node.tag not in MAY_ASK:
        return None
    inside = [one.tag for one in islice(node.traverse(include_text=True), 1, 1 + _MOST_NODES)]
    if len(inside) == _MOST_NODES or not _BLOCKS.isdisjoint(inside):
        return None
    text = one_line(text_of(node))
    has_label = labels.pattern("before question").match(text)
    if has_label and "br" not in inside:  # else an answer may follow
        return "label"
    return "line" if asks(text) else None


def _parts(node: LexborNode) -> bool:
    """Return whether there may be a question in a node, which is then not part of one answer."""
    if node.tag in ("p", "table", "pre"):
        return False
    return any(
        inner.tag in HEADINGS or inner.tag in ("details", "dt") or _question_kind(inner)
        for inner in node.traverse()
    )
