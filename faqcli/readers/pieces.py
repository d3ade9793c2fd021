"""A web page as a list of pieces of HTML, and which of them may be questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from faqcli.markup.elements import MAX_DEPTH
from faqcli.markup.to_markdown import from_html
from faqcli.readers import labels
from faqcli.readers.cleaning import asks, clean_answer, clean_question, without_tags
from faqcli.readers.nodes import (
    apart,
    broken,
    has_questions,
    is_link,
    is_sign,
    line_of,
    question_in,
    question_kind,
    question_rows,
    question_text,
    runs,
    shown,
    with_questions,
)
from faqcli.readers.questions import Candidate, Kind

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_AROUND_TEXT = frozenset(["ul", "ol", "menu", "li", "blockquote", "dd"])
"""Elements that change how the text in them is shown."""
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
        self._between = ""
        """The tags between the last piece and the next one."""
        self._with_questions = with_questions(body)
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
                self._add("", child, what=apart(child) or _OUTSIDE)

    def spans(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the range of each block between two pieces."""
        return ((i, i + 1) for i in range(first, last) if self.lines[i])

    def _add(self, html: str, *nodes: LexborNode, what: str = "") -> None:
        text = " ".join(map(shown, nodes))
        if what and re.search(r"\w", text):
            self.apart[len(self.lines)] = what
        if html:
            html, self._between = self._between + html, ""
        self.lines.append(html)
        self.shown.append(escape(text, quote=False))

    def _follow(self, node: LexborNode, depth: int = 0) -> None:
        """Add what a node contains."""
        for is_inline, run in runs(node):
            if is_inline:
                self._text(run)
            else:
                for child in run:
                    self._element(child, depth)

    def _element(self, node: LexborNode, depth: int) -> None:
        tag = node.tag or ""
        if what := apart(node):
            self._add("", node, what=what)
        elif kind := question_kind(node):
            self._mark(kind, node)
        elif tag == "details":
            self._details(node)
        elif tag == "table" and (rows := question_rows(node)):
            self._table(node, rows)
        elif tag == "li" and self._is_answer(node):
            self._follow(node, depth + 1)
        elif tag == "p" and has_questions(node.iter(include_text=True)):
            self._text(list(node.iter(include_text=True)), node.attributes.get("id") or "")
        elif depth < MAX_DEPTH and node.mem_id in self._with_questions:
            # The text below a question has no part in the list that it is in, but other text has.
            marks = (f"<{tag}>", f"</{tag}>") if tag in _AROUND_TEXT else ("", "")
            self._between += marks[0]
            self._follow(node, depth + 1)
            self._between += marks[1]
        else:
            self._add(node.html or "", node)

    def _mark(self, kind: Kind, node: LexborNode, end: int | None = None) -> None:
        start = len(self.lines)
        around = node.parent if node.prev is None or kind == "summary" else None
        ids = (n.attributes.get("id") for n in (*node.traverse(), around) if n is not None)
        level = int((node.tag or "")[1]) if kind == "heading" else 0
        text = question_text(node)
        self._add(node.html or "", node)
        if is_link(node):
            self._links.add(start)
        if text or not any(one.tag == "img" for one in node.traverse()):
            given = next(filter(None, ids), "")
            self._put(Candidate(kind, start, start + 1, text, level, given, end=end))

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

    def _table(self, table: LexborNode, rows: Sequence[Sequence[LexborNode]]) -> None:
        """Add a table by rows, each with a question and its answer below the first."""
        for caption in (one for one in table.iter() if one.tag == "caption"):
            self._add(f"<p>{_html(caption.iter(include_text=True))}</p>", caption)
        self._between += "<table>"
        start = len(self.lines)
        for i, cells in enumerate(rows):
            line = len(self.lines)
            self._add(f"<tr>{_html(cells)}</tr>", *cells)
            if i and len(cells) == 2:
                question, answer = cells
                ids = (n.attributes.get("id") for n in (question.parent, question) if n is not None)
                text, given = question_text(question), next(filter(None, ids), "")
                rest = _html(answer.iter(include_text=True))
                self._candidates.append(
                    Candidate(
                        "row", start, line + 1, text, id=given, rest=rest, end=line + 1, line=line
                    )
                )
                start = line + 1
        self._between += "</table>"

    def _is_answer(self, item: LexborNode) -> bool:
        """Return whether a list item has only the answer to the question in the one before."""
        is_below = bool(self._candidates) and self._candidates[-1].kind in ("label", "line")
        return is_below and bool(labels.pattern("before answer").match(shown(item)))

    def _text(self, nodes: Sequence[LexborNode], identifier: str = "") -> None:
        """Add text that is in no other block, by lines if some of them are questions."""
        if not has_questions(nodes):
            text = line_of(nodes)
            is_bare = len(nodes) == 1 and is_sign(nodes[0]) and not text.isalnum()
            if not is_bare and (text or any(one.tag == "img" for one in nodes)):
                self._add(f"<p>{_html(nodes)}</p>", *nodes)
            return
        lines = list(broken(nodes))
        for i, line in enumerate(lines):
            before, after = "" if i else "<p>", "<br>" if i + 1 < len(lines) else "</p>"
            start = len(self.lines)
            self._add(f"{before}{_html(line)}{after}", *line)
            kind, question = question_in(line)
            if kind:
                rest = _html(line[len(question) :]) + after
                asked = line_of(question)
                self._put(Candidate(kind, start, start + 1, asked, id=identifier, rest=rest))
                identifier = ""


def _markdown(html: str) -> str:
    """Return a part of a page as Markdown, without links beside headings to themselves."""
    return _PERMALINK.sub(r"\1", from_html(html))


def _html(nodes: Iterable[LexborNode]) -> str:
    return "".join(node.html or "" for node in nodes)
