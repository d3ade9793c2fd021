"""A Markdown document → its questions and answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from faqcli.model import About
from faqcli.readers.cleaning import clean_answer, evened
from faqcli.readers.items import Found
from faqcli.readers.markdown import exported
from faqcli.readers.markdown.candidates import Mark, find, parser
from faqcli.readers.markdown.definitions import References
from faqcli.readers.questions import choose
from faqcli.sanitize import one_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_HIDDEN = re.compile(r"\s*(?:(?:<!--.*?-->|\{/\*.*?\*/\})\s*)+", re.DOTALL)
_FRONT_MATTER = re.compile(
    r"\A(---|\+\+\+)[ \t]*\n(?P<said>.*?\n)??(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_DEEPEST = 4
"""How far an answer may be indented for being part of a list; further in, it is code."""


def read(text: str) -> Found:
    """Return the questions and answers of a Markdown document; none if it has none.

    What `faqcli.writers` wrote is read by its own marks.
    """
    if exported.is_exported(text):
        return exported.read(text)
    about, text = _front_matter(text)
    lines = text.split("\n")
    environment: dict[str, Any] = {}
    tokens = parser().parse(text, environment)
    references = References(lines, tokens, environment)
    _hide_comments(lines, tokens)

    def answer(mark: Mark, end: int, is_labelled: bool) -> str:  # noqa: FBT001 - one interface
        written = _lines_of(lines, mark, end, references)
        return evened(clean_answer(written, is_labelled=is_labelled))

    found = choose(lines, find(lines, tokens), answer)
    title = about.title or found.about.title
    return found._replace(about=about._replace(title=title))


def _front_matter(text: str) -> tuple[About, str]:
    """Return what the front matter says, and the text with empty lines in its place."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return About(), text
    said = found["said"] or ""
    about = About(title=_value("title", said), description=_value("description", said))
    return about, "\n" * found.group().count("\n") + text[found.end() :]


def _value(name: str, front_matter: str) -> str:
    """Return what stands in the line of a key; what is more than one line of text is left."""
    found = re.search(rf"(?m)^{name}\s*[:=]\s*(\S.*?)\s*$", front_matter)
    if not found or found[1][0] in "|>[{&*":
        return ""
    return one_line(unescape(re.sub(r"^([\"'])(.*)\1$", r"\2", found[1])))


def _hide_comments(lines: list[str], tokens: Sequence[Token]) -> None:
    """Empty the lines that hold nothing but comments, which no reader of the document sees."""
    for token in tokens:
        is_block = token.type == "html_block" or (token.type == "inline" and token.level == 1)
        if is_block and token.map and _HIDDEN.fullmatch(token.content):
            first, last = token.map
            lines[first:last] = [""] * (last - first)


def _lines_of(lines: Sequence[str], mark: Mark, end: int, references: References) -> list[str]:
    """Return the lines of an answer, with the definitions that its links need."""
    body = [lines[i] for i in range(mark.body, end) if i not in references.lines]
    if mark.kind == "term" and body:
        first = re.sub(r"^ {0,3}[:~]\s+", "", body[0])
        further = [re.sub(r"^ {0,3}[:~](?=\s)", " ", line) for line in body[1:]]
        body = [first, *_dedented(further)]
    elif mark.indent or mark.kind == "summary":
        body = _dedented(body)
    while body and not body[-1].strip():
        body.pop()
    rest = [mark.rest] if mark.rest else []
    return [*rest, *body, *references.needed(mark.start, end)]


def _dedented(lines: Sequence[str]) -> list[str]:
    """Return lines without the indent that the shallowest of them has."""
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    margin = min([*indents, _DEEPEST] if indents else [0])
    return [line[margin:] for line in lines]
