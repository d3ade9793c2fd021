"""Entries, and what a FAQ says about itself, as bytes in the index and back.

They are packed as Python packs its compiled modules. That isn't safe for bytes from anybody else,
so only rows whose checksum is right are unpacked, of an index that is in a folder of this user's
own or came with the program. To import what reads JSON would take a fiftieth of a plain run.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from faqcli.model import Block, Body, Entry, Mark

if TYPE_CHECKING:
    from faqcli.model import About

_VERSION = 2
"""The newest of marshal's formats in which the same values always give the same bytes."""
_LEVEL = 1
"""How hard zlib tries: level 6 takes longer, and saves only 2 % more of such short texts."""


def pack_entry(entry: Entry) -> bytes:
    """Return the fields of an entry that the index has no columns for, compressed.

    The answer is in it twice, as written and in blocks, which compresses to little more than one.
    """
    body = tuple(tuple(map(_pack_block, blocks)) for blocks in entry.body)
    fields = (entry.answer, entry.short, entry.note, entry.tags, entry.aliases, entry.see_also)
    return _pack((*fields, dict(entry.extra), body))


def _plain(value: Any) -> Any:
    """Return a value with tuples in place of named tuples, and dictionaries of other mappings."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return value


def _pack(fields: tuple[Any, ...]) -> bytes:
    return zlib.compress(marshal.dumps(fields, _VERSION), _LEVEL)


def _unpack(packed: bytes) -> Any:
    return marshal.loads(zlib.decompress(packed))  # noqa: S302 - a row with the right checksum


def unpack_entry(number: int, identifier: str, question: str, section: str, packed: bytes) -> Entry:
    """Return an entry, given its columns in the index and what `pack_entry` returned."""
    answer, short, note, tags, aliases, see_also, extra, body = _unpack(packed)
    blocks = Body(*(tuple(map(_unpack_block, packed)) for packed in body))
    return Entry(
        number, identifier, question, answer, short, note, section, tags, aliases, see_also, extra,
        blocks,
    )  # fmt: skip


def with_see_also(packed: bytes, see_also: Sequence[str]) -> bytes:
    """Return what `pack_entry` would for the same entry with other ids of related entries."""
    answer, short, note, tags, aliases, _, *rest = _unpack(packed)
    return _pack((answer, short, note, tags, aliases, tuple(see_also), *rest))


def _pack_block(block: Block) -> Any:
    """Return a block as a tuple, or as its text if it is a plain paragraph, as most are."""
    return block.text if block == Block("paragraph", block.text) else _plain(block)


def _unpack_block(packed: Any) -> Block:
    if isinstance(packed, str):
        return Block("paragraph", packed)
    kind, text, marks, margin, info = packed
    return Block(kind, text, tuple(map(Mark._make, marks)), margin, info)


def pack_about(about: About) -> bytes:
    """Return what a FAQ says about itself, compressed."""
    return _pack(_plain(about))


def unpack_about(packed: bytes) -> About:
    """Return what a FAQ says about itself."""
    from faqcli.model import About, Author, SearchTest, Source

    about = About._make(_unpack(packed))
    source = Source._make(about.source)
    return about._replace(
        source=source._replace(authors=tuple(map(Author._make, source.authors))),
        tests=tuple(map(SearchTest._make, about.tests)),
    )
