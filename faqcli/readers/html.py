"""A web page → its questions: FAQPage as JSON-LD or microdata, else by what marks them."""

from __future__ import annotations

import json
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Any

from faqcli.markup.html import children
from faqcli.markup.html_to_markdown import DEEPEST, to_markdown
from faqcli.markup.trees import parse, text_of, walk
from faqcli.model import About
from faqcli.readers.cleaning import asks, clean_question, evened, usable_id
from faqcli.readers.items import Found, Item
from faqcli.readers.jsonld import of_linked_data
from faqcli.readers.markdown.candidates import Kind, Mark
from faqcli.readers.questions import choose
from faqcli.sanitize import one_line, visible

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_AROUND = frozenset(["nav", "footer", "aside", "script", "style", "template", "form", "-comment"])
_LEAVES = frozenset(["p", "div", "button", "span", "a", "li"])
_MOST_NODES = 40
"""How many nodes an element has at most that holds nothing but a question."""


def read(html: str) -> Found:
    """Return the questions and answers of a page; none if it has none."""
    tree = parse(visible(html))
    page = _Page(tree)
    about = page.about()
    for found in (_linked_data(page), _microdata(page)):
        if found.items:
            said = found.about
            title = said.title or about.title
            language = said.language if said.language != "en" else about.language
            return found._replace(about=said._replace(title=title, language=language))
    root = page.first("main") or page.first("article") or tree.body
    if root is None:
        return Found((), about=about)
    outline = _Outline()
    outline.follow(root)
    found = choose(outline.pieces, outline.marks, outline.answer)
    return found._replace(about=about._replace(title=about.title or found.about.title))


class _Page:
    """The elements of a page by their names; selectors take too long where they nest deep."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.named: dict[str, list[LexborNode]] = {}
        root = tree.root
        for node in walk(root) if root is not None else ():
            if node.tag and node.tag[0] != "-":
                self.named.setdefault(node.tag, []).append(node)
        self.html = root

    def first(self, name: str) -> LexborNode | None:
        """Return the first element of a name."""
        return self.named.get(name, [None])[0]

    def about(self) -> About:
        """Return what the page says about itself."""
        title = self.first("title")
        described = (
            node.attributes.get("content") or ""
            for node in self.named.get("meta", ())
            if node.attributes.get("name") == "description"
        )
        language = (self.html.attributes.get("lang") or "") if self.html is not None else ""
        return About(
            title=one_line(text_of(title)) if title is not None else "",
            description=one_line(next(described, "")),
            language=one_line(language) or "en",
        )


def _linked_data(page: _Page) -> Found:
    data: list[Any] = []
    for script in page.named.get("script", ()):
        if "ld+json" not in (script.attributes.get("type") or "").lower():
            continue
        try:
            data.append(json.loads(text_of(script), strict=False))
        except (ValueError, RecursionError):
            continue  # one script that is no JSON does not spoil the others
    return of_linked_data(data)


def _microdata(page: _Page) -> Found:
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
        written = evened(to_markdown(shown.html or ""))
        items.append(Item(question, written, id=usable_id(node.attributes.get("id") or "")))
    return Found(tuple(item for item in items if item.question), "in FAQPage microdata")


def _property(node: LexborNode, name: str) -> LexborNode | None:
    inside = (n for n in walk(node) if n.tag and n.tag[0] != "-")
    return next((n for n in inside if n.attributes.get("itemprop") == name), None)


class _Outline:
    """A page as pieces of HTML in a row, and the marks of questions among them."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.marks: list[Mark] = []

    def answer(self, mark: Mark, end: int, _is_labelled: bool) -> str:  # noqa: FBT001 - one interface
        """Return the pieces below a mark as Markdown."""
        return evened(to_markdown("".join(self.pieces[mark.body : end])))

    def follow(self, node: LexborNode, depth: int = 0) -> None:
        """Take in what is in a node."""
        for child in children(node):
            tag = child.tag or ""
            if tag in _AROUND:
                continue
            if tag == "-text":
                self.pieces.append(escape(child.text_content or ""))
            elif tag in _HEADINGS:
                self._mark("heading", child, level=int(tag[1]))
            elif tag == "dt":
                self._mark("term", child)
            elif tag == "details":
                self._details(child)
            elif _is_question(child):
                self._mark("line", child)
            elif depth < DEEPEST and _parts(child):
                self.follow(child, depth + 1)
            else:
                self.pieces.append(child.html or "")

    def _mark(self, kind: Kind, node: LexborNode, level: int = 0, end: int | None = None) -> None:
        start = len(self.pieces)
        around = node.parent if node.prev is None or kind == "summary" else None
        ids = [
            n.attributes.get("id") for n in (node, *walk(node), around) if n and n.tag != "-text"
        ]
        identifier = next((one for one in ids if one), "")
        self.pieces.append("" if kind in ("heading", "term") else (node.html or ""))
        text = one_line(text_of(node))
        self.marks.append(Mark(kind, start, start + 1, text, level, identifier, end=end))

    def _details(self, node: LexborNode) -> None:
        summary = next((child for child in children(node) if child.tag == "summary"), None)
        if summary is None:
            self.pieces.append(node.html or "")
            return
        self._mark("summary", summary, end=len(self.pieces) + 2)
        inner = (child.html or "" for child in children(node) if child.tag != "summary")
        self.pieces.append("".join(inner))


def _is_question(node: LexborNode) -> bool:
    """Tell whether an element holds nothing but a question."""
    if node.tag not in _LEAVES:
        return False
    inside = list(islice(walk(node), _MOST_NODES))
    if len(inside) == _MOST_NODES or any(inner.tag in ("p", "div", "li") for inner in inside):
        return False
    return asks(one_line(text_of(node)))


def _parts(node: LexborNode) -> bool:
    """Tell whether a question may be marked in a node, which then is no part of one answer."""
    if node.tag in ("p", "table", "pre"):
        return False
    return any(
        inner.tag in _HEADINGS or inner.tag in ("details", "dt") or _is_question(inner)
        for inner in walk(node)
    )
