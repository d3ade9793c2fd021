"""Values → lines for a pipe: nothing padded, wrapped or cut, so that other programs can read on.

The lines carry styles for `FORCE_COLOR`; without colour they are plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.text import Text

from faqcli.model import ANOTHER_WORDING, Block, Entry, Heading, Hit, Passage, Span


def matched(text: str, spans: Sequence[Span], style: str = "") -> Text:
    """Return `text` with its matches marked."""
    shown = Text(text, style)
    for start, end in spans:
        shown.stylize("faq.match", start, end)
    return shown


def spelling(matched_as: str) -> str:
    """Return the words that say how a hit was found, if not by the word typed."""
    if not matched_as or matched_as == ANOTHER_WORDING:
        return f"matched {matched_as}" if matched_as else ""
    return f"matched as “{matched_as}”"


def headings(listed: Iterable[Heading]) -> Iterator[Text]:
    """Yield a line for each question: number, tab, question."""
    for heading in listed:
        yield Text.assemble((str(heading.number), "faq.number"), "\t", heading.question)


def hits(found: Iterable[Hit]) -> Iterator[Text]:
    """Yield a line for each hit: number, tab, question, tab, the sentence that fits best."""
    for hit in found:
        by_field = {passage.field: passage for passage in hit.passages}
        question = by_field.pop("question", Passage("question", hit.entry.question, ()))
        best = next(iter(by_field.values()), Passage("answer", "", ()))
        number = (str(hit.entry.number), "faq.number")
        shown = (matched(question.text, question.spans), "\t", matched(best.text, best.spans))
        yield Text.assemble(number, "\t", *shown)


def answer(
    entry: Entry, spans: Callable[[str], Sequence[Span]] | None = None, *, is_brief: bool = False
) -> Iterator[Text]:
    """Yield the lines of an entry as Markdown: a heading, short answer, answer and note.

    What is written in HTML is turned into it; all else is as it stands in the file.
    """
    short = _markdown(entry.short, entry.body.short)
    parts = [f"## {entry.number}. {entry.question}", short]
    if not is_brief:
        note = _markdown(entry.note, entry.body.note).strip()
        parts += [
            _markdown(entry.answer, entry.body.answer),
            _quoted(f"**Note:** {note}" if note else ""),
        ]
    for i, part in enumerate(part for part in parts if part.strip()):
        if i:
            yield Text("")
        for line in part.strip("\n").split("\n"):
            yield matched(line, spans(line) if spans else (), "" if i else "bold")


def _markdown(text: str, blocks: Sequence[Block]) -> str:
    if "<" not in text:
        return text
    from faqcli.markup.to_markdown import as_markdown

    return as_markdown(text, blocks)


def joined(answers: Iterable[Iterable[Text]]) -> Iterator[Text]:
    """Yield the lines of several answers, a blank line between each two."""
    for i, lines in enumerate(answers):
        if i:
            yield Text("")
        yield from lines


def facts(found: Iterable[tuple[str, str]]) -> Iterator[Text]:
    """Yield a line for each fact: what it is called, tab, the fact."""
    for label, text in found:
        yield Text.assemble((label, "faq.meta"), "\t", text)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""
