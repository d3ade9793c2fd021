"""Values → what a person sees at a terminal: lines of Rich text, wrapped. Nothing here prints.

Styles are named, and `console` says what they look like. Text was made visible where it came in
(`controls`); none of it is ever read as console markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from faqcli.model import Block, Entry, Heading, Hit, Passage, Source, Span
from faqcli.output.plain import matched, spelling
from faqcli.output.wrap import LEAST, MEASURE, Lines, hang, window
from faqcli.sanitize import followable, quoted

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.model import Results

_SNIPPET_LINES = 2
_LONGEST_WORD, _GAP = 12, 3
"""A word of a table is broken only if it has more cells; and what lies between two columns."""

Spans = Callable[[str], Sequence[Span]]
"""Finds the matches of a query in a text."""


def headings(
    listed: Iterable[Heading | Entry], last: int, width: int, *, flat: bool = False
) -> Lines:
    """Yield a list of questions, under their sections unless `flat`.

    `last` is the highest number.
    """
    digits = len(str(last)) + 1
    section = ""
    is_first = True
    for heading in listed:
        if not flat and heading.section != section:
            if not is_first:
                yield Text("")
            section = heading.section
            if section:
                yield from hang(None, Text(section, "faq.section"), width)
        is_first = False
        yield from hang(_number(heading.number, digits), Text(heading.question), width)


def _number(number: int, digits: int) -> Text:
    return Text.assemble((f"{number:>{digits}}", "faq.number"), "  ")


def answer(
    entry: Entry, width: int, spans: Spans | None = None, *, is_brief: bool = False
) -> Lines:
    """Yield a question, its short answer and, unless brief, its answer and note."""
    find = spans or _no_spans
    question = matched(entry.question, find(entry.question), "faq.question")
    yield from hang(_number(entry.number, 1), question, width)
    bar = Text.assemble(("┃", "faq.short"), " ")
    for block in entry.body.short:
        yield Text("")
        yield from _block(block, find, width, bar)
    if is_brief:
        return
    yield from _blocks(entry.body.answer, find, width)
    if entry.body.note:
        yield Text("")
        bar = Text.assemble(("│", "faq.note"), " ")
        yield Text.assemble(bar, ("Note", "faq.note"))
        for i, block in enumerate(entry.body.note):
            if i:
                yield bar
            yield from _block(block, find, width, bar)


def _no_spans(_text: str) -> Sequence[Span]:
    return ()


def _blocks(blocks: Sequence[Block], find: Spans, width: int) -> Lines:
    """Yield blocks with a blank line between them; a list of short items needs none inside."""
    for group in _lists(blocks):
        is_tight = bool(group[0].margin) and all(_is_short_item(block) for block in group)
        for i, block in enumerate(group):
            if not (i and is_tight):
                yield Text("")
            yield from _block(block, find, width)


def _lists(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield blocks in groups: those of one list together, every other by itself."""
    group: list[Block] = []
    before = ""
    for block in blocks:
        outer = block.margin[0] if block.margin else ""
        kind = "1." if outer[:1].isdecimal() else outer
        goes_on = outer and (kind == before or not outer.strip())
        if group and not goes_on:
            yield group
            group = []
        group.append(block)
        before = before if outer.isspace() else kind
    if group:
        yield group


def _is_short_item(block: Block) -> bool:
    return len(block.text) < 2 * MEASURE and bool(block.margin[-1].strip())


def _block(block: Block, find: Spans, width: int, bar: Text | None = None) -> Lines:
    """Yield a block behind its margin, and behind a bar if there is one."""
    lead, rest = (bar or Text("")).copy(), (bar or Text("")).copy()
    for mark in block.margin:
        if mark == ">":
            lead.append("│ ", "faq.quote")
            rest.append("│ ", "faq.quote")
        else:
            lead.append(f"  {mark} ", "faq.bullet")
            rest.append(" " * (len(mark) + 3))
    if block.kind == "table":
        for line in _table(block, find, min(width, MEASURE) - rest.cell_len):
            yield Text.assemble(rest, line)
        return
    text = Text("─" * 20, "faq.meta") if block.kind == "rule" else marked(block, find(block.text))
    if block.kind == "code":
        lead.append("  ")
        rest.append("  ")
        text.stylize("faq.code")
    elif block.kind == "heading":
        text.stylize("faq.section")
    yield from hang(lead, text, width, rest)


def marked(block: Block, spans: Sequence[Span]) -> Text:
    """Return a block's text with its marks and matches."""
    text = Text(block.text)
    for start, end, kind, target in block.marks:
        text.stylize(f"faq.{kind}", start, end)
        if kind == "link":
            text.stylize(f"link {target}", start, end)
    for start, end in spans:
        text.stylize("faq.match", start, end)
    return text


def _table(block: Block, find: Spans, width: int) -> Lines:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.theme import Theme

    from faqcli.output.theme import STYLES

    lines = marked(block, find(block.text)).split("\n", allow_blank=True)
    heads, *rows = [list(line.split("\t", allow_blank=True)) for line in lines]
    if sum(map(_least_width, zip_longest(heads, *rows, fillvalue=Text("")))) > width:
        yield from _stacked(heads, rows, width)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="")
    for cell in heads:
        cell.stylize("faq.strong")
        table.add_column(cell, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console = Console(
        width=max(LEAST, width),
        theme=Theme(STYLES),
        markup=False,
        emoji=False,
        highlight=False,
    )
    for segments in console.render_lines(table, pad=False):
        line = Text.assemble(*((text, style or "") for text, style, _ in segments))
        line.rstrip()
        if line.plain:
            yield line


def _least_width(column: Iterable[Text]) -> int:
    """Return how many cells a column takes at least, those between it and the next among them."""
    words = (cell_len(word) for cell in column for word in cell.plain.split())
    return min(_LONGEST_WORD, max(words, default=0)) + _GAP


def _stacked(heads: Sequence[Text], rows: Sequence[Sequence[Text]], width: int) -> Lines:
    """Yield a table that is too wide for columns, each cell behind the head of its column."""
    for i, row in enumerate(rows):
        if i:
            yield Text("")
        for head, cell in zip(heads, row, strict=False):
            yield from hang(Text.assemble((head.plain, "faq.strong"), "  "), cell, width)


def screen(
    faq: Faq,
    entry: Entry,
    width: int,
    spans: Spans | None = None,
    *,
    is_brief: bool,
    is_last: bool = True,
    matched_as: str = "",
) -> Lines:
    """Yield an answer and what stands below it; the source below the last of several."""
    yield from answer(entry, width, spans, is_brief=is_brief)
    yield from colophon(faq, entry, width, spelling(matched_as), with_source=is_last)


def joined(screens: Iterable[Lines]) -> Lines:
    """Yield several screens, a line drawn between each two."""
    for i, lines in enumerate(screens):
        if i:
            yield Text("")
            yield Text("─" * 20, "faq.meta")
            yield Text("")
        yield from lines


def colophon(
    faq: Faq, entry: Entry, width: int, found_by: str = "", *, with_source: bool = True
) -> Lines:
    """Yield what stands below an answer, dim: where it belongs and what to read next."""
    yield from provenance(faq, entry, width, found_by, with_source=with_source)
    for _, lines in leads(faq, entry, width):
        yield from lines


def provenance(
    faq: Faq, entry: Entry, width: int, found_by: str = "", *, with_source: bool = True
) -> Lines:
    """Yield where an answer belongs and comes from."""
    as_of = f"as of {faq.about.as_of}" if faq.about.as_of else ""
    facts = [found_by, entry.section, ", ".join(entry.tags), as_of]
    line = " · ".join(fact for fact in facts if fact)
    if line:
        yield Text("")
        yield from hang(None, Text(line, "faq.meta"), width)
    cited = citation(faq.about.source)
    if cited and with_source:
        yield from hang(Text.assemble(("source  ", "faq.meta")), cited, width)


def leads(faq: Faq, entry: Entry, width: int) -> Iterator[tuple[Heading, list[Text]]]:
    """Yield what to read next, each with its lines; a blank one stands before the first."""
    listed = [("see also", heading) for heading in faq.related(entry)]
    before, after = faq.neighbours(entry)
    listed += [(word, h) for word, h in (("previous", before), ("next", after)) if h]
    digits = len(str(faq.count))
    last = ""
    for word, heading in listed:
        prefix = f"{word if word != last else '':<8}  {heading.number:>{digits}}  "
        question = Text(heading.question, "faq.meta")
        lines = list(hang(Text.assemble((prefix, "faq.meta")), question, width))
        yield heading, lines if last else [Text(""), *lines]
        last = word


def others(found: Sequence[Hit], width: int) -> Lines:
    """Yield the questions that fit keywords too, less well than the one shown."""
    yield Text("Other matches", "faq.section")
    last = max(hit.entry.number for hit in found)
    yield from headings((hit.entry for hit in found), last, width, flat=True)


def citation(source: Source) -> Text:
    """Return a source as one line, its address to be clicked and read."""
    named = ", ".join(source.authors)
    publisher = source.publisher if source.publisher != named else ""
    title = f"“{source.title}”" if source.title else ""
    text = Text(", ".join(x for x in (named, title, publisher, source.year) if x), "faq.meta")
    target = followable(source.url)
    if source.url:
        text.append(" " if text else "")
        text.append(source.url, f"link {target}" if target else "")
    return text


def hits(results: Results, last: int, query: str, width: int) -> Lines:
    """Yield hits: their count, then number and question, section, the best passage.

    `last` is the highest number of the FAQ.
    """
    noun = "question matches" if results.total == 1 else "questions match"
    shown = len(results)
    more = f", {shown} shown" if shown < results.total else ""
    total = f"{results.total:,}" if results.is_total_exact else _rounded(results.total)
    count = Text(f"{total} {noun} {quoted(query)}{more}", "faq.meta")
    yield from hang(None, count, width)
    digits = len(str(last)) + 1
    indent = Text(" " * (digits + 2))
    for hit in results:
        yield Text("")
        by_field = {passage.field: passage for passage in hit.passages}
        question = by_field.pop("question", Passage("question", hit.entry.question, ()))
        text = matched(question.text, question.spans, "faq.question")
        yield from hang(_number(hit.entry.number, digits), text, width)
        facts = [hit.entry.section, spelling(hit.matched_as)]
        line = " · ".join(fact for fact in facts if fact)
        if line:
            yield from hang(indent, Text(line, "faq.meta"), width)
        for passage in by_field.values():
            yield from snippet(passage, indent, width)


def _rounded(total: int) -> str:
    """Return how many there are when there are more than were counted."""
    return f"{max(1, total // 1000) * 1000:,}+" if total >= 1000 else f"{total}+"


def facts(found: Iterable[tuple[str, str]], width: int) -> Lines:
    """Yield labelled facts, one below the other."""
    for label, text in found:
        target = followable(text)
        shown = Text(text, f"link {target}" if target else "")
        yield from hang(Text.assemble((f"{label:<11}  ", "faq.meta")), shown, width)


def snippet(passage: Passage, indent: Text, width: int) -> Lines:
    """Yield a passage cut to two lines around its matches, at the ends of words."""
    label = "tags: " if passage.field == "tags" else ""
    room = _SNIPPET_LINES * (min(width, MEASURE) - indent.cell_len) - len(label)
    while True:
        start, end = window(passage.text, passage.spans, room)
        shown = matched(passage.text, passage.spans)[start:end]
        before, after = "… " if start else "", " …" if end < len(passage.text) else ""
        text = Text.assemble((label, "faq.meta"), before, shown, after)
        lines = list(hang(indent, text, width))
        if len(lines) <= _SNIPPET_LINES or room < LEAST:
            yield from lines
            return
        room -= max(2, room // 20)  # how much wrapping leaves empty is known only afterwards
