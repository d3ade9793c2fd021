"""All that may mark a question in a document → the questions, by what most of them have."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from faqcli.model import About
from faqcli.readers.cleaning import asks, clean_question, has_bare_number, usable_id
from faqcli.readers.items import Found, Item
from faqcli.readers.markdown.candidates import Kind, Mark

_HOW: dict[Kind, str] = {
    "summary": "in `<details>`",
    "label": "marked with `Q:`",
    "term": "as terms of a definition list",
    "bold": "in bold",
    "italic": "in italics",
    "item": "as list items",
    "line": "in paragraphs of their own",
}
_TELLING = ("summary", "label", "term")
"""What marks a question whether or not it asks; emphasis and lists are for all sorts of text."""
_FAQ = re.compile(
    r"\bf\.?a\.?qs?\b|frequently[ -]asked|(?:common|usual|popular) questions|\bq ?(?:&|and|/) ?a\b"
    r"|questions (?:and|&) answers|h(?:ä|ae)ufig(?:e| gestellte) fragen|foire aux questions"
    r"|questions fréquentes|preguntas (?:más )?frecuentes|perguntas frequentes|domande frequenti"
    r"|veelgestelde vragen|часто задаваемые|частые вопросы|вопросы и ответы|常[见見][问問][题題]"
    r"|よくある(?:質問|ご質問)|자주 묻는 질문",
    re.IGNORECASE,
)
_CONTENTS = re.compile(
    r"\W*(?:(?:table of )?contents|toc|index|inhalt(?:sverzeichnis)?|table des matières|índice"
    r"|содержание|оглавление|目[录錄次])\W*",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\W*(?:introduction|overview|see also|related|references|links|resources|further reading"
    r"|contact(?: us)?|feedback|footnotes|license|changelog|about)\W*",
    re.IGNORECASE,
)
_LINKED_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+\[.*\]\([^()\s]*#[^\s]*\)\s*")
_LONGEST_TITLE = 5
"""How many words a heading that names the FAQ has at most; a longer one may ask about FAQs."""

Answer = Callable[[Mark, int, bool], str]
"""Returns the answer to the question of a mark, up to a line, with or without an `A:`."""


class _Choice(NamedTuple):
    marks: Sequence[Mark]
    kind: Kind
    level: int
    """Of the headings, if these are the questions; else of the deepest that are sections."""
    how: str


def choose(lines: Sequence[str], marks: Sequence[Mark], answer: Answer) -> Found:
    """Return the questions of a document, with the title that its headings give.

    The headings of the level where most of them ask are the questions, or `Q:` lines, bold text
    and the like where more of these ask; without any that asks, the commonest level of headings.
    Of a larger document only the part under a heading such as FAQ is taken.

    Args:
        lines: the document's lines, or pieces.
        marks: what may mark a question, in order.
        answer: what gives the text of an answer.
    """
    headings = [mark for mark in marks if mark.kind == "heading"]
    for first, last in [*_faq_parts(headings, len(lines)), (0, len(lines))]:
        choice = _choose([m for m in marks if first <= m.start < last], lines)
        if choice.marks:
            items = tuple(_items(choice, headings, last, answer))
            title = _title(headings, choice.marks)
            return _flattened(Found(items, choice.how, About(title=title.text if title else "")))
    return Found(())


def _faq_parts(headings: Sequence[Mark], count: int) -> list[tuple[int, int]]:
    """Return the lines of the FAQ in a larger document; none if it is all FAQ, or does not say."""
    titled = [h for h in headings if _FAQ.search(h.text) and not asks(h.text)]
    if not titled or titled[0] is headings[0]:
        return []
    level = min(h.level for h in titled)
    heading = next(h for h in titled if h.level == level)
    after = [h.start for h in headings if h.start > heading.start and h.level <= level]
    return [(heading.body, after[0] if after else count)]


def _choose(marks: Sequence[Mark], lines: Sequence[str]) -> _Choice:
    headings = [m for m in marks if m.kind == "heading" and not _CONTENTS.fullmatch(m.text)]
    asking = Counter(h.level for h in headings if _asks(h))
    most = max(asking.values(), default=0)
    commonest, usual = _commonest(headings)
    best: Kind = "heading"
    enough = most
    for kind in _HOW:
        found = [m for m in marks if m.kind == kind]
        number = len(found) if not most and kind in _TELLING else sum(map(_asks, found))
        is_ahead = number > enough or (number == enough > 0 and kind == "summary")
        is_common = bool(most) or number * 2 >= usual - 1
        if is_ahead and is_common and (kind != "line" or number > 1):
            best, enough = kind, number
    if best == "heading":
        level = min((lv for lv, n in asking.items() if n == most), default=commonest)
        chosen = _questions([h for h in headings if h.level == level], marks, lines)
        return _Choice(chosen, best, level, f"under level-{level} headings")
    chosen = [m for m in marks if m.kind == best]
    if best not in _TELLING and enough * 2 <= len(chosen):  # emphasis, for the most part
        chosen = [m for m in chosen if _asks(m)]
    return _Choice(chosen, best, _section_level(headings, chosen, lines), _HOW[best])


def _asks(mark: Mark) -> bool:
    return asks(clean_question(mark.text))


def _commonest(headings: Sequence[Mark]) -> tuple[int, int]:
    """Return the level that most headings have, and how many have it; a lone title aside."""
    levels = Counter(h.level for h in headings[1:] or headings)
    if len(headings) == 1 and headings[0].level == 1:
        return 0, 0
    return max(levels.items(), key=lambda pair: (pair[1], -pair[0]), default=(0, 0))


def _questions(chosen: Sequence[Mark], marks: Sequence[Mark], lines: Sequence[str]) -> list[Mark]:
    """Return the headings of the questions' level that are some, by what stands under them."""
    asking = sum(map(_asks, chosen))
    starts = [m.start for m in marks if m.kind == "heading"]
    found = []
    for heading in chosen:
        if _asks(heading):
            found.append(heading)
            continue
        next_one = bisect_right(starts, heading.start)
        end = starts[next_one] if next_one < len(starts) else len(lines)
        body = [line for line in lines[heading.body : end] if line.strip()]
        is_list = bool(body) and all(_LINKED_ITEM.fullmatch(line) for line in body)
        is_aside = _ASIDE.fullmatch(heading.text) and asking * 2 > len(chosen)
        is_title = _FAQ.search(heading.text) and len(heading.text.split()) <= _LONGEST_TITLE
        if not (is_list or is_aside or is_title or (not body and not heading.rest)):
            found.append(heading)
    return found


def _section_level(headings: Sequence[Mark], chosen: Sequence[Mark], lines: Sequence[str]) -> int:
    """Return the deepest level of headings that have a question right below them."""
    starts = {mark.start for mark in chosen}
    levels = []
    for heading in headings:
        below = heading.body
        while below < len(lines) and not lines[below].strip() and below not in starts:
            below += 1
        if below in starts:
            levels.append(heading.level)
    return max(levels, default=6)


def _items(choice: _Choice, headings: Sequence[Mark], last: int, answer: Answer) -> Iterator[Item]:
    """Yield the questions of the chosen marks, each with what stands before the next."""
    marks = choice.marks
    starts = {mark.start for mark in marks}
    covered = {line for m in marks if m.end for line in range(m.start, m.end)} | starts
    borders = [h for h in headings if h.level <= choice.level and h.start not in covered]
    stops = sorted({h.start for h in borders} | starts | {last})
    title = _title(headings, marks)
    sections = [h for h in borders if h is not title and _heads(h, choice)]
    above = [h.start for h in sections]
    is_numbered = sum(has_bare_number(m.text) for m in marks) * 2 > len(marks)
    is_labelled = choice.kind == "label" or all(m.text[:1] in "Qq" for m in marks)
    for mark in marks:
        section = bisect_left(above, mark.start)
        yield Item(
            question=clean_question(mark.text, is_numbered=is_numbered),
            answer=answer(mark, mark.end or stops[bisect_right(stops, mark.start)], is_labelled),
            section=clean_question(sections[section - 1].text) if section else "",
            id=usable_id(mark.id),
        )


def _heads(heading: Mark, choice: _Choice) -> bool:
    """Tell whether a heading is a section's."""
    if _FAQ.search(heading.text) or _CONTENTS.fullmatch(heading.text):
        return False
    return choice.kind != "heading" or heading.level < choice.level


def _title(headings: Sequence[Mark], chosen: Sequence[Mark]) -> Mark | None:
    """Return the document's title: its first heading, if no other is on that level."""
    first = headings[0] if headings else None
    if first is None or first in chosen or first.start > chosen[0].start:
        return None
    return first if sum(h.level <= first.level for h in headings) == 1 else None


def _flattened(found: Found) -> Found:
    """Return what was found without a section that everything is in."""
    sections = {item.section for item in found.items}
    if len(sections) > 1 or "" in sections:
        return found
    title = found.about.title or sections.pop()
    items = tuple(item._replace(section="") for item in found.items)
    return found._replace(items=items, about=found.about._replace(title=title))
