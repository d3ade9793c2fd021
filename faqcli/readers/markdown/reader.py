"""A Markdown document → its questions and answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from faqcli.model import About
from faqcli.readers.cleaning import clean_answer, evened
from faqcli.readers.extraction import Extraction
from faqcli.readers.markdown import exported
from faqcli.readers.markdown.candidates import find, parser
from faqcli.readers.markdown.definitions import References
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
