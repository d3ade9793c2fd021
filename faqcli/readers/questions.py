"""The candidates in a document → its questions, by how most of them are marked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from faqcli.languages import words
from faqcli.readers.cleaning import asks, clean_question

Kind = Literal[
    "heading", "summary", "label", "term", "row", "bold", "italic", "item", "line", "strong"
]

_HOW: dict[Kind, str] = {
    "summary": "in `<details>`",
    "label": "marked with `Q:`",
    "term": "as terms of a definition list",
    "row": "in the rows of tables",
    "bold": "in bold",
    "italic": "in italics",
    "item": "as list items",
    "line": "in paragraphs of their own",
}
_TELLING = ("summary", "label", "term", "row")
"""Marks a question even if it has no question mark; bold text and lists have other uses."""
_FAQ = re.compile(
    r"\bf\.?a\.?qs?\b|\bq ?(?:&|and|/) ?a\b|" + "|".join(map(re.escape, words("faq_titles"))),
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    rf"\W*(?:{'|'.join(map(re.escape, words('contents_titles')))})\W*", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\W*(?:introduction|overview|see also|related|references|links|resources|further reading"
    r"|contact(?: us)?|feedback|footnotes|license|changelog|about)\W*",
    re.IGNORECASE,
)
_LINKED_ITEM = re.compile(
    r"[\s*+\-•|_]*(?:\d[\d.]*[.)]?\s+)?[*_]*\[.*\]\([^()\s]*#[^\s]*\)[\s*_|\\]*"
)
"""A line of a table of contents: `- [Why?](#why)`, `1.1. [Why?](page.html#why)`."""
_LONGEST_TITLE = 5
"""How many words a heading that names the FAQ has at most; a longer one may be about FAQs."""


class Candidate(NamedTuple):
    """Something that may be a question; lines count from 0."""

    kind: Kind
    start: int
    """Its first line, or that of an anchor above it."""
    body: int
    """The line where its answer starts."""
    text: str
    """The question as shown, not yet cleaned."""
    level: int = 0
    """The level of a heading."""
    id: str = ""
    rest: str = ""
    """The part of the answer on the line of the question."""
    end: int | None = None
    """The line after the answer, if the markup says where it ends."""
    indent: int = 0
    """How far the answer is indented, because it is in a list."""
    line: int | None = None
    """The line of its text, if an anchor is above it."""


class Document(Protocol):
    """A document as a list of lines, or of pieces of HTML."""

    @property
    def lines(self) -> Sequence[str]:
        """What may be in an answer; an empty line if nothing may."""

    @property
    def shown(self) -> Sequence[str]:
        """What each line shows."""

    @property
    def apart(self) -> Mapping[int, str]:
        """The lines that are in no answer, and what each is."""

    def answer(self, candidate: Candidate, end: int, *, is_labelled: bool) -> str:
        """Return the answer up to the line `end`, without its label if it may have one."""

    def text(self, first: int, last: int) -> str:
        """Return some lines as Markdown."""

    def spans(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the first line of each paragraph or other block between two lines, and its end."""


class Choice(NamedTuple):
    """The questions of a document, or of a part of it."""

    candidates: Sequence[Candidate]
    kind: Kind
    level: int
    """The level of the headings that are questions, or else of the deepest that are sections."""
    how: str
    first: int = 0
    """The first line of the part that is read."""
    last: int = 0
    """The line after it."""


def choose(document: Document, candidates: Sequence[Candidate]) -> Choice:
    """Return the questions of a document.

    The questions are the headings of the level with the most question marks; or `Q:` lines, bold
    text and the like, if more of these ask; or, if nothing asks, the commonest level of headings.
    What leaves most of its questions without an answer is only chosen if there is nothing else. In
    a larger document, only the part under a heading such as FAQ is read.

    Args:
        document: its lines, or pieces.
        candidates: what may be a question, in order.
    """
    headings = [one for one in candidates if one.kind == "heading"]
    choice = Choice((), "heading", 0, "")
    count = len(document.lines)
    for first, last in [*_faq_parts(headings, count), (0, count)]:
        choice = _choose([one for one in candidates if first <= one.start < last], document)
        choice = choice._replace(first=first, last=last)
        if choice.candidates:
            break
    return choice


def _faq_parts(headings: Sequence[Candidate], count: int) -> list[tuple[int, int]]:
    """Return the lines of the FAQ in a larger document; none if its headings don't name one."""
    titled = [h for h in headings if _FAQ.search(h.text) and not asks(h.text)]
    if not titled or titled[0] is headings[0]:
        return []
    level = min(h.level for h in titled)
    heading = next(h for h in titled if h.level == level)
    after = [h.start for h in headings if h.start > heading.start and h.level <= level]
    return [(heading.body, after[0] if after else count)]


def _choose(candidates: Sequence[Candidate], document: Document) -> Choice:
    """Return the candidates that are questions: headings, or those of a kind with more that ask."""
    lines = document.lines
    headings = [c for c in candidates if c.kind == "heading" and not _CONTENTS.fullmatch(c.text)]
    asking = Counter(h.level for h in headings if _asks(h))
    for level in list(asking):
        if not _are_answered([h for h in headings if h.level <= level], lines, level):
            del asking[level]
    most = max(asking.values(), default=0)
    commonest, usual = _commonest(headings)
    if len(headings) < 2 and (pairs := _bold_pairs(candidates, headings, lines)):
        return Choice(pairs, "bold", _section_level(headings, pairs, lines), _HOW["bold"])
    kind, count = _best_kind(candidates, lines, most, usual)
    if kind == "heading":
        level = min((lv for lv, n in asking.items() if n == most), default=commonest)
        chosen = _questions([h for h in headings if h.level == level], candidates, document)
        return Choice(chosen, kind, level, f"under level-{level} headings")
    chosen = [c for c in candidates if c.kind == kind]
    # If most bold lines don't ask, bold is also used for emphasis; only those that ask are taken.
    if kind not in _TELLING and count * 2 <= len(chosen):
        chosen = [c for c in chosen if _asks(c)]
    return Choice(chosen, kind, _section_level(headings, chosen, lines), _HOW[kind])


def _bold_pairs(
    candidates: Sequence[Candidate], headings: Sequence[Candidate], lines: Sequence[str]
) -> list[Candidate]:
    """Return the bold lines of a document that has nothing else but its title and their texts.

    They may not ask: `**Opening hours**`. If most do, others are emphasis in an answer.
    """
    pairs = [one for one in candidates if one.kind in ("bold", "strong")]
    if len(pairs) < 2 or len(pairs) < len(candidates) - len(headings):
        return []
    above = lines[headings[0].body if headings else 0 : pairs[0].start]
    ends = [*(one.start for one in pairs), len(lines)][1:]
    is_whole = not any(map(str.strip, above)) and all(
        one.rest or any(map(str.strip, lines[one.body : end]))
        for one, end in zip(pairs, ends, strict=True)
    )
    return pairs if is_whole and sum(map(_asks, pairs)) * 2 <= len(pairs) else []


def _are_answered(candidates: Sequence[Candidate], lines: Sequence[str], level: int = 0) -> bool:
    """Return whether at least half of the candidates of a level have text up to the next one."""
    ends = [*(one.start for one in candidates), len(lines)][1:]
    answered = [
        bool(one.rest) or any(line.strip() for line in lines[one.body : one.end or end])
        for one, end in zip(candidates, ends, strict=True)
        if one.level == level
    ]
    return sum(answered) * 2 >= len(answered)


def _best_kind(
    candidates: Sequence[Candidate], lines: Sequence[str], most: int, usual: int
) -> tuple[Kind, int]:
    """Return how the questions of a document are marked, and how many are marked so.

    `most` is how many headings of one level ask, `usual` how many have the commonest level. For
    example, if 2 headings and 9 bold lines ask, the bold lines are the questions, and the headings
    are their sections.
    """
    best: Kind = "heading"
    enough = most
    for kind in _HOW:
        alike = [c for c in candidates if c.kind == kind]
        if not _are_answered(alike, lines):
            continue
        # Where no heading asks, `Q: Tell me more.` is a question, but `**Note**` is not.
        number = len(alike) if not most and kind in _TELLING else sum(map(_asks, alike))
        # As many summaries as headings: `<summary><h3>Why?</h3></summary>` is both.
        is_ahead = number > enough or (number == enough > 0 and kind == "summary")
        # Where no heading asks, all of them may be questions: `## It is slow`, `## It breaks`. A
        # few bold questions among many such headings belong to an answer.
        is_common = bool(most) or number * 2 >= usual - 1
        # A single paragraph that asks, such as "Ready?", is put to the reader.
        if is_ahead and is_common and (kind != "line" or number > 1):
            best, enough = kind, number
    return best, enough


def are_columns(names: Sequence[str]) -> bool:
    """Return whether the first row of a table names a column of questions and one of answers."""
    if len(names) != 2:
        return False
    question, answer = (name.strip().casefold() for name in names)
    return question in words("question_keys") and answer in words("answer_keys")


def _asks(candidate: Candidate) -> bool:
    return asks(clean_question(candidate.text))


def _commonest(headings: Sequence[Candidate]) -> tuple[int, int]:
    """Return the commonest level of headings, and how many have it, not counting a lone title."""
    levels = Counter(h.level for h in headings[1:] or headings)
    if len(headings) == 1 and headings[0].level == 1:
        return 0, 0
    return max(levels.items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0))


def _questions(
    chosen: Sequence[Candidate], candidates: Sequence[Candidate], document: Document
) -> list[Candidate]:
    """Return those of the chosen headings that are questions, by what is below them."""
    asking = sum(map(_asks, chosen))
    starts = [one.start for one in candidates if one.kind == "heading"]
    questions = []
    for heading in chosen:
        if _asks(heading):
            questions.append(heading)
            continue
        next_one = bisect_right(starts, heading.start)
        end = starts[next_one] if next_one < len(starts) else len(document.lines)
        body = document.text(heading.body, end)
        is_list = are_links(body.split("\n"))
        is_aside = _ASIDE.fullmatch(heading.text) and asking * 2 > len(chosen)
        is_title = _FAQ.search(heading.text) and len(heading.text.split()) <= _LONGEST_TITLE
        if not (is_list or is_aside or is_title or not (body.strip() or heading.rest)):
            questions.append(heading)
    return questions


def _section_level(
    headings: Sequence[Candidate], chosen: Sequence[Candidate], lines: Sequence[str]
) -> int:
    """Return the deepest level of headings with a question right below."""
    starts = {one.start for one in chosen}
    levels = []
    for heading in headings:
        below = heading.body
        while below < len(lines) and not lines[below].strip() and below not in starts:
            below += 1
        if below in starts:
            levels.append(heading.level)
    return max(levels, default=6)


def is_contents(text: str) -> bool:
    """Return whether a heading is that of a table of contents."""
    return bool(_CONTENTS.fullmatch(text))


def names_faq(text: str) -> bool:
    """Return whether a heading names a FAQ, such as `FAQ` or `Frequently asked questions`."""
    return bool(_FAQ.search(text))


def is_aside(text: str) -> bool:
    """Return whether a heading is that of a part beside the questions, such as `See also`."""
    return bool(_ASIDE.fullmatch(text))


def are_links(lines: Iterable[str]) -> bool:
    """Return whether lines are links to parts of the document, and what leads to them."""
    texts = [line for line in lines if line.strip() and not line.rstrip().endswith((":", "："))]
    return bool(texts) and all(map(_LINKED_ITEM.fullmatch, texts))
