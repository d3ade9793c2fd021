"""What an import has found in a document that is no FAQ file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from faqcli.model import About, Entry
from faqcli.readers.yaml.entries import slug_of
from faqcli.sanitize import one_line


class Item(NamedTuple):
    """A question and its answer as a document has them, not yet numbered."""

    question: str
    """On one line, without Markdown's marks."""
    answer: str
    """Markdown."""
    section: str = ""
    id: str = ""
    """What the document calls it; may be empty, or another item's too."""
    short: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()


class Found(NamedTuple):
    """The questions of a document."""

    items: tuple[Item, ...]
    how: str = ""
    """How they are marked there: `under level-3 headings`."""
    about: About = About()


def entries_of(items: Iterable[Item]) -> list[Entry]:
    """Return items as entries, numbered, each with an id that no other has."""
    entries: list[Entry] = []
    taken: set[str] = set()
    for number, item in enumerate(items, start=1):
        base = one_line(item.id) or slug_of(item.question) or f"question-{number}"
        identifier, suffix = base, 2
        while identifier in taken:
            identifier = f"{base}-{suffix}"
            suffix += 1
        taken.add(identifier)
        entries.append(Entry(number=number, **{**item._asdict(), "id": identifier}))
    known = {entry.id for entry in entries}
    return [
        entry._replace(see_also=tuple(one for one in entry.see_also if one in known))
        for entry in entries
    ]


def counts(found: Found) -> str:
    """Return what was found, in words: `27 questions under level-3 headings, 4 sections`."""
    titles = {item.section for item in found.items if item.section}
    parts = [f"{_plural(len(found.items), 'question')} {found.how}".rstrip()]
    parts += [_plural(len(titles), "section")] if titles else []
    return ", ".join(parts)


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
