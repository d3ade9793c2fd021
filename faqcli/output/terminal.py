"""Lines for a person at a terminal: aligned, wrapped and marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from faqcli.model import Entry, Heading, Passage
from faqcli.output.answer import RULE, address, answer, leads, number, provenance
from faqcli.output.format import Format
from faqcli.output.plain import Highlight, matched, spelling
from faqcli.output.theme import Role
from faqcli.output.wrap import LEAST, MEASURE, Lines, hang, window
from faqcli.sanitize import quoted

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.model import Problem, Results

_SNIPPET_LINES = 2


class Terminal(Format):
    """Prints what fits a window.

    Args:
        width: the width of the window, in cells.
    """

    def __init__(self, width: int) -> None:
        self._width = width

    def questions(self, faq: Faq, headings: Iterable[Heading]) -> Lines:
        """Yield questions under the titles of their sections."""
        return _questions(headings, faq.count, self._width)

    def answers(self, faq: Faq, entries: Sequence[Entry], *, is_brief: bool) -> Lines:
        """Yield answers with rules between them; the last one cites the source."""
        for i, entry in enumerate(entries, start=1):
            is_last = i == len(entries)
            yield from self._screen(faq, entry, is_brief=is_brief, with_source=is_last)
            yield from () if is_last else _rule()

    def best_answer(self, faq: Faq, query: str, results: Results, *, is_brief: bool) -> Lines:
        """Yield the best hit as an answer, then number and question of the others."""
        if not results:
            return
        best, *others = results
        highlight = faq.highlighter(query).spans
        found_by = spelling(best.matched_as)
        yield from self._screen(faq, best.entry, highlight, found_by, is_brief=is_brief)
        if others:
            yield from _rule()
            yield Text("Other matches", Role.SECTION)
            entries = [hit.entry for hit in others]
            highest = max(entry.number for entry in entries)
            yield from _questions(entries, highest, self._width, with_sections=False)

    def hits(self, faq: Faq, query: str, results: Results) -> Lines:
        """Yield how many questions match, then each hit with its section and best passage."""
        if not results:
            return
        width = self._width
        yield from hang(None, Text(_count(results, query), Role.META), width)
        digits = len(str(faq.count)) + 1
        indent = Text(" " * (digits + 2))
        for hit in results:
            yield Text("")
            by_field = {passage.field: passage for passage in hit.passages}
            question = by_field.pop("question", Passage("question", hit.entry.question, ()))
            text = matched(question.text, question.spans, Role.QUESTION)
            yield from hang(number(hit.entry.number, digits), text, width)
            facts = [hit.entry.section, spelling(hit.matched_as)]
            line = " · ".join(fact for fact in facts if fact)
            if line:
                yield from hang(indent, Text(line, Role.META), width)
            for passage in by_field.values():
                yield from snippet(passage, indent, width)

    def facts(self, faq: Faq) -> Lines:
        """Yield labelled facts."""
        from faqcli.output.facts import facts

        for label, text in facts(faq):
            yield from hang(
                Text.assemble((f"{label:<11}  ", Role.META)), address(text), self._width
            )

    def problems(self, problems: Iterable[tuple[str, Problem]]) -> Lines:
        """Yield the lines of each problem."""
        from faqcli.output.diagnostics import lines

        for file, problem in problems:
            yield from lines(file, problem, self._width)

    def _screen(
        self,
        faq: Faq,
        entry: Entry,
        highlight: Highlight | None = None,
        found_by: str = "",
        *,
        is_brief: bool,
        with_source: bool = True,
    ) -> Lines:
        """Yield an answer, where it comes from and what to read next."""
        yield from answer(entry, self._width, highlight, is_brief=is_brief)
        yield from provenance(faq, entry, self._width, found_by, with_source=with_source)
        for _, lines in leads(faq, entry, self._width):
            yield from lines


def _questions(
    headings: Iterable[Heading | Entry], highest: int, width: int, *, with_sections: bool = True
) -> Lines:
    """Yield questions, with room for the highest number, under the titles of their sections."""
    digits = len(str(highest)) + 1
    section = ""
    is_first = True
    for heading in headings:
        if with_sections and heading.section != section:
            if not is_first:
                yield Text("")
            section = heading.section
            if section:
                yield from hang(None, Text(section, Role.SECTION), width)
        is_first = False
        yield from hang(number(heading.number, digits), Text(heading.question), width)


def _rule() -> list[Text]:
    return [Text(""), Text(RULE, Role.META), Text("")]


def _count(results: Results, query: str) -> str:
    """Return how many questions match: `1,000+` if more than the counted ones do."""
    total = results.total
    counted = f"{total:,}"
    if not results.is_total_exact:
        counted = f"{total // 1000 * 1000 if total >= 1000 else total:,}+"
    verb = "question matches" if total == 1 else "questions match"
    more = f", {len(results)} shown" if len(results) < total else ""
    return f"{counted} {verb} {quoted(query)}{more}"


def snippet(passage: Passage, indent: Text, width: int) -> Lines:
    """Yield a passage cut to two lines around its matches, between words."""
    label = "tags: " if passage.field == "tags" else ""
    room = _SNIPPET_LINES * (min(width, MEASURE) - indent.cell_len) - len(label)
    while True:
        start, end = window(passage.text, passage.spans, room)
        shown = matched(passage.text, passage.spans)[start:end]
        before, after = "… " if start else "", " …" if end < len(passage.text) else ""
        text = Text.assemble((label, Role.META), before, shown, after)
        lines = list(hang(indent, text, width))
        if len(lines) <= _SNIPPET_LINES or room < LEAST:
            yield from lines
            return
        room -= max(2, room // 20)  # only wrapping shows how much space is lost at line ends
