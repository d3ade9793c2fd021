"""A web page as a list of pieces of HTML, and which of them may be questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import islice
from typing import TYPE_CHECKING

from faqcli.markup.elements import AROUND, HEADINGS, MAX_DEPTH, MAY_ASK
from faqcli.markup.to_markdown import from_html
from faqcli.readers import labels
from faqcli.readers.cleaning import asks, clean_answer, clean_question, without_tags
from faqcli.readers.questions import Candidate, Kind
from faqcli.sanitize import one_line

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(["p", "div", "li"])
_MOST_NODES = 40
"""How many nodes an element that is only a question has at most."""
_SIGN = re.compile(r"\s*[+\-–−×✕xX^∨∧›»▼▲▾▴▸►▶◀◂⌄⌃⮟⮝⯆⯅🔽🔼➕➖]\ufe0f?\s*")
"""What an element shows that opens or closes an answer."""
_CONTENT = frozenset(["main", "article", "h1"])
"""What a sidebar or a footer has inside only if it is a part of the content."""
_SILENT = frozenset(["script", "style", "template", "noscript", "-comment"])
_SIDEBAR = re.compile(
    r"(?:^|\s)(?!(?:has|with|no|without)[-_])[\w-]*(?:side-?bar|breadcrumbs?)(?=\s|$)",
    re.IGNORECASE,
)
_NOTE = re.compile(r"note|admonition|callout|warning|hint|tip\b", re.IGNORECASE)
"""The class or role of an `<aside>` that is a part of the text around it."""
_PERMALINK = re.compile(r"(?m)^(#{1,6} .*?)\s*\[[¶#🔗]?\]\([^()\s]*#[^()\s]*\)$")
_OUTSIDE = "outside the main part of the page"


class Pieces:
    """A page as pieces of HTML, in order.

    Args:
        body: everything that the page shows.
        main: the part of it that has the content.
    """

    def __init__(self, body: LexborNode, main: LexborNode) -> None:
        self.lines: list[str] = []
        """The pieces; what is no content is an empty one."""
        self.shown: list[str] = []
        """The text of each piece."""
        self.apart: dict[int, str] = {}
        """The pieces that are no content, and what they are."""
        self._candidates: list[Candidate] = []
        self._links: set[int] = set()
        """The pieces that are only a link to a place in a page."""
        self._main = main.mem_id
        self._around: set[int] = set()
        """The elements around the main part."""
        above = main
        while above.mem_id != body.mem_id and above.parent is not None:
            above = above.parent
            self._around.add(above.mem_id)
        if 0 < len(self._around) < MAX_DEPTH:
            self._approach(body)
        else:
            self._follow(body)

    def candidates(self) -> list[Candidate]:
        """Return what may be a question, without links to the same question further down."""
        asked = [clean_question(one.text) for one in self._candidates]
        last = {text: one.start for text, one in zip(asked, self._candidates, strict=True)}
        return [
            one
            for text, one in zip(asked, self._candidates, strict=True)
            if one.start not in self._links or last[text] == one.start
        ]

    def answer(self, candidate: Candidate, end: int, *, is_labelled: bool) -> str:
        """Return the pieces below a question as Markdown."""
        written = _markdown(candidate.rest + "".join(self.lines[candidate.body : end]))
        return clean_answer(written.split("\n"), is_labelled=is_labelled)

    def text(self, first: int, last: int) -> str:
        """Return some pieces as Markdown."""
        return _markdown("".join(self.lines[first:last]))

    def _approach(self, node: LexborNode) -> None:
        """Add the main part of the page; what is around it is apart."""
        for child in node.iter(include_text=True):
            if child.mem_id == self._main:
                self._follow(child)
            elif child.mem_id in self._around:
                self._approach(child)
            else:
                self._add("", child, apart=_apart(child) or _OUTSIDE)

    def _add(self, html: str, *nodes: LexborNode, apart: str = "") -> None:
        shown = " ".join(map(_shown, nodes))
        if apart and re.search(r"\w", shown):
            self.apart[len(self.lines)] = apart
        self.lines.append(html)
        self.shown.append(escape(shown, quote=False))

    def _follow(self, node: LexborNode, depth: int = 0) -> None:
        """Add what a node contains."""
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag in _SILENT:
                continue
            if what := _apart(child):
                self._add("", child, apart=what)
            elif tag == "-text":
                self._add(escape(child.text_content or ""), child)
            elif kind := _question_kind(child):
                self._mark(kind, child)
            elif tag == "details":
                self._details(child)
            elif _begins_with_question(child):
                self._lines_of(child)
            elif depth < MAX_DEPTH and _parts(child):
                self._follow(child, depth + 1)
            else:
                self._add(child.html or "", child)

    def _mark(self, kind: Kind, node: LexborNode, end: int | None = None) -> None:
        start = len(self.lines)
        around = node.parent if node.prev is None or kind == "summary" else None
        ids = (n.attributes.get("id") for n in (*node.traverse(), around) if n is not None)
        level = int((node.tag or "")[1]) if kind == "heading" else 0
        self._add(node.html or "", node)
        if _is_link(node):
            self._links.add(start)
        self._put(
            Candidate(
                kind, start, start + 1, _question_text(node), level, next(filter(None, ids), ""),
                end=end,
            )
        )  # fmt: skip

    def _put(self, candidate: Candidate) -> None:
        html = self.lines[candidate.start]
        is_label = candidate.kind == "label"
        if is_label and (answer := labels.pattern("answer in page").search(html)):
            text, rest = without_tags(html[: answer.start()]), html[answer.end() :]
            candidate = candidate._replace(text=text, rest=rest)
        self._candidates.append(candidate)
        # It is a line, too, beside paragraphs that only ask.
        if candidate.kind in ("label", "bold") and asks(candidate.text):
            self._candidates.append(candidate._replace(kind="line"))

    def _details(self, node: LexborNode) -> None:
        summary = next((child for child in node.iter() if child.tag == "summary"), None)
        if summary is None:
            self._add(node.html or "", node)
            return
        self._mark("summary", summary, end=len(self.lines) + 2)
        inner = [child for child in node.iter(include_text=True) if child.tag != "summary"]
        self._add(_html(inner), *inner)

    def _lines_of(self, node: LexborNode) -> None:
        """Add the lines of a paragraph, some of which are questions."""
        identifier = node.attributes.get("id") or ""
        before = "<p>"
        lines = list(_broken(node))
        for i, line in enumerate(lines):
            after = "<br>" if i + 1 < len(lines) else "</p>"
            start = len(self.lines)
            self._add(f"{before}{_html(line)}{after}", *line)
            kind, question = _question_in(line)
            if kind:
                rest = _html(line[len(question) :]) + after
                asked = one_line("".join(map(_shown, question)))
                self._put(Candidate(kind, start, start + 1, asked, id=identifier, rest=rest))
                identifier = ""
            before = ""


def _markdown(html: str) -> str:
    """Return a part of a page as Markdown, without links beside headings to themselves."""
    return _PERMALINK.sub(r"\1", from_html(html))


def _html(nodes: Iterable[LexborNode]) -> str:
    return "".join(node.html or "" for node in nodes)


def _texts(node: LexborNode) -> list[LexborNode]:
    """Return the texts in a node that a reader sees, unlike scripts."""
    texts = (one for one in node.traverse(include_text=True) if one.tag == "-text")
    return [one for one in texts if one.parent is None or one.parent.tag not in _SILENT]


def _shown(node: LexborNode) -> str:
    return "".join(one.text_content or "" for one in _texts(node))


def _apart(node: LexborNode) -> str:
    """Return what a node is that has no content of its page; empty for one that may have."""
    tag = node.tag or ""
    if tag[:1] == "-":
        return ""
    role = (node.attributes.get("role") or "").lower()
    named = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    if tag == "aside" and _NOTE.search(f"{role} {named}"):
        return ""
    what = AROUND.get(role) or ("a sidebar" if _SIDEBAR.search(named) else AROUND.get(tag, ""))
    if not what or tag == "nav":
        return what
    content = _CONTENT | HEADINGS if tag == "form" else _CONTENT
    return "" if any(inner.tag in content for inner in node.traverse()) else what


def _is_link(node: LexborNode) -> bool:
    """Return whether all that a node shows is a link to a place in a page."""
    link = next((one for one in node.traverse() if one.tag == "a"), None)
    target = link.attributes.get("href") or "" if link is not None else ""
    return link is not None and "#" in target and _shown(link).strip() == _shown(node).strip()


def _question_text(node: LexborNode) -> str:
    """Return the text of a question without an element beside it that shows a sign."""
    texts = [(one, one.text_content or "") for one in _texts(node)]
    for step in (1, -1):
        one, text = next(((o, t) for o, t in texts[::step] if t.strip()), (node, ""))
        if one.parent is not None and one.parent.mem_id != node.mem_id and _SIGN.fullmatch(text):
            texts = [(other, " " if other.mem_id == one.mem_id else t) for other, t in texts]
    return one_line("".join(text for _, text in texts))


def _question_kind(node: LexborNode) -> Kind | None:
    """Return how an element with nothing but a question marks it; None for other elements."""
    tag = node.tag or ""
    if tag in HEADINGS or tag == "dt":
        return "term" if tag == "dt" else "heading"
    if tag not in MAY_ASK:
        return None
    inside = [one.tag for one in islice(node.traverse(include_text=True), 1, 1 + _MOST_NODES)]
    is_long = len(inside) == _MOST_NODES or not _BLOCKS.isdisjoint(inside)
    if is_long or ("br" in inside and _begins_with_question(node)):
        return None
    text = one_line(_shown(node))
    if labels.pattern("before question").match(text) and "br" not in inside:
        return "label"
    return "line" if asks(text) else None


def _broken(node: LexborNode) -> Iterator[list[LexborNode]]:
    """Yield the children of a node that are on one line, as `<br>` breaks them."""
    line: list[LexborNode] = []
    for child in node.iter(include_text=True):
        if child.tag == "br":
            yield line
            line = []
        else:
            line.append(child)
    yield line


def _question_in(line: Sequence[LexborNode]) -> tuple[Kind | None, Sequence[LexborNode]]:
    """Return how a line marks a question, and the part of it that is the question."""
    first = next((i for i, one in enumerate(line) if _shown(one).strip()), 0)
    bold = line[: first + 1] if line and line[first].tag in ("b", "strong") else ()
    for part in (bold, line):
        text = one_line("".join(map(_shown, part)))
        if labels.pattern("before question").match(text):
            return "label", part
        if part is bold and asks(text):
            return "bold", bold
    return None, ()


def _begins_with_question(node: LexborNode) -> bool:
    """Return whether a paragraph begins with a question that its answer follows."""
    if node.tag not in ("p", "div", "li"):
        return False
    inside = {one.tag for one in islice(node.traverse(), 1, 1 + _MOST_NODES)}
    if not _BLOCKS.isdisjoint(inside) or inside.isdisjoint(("br", "b", "strong")):
        return False
    lines = [line for line in _broken(node) if any(_shown(one).strip() for one in line)]
    kind, question = _question_in(lines[0]) if lines else (None, ())
    is_answered = len(lines) > 1 or any(_shown(one).strip() for one in lines[0][len(question) :])
    return kind is not None and is_answered


def _parts(node: LexborNode) -> bool:
    """Return whether there may be a question in a node, which is then not part of one answer."""
    if node.tag in ("p", "table", "pre"):
        return False
    return any(
        inner.tag == "details" or _question_kind(inner) or _begins_with_question(inner)
        for inner in node.traverse()
    )
