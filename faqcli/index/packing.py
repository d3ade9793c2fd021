"""Entries, and what a FAQ says about itself, as JSON in the index and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from faqcli.model import Block, Body, Entry, Mark

if TYPE_CHECKING:
    from faqcli.model import About

_LEVEL = 1
"""How hard zlib tries: level 6 takes longer, and saves only 2 % more of such short texts."""


def pack_entry(entry: Entry) -> bytes:
    """Return the fields of an entry that the index has no columns for, as compressed JSON.

    The answer is in it twice, as written and in blocks, which compresses to little more than one.
    """
    body = [[_pack_block(block) for block in blocks] for blocks in entry.body]
    fields = (entry.answer, entry.short, entry.note, entry.tags, entry.aliases, entry.see_also)
    return _pack((*fields, dict(entry.extra), body))


def _pack(fields: Sequence[object]) -> bytes:
    return zlib.compress(json.dumps(fields, ensure_ascii=False).encode(), _LEVEL)


def unpack_entry(number: int, identifier: str, question: str, section: str, packed: bytes) -> Entry:
    """Return an entry, given its columns in the index and what `pack_entry` returned."""
    fields = json.loads(zlib.decompress(packed))
    answer, short, note, tags, aliases, see_also, extra, body = fields
    return Entry(
        number, identifier, question, answer, short, note, section,
        tuple(tags), tuple(aliases), tuple(see_also), extra,
        Body(*(tuple(_unpack_block(block) for block in blocks) for blocks in body)),
    )  # fmt: skip


def with_see_also(packed: bytes, see_also: Sequence[str]) -> bytes:
    """Return what `pack_entry` would for the same entry with other ids of related entries."""
    answer, short, note, tags, aliases, _, *rest = json.loads(zlib.decompress(packed))
    return _pack((answer, short, note, tags, aliases, see_also, *rest))


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
    from faqcli.model import About, Author, SearchTest, Source

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
