"""Lines for a pipe: not padded, wrapped or cut, so that other programs can read them.

They are marked all the same, for `FORCE_COLOR`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from faqcli.output.format import Format
from faqcli.output.text import Text
from faqcli.output.theme import Role
from faqcli.sanitize import query_words

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.model import Block, Entry, Heading, Hit, Problem, Results, Span

    Highlight = Callable[[str], Sequence[Span]]
    """Finds the matches of a query in a text."""

DEFAULT_LIMIT = 10
"""How many hits a search shows unless told otherwise."""


class Plain(Format):
    """Prints a line for each question or hit, and answers as Markdown."""

    def questions(self, faq: Faq, headings: Iterable[Heading]) -> Iterator[Text]:
        """Yield number, tab, question."""
        for heading in headings:
            yield Text.assemble((str(heading.number), Role.NUMBER), "\t", heading.question)

    def answers(self, faq: Faq, entries: Sequence[Entry], *, is_brief: bool) -> Iterator[Text]:
        """Yield answers with a blank line between them."""
        for i, entry in enumerate(entries):
            if i:
                yield Text("")
            yield from answer(entry, is_brief=is_brief)
        yield from _origin(faq) if entries and not is_brief else ()

    def best_answer(
        self, faq: Faq, query: str, results: Results, *, is_brief: bool
    ) -> Iterator[Text]:
        """Yield the best hit as an answer, or what the FAQ says about itself."""
        if results.about:
            yield matched(results.about.text, results.about.spans)
            return
        for hit in results[:1]:
            yield from answer(hit.entry, faq.highlighter(query).spans, is_brief=is_brief)
            yield from () if is_brief else _origin(faq)

    def hits(self, faq: Faq, query: str, results: Results, rest: str = "") -> Iterator[Text]:
        """Yield number, tab, question, tab, the best sentence.

        What the FAQ says about itself has `info` for a number, and the field for a question.
        """
        if results.about:
            field, text, spans = results.about
            number = (f"{faq.prefix}info", Role.NUMBER)
            yield Text.assemble(number, "\t", field, "\t", matched(text, spans))
        for hit in results:
            by_field = {passage.field: passage for passage in hit.passages}
            question = by_field.pop("question", None)
            best = next(iter(by_field.values()), None)
            number = (f"{faq.prefix}{hit.entry.number}", Role.NUMBER)
            asked = matched(hit.entry.question, question.spans if question else ())
            shown = matched(best.text, best.spans) if best else ""
            yield Text.assemble(number, "\t", asked, "\t", shown)

    def facts(self, faq: Faq) -> Iterator[Text]:
        """Yield label, tab, fact."""
        from faqcli.output.facts import facts

        for label, text in facts(faq):
            yield Text.assemble((label, Role.META), "\t", text)

    def problems(self, problems: Sequence[tuple[str, Problem]]) -> Iterator[Text]:
        """Yield the lines of each problem, and how many there are."""
        from faqcli.output.diagnostics import tally

        return tally(problems)

    def remarks(self, faq: Faq, results: Results, *, are_listed: bool, rest: str = "") -> list[str]:
        """Return how hits were found, and what was left out."""
        lead = [to_info(faq)] if results.about else []
        if are_listed:
            return [*lead, *on_spellings(results), rest]
        spelled, others = (results[:0], results) if results.about else (results[:1], results[1:])
        also = [f"See also {hit.entry.number}: {hit.entry.question}" for hit in others]
        return [*lead, *on_spellings(spelled), *also]


def matched(text: str, spans: Sequence[Span], role: str = "") -> Text:
    """Return a text with its matches marked."""
    shown = Text(text, role)
    for start, end in spans:
        shown.mark(Role.MATCH, start, end)
    return shown


def spelling(matched_as: str) -> str:
    """Return what a hit was matched as, in words; empty if it is what was typed."""
    from faqcli.model import ANOTHER_WORDING, BY_MEANING

    if not matched_as or matched_as.startswith((ANOTHER_WORDING, BY_MEANING)):
        return f"matched {matched_as}" if matched_as else ""
    return f"matched as “{matched_as}”"


def on_spellings(hits: Sequence[Hit]) -> list[str]:
    """Return which hits were found by another spelling or phrasing, a line for each."""
    numbers: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    for hit in hits:
        if words := spelling(hit.matched_as):
            # Some may write it `Nuclear`, others `nuclear`.
            same = first.setdefault(words.casefold(), words)
            numbers.setdefault(same, []).append(str(hit.entry.number))
    return [
        f"Question{'s' if len(listed) > 1 else ''} {', '.join(listed)} {words}."
        for words, listed in numbers.items()
    ]


def to_info(faq: Faq) -> str:
    """Return where to read what a FAQ says about itself."""
    return faq.hint("`{}` says more about this FAQ.", "info")


def left_out(faq: Faq, query: str, results: Results, options: Sequence[str] = ()) -> str:
    """Return how many matches aren't among the hits, and the command that shows them.

    It is empty if all are. `options` are those that the search was narrowed with.
    """
    shown, more = len(results), results.total - len(results)
    count = more + results.weaker
    if not count and results.is_total_exact:
        return ""
    limit = max(DEFAULT_LIMIT, shown + count) if results.is_total_exact else 2 * shown
    command = faq.command("search", *query_words(query), options=["--limit", str(limit), *options])
    if not results.is_total_exact:
        least = max(shown, results.total // 1000 * 1000)
        match = "question matches" if least == 1 else "questions match"
        return f"More than {least:,} {match}: `{command}` shows more"
    noun, them = ("match", "it") if count == 1 else ("matches", "them")
    return f"{count:,} {'more' if more else 'weaker'} {noun}: `{command}` shows {them}"


def answer(
    entry: Entry, highlight: Highlight | None = None, *, is_brief: bool = False
) -> Iterator[Text]:
    """Yield an entry as Markdown: a heading, then the short answer, answer and note.

    HTML becomes Markdown; everything else is printed as the file has it.
    """
    parts = [f"## {entry.number}. {entry.question}", _markdown(entry.short, entry.body.short)]
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
            spans = highlight(line) if highlight else ()
            yield matched(line, spans, "" if i else Role.QUESTION)


def _origin(faq: Faq) -> Iterator[Text]:
    """Yield on whose account the answers are, as the last paragraph."""
    if faq.index.origin:
        yield Text("")
        yield Text(f"*{faq.index.origin}*", Role.META)


def _markdown(text: str, blocks: Sequence[Block]) -> str:
    if "<" not in text:
        return text
    from faqcli.markup.to_markdown import as_markdown

    return as_markdown(text, blocks)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""
