"""The questions that a reader extracts from a document in another format than YAML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from faqcli.model import About, Entry
from faqcli.readers.identifiers import Identifiers
from faqcli.sanitize import one_line


class Item(NamedTuple):
    """A question and its answer as in the document, not yet numbered."""

    question: str
    """On one line, without Markdown syntax."""
    answer: str
    """Markdown."""
    section: str = ""
    id: str = ""
    """As given in the document; may be empty, or the same as another item's."""
    short: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()


class Extraction(NamedTuple):
    """The questions of a document."""

    items: tuple[Item, ...]
    how: str = ""
    """How the document marks them: `under level-3 headings`."""
    about: About = About()


def entries_of(items: Iterable[Item]) -> list[Entry]:
    """Return items as entries, numbered, each with a unique id."""
    entries: list[Entry] = []
    identifiers = Identifiers()
    for number, item in enumerate(items, start=1):
        identifier = identifiers.slug(item.question, number, one_line(item.id))
        entries.append(Entry(number=number, **{**item._asdict(), "id": identifier}))
    known = identifiers.slugs
    return [
        entry._replace(see_also=tuple(one for one in entry.see_also if one in known))
        for entry in entries
    ]


def counts(extraction: Extraction) -> str:
    """Return what was extracted, in words: `27 questions under level-3 headings, 4 sections`."""
    titles = {item.section for item in extraction.items if item.section}
    parts = [f"{_plural(len(extraction.items), 'question')} {extraction.how}".rstrip()]
    parts += [_plural(len(titles), "section")] if titles else []
    return ", ".join(parts)


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
