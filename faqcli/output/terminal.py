"""Lines for a person at a terminal: aligned, wrapped and marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from faqcli.output.answer import (
    RULE,
    address,
    answer,
    credit,
    directions,
    number,
    provenance,
    short_answer,
)
from faqcli.output.format import Format
from faqcli.output.plain import matched, spelling, to_info
from faqcli.output.text import Text
from faqcli.output.theme import Role
from faqcli.output.wrap import LEAST, MEASURE, Lines, hang, window

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.model import Entry, Heading, Hit, Passage, Problem, Results, Span
    from faqcli.output.plain import Highlight

_SNIPPET_LINES = 2
_FIRST_SCREEN = 20
"""How many lines of an answer a reader sees at once."""
_TAIL = 30
"""How many characters of a passage tell it from others."""


class Terminal(Format):
    """Prints what fits a window.

    Args:
        width: the width of the window, in cells.
    """

    def __init__(self, width: int) -> None:
        self._width = width

    def questions(self, faq: Faq, headings: Iterable[Heading]) -> Lines:
        """Yield questions under the titles of their sections, and these under that of the FAQ."""
        yield from _title(faq, self._width) if faq.count else ()
        described = faq.about.section_descriptions
        yield from _questions(headings, faq.count, self._width, described=described)

    def answers(self, faq: Faq, entries: Sequence[Entry], *, is_brief: bool) -> Lines:
        """Yield answers with rules between them, and below the last one whose account they are."""
        yield from _title_of_other(faq, self._width) if entries and not is_brief else ()
        for i, entry in enumerate(entries):
            yield from _rule() if i else ()
            is_last = i + 1 == len(entries)
            yield from self._screen(faq, entry, is_brief=is_brief, has_credit=is_last)

    def best_answer(self, faq: Faq, query: str, results: Results, *, is_brief: bool) -> Lines:
        """Yield the best hit as an answer, then number and question of the others.

        The passage that answers follows the short answer, if it isn't on the first screen.
        """
        others = list(results)
        yield from _gap(results)
        yield from _title_of_other(faq, self._width) if results and not is_brief else ()
        if results.about:
            yield from self._about(faq, results.about)
        elif results:
            best = others.pop(0)
            proof = () if is_brief else _proof(best, self._width)
            highlight = faq.highlighter(query).spans
            found_by = spelling(best.matched_as)
            yield from self._screen(
                faq, best.entry, highlight, found_by, is_brief=is_brief, proof=proof
            )
        if others and not is_brief:
            yield from _rule()
            yield Text("Other matches", Role.SECTION)
            entries = [hit.entry for hit in others]
            highest = max(entry.number for entry in entries)
            yield from _questions(entries, highest, self._width, with_sections=False)

    def hits(self, faq: Faq, query: str, results: Results, rest: str = "") -> Lines:
        """Yield each hit with its section and best passage; the best one with its short answer."""
        width = self._width
        from faqcli.model import Passage

        yield from () if faq.prefix else _gap(results)
        yield from _title_of_other(faq, width) if results else ()
        if results.about:
            yield from self._about(faq, results.about)
        digits = len(f"{faq.prefix}{faq.count}") + 1
        indent = Text(" " * (digits + 2))
        for i, hit in enumerate(results):
            if i or results.about:
                yield Text("")
            by_field = {passage.field: passage for passage in hit.passages}
            question = by_field.pop("question", Passage("question", hit.entry.question, ()))
            text = matched(question.text, question.spans, Role.QUESTION)
            yield from hang(number(f"{faq.prefix}{hit.entry.number}", digits), text, width)
            facts = [hit.entry.section, spelling(hit.matched_as)]
            line = " · ".join(fact for fact in facts if fact)
            if line:
                yield from hang(indent, Text(line, Role.META), width)
            if i == 0 and hit.entry.body.short:
                find = _finder(by_field.pop("short", question))
                yield from short_answer(hit.entry, width, find, indent.plain)
                yield from [Text("")] if by_field else ()
            for passage in by_field.values():
                yield from snippet(passage, indent, width)
        is_told = results and not faq.prefix
        first = faq.command("show", str(results[0].entry.number)) if is_told else ""
        if first or rest:
            yield Text("")
        for line in (first and f"`{first}` shows the whole answer", rest):
            yield from hang(None, Text(line, Role.META), width) if line else ()

    def _about(self, faq: Faq, about: Passage) -> Lines:
        """Yield what a FAQ says about itself, and where to read more of it."""
        label = about.field.replace("_", " ")
        prefix = Text.assemble((label, Role.META), "  ")
        yield from hang(prefix, matched(about.text, about.spans), self._width)
        more = to_info(faq)
        yield from hang(None, Text(more, Role.META), self._width) if more else ()

    def facts(self, faq: Faq) -> Lines:
        """Yield labelled facts."""
        from faqcli.output.facts import facts

        for label, text in facts(faq):
            yield from hang(
                Text.assemble((f"{label:<11}  ", Role.META)), address(text), self._width
            )

    def problems(self, problems: Sequence[tuple[str, Problem]]) -> Lines:
        """Yield the lines of each problem, and how many there are."""
        from faqcli.output.diagnostics import tally

        return tally(problems, self._width)

    def _screen(
        self,
        faq: Faq,
        entry: Entry,
        highlight: Highlight | None = None,
        found_by: str = "",
        *,
        is_brief: bool,
        has_credit: bool = True,
        proof: Iterable[Text] = (),
    ) -> Lines:
        """Yield an answer and, unless `is_brief`, where it belongs and what to read next."""
        width = self._width
        yield from answer(entry, width, highlight, is_brief=is_brief, proof=proof)
        if is_brief:
            return
        below = [*provenance(faq, entry, width, found_by), *directions(faq, entry, width)]
        below += credit(faq, width) if has_credit else ()
        yield from [Text(""), *below] if below else ()


def _title(faq: Faq, width: int) -> Lines:
    """Yield the title of a FAQ, or else the name of its file, and a blank line."""
    yield from hang(None, Text(faq.title, Role.META), width)
    yield Text("")


def _title_of_other(faq: Faq, width: int) -> Lines:
    """Yield the title of a FAQ that readers might not expect: neither bundled nor the only one."""
    is_other = faq.prefix or (faq.document.argument and not faq.program.file)
    return _title(faq, width) if is_other else iter(())


def _questions(
    headings: Iterable[Heading | Entry],
    highest: int,
    width: int,
    *,
    with_sections: bool = True,
    described: Mapping[str, str] = MappingProxyType({}),
) -> Lines:
    """Yield questions, with room for the highest number, under the titles of their sections.

    `described` is what is said about sections, by their titles.
    """
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
            if section in described:
                yield from hang(None, Text(described[section], Role.META), width)
        is_first = False
        yield from hang(number(heading.number, digits), Text(heading.question), width)


def _gap(results: Results) -> list[Text]:
    """Return a blank line if standard error has said above what isn't in the FAQ."""
    is_said = results.missing or results.relaxed_phrases
    return [Text("")] if is_said and (results or results.about) else []


def _rule() -> list[Text]:
    return [Text(""), Text(RULE, Role.META), Text("")]


def _finder(passage: Passage) -> Highlight:
    """Return a function that finds the matches of a passage in the text that it is from."""
    from faqcli.model import Span

    def find(text: str) -> list[Span]:
        start = text.replace("\n", " ").find(passage.text)
        return [Span(start + a, start + b) for a, b in passage.spans] if start >= 0 else []

    return find


def _proof(hit: Hit, width: int) -> Lines:
    """Yield the passage that answers, unless the first screen of the answer has it."""
    passage = hit.passages[-1] if hit.passages else None
    if passage is None or passage.field not in {"answer", "note"} or not passage.spans:
        return
    lines = (line.plain.lstrip("┃│ ") for line in islice(answer(hit.entry, width), _FIRST_SCREEN))
    if passage.text[-_TAIL:] not in " ".join(lines):
        yield Text("")
        yield from snippet(passage, Text(""), width, quotes="“”")


def snippet(passage: Passage, indent: Text, width: int, quotes: str = "") -> Lines:
    """Yield a passage, between quotes if given, cut to two lines around its matches."""
    label = "tags: " if passage.field == "tags" else quotes[:1]
    room = _SNIPPET_LINES * (min(width, MEASURE) - indent.cell_len) - len(label + quotes[1:])
    while True:
        start, end = window(passage.text, passage.spans, room)
        shown = matched(passage.text, passage.spans)[start:end]
        before, after = "… " if start else "", " …" if end < len(passage.text) else ""
        text = Text.assemble((label, Role.META), before, shown, after, (quotes[1:], Role.META))
        lines = list(hang(indent, text, width))
        if len(lines) <= _SNIPPET_LINES or room < LEAST:
            yield from lines
            return
        room -= max(2, room // 20)  # only wrapping shows how much space is lost at line ends
