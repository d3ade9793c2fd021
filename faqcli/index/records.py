"""What the index stores of a FAQ: entries and facts, packed into plain values and unpacked again.

Plain values can be written to SQLite as they are, and sent to another process.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from faqcli.model import About, Block, Body, Entry, Mark, Problem, Source

if TYPE_CHECKING:
    from faqcli.readers.identifiers import Identifiers


class EntryRecord(NamedTuple):
    """What the index stores of an entry."""

    number: int
    id: str
    question: str
    section: str
    content: str
    """The rest of the entry, as JSON."""
    texts: tuple[str, ...]
    """The text of each block of the short answer, the answer and the note."""
    aliases: tuple[str, ...]
    tags: tuple[str, ...]


class FaqRecord(NamedTuple):
    """What the index stores of a FAQ as a whole, known when all entries have been read."""

    about: str
    """What the FAQ says about itself, as JSON."""
    language: str
    synonyms: tuple[tuple[str, ...], ...]
    entry_count: int
    """How many entries there are, the unusable ones included."""
    unusable: dict[str, int]
    """The ids of the unusable entries, and their numbers."""
    renamed: dict[int, str]
    """The new ids of entries whose id turned out to be another entry's, by number."""
    problems: list[tuple[Any, ...]]


def pack_entry(entry: Entry) -> EntryRecord:
    """Return what the index stores of an entry."""
    body = [[_pack_block(block) for block in blocks] for blocks in entry.body]
    rest = (entry.answer, entry.short, entry.note, entry.tags, entry.aliases, entry.see_also)
    return EntryRecord(
        entry.number, entry.id, entry.question, entry.section,
        json.dumps((*rest, dict(entry.extra), body), ensure_ascii=False),
        tuple(block.text for blocks in entry.body for block in blocks),
        entry.aliases, entry.tags,
    )  # fmt: skip


def unpack_entry(number: int, identifier: str, question: str, section: str, content: str) -> Entry:
    """Return the entry of the first five fields of its record."""
    answer, short, note, tags, aliases, see_also, extra, body = json.loads(content)
    return Entry(
        number, identifier, question, answer, short, note, section,
        tuple(tags), tuple(aliases), tuple(see_also), extra,
        Body(*(tuple(_unpack_block(block) for block in blocks) for blocks in body)),
    )  # fmt: skip


def _pack_block(block: Block) -> tuple[object, ...] | str:
    """Return a block as a tuple, or as its text if it is a plain paragraph, as most are."""
    return block.text if block == Block("paragraph", block.text) else block


def _unpack_block(packed: Any) -> Block:
    if isinstance(packed, str):
        return Block("paragraph", packed)
    kind, text, marks, margin, info = packed
    return Block(kind, text, tuple(Mark(*mark) for mark in marks), tuple(margin), info)


def pack_faq(about: About, identifiers: Identifiers, problems: Iterable[Problem]) -> FaqRecord:
    """Return what the index stores of a FAQ as a whole."""
    return FaqRecord(
        json.dumps(about._replace(extra=dict(about.extra)), ensure_ascii=False),
        about.language,
        about.synonyms,
        identifiers.count,
        identifiers.unusable,
        identifiers.renamed,
        [tuple(problem) for problem in problems],
    )


def unpack_about(packed: str) -> About:
    """Return what a FAQ says about itself, from its record."""
    about = About._make(json.loads(packed))
    source = Source._make(about.source)
    return about._replace(
        source=source._replace(authors=tuple(source.authors)),
        synonyms=tuple(tuple(group) for group in about.synonyms),
    )
