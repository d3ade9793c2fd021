"""`faq shelf`: all FAQs that have a name, listed or searched together."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

import typer

from faqcli.cli.discovery import choose, named_faqs
from faqcli.cli.exit_codes import FOUND, NOT_FOUND, status_of
from faqcli.cli.opening import open_choice
from faqcli.cli.options import Color, Json, NoPager
from faqcli.errors import FaqError
from faqcli.model import Passage
from faqcli.output.console import say, stdout
from faqcli.output.plain import matched
from faqcli.output.text import Text
from faqcli.output.theme import Role
from faqcli.sanitize import one_line

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.model import Hit
    from faqcli.output.console import Output

_MOST_HITS = 3
"""How many hits of each FAQ are shown unless told otherwise."""


class Shelf:
    """The FAQs that have a name. One that cannot be read is told, and the others are opened."""

    def __init__(self) -> None:
        self.status = FOUND
        """The exit status for those that could not be read."""

    def __iter__(self) -> Iterator[tuple[str, Faq]]:
        for name in named_faqs():
            try:
                with closing(open_choice(choose(name))) as faq:
                    yield one_line(name), faq
            except FaqError as error:
                say(f"{one_line(name)}: {error.message}")
                self.status = max(self.status, status_of(error))


def shelf(as_json: Json = False, color: Color = "auto", no_pager: NoPager = False) -> None:
    """List the FAQs that have a name: yours, and those of packages.

    Examples:
        faq shelf
        faq list -f mytool
        faq search --shelf log in
    """
    books = Shelf()
    found = [(name, faq.count, faq.title) for name, faq in books]
    output = stdout(color, can_page=not (no_pager or as_json))
    if as_json:
        records = [{"name": n, "count": count, "title": title} for n, count, title in found]
        output.write([f"{json.dumps({'faqs': records}, ensure_ascii=False, indent=2)}\n"])
    elif output.is_terminal:
        from faqcli.output.wrap import hang

        widest = max((len(name) for name, _, _ in found), default=0)
        rows = [(f"{name:<{widest}}  ", f"{title} ({count:,})") for name, count, title in found]
        output.show(
            line
            for name, text in rows
            for line in hang(Text(name, Role.NUMBER), Text(text), output.width)
        )
    else:
        output.show(f"{name}\t{count}\t{title}" for name, count, title in found)
    raise typer.Exit(books.status)


def search_shelf(text: str, limit: int | None, output: Output, *, as_json: bool) -> int:
    """Search all FAQs that have a name, print their hits FAQ by FAQ, and return the exit status.

    Scores of different FAQs can't be compared, so that nothing is ranked across them.
    """
    books = Shelf()
    lines: list[Text] = []
    records = []
    for name, faq in books:
        results = faq.search(text, limit or _MOST_HITS, weaker=limit is not None)
        if as_json and results:
            from faqcli.output.json import of_results

            records.append({"name": name, **of_results(faq, results)})
        elif results:
            lines += _heading(faq, output.width, is_first=not lines) if output.is_terminal else []
            lines += _hits(name, results, output.width if output.is_terminal else 0)
    if as_json:
        output.write([f"{json.dumps({'faqs': records}, ensure_ascii=False, indent=2)}\n"])
    output.show(lines)
    if not (lines or records):
        say("No FAQ on the shelf answers this.")
        return max(NOT_FOUND, books.status)
    return books.status


def _heading(faq: Faq, width: int, *, is_first: bool) -> list[Text]:
    from faqcli.output.wrap import hang

    return [*([] if is_first else [Text("")]), *hang(None, Text(faq.title, Role.SECTION), width)]


def _hits(name: str, hits: Sequence[Hit], width: int) -> Iterator[Text]:
    """Yield hits, each with the reference that `faq show` takes; on one line if `width` is 0."""
    for hit in hits:
        reference = Text(f"{name}:{hit.entry.number}", Role.NUMBER)
        by_field = {passage.field: passage for passage in hit.passages}
        question = by_field.pop("question", Passage("question", hit.entry.question, ()))
        best = next(iter(by_field.values()), Passage("answer", "", ()))
        asked, said = (matched(one.text, one.spans) for one in (question, best))
        if not width:
            yield Text.assemble(reference, "\t", asked, "\t", said)
            continue
        from faqcli.output.wrap import hang

        yield from hang(Text.assemble(reference, "  "), asked, width)
        yield from hang(Text("    "), said, width) if best.text else ()
