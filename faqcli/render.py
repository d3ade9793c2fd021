"""Values → what a person sees at a terminal, as Rich renderables. Nothing here prints.

Styles are named, and `console` says what they look like. Text was made visible where it came in
(`controls`); none of it is ever read as console markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from faqcli.markup import followable
from faqcli.advice import quoted
from faqcli.model import ANOTHER_WORDING, Block, Entry, Heading, Hit, Passage, Source, Span
from faqcli.plain import matched

if TYPE_CHECKING:
    from faqcli.faq import Faq, Results

MEASURE = 80
"""The most columns that text is set in, however wide the window: longer lines are hard to read."""
_SNIPPET_LINES = 2

Spans = Callable[[str], Sequence[Span]]
"""Finds the matches of a query in a text."""

BLANK = Text("")


class Hanging:
    """Text behind a prefix, its further lines indented to where the text starts."""

    def __init__(self, prefix: Text, body: Text, again: Text | None = None) -> None:
        self.prefix = prefix
        self.body = body
        self.again = again if again is not None else Text(" " * prefix.cell_len)
        """What stands before each further line."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        # A prefix that leaves no room for words gives way.
        width = min(options.max_width, MEASURE) - self.prefix.cell_len
        narrow = width < 10
        prefix = Text("") if narrow else self.prefix
        for line in self.body.wrap(console, options.max_width if narrow else width):
            line.rstrip()
            yield Text.assemble(prefix, line)
            prefix = Text("") if narrow else self.again


def flowing(*parts: str | Text | tuple[str, str]) -> Hanging:
    """Return a text that is set in lines of the measure."""
    return Hanging(BLANK, Text.assemble(*parts))


def headings(
    listed: Iterable[Heading | Entry], last: int, *, flat: bool = False
) -> Iterator[RenderableType]:
    """Yield a list of questions, under their sections unless `flat`.

    `last` is the highest number.
    """
    width = len(str(last)) + 1
    section = ""
    is_first = True
    for heading in listed:
        if not flat and heading.section != section:
            if not is_first:
                yield BLANK
            section = heading.section
            if section:
                yield flowing((section, "faq.section"))
        is_first = False
        number = (f"{heading.number:>{width}}", "faq.number")
        yield Hanging(Text.assemble(number, "  "), Text(heading.question))


def answer(
    entry: Entry, spans: Spans | None = None, *, is_brief: bool = False
) -> Iterator[RenderableType]:
    """Yield a question, its short answer and, unless brief, its answer and note."""
    find = spans or _no_spans
    number = Text.assemble((f"{entry.number}", "faq.number"), "  ")
    question = matched(entry.question, find(entry.question), "faq.question")
    yield Hanging(number, question)
    bar = Text.assemble(("┃", "faq.short"), " ")
    for block in entry.body.short:
        yield BLANK
        yield from _block(block, find, bar, bar)
    if is_brief:
        return
    yield from _blocks(entry.body.answer, find)
    if entry.body.note:
        yield BLANK
        bar = Text.assemble(("│", "faq.note"), " ")
        yield Text.assemble(bar, ("Note", "faq.note"))
        for i, block in enumerate(entry.body.note):
            if i:
                yield bar
            yield from _block(block, find, bar, bar)


def _no_spans(_text: str) -> Sequence[Span]:
    return ()


def _blocks(blocks: Sequence[Block], find: Spans) -> Iterator[RenderableType]:
    """Yield blocks with a blank line between them, but none between a list's short items."""
    before: Block | None = None
    for block in blocks:
        if before is None or not _is_tight(before, block):
            yield BLANK
        yield from _block(block, find, BLANK, BLANK)
        before = block


def _is_tight(before: Block, block: Block) -> bool:
    both_items = bool(before.margin) and bool(block.margin) and block.margin[-1] not in (">", " ")
    return both_items and len(before.text) < MEASURE and len(block.text) < MEASURE


def _block(block: Block, find: Spans, first: Text, again: Text) -> Iterator[RenderableType]:
    """Yield a block behind what its margin and the two given prefixes say."""
    lead, rest = first.copy(), again.copy()
    for mark in block.margin:
        if mark == ">":
            for prefix in (lead, rest):
                prefix.append("│ ", "faq.quote")
        else:
            lead.append(f"  {mark} ", "faq.bullet")
            rest.append(" " * (len(mark) + 3))
    match block.kind:
        case "rule":
            yield Hanging(lead, Text("─" * 20, "faq.meta"))
        case "table":
            yield _table(block, find)
        case _:
            text = marked(block, find(block.text))
            if block.kind == "code":
                lead.append("  ")
                rest.append("  ")
                text.stylize("faq.code")
            elif block.kind == "heading":
                text.stylize("faq.section")
            yield Hanging(lead, text, rest)


def marked(block: Block, spans: Sequence[Span]) -> Text:
    """Return a block's text with its marks and matches."""
    text = Text(block.text)
    for start, end, kind, target in block.marks:
        if kind == "link":
            text.stylize("faq.link", start, end)
            text.stylize(f"link {target}", start, end)
        else:
            text.stylize(f"faq.{kind}", start, end)
    for start, end in spans:
        text.stylize("faq.match", start, end)
    return text


def _table(block: Block, find: Spans) -> RenderableType:
    from rich import box
    from rich.table import Table

    head, *rows = marked(block, find(block.text)).split("\n", allow_blank=True)
    table = Table(box=box.SIMPLE_HEAD, header_style="faq.strong", pad_edge=False)
    for cell in head.split("\t", allow_blank=True):
        table.add_column(cell, overflow="fold")
    for row in rows:
        table.add_row(*row.split("\t", allow_blank=True))
    return table


def screen(
    faq: Faq, entry: Entry, spans: Spans | None = None, *, is_brief: bool, matched_as: str = ""
) -> Iterator[RenderableType]:
    """Yield an answer and what stands below it."""
    yield from answer(entry, spans, is_brief=is_brief)
    yield from colophon(faq, entry, spelling(matched_as))


def joined(screens: Iterable[Iterator[RenderableType]]) -> Iterator[RenderableType]:
    """Yield several screens, a line drawn between each two."""
    for i, one in enumerate(screens):
        parts = list(one)
        if i and parts:
            yield BLANK
            yield Text("─" * 20, "faq.meta")
            yield BLANK
        yield from parts


def colophon(faq: Faq, entry: Entry, found_by: str = "") -> Iterator[RenderableType]:
    """Yield what stands below an answer, dim: where it belongs and what to read next."""
    as_of = f"as of {faq.about.as_of}" if faq.about.as_of else ""
    facts = [found_by, entry.section, ", ".join(entry.tags), as_of]
    line = " · ".join(fact for fact in facts if fact)
    if line:
        yield BLANK
        yield flowing((line, "faq.meta"))
    cited = citation(faq.about.source)
    if cited:
        yield Hanging(Text.assemble(("source  ", "faq.meta")), cited)
    listed = [("see also", heading) for heading in faq.related(entry)]
    before, after = faq.neighbours(entry)
    listed += [(word, h) for word, h in (("previous", before), ("next", after)) if h]
    if listed:
        yield BLANK
    width = len(str(faq.count))
    last = ""
    for word, heading in listed:
        prefix = f"{word if word != last else '':<8}  {heading.number:>{width}}  "
        yield Hanging(Text.assemble((prefix, "faq.meta")), Text(heading.question, "faq.meta"))
        last = word


def others(found: Sequence[Hit]) -> Iterator[RenderableType]:
    """Yield the questions that fit keywords too, less well than the one shown."""
    if found:
        yield Text("Other matches", "faq.section")
        yield from headings((h.entry for h in found), max(h.entry.number for h in found), flat=True)


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


def hits(results: Results, last: int, query: str) -> Iterator[RenderableType]:
    """Yield hits: their count, then number and question, section, the best passage.

    `last` is the highest number of the FAQ.
    """
    noun = "question matches" if results.total == 1 else "questions match"
    shown = len(results.hits)
    more = f", the best {shown} are shown" if shown < results.total else ""
    yield flowing((f"{results.total} {noun} {quoted(query)}{more}", "faq.meta"))
    width = len(str(last)) + 1
    indent = Text(" " * (width + 2))
    for hit in results.hits:
        yield BLANK
        by_field = {passage.field: passage for passage in hit.passages}
        question = by_field.pop("question", Passage("question", hit.entry.question, ()))
        number = Text.assemble((f"{hit.entry.number:>{width}}", "faq.number"), "  ")
        yield Hanging(number, matched(question.text, question.spans, "faq.question"))
        facts = [hit.entry.section, spelling(hit.matched_as)]
        line = " · ".join(fact for fact in facts if fact)
        if line:
            yield Hanging(indent, Text(line, "faq.meta"))
        for passage in by_field.values():
            yield Snippet(indent, passage)


def spelling(matched_as: str) -> str:
    """Return the words that say how a hit was found, if not by the word typed."""
    if not matched_as or matched_as == ANOTHER_WORDING:
        return f"matched {matched_as}" if matched_as else ""
    return f"matched as “{matched_as}”"


def facts(found: Iterable[tuple[str, str]]) -> Iterator[RenderableType]:
    """Yield labelled facts, one below the other."""
    for label, text in found:
        target = followable(text)
        shown = Text(text, f"link {target}" if target else "")
        yield Hanging(Text.assemble((f"{label:<11}  ", "faq.meta")), shown)


class Snippet:
    """A passage cut to a few lines around its matches, at the ends of words."""

    def __init__(self, indent: Text, passage: Passage) -> None:
        self.indent = indent
        self.passage = passage

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, MEASURE) - self.indent.cell_len
        # Wrapping leaves some of each line empty.
        room = max(20, int(_SNIPPET_LINES * width * 0.95))
        text, spans, label = self.passage.text, self.passage.spans, ""
        if self.passage.field == "tags":
            label = "tags: "
        start, end = window(text, spans, room - len(label))
        shown = matched(text, spans)[start:end]
        before, after = "… " if start else "", " …" if end < len(text) else ""
        yield Hanging(self.indent, Text.assemble((label, "faq.meta"), before, shown, after))


def window(text: str, spans: Sequence[Span], room: int) -> Span:
    """Return the part of `text` of at most about `room` cells that shows most of the matches.

    It starts and ends between words, and begins a little before the first match in it.
    """
    from rich.cells import cell_len

    if cell_len(text) <= room:
        return Span(0, len(text))
    # Wide characters take two cells: count in characters that take as many on average.
    characters = max(10, room * len(text) // cell_len(text) - 4)
    starts = [span.start for span in spans] or [0]
    best = max(
        starts,
        key=lambda s: (sum(s <= x.start and x.end <= s + characters * 3 // 4 for x in spans), -s),
    )
    start = max(0, min(best - characters // 4, len(text) - characters))
    end = min(len(text), start + characters)
    if start and not text[start - 1].isspace():
        space = text.find(" ", start, best)
        start = space + 1 if space >= 0 else start
    if end < len(text) and not text[end].isspace():
        last = max((s.end for s in spans if s.end <= end), default=start)
        space = text.rfind(" ", last, end)
        end = space if space > start else end
    return Span(start, end)
