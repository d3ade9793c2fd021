"""Entries, and what a FAQ says about itself, as JSON in the index and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any

from faqcli.model import About, Author, Block, Body, Entry, Mark, SearchTest, Source

_CHECKSUM = 8
"""How many hexadecimal digits the checksum before the JSON of an entry has."""


def pack_entry(entry: Entry) -> str:
    """Return the fields of an entry that the index has no columns for, as JSON.

    Before it is a checksum of this JSON and the question.
    """
    body = [[_pack_block(block) for block in blocks] for blocks in entry.body]
    fields = (entry.answer, entry.short, entry.note, entry.tags, entry.aliases, entry.see_also)
    return _checked(entry.question, (*fields, dict(entry.extra), body))


def _checked(question: str, fields: Sequence[object]) -> str:
    packed = json.dumps(fields, ensure_ascii=False)
    return f"{_checksum(question, packed)}{packed}"


def _checksum(question: str, packed: str) -> str:
    checksum = zlib.crc32(packed.encode(), zlib.crc32(question.encode()))
    return f"{checksum:0{_CHECKSUM}x}"


def unpack_entry(number: int, identifier: str, question: str, section: str, packed: str) -> Entry:
    """Return an entry, given its columns in the index and what `pack_entry` returned.

    Raises:
        ValueError: the index is damaged.
    """
    if packed[:_CHECKSUM] != _checksum(question, packed[_CHECKSUM:]):
        raise ValueError("damaged")
    answer, short, note, tags, aliases, see_also, extra, body = json.loads(packed[_CHECKSUM:])
    return Entry(
        number, identifier, question, answer, short, note, section,
        tuple(tags), tuple(aliases), tuple(see_also), extra,
        Body(*(tuple(_unpack_block(block) for block in blocks) for blocks in body)),
    )  # fmt: skip


def with_see_also(question: str, packed: str, see_also: Sequence[str]) -> str:
    """Return what `pack_entry` would for the same entry with other ids of related entries."""
    answer, short, note, tags, aliases, _, *rest = json.loads(packed[_CHECKSUM:])
    return _checked(question, (answer, short, note, tags, aliases, see_also, *rest))


def _pack_block(block: Block) -> tuple[object, ...] | str:
    """Return a block as a tuple, or as its text if it is a plain paragraph, as most are."""
    return block.text if block == Block("paragraph", block.text) else block


def _unpack_block(packed: Any) -> Block:
    if isinstance(packed, str):
        return Block("paragraph", packed)
    kind, text, marks, margin, info = packed
    return Block(kind, text, tuple(Mark(*mark) for mark in marks), tuple(margin), info)


def pack_about(about: About) -> str:
    """Return what a FAQ says about itself, as JSON."""
    about = about._replace(
        source=about.source._replace(extra=dict(about.source.extra)),
        section_descriptions=dict(about.section_descriptions),
        section_extra={title: dict(extra) for title, extra in about.section_extra.items()},
        extra=dict(about.extra),
    )
    return json.dumps(about, ensure_ascii=False)


def unpack_about(packed: str) -> About:
    """Return what a FAQ says about itself."""
    about = About._make(json.loads(packed))
    source = Source._make(about.source)
    return about._replace(
        source=source._replace(
            authors=tuple(Author._make(author) for author in source.authors),
            disclosures=tuple(source.disclosures),
        ),
        synonyms=tuple(tuple(group) for group in about.synonyms),
        tests=tuple(SearchTest(query, tuple(finds)) for query, finds in about.tests),
    )
