"""A Markdown document → its questions and answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from faqcli.model import About
from faqcli.readers.cleaning import clean_answer, evened
from faqcli.readers.extraction import Extraction
from faqcli.readers.markdown import exported
from faqcli.readers.markdown.candidates import find, parser
from faqcli.readers.questions import Candidate, choose
from faqcli.sanitize import one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_HIDDEN = re.compile(r"\s*(?:(?:<!--.*?-->|\{/\*.*?\*/\})\s*)+", re.DOTALL)
_FRONT_MATTER = re.compile(
    r"\A(---|\+\+\+)[ \t]*\n(?P<said>.*?\n)??(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_DEEPEST = 4
"""How far an answer may be indented because it is in a list; further in, it is code."""
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:")
_FOOTNOTE_USE = re.compile(r"\[\^([^\]\s]+)\](?!:)")


def read(text: str) -> Extraction:
    """Return the questions and answers of a Markdown document; none if it has none.

    What `faq export markdown` wrote is recognised, and read exactly.
    """
    if exported.is_exported(text):
        return exported.read(text)
    about, text = _front_matter(text)
    lines = text.split("\n")
    environment: dict[str, Any] = {}
    tokens = parser().parse(text, environment)
    references = References(lines, tokens, environment)
    _hide_comments(lines, tokens)

    def answer(candidate: Candidate, end: int, *, is_labelled: bool) -> str:
        written = _lines_of(lines, candidate, end, references)
        return evened(clean_answer(written, is_labelled=is_labelled))

    extraction = choose(lines, find(lines, tokens), answer)
    title = about.title or extraction.about.title
    return extraction._replace(about=about._replace(title=title))


def _front_matter(text: str) -> tuple[About, str]:
    """Return what the front matter says, and the text with empty lines in its place."""
    front = _FRONT_MATTER.match(text)
    if not front:
        return About(), text
    said = front["said"] or ""
    about = About(title=_value("title", said), description=_value("description", said))
    return about, "\n" * front.group().count("\n") + text[front.end() :]


def _value(name: str, front_matter: str) -> str:
    """Return the text on the line of a key; empty if it isn't text, or continues below."""
    line = re.search(rf"(?m)^{name}\s*[:=]\s*(\S.*?)\s*$", front_matter)
    if not line or line[1][0] in "|>[{&*":
        return ""
    return one_line(unescape(re.sub(r"^([\"'])(.*)\1$", r"\2", line[1])))


def _hide_comments(lines: list[str], tokens: Sequence[Token]) -> None:
    """Empty the lines that contain only comments, which no reader of the document sees."""
    for token in tokens:
        is_block = token.type == "html_block" or (token.type == "inline" and token.level == 1)
        if is_block and token.map and _HIDDEN.fullmatch(token.content):
            first, last = token.map
            lines[first:last] = [""] * (last - first)


def _lines_of(
    lines: Sequence[str], candidate: Candidate, end: int, references: References
) -> list[str]:
    """Return the lines of an answer, with the definitions that its links need."""
    body = [lines[i] for i in range(candidate.body, end) if i not in references.lines]
    if candidate.kind == "term" and body:
        first = re.sub(r"^ {0,3}[:~]\s+", "", body[0])
        further = [re.sub(r"^ {0,3}[:~](?=\s)", " ", line) for line in body[1:]]
        body = [first, *_dedented(further)]
    elif candidate.indent or candidate.kind == "summary":
        body = _dedented(body)
    while body and not body[-1].strip():
        body.pop()
    rest = [candidate.rest] if candidate.rest else []
    return [*rest, *body, *references.needed(candidate.start, end)]


def _dedented(lines: Sequence[str]) -> list[str]:
    """Return lines without the indent of the shallowest one."""
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    margin = min([*indents, _DEEPEST] if indents else [0])
    return [line[margin:] for line in lines]


class References:
    """The link definitions and footnotes of a document, which move to the answers that use them.

    Args:
        lines: the lines of the document.
        tokens: the parsed document, with the labels of its links.
        environment: what the parser noted about it.
    """

    def __init__(
        self, lines: Sequence[str], tokens: Sequence[Token], environment: dict[str, Any]
    ) -> None:
        self._lines = lines
        self._definitions: dict[str, tuple[int, int]] = {}
        self._used: list[tuple[int, str]] = []
        self.lines: set[int] = set()
        """The lines of definitions, from 0."""
        for label, definition in environment.get("references", {}).items():
            self._define(label, *definition["map"])
        for duplicate in environment.get("duplicate_refs", ()):
            self.lines.update(range(*duplicate["map"]))
        for token in tokens:
            if token.type == "inline" and token.map:
                self._note(token, *token.map)
        self._used.sort()

    def needed(self, start: int, end: int) -> list[str]:
        """Return the definitions used between two lines, after an empty line."""
        first = bisect_left(self._used, (start, ""))
        last = bisect_left(self._used, (end, ""))
        labels = dict.fromkeys(label for _, label in self._used[first:last])
        spans = [self._definitions[label] for label in labels if label in self._definitions]
        lines = [line for one, other in spans for line in self._lines[one:other]]
        return ["", *lines] if lines else []

    def _define(self, label: str, first: int, last: int) -> None:
        if re.match(r" {0,3}\[", self._lines[first]):
            self._definitions[label] = (first, last)
            self.lines.update(range(first, last))

    def _note(self, token: Token, first: int, last: int) -> None:
        """Note the labels that a paragraph uses, and the footnotes that it defines."""
        if token.level == 1 and _FOOTNOTE.match(token.content):
            starts = [i for i in range(first, last) if _FOOTNOTE.match(self._lines[i].lstrip())]
            for start, end in zip(starts, [*starts[1:], last], strict=True):
                footnote = _FOOTNOTE.match(self._lines[start].lstrip())
                if footnote:
                    self._define(f"^{footnote[1]}", start, end)
        for label in _labels(token.children or ()):
            self._used.append((first, label))
        for use in _FOOTNOTE_USE.finditer(token.content):
            self._used.append((first, f"^{use[1]}"))


def _labels(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if "label" in token.meta:
            yield token.meta["label"]
        yield from _labels(token.children or ())
