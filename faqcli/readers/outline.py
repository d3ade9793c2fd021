"""The candidates in a document → its questions and answers, its sections, and what is left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from faqcli.markup.blocks import parse
from faqcli.model import About
from faqcli.readers import labels
from faqcli.readers.cleaning import (
    asks,
    clean_questions,
    has_label,
    unlinked,
    usable_id,
    without_tags,
)
from faqcli.readers.extraction import Extraction, Item, LeftOut
from faqcli.readers.questions import (
    Candidate,
    Choice,
    Document,
    are_links,
    choose,
    is_aside,
    is_contents,
    names_faq,
)
from faqcli.sanitize import one_line

_LONGEST = 600
"""How many characters a description has at most."""
_NOTHING = About()
_NO_PROSE = re.compile(r"\s*(?:\[?!\[|<|:::|\{|(?:import|export)\s)")
"""What a paragraph begins with that is no text: a badge, a tag, a line of code in MDX."""


def extract(
    document: Document, candidates: Sequence[Candidate], known: About = _NOTHING
) -> Extraction:
    """Return the questions of a document, its title and description, and what is left out.

    Lines are those of the list, counted from 1.

    Args:
        document: its lines, or pieces.
        candidates: what may be a question, in order.
        known: what is known of the document otherwise; its title and description are kept.
    """
    candidates = [one for one in candidates if one.text or one.kind == "heading"]
    choice = choose(document, [one for one in candidates if one.text])
    if not choice.candidates:
        return Extraction((), about=known)
    outline = _Outline(document, candidates, choice)
    extraction = outline.extraction(known)
    return extraction._replace(left_out=tuple(outline.left_out()))


class _Outline:
    """The headings of a document, and the questions below them."""

    def __init__(self, document: Document, candidates: Sequence[Candidate], choice: Choice) -> None:
        self._document = document
        self._lines = document.lines
        self._choice = choice
        self._headings = [one for one in candidates if one.kind == "heading"]
        """One without a text is none, but it ends the answer above it."""
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

    def extraction(self, known: About) -> Extraction:
        """Return the questions, the title, and descriptions of the document and its sections."""
        names = clean_questions([one.text for one in self._sections])
        sections = [self._section_of(one) for one in self._chosen]
        is_flat = len(set(sections)) == 1  # as a section, it would say nothing
        used = dict.fromkeys(one for one in sections if one is not None)
        heading = self._title
        starts = [one for one in (self._choice.first, heading.body if heading else 0) if one]
        below = filter(None, map(self._described_below, starts or [0]))
        title, description = known.title, known.description or next(below, "")
        if heading and (not title or unlinked(heading.text) == unlinked(title)):
            title = title or heading.text
            self._used.update(range(heading.start, heading.body))
        described = self._descriptions(used, names)
        if not (is_flat and title):
            headings = (self._sections[one] for one in used)
            self._used.update(i for one in headings for i in range(one.start, one.body))
        if is_flat:
            title = title or next((names[one] for one in used), "")
            description = " ".join(filter(None, [description, *described.values()]))
        about = known._replace(
            title=title,
            description=description,
            section_descriptions={} if is_flat else described,
        )
        titles = ["" if one is None or is_flat else names[one] for one in sections]
        items = _without_letters(list(self._items(titles)))
        return Extraction(tuple(items), self._choice.how, about)

    def _descriptions(self, sections: Iterable[int], names: Sequence[str]) -> dict[str, str]:
        """Return what stands below the headings of sections that are no questions themselves."""
        asked = {one.start for one in self._chosen}
        described: dict[str, str] = {}
        for section in sections:
            heading, name = self._sections[section], names[section]
            if name not in described and heading.start not in asked:
                text = self._described_below(heading.body)
                described |= {name: text} if text else {}
        return described

    def _items(self, titles: Sequence[str]) -> Iterator[Item]:
        """Yield the questions; `titles` are those of their sections."""
        chosen = self._chosen
        questions = clean_questions([one.text for one in chosen])
        is_labelled = self._choice.kind == "label" or all(has_label(one.text) for one in chosen)
        for one, question, section in zip(chosen, questions, titles, strict=True):
            end = one.end or self._stops[bisect_right(self._stops, one.start)]
            self._used.update(range(one.start, end))
            yield Item(
                question=question,
                answer=self._document.answer(one, end, is_labelled=is_labelled),
                section=section,
                id=usable_id(one.id),
                line=(one.start if one.line is None else one.line) + 1,
            )

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
        at = bisect_right(self._headings, lines[0], key=_start) - 1
        above = self._headings[at] if at >= 0 else None
        heading = above if above and (not above.text or lines[0] < above.body) else None
        below = [i for i in lines if heading is None or i >= heading.body]
        text = self._document.text(below[0], below[-1] + 1) if below else ""
        if are_links(text.split("\n")) or (heading and is_contents(heading.text)):
            return "a table of contents"
        if heading and not heading.text:
            return "text below an empty heading"
        if heading:
            name = f"“{unlinked(heading.text)}”"
            return name if below else f"the heading {name}"
        is_above = lines[0] < self._chosen[0].start
        return "an introduction" if is_above else "text outside the answers"

    def _further(self, starts: Sequence[int]) -> Iterator[Candidate]:
        """Yield shallower headings that are questions, too: they have a text of their own.

        One with questions below it must ask, and its answer ends before them.
        """
        borders = [h for h in self._borders if h is not self._title and self._is_inside(h)]
        last = self._choice.last
        ends = [h.start for h in borders]
        after = 0
        for i, heading in enumerate(borders):
            at = bisect_left(starts, heading.start)
            next_one = starts[at] if at < len(starts) else last
            own_end = min([next_one, *ends[i + 1 : i + 2]])
            own = self._document.text(heading.body, own_end)
            is_text = heading.text and _has_words(own) and not are_links(own.split("\n"))
            if heading.start < after or not is_text or is_contents(heading.text):
                continue
            after_it = islice(borders, i + 1, None)
            end = next((h.start for h in after_it if h.level <= heading.level), last)
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
        if heading is self._title or not heading.text or not self._is_inside(heading):
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
            level = section.level - self._is_bare(section)
            if one.kind != "heading" or level < one.level or section.start == one.start:
                return i
        return None

    def _is_bare(self, heading: Candidate) -> bool:
        """Return whether nothing is below a heading but another of its level, which it titles."""
        after = bisect_right(self._headings, heading.start, key=_start)
        next_one = self._headings[after] if after < len(self._headings) else heading
        is_next = next_one.level == heading.level and next_one is not heading
        return is_next and not any(map(_has_words, self._lines[heading.body : next_one.start]))

    def _described_below(self, first: int) -> str:
        """Return the paragraphs below a heading on one line, and note that they are used."""
        below = bisect_left(self._headings, first, key=_start)
        last = self._stops[bisect_left(self._stops, first)]
        last = min([last, *(h.start for h in self._headings[below : below + 1])])
        kept: list[tuple[str, range]] = []
        for start, end in self._document.spans(first, last):
            text = self._document.text(start, end)
            blocks = () if _NO_PROSE.match(text) else parse(text)
            line = one_line(" ".join(block.text for block in blocks))
            is_prose = all(block.kind == "paragraph" and not block.margin for block in blocks)
            if not line or not is_prose or are_links(text.split("\n")) or is_contents(line):
                break
            kept.append((line, range(start, end)))
        while kept and (
            kept[-1][0].endswith((":", "："))  # it leads to what is left out
            or sum(len(text) + 1 for text, _ in kept) > _LONGEST
        ):
            kept.pop()
        self._used.update(line for _, span in kept for line in span)
        return " ".join(text for text, _ in kept)


def _without_letters(items: list[Item]) -> list[Item]:
    """Return questions with their answers without an `A.`, if most answers begin with one."""
    letter = labels.pattern("letter before answer")
    if sum(bool(letter.match(one.answer)) for one in items) * 2 <= max(len(items), 2):
        return items
    return [one._replace(answer=letter.sub("", one.answer, count=1)) for one in items]


def _start(candidate: Candidate) -> int:
    return candidate.start


def _has_words(line: str) -> bool:
    return bool(re.search(r"\w", without_tags(line)))


def _title(headings: Sequence[Candidate], chosen: Sequence[Candidate]) -> Candidate | None:
    """Return the document's title: its first heading, if no other has the same level."""
    headings = [one for one in headings if one.text]
    first = headings[0] if headings else None
    if first is None or first in chosen or first.start > chosen[0].start:
        return None
    return first if sum(h.level <= first.level for h in headings) == 1 else None
