"""A Markdown document → its questions and answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING, Any

from faqcli.model import About
from faqcli.readers import labels
from faqcli.readers.cleaning import clean_answer, evened, name_of_end, without_end
from faqcli.readers.extraction import Extraction, LeftOut, check_marks, joined
from faqcli.readers.front_matter import FRONT_MATTER, values_of
from faqcli.readers.markdown import exported
from faqcli.readers.markdown.candidates import find, parser, with_titles
from faqcli.readers.objects import about_of
from faqcli.readers.outline import extract
from faqcli.readers.questions import Candidate

if TYPE_CHECKING:
    from markdown_it.token import Token

_HIDDEN = re.compile(r"\s*(?:(?:<!--(?:(?!-->).)*-->|\{/\*(?:(?!\*/).)*\*/\})\s*)+", re.DOTALL)
_MOST_MARKS = 1_500_000
"""One takes the parser up to 1.5 kB of memory."""
_DEEPEST = 4
"""How far an answer may be indented because it is in a list; further in, it is code."""
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:")
_FOOTNOTE_USE = re.compile(r"\[\^([^\]\s]+)\](?!:)")


def read(text: str) -> Extraction:
    """Return the questions and answers of a Markdown document; none if it has none.

    What `faq export markdown` wrote is recognised, and read exactly.

    Raises:
        MalformedTextError: it has too many marks.
    """
    if exported.is_exported(text):
        return exported.read(text)
    check_marks(text, _MOST_MARKS)
    said, text, ignored = _front_matter(text)
    document = _Document(text)
    extraction = extract(document, document.candidates, said)
    return extraction._replace(left_out=joined([*ignored, *extraction.left_out]))


class _Document:
    """The lines of a document, without comments and definitions of links."""

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        self.shown, self.lines = [with_titles(line) for line in lines], list(lines)
        self.apart: dict[int, str] = {}
        environment: dict[str, Any] = {}
        tokens = parser().parse(text, environment)
        self._references = References(lines, tokens, environment)
        self._hide_comments(tokens)
        for line in self._references.lines:
            self.lines[line] = self.shown[line] = ""
        self.apart |= dict.fromkeys(self._references.unused(), "links that nothing uses")
        self.candidates = find(self.lines, tokens)

    def answer(self, candidate: Candidate, end: int, *, is_labelled: bool) -> str:
        """Return the answer to a question, and note what it is separated by."""
        moved = self._references.lines
        numbers = [i for i in range(candidate.body, end) if i not in moved]
        body = _body([self.lines[i] for i in numbers], candidate)
        written = [candidate.rest, *body] if candidate.rest else body
        kept = without_end(written)
        for line in numbers[max(0, len(numbers) - len(written) + len(kept)) :]:
            self.apart |= {line: what} if (what := name_of_end(self.lines[line])) else {}
        needed = self._references.needed(candidate.start, end)
        return evened(clean_answer([*kept, *needed], is_labelled=is_labelled))

    def text(self, first: int, last: int) -> str:
        """Return some lines, with the definitions that their links need."""
        return "\n".join([*self.lines[first:last], *self._references.needed(first, last)])

    def spans(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the ranges of lines between empty ones."""
        for is_text, lines in groupby(range(first, last), lambda i: bool(self.lines[i].strip())):
            span = list(lines)
            if is_text:
                yield span[0], span[-1] + 1

    def _hide_comments(self, tokens: Sequence[Token]) -> None:
        """Empty the lines that contain only comments, which no reader of the document sees."""
        for token in tokens:
            is_block = token.type == "html_block" or (token.type == "inline" and token.level == 1)
            if is_block and token.map and _HIDDEN.fullmatch(token.content):
                for line in range(*token.map):
                    self.lines[line] = ""
                    self.apart[line] = "comments"


def _front_matter(text: str) -> tuple[About, str, list[LeftOut]]:
    """Return what the front matter says, the text with empty lines in its place, and the rest."""
    front = FRONT_MATTER.match(text)
    if not front:
        return About(), text, []
    values = values_of(text)
    said = front["said"] or ""
    if not values:  # it is neither YAML nor TOML
        values = {name: _value(name, said) for name in ("title", "description")}
        if said.strip() and not any(values.values()):  # it is text between two lines
            return About(), text, []
    values.setdefault("language", values.pop("lang", ""))
    values = {n: unescape(v) if isinstance(v, str) else v for n, v in values.items()}
    about = about_of(values)
    count = front.group().count("\n")
    ignored = ", ".join(f"`{name}`" for name in about.extra)
    left_out = [LeftOut(1, count, f"{ignored} in the front matter")] if ignored else []
    return about._replace(extra={}), "\n" * count + text[front.end() :], left_out


def _value(name: str, front_matter: str) -> str:
    """Return the text on the line of a key; empty if it isn't text, or continues below."""
    line = re.search(rf"(?m)^{name}\s*[:=]\s*(\S.*?)\s*$", front_matter)
    if not line or line[1][0] in "|>[{&*":
        return ""
    return re.sub(r"^([\"'])(.*)\1$", r"\2", line[1])


def _body(lines: Sequence[str], candidate: Candidate) -> list[str]:
    """Return the lines of an answer without the indent of a list or a definition."""
    if candidate.kind == "term" and lines:
        first = re.sub(r"^ {0,3}[:~]\s+", "", lines[0])
        further = [re.sub(r"^ {0,3}[:~](?=\s)", " ", line) for line in lines[1:]]
        return [first, *_dedented(further)]
    if candidate.kind == "label" and candidate.indent:
        lines = _without_bullet(lines)
    if candidate.kind == "summary":
        lines = _without_closing_tag(lines)
    is_indented = candidate.indent or candidate.kind == "summary"
    return _dedented(lines, max(_DEEPEST, candidate.indent)) if is_indented else list(lines)


def _without_bullet(lines: Sequence[str]) -> list[str]:
    """Return lines with spaces for the bullet of an answer that is a list item of its own."""
    rest = list(lines)
    first = next((i for i, line in enumerate(rest) if line.strip()), 0)
    bullet = re.match(r"\s*(?:[-*+]|\d{1,9}[.)])\s+", rest[first]) if rest else None
    if bullet and labels.pattern("answer line").match(rest[first][bullet.end() :]):
        rest[first] = " " * bullet.end() + rest[first][bullet.end() :]
    return rest


def _without_closing_tag(lines: Sequence[str]) -> list[str]:
    """Return lines without the tag at their end that closes what they are in."""
    text = "\n".join(lines).rstrip()
    opening = text.rfind("</")
    tag = re.fullmatch(r"</(\w+)\s*>", text[opening:]) if opening >= 0 else None
    if not tag or text.count(f"</{tag[1]}") <= text.count(f"<{tag[1]}"):
        return list(lines)
    return text[:opening].rstrip().split("\n")


def _dedented(lines: Sequence[str], most: int = _DEEPEST) -> list[str]:
    """Return lines without the indent of the shallowest one, or the most that it may be."""
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    margin = min([*indents, most] if indents else [0])
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

    def unused(self) -> list[int]:
        """Return the lines of definitions that no text uses, in order."""
        used = {label for _, label in self._used}
        spans = [span for label, span in self._definitions.items() if label in used]
        return sorted(self.lines - {line for span in spans for line in range(*span)})

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
