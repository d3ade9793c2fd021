"""An answer as lines of marked text, wrapped to a width: for a terminal and the full screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from faqcli.model import Block, Entry, Heading, Source, Span
from faqcli.output.plain import Highlight, matched
from faqcli.output.text import Text
from faqcli.output.theme import Role
from faqcli.output.wrap import MEASURE, Lines, hang
from faqcli.sanitize import followable

if TYPE_CHECKING:
    from faqcli.faq import Faq

RULE = "─" * 20


def answer(
    entry: Entry,
    width: int,
    highlight: Highlight | None = None,
    *,
    is_brief: bool = False,
    proof: Iterable[Text] = (),
) -> Lines:
    """Yield a question, its short answer and, unless `is_brief`, its answer and note.

    `proof` is lines to show after the short answer.
    """
    find = highlight or _find_nothing
    question = matched(entry.question, find(entry.question), Role.QUESTION)
    yield from hang(number(entry.number, 1), question, width)
    yield from short_answer(entry, width, find)
    if is_brief:
        return
    yield from proof
    yield from _blocks(entry.body.answer, find, width)
    if entry.body.note:
        yield Text("")
        bar = Text.assemble(("│", Role.NOTE), " ")
        yield Text.assemble(bar, ("Note", Role.NOTE))
        for i, block in enumerate(entry.body.note):
            if i:
                yield bar
            yield from _block(block, find, width, bar)


def short_answer(entry: Entry, width: int, find: Highlight, indent: str = "") -> Lines:
    """Yield a short answer behind a bar, with a blank line on top; nothing if there is none."""
    bar = Text.assemble(indent, ("┃", Role.SHORT), " ")
    for block in entry.body.short:
        yield Text("")
        yield from _block(block, find, width, bar)


def number(value: int, digits: int) -> Text:
    """Return the number of a question, padded to a number of digits."""
    return Text.assemble((f"{value:>{digits}}", Role.NUMBER), "  ")


def _find_nothing(_text: str) -> Sequence[Span]:
    return ()


def _blocks(blocks: Sequence[Block], find: Highlight, width: int) -> Lines:
    """Yield blocks with a blank line before each; a list of short items has only one, on top."""
    for group in _lists(blocks):
        is_tight = bool(group[0].margin) and all(_is_short_item(block) for block in group)
        for i, block in enumerate(group):
            if not (i and is_tight):
                yield Text("")
            yield from _block(block, find, width)


def _lists(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield blocks in groups: the blocks of a list together, every other block by itself."""
    group: list[Block] = []
    before = ""
    for block in blocks:
        outer = block.margin[0] if block.margin else ""
        kind = "1." if outer[:1].isdecimal() else outer
        continues = outer and (kind == before or not outer.strip())
        if group and not continues:
            yield group
            group = []
        group.append(block)
        before = before if outer.isspace() else kind
    if group:
        yield group


def _is_short_item(block: Block) -> bool:
    return len(block.text) < 2 * MEASURE and bool(block.margin[-1].strip())


def _block(block: Block, find: Highlight, width: int, bar: Text | None = None) -> Lines:
    """Yield a block behind its margin, and behind a bar if there is one."""
    lead, rest = Text.assemble(bar or ""), Text.assemble(bar or "")
    for mark in block.margin:
        if mark == ">":
            lead.append("│ ", Role.QUOTE)
            rest.append("│ ", Role.QUOTE)
        else:
            lead.append(f"  {mark} ", Role.BULLET)
            rest.append(" " * (len(mark) + 3))
    text = Text(RULE, Role.META) if block.kind == "rule" else marked(block, find(block.text))
    if block.kind == "table":
        from faqcli.output.tables import table

        for line in table(text, min(width, MEASURE) - rest.cell_len):
            yield Text.assemble(rest, line)
        return
    if block.kind == "code":
        lead.append("  ")
        rest.append("  ")
        text.mark(Role.CODE)
    elif block.kind == "heading":
        text.mark(Role.SECTION)
    yield from hang(lead, text, width, rest)


def marked(block: Block, spans: Sequence[Span]) -> Text:
    """Return the text of a block with its marks and matches."""
    text = Text(block.text)
    for start, end, kind, target in block.marks:
        text.mark(kind, start, end, target if kind == Role.LINK else "")
    for start, end in spans:
        text.mark(Role.MATCH, start, end)
    return text


def provenance(
    faq: Faq, entry: Entry, width: int, found_by: str = "", *, with_source: bool = True
) -> Lines:
    """Yield where an answer belongs and comes from.

    Args:
        faq: the FAQ of the entry.
        entry: the entry.
        width: the width of the window, in cells.
        found_by: how a search found it, if not by the words typed.
        with_source: whether to cite the FAQ's source.
    """
    as_of = f"as of {faq.about.as_of}" if faq.about.as_of else ""
    facts = [found_by, entry.section, ", ".join(entry.tags), as_of]
    line = " · ".join(fact for fact in facts if fact)
    if line:
        yield Text("")
        yield from hang(None, Text(line, Role.META), width)
    cited = citation(faq.about.source)
    if cited and with_source:
        yield from hang(Text.assemble(("source  ", Role.META)), cited, width)


def leads(faq: Faq, entry: Entry, width: int) -> Iterator[tuple[Heading, list[Text]]]:
    """Yield the questions to read next, each with its lines; the first has a blank line on top."""
    listed = [("see also", heading) for heading in faq.related(entry)]
    before, after = faq.neighbours(entry)
    listed += [(word, h) for word, h in (("previous", before), ("next", after)) if h]
    digits = len(str(faq.count))
    last = ""
    for word, heading in listed:
        prefix = f"{word if word != last else '':<8}  {heading.number:>{digits}}  "
        question = Text(heading.question, Role.META)
        lines = list(hang(Text.assemble((prefix, Role.META)), question, width))
        yield heading, lines if last else [Text(""), *lines]
        last = word


def citation(source: Source) -> Text:
    """Return a source on one line, with an address that can be read and clicked."""
    text = Text(source.citation)
    if source.url:
        text.append(" " if text else "")
        text.append(address(source.url))
    text.mark(Role.META)
    return text


def address(url: str) -> Text:
    """Return an address; a link if it may be followed."""
    target = followable(url)
    return Text(url, Role.ADDRESS if target else "", target)
