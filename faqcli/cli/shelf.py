"""`faq shelf`: all FAQs that have a name, listed or searched together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from faqcli.cli.discovery import choose, named_faqs
from faqcli.cli.exit_codes import FOUND, NOT_FOUND, status_of
from faqcli.cli.opening import open_choice, open_output
from faqcli.cli.options import Color, Json, NoPager
from faqcli.errors import FaqError
from faqcli.output import json
from faqcli.output.console import say
from faqcli.output.text import Text
from faqcli.output.theme import Role
from faqcli.output.wrap import hang
from faqcli.sanitize import one_line

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.output.console import Output
    from faqcli.output.format import Format

_MOST_HITS = 3
"""How many hits of each FAQ are shown unless told otherwise."""


class Shelf:
    """The FAQs that have a name. One that cannot be read is told, and the others are opened."""

    status = FOUND
    """The exit status for those that could not be read."""

    def __iter__(self) -> Iterator[tuple[str, Faq]]:
        for name in named_faqs():
            shown = one_line(name)
            try:
                with open_choice(choose(name)) as faq:
                    faq.prefix = f"{shown}:"
                    yield shown, faq
            except FaqError as error:
                say(f"{shown}: {error.message}")
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
    output, format_ = open_output(color, no_pager=no_pager, as_json=as_json)
    if isinstance(format_, json.Json):
        records = [{"name": name, "count": count, "title": title} for name, count, title in found]
        output.show(format_.lines(faqs=records))
    elif output.is_terminal:
        widest = max((len(name) for name, _, _ in found), default=0)
        rows = [
            (Text(f"{name:<{widest}}  ", Role.NUMBER), Text(f"{title} ({count:,})"))
            for name, count, title in found
        ]
        output.show(line for name, title in rows for line in hang(name, title, output.width))
    else:
        output.show(f"{name}\t{count}\t{title}" for name, count, title in found)
    raise typer.Exit(books.status)


def search_shelf(text: str, limit: int | None, output: Output, format_: Format) -> int:
    """Search all FAQs that have a name, print their hits FAQ by FAQ, and return the exit status.

    Scores of different FAQs can't be compared, so that nothing is ranked across them.
    """
    books = Shelf()
    shown: list[Any] = []
    for name, faq in books:
        results = faq.search(text, limit or _MOST_HITS, weaker=limit is not None)
        if not (results or results.about):
            continue
        if isinstance(format_, json.Json):
            shown.append({"name": name, **json.of_results(faq, results)})
        else:
            shown += [Text("")] if shown and output.is_terminal else []
            shown += format_.hits(faq, text, results)
    output.show(format_.lines(faqs=shown) if isinstance(format_, json.Json) else shown)
    if shown:
        return books.status
    say("No FAQ on the shelf answers this.")
    return max(NOT_FOUND, books.status)
