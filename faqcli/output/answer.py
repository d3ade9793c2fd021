"""An answer as lines of marked text, wrapped to a width: for a terminal and the full screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from faqcli.model import UNCAPTIONED
from faqcli.output.plain import matched
from faqcli.output.text import Text, cell_len
from faqcli.output.theme import Role
from faqcli.output.wrap import MEASURE, Lines, hang
from faqcli.sanitize import followable

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.model import Block, Entry, Heading, Source, Span
    from faqcli.output.plain import Highlight

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


def number(value: int | str, digits: int) -> Text:
    """Return the number of a question, padded to a number of digits."""
    return Text.assemble((f"{value:>{digits}}", Role.NUMBER), "  ")


def _find_nothing(_text: str) -> Sequence[Span]:
    return ()


def _blocks(blocks: Sequence[Block], find: Highlight, width: int) -> Lines:
    """Yield blocks with a blank line before each, or only before a list if all items are short."""
    groups = list(_lists(blocks))
    items = [block for group in groups if group[0].margin for block in group]
    is_tight = all(map(_is_short_item, items))
    for group in groups:
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
    """Return the text of a block with its marks and matches, and images in brackets."""
    text = Text(block.text)
    for start, end, kind, target in block.marks:
        role = Role.LINK if kind == "image" else kind
        if target or role != Role.LINK:
            text.mark(role, start, end, target)
    for start, end in spans:
        text.mark(Role.MATCH, start, end)
    images = [mark for mark in block.marks if mark.kind == "image"]
    for start, end, *_ in sorted(images, reverse=True):
        label = "" if block.text[start:end] == UNCAPTIONED else "image: "
        text = Text.assemble(text[:start], f"[{label}", text[start:end], "]", text[end:])
    return text


def provenance(faq: Faq, entry: Entry, width: int, found_by: str = "") -> Lines:
    """Yield a line with the section of an answer, its date and as many of its tags as fit.

    `found_by` is how a search found it, if not by the words typed; it comes first.
    """
    as_of = f"as of {faq.about.as_of}" if faq.about.as_of else ""
    facts = [fact for fact in (entry.section, as_of) if fact]
    line = " · ".join(facts)
    for count in range(len(entry.tags), 0, -1):
        more = ["…"] if count < len(entry.tags) else []
        tagged = " · ".join([*facts, ", ".join([*entry.tags[:count], *more])])
        if cell_len(tagged) <= min(width, MEASURE):
            line = tagged
            break
    for said in filter(None, (found_by, line)):
        yield from hang(None, Text(said, Role.META), width)


def credit(faq: Faq, width: int) -> Lines:
    """Yield on whose account the answers are, if it is known."""
    line = faq.about.source.credit_line
    if line:
        yield from hang(None, Text(f"restated from {line}", Role.META), width)


def _next(faq: Faq, entry: Entry) -> list[tuple[str, list[Heading]]]:
    """Return the questions to read next: those beside it, and others that it refers to."""
    before, after = faq.neighbours(entry)
    beside = [heading.number for heading in (before, after) if heading]
    others = [heading for heading in faq.related(entry) if heading.number not in beside]
    listed = [
        ("previous", [before] if before else []),
        ("next", [after] if after else []),
        ("see also", others),
    ]
    return [(word, headings) for word, headings in listed if headings]


def directions(faq: Faq, entry: Entry, width: int) -> Lines:
    """Yield a line with the numbers of the questions to read next."""
    parts = [
        f"{word} {', '.join(str(heading.number) for heading in headings)}"
        for word, headings in _next(faq, entry)
    ]
    if parts:
        yield from hang(None, Text(" · ".join(parts), Role.META), width)


def leads(faq: Faq, entry: Entry, width: int) -> Iterator[tuple[Heading, list[Text]]]:
    """Yield the questions to read next, each with its lines; the first has a blank line on top."""
    listed = [(word, heading) for word, headings in _next(faq, entry) for heading in headings]
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
