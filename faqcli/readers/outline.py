"""The candidates in a document → its questions and answers, its sections, and what is left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from faqcli.markup.blocks import parse
from faqcli.model import About
from faqcli.readers.cleaning import asks, clean_questions, has_label, usable_id, without_tags
from faqcli.readers.extraction import Extraction, Item, LeftOut
from faqcli.readers.questions import (
    Candidate,
    Choice,
    are_links,
    choose,
    is_aside,
    is_contents,
    names_faq,
)

_LONGEST = 600
"""How many characters a description has at most."""
_NO_PROSE = re.compile(r"\s*(?:\[?!\[|<|:::|\{|(?:import|export)\s)")
"""What a paragraph begins with that is no text: a badge, a tag, a line of code in MDX."""


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


def extract(
    document: Document, candidates: Sequence[Candidate], *, is_described: bool = False
) -> Extraction:
    """Return the questions of a document, with the title in its headings, and what is left out.

    Lines are those of the list, counted from 1. The first paragraphs describe the document, unless
    it `is_described` otherwise.
    """
    candidates = [one for one in candidates if one.text]
    choice = choose(document.lines, candidates)
    if not choice.candidates:
        return Extraction(())
    outline = _Outline(document, candidates, choice)
    extraction = outline.extraction(is_described=is_described)
    return extraction._replace(left_out=tuple(outline.left_out()))


class _Outline:
    """The headings of a document, and the questions below them."""

    def __init__(self, document: Document, candidates: Sequence[Candidate], choice: Choice) -> None:
        self._document = document
        self._lines = document.lines
        self._choice = choice
        self._headings = [one for one in candidates if one.kind == "heading"]
        starts = {one.start for one in choice.candidates}
        inside = {i for c in choice.candidates if c.end for i in range(c.start, c.end)} | starts
        self._borders = [
            h for h in self._headings if h.level <= choice.level and h.start not in inside
        ]
        self._title = _title(self._headings, choice.candidates)
        further = list(self._further(sorted(starts)))
        self._chosen = sorted([*choice.candidates, *further], key=lambda one: one.start)
        self._stops = sorted(
            {h.start for h in self._borders} | {c.start for c in self._chosen} | {choice.last}
        )
        questions = {one.start for one in further if one.end}
        self._sections = [
            h for h in self._borders if h.start not in questions and self._is_section(h)
        ]
        self._used: set[int] = set()
        """The lines that are in what has been extracted."""

    def extraction(self, *, is_described: bool) -> Extraction:
        """Return the questions, the title, and what is said of the document and its sections."""
        chosen, choice, title = self._chosen, self._choice, self._title
        names = clean_questions([one.text for one in self._sections])
        sections = [self._section_of(one) for one in chosen]
        is_flat = len(set(sections)) == 1  # as a section, it would say nothing
        lone = sections[0] if is_flat else None
        questions = clean_questions([one.text for one in chosen])
        is_labelled = choice.kind == "label" or all(has_label(one.text) for one in chosen)
        items = []
        for one, question, section in zip(chosen, questions, sections, strict=True):
            end = self._end(one)
            self._used.update(range(one.start, end))
            item = Item(
                question=question,
                answer=self._document.answer(one, end, is_labelled=is_labelled),
                section="" if section is None or is_flat else names[section],
                id=usable_id(one.id),
                line=(one.start if one.line is None else one.line) + 1,
            )
            items.append(item)
        described = {}
        for section in sorted({one for one in sections if one is not None}):
            heading = self._sections[section]
            if not (is_flat and title):
                self._used.update(range(heading.start, heading.body))
            if not any(one.start == heading.start for one in chosen):
                described[names[section]] = self._described_below(heading.body)
        below = title.body if title else choice.first
        introduction = "" if is_described else self._described_below(below)
        if title:
            self._used.update(range(title.start, title.body))
        if is_flat:
            introduction = " ".join(filter(None, [introduction, *described.values()]))
        about = About(
            title=title.text if title else "" if lone is None else names[lone],
            description=introduction,
            section_descriptions={} if is_flat else {n: d for n, d in described.items() if d},
        )
        return Extraction(tuple(items), choice.how, about)

    def left_out(self) -> Iterator[LeftOut]:
        """Yield the lines with words that have not been extracted."""
        shown, apart = self._document.shown, self._document.apart
        used = sorted(self._used - apart.keys())
        cuts = sorted({*used, *(h.start for h in self._headings)})
        rest = [
            i
            for i, text in enumerate(shown)
            if i in apart or (i not in self._used and _has_words(text))
        ]

        def part_of(line: int) -> tuple[str, int]:
            is_inside = self._choice.first <= line < self._choice.last
            what = apart.get(line) or ("" if is_inside else "outside the FAQ")
            return what, bisect_right(used if what else cuts, line)

        for (what, _), lines in groupby(rest, part_of):
            span = list(lines)
            yield LeftOut(span[0] + 1, span[-1] + 1, what or self._name(span))

    def _name(self, lines: Sequence[int]) -> str:
        """Return what lines inside the FAQ are."""
        heading = next((h for h in self._headings if h.start <= lines[0] < h.body), None)
        below = [i for i in lines if heading is None or i >= heading.body]
        text = self._document.text(below[0], below[-1] + 1) if below else ""
        if are_links(text.split("\n")) or (heading and is_contents(heading.text)):
            return "a table of contents"
        if heading:
            return f"“{heading.text}”" if below else f"the heading “{heading.text}”"
        is_above = lines[0] < self._chosen[0].start
        return "an introduction" if is_above else "text outside the answers"

    def _end(self, one: Candidate) -> int:
        """Return the line after the answer to a question."""
        return one.end or self._stops[bisect_right(self._stops, one.start)]

    def _further(self, starts: Sequence[int]) -> Iterator[Candidate]:
        """Yield shallower headings that are questions, too: they have a text of their own.

        One with questions below it must ask, and its answer ends before them.
        """
        borders = [h for h in self._borders if h is not self._title and self._is_inside(h)]
        last = self._choice.last
        ends = [h.start for h in borders]
        after = 0
        for i, heading in enumerate(borders):
            next_one = next(iter(starts[bisect_left(starts, heading.start) :][:1]), last)
            own_end = min([next_one, *ends[i + 1 : i + 2]])
            own = self._document.text(heading.body, own_end)
            is_text = _has_words(own) and not are_links(own.split("\n"))
            if heading.start < after or not is_text or is_contents(heading.text):
                continue
            end = next((h.start for h in borders[i + 1 :] if h.level <= heading.level), last)
            if next_one < end:
                if asks(heading.text):
                    yield heading
            elif asks(heading.text) or self._may_be_question(heading):
                yield heading._replace(end=end)
                after = end

    def _may_be_question(self, heading: Candidate) -> bool:
        is_between = 1 < heading.level < self._choice.level  # those of level 1 are titles
        is_other = is_aside(heading.text) or names_faq(heading.text)
        return self._choice.kind == "heading" and is_between and not is_other

    def _is_section(self, heading: Candidate) -> bool:
        if heading is self._title or not self._is_inside(heading):
            return False
        if names_faq(heading.text) or is_contents(heading.text):
            return False
        return self._choice.kind != "heading" or heading.level < self._choice.level

    def _is_inside(self, heading: Candidate) -> bool:
        return self._choice.first <= heading.start < self._choice.last

    def _section_of(self, one: Candidate) -> int | None:
        """Return the index of the section that a question is in, or whose title it is."""
        for i in reversed(range(bisect_right(self._sections, one.start, key=_start))):
            section = self._sections[i]
            if one.kind != "heading" or section.level < one.level or section.start == one.start:
                return i
        return None

    def _described_below(self, first: int) -> str:
        """Return the paragraphs below a heading on one line, and note that they are used."""
        last = self._stops[bisect_left(self._stops, first)]
        last = min([last, *(h.start for h in self._headings if first <= h.start < last)])
        described = ""
        for is_text, lines in groupby(range(first, last), lambda i: bool(self._lines[i].strip())):
            if not is_text:
                continue
            span = list(lines)
            text = self._document.text(span[0], span[-1] + 1)
            blocks = () if _NO_PROSE.match(text) else parse(text)
            longer = " ".join(filter(None, [described, *(block.text for block in blocks)]))
            is_prose = all(block.kind == "paragraph" and not block.margin for block in blocks)
            if not (blocks and is_prose) or len(longer) > _LONGEST:
                break
            described = " ".join(longer.split())
            self._used.update(span)
        return described


def _start(candidate: Candidate) -> int:
    return candidate.start


def _has_words(line: str) -> bool:
    return bool(re.search(r"\w", without_tags(line)))


def _title(headings: Sequence[Candidate], chosen: Sequence[Candidate]) -> Candidate | None:
    """Return the document's title: its first heading, if no other has the same level."""
    first = headings[0] if headings else None
    if first is None or first in chosen or first.start > chosen[0].start:
        return None
    return first if sum(h.level <= first.level for h in headings) == 1 else None
