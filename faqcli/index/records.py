"""A FAQ file → the plain values that its index is made of, which another process can be sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, BinaryIO, NamedTuple

from faqcli.errors import FaqError
from faqcli.index.postings import MOST_ENTRIES
from faqcli.model import Block, Entry
from faqcli.readers.source import Document, Stamp
from faqcli.readers.yaml.folder import reader_of

Progress = Callable[[int, int], None]
"""Told now and then how many bytes have been read, and of how many; 0 when that is unknown."""


class Prepared(NamedTuple):
    """What an index keeps of an entry, as plain values that another process can be sent."""

    number: int
    id: str
    question: str
    section: str
    content: str
    """All else that is shown, as JSON."""
    texts: tuple[str, ...]
    """The blocks of short answer, answer and note."""
    aliases: tuple[str, ...]
    tags: tuple[str, ...]


class Facts(NamedTuple):
    """What is known of a FAQ when all of it has been read, as plain values."""

    about: str
    """What it says about itself, as JSON."""
    language: str
    synonyms: tuple[tuple[str, ...], ...]
    entries: int
    """How many there are, the unusable ones included."""
    unusable: dict[str, int]
    """The ids of the unusable entries, and their numbers."""
    renamed: dict[int, str]
    """Ids that turned out to be another entry's, by the number of the entry that gives way."""
    problems: list[tuple[Any, ...]]


def read(
    document: Document, take: Callable[[Prepared], None], progress: Progress | None = None
) -> tuple[Facts, Stamp | None]:
    """Read a document, handing on its entries; return the rest, and the stamp of the file read.

    Raises:
        FaqError: the document cannot be read as a FAQ.
    """
    stream, stamp = document.open()
    with stream:
        reader = reader_of(document, stream)
        total = stamp.size if stamp else len(document.data or b"")
        for entry in reader.entries():
            if entry.number > MOST_ENTRIES:
                raise FaqError(f"A FAQ can have {MOST_ENTRIES:,} questions at most.")
            take(prepare(entry))
            if progress and entry.number % 256 == 0:
                progress(_position(stream), total)
    about = reader.about
    facts = Facts(
        json.dumps(about._replace(extra=dict(about.extra)), ensure_ascii=False),
        about.language,
        about.synonyms,
        reader.identifiers.count,
        reader.identifiers.unusable,
        reader.identifiers.renamed,
        [tuple(problem) for problem in reader.problems()],
    )
    return facts, stamp


def prepare(entry: Entry) -> Prepared:
    """Return what an index keeps of an entry."""
    texts = tuple(block.text for blocks in entry.body for block in blocks)
    named = (entry.number, entry.id, entry.question, entry.section)
    return Prepared(*named, pack(entry), texts, entry.aliases, entry.tags)


def _position(stream: BinaryIO) -> int:
    try:
        return stream.tell()
    except OSError:
        return 0


def pack(entry: Entry) -> str:
    """Return what an index keeps of an entry beside its columns, as JSON."""
    body = [[_pack_block(block) for block in blocks] for blocks in entry.body]
    content = (entry.answer, entry.short, entry.note, entry.tags, entry.aliases, entry.see_also)
    return json.dumps((*content, dict(entry.extra), body), ensure_ascii=False)


def _pack_block(block: Block) -> tuple[object, ...] | str:
    return block.text if block == Block("paragraph", block.text) else block
