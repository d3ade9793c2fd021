"""The index of a FAQ: one SQLite file, opened read-only.

That of the bundled FAQ comes with the program, and any other is in the user's cache. It is built
in a temporary file, which is then renamed, so that a reader never sees half an index and needs no
lock. If no file can be kept, the same index is in memory for the run.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from faqcli.index.connection import CHUNK, DAMAGE, HEADINGS, Connection, chunks, safely
from faqcli.index.freshness import connect_bundled, connect_fresh, index_path
from faqcli.index.lexicon import Lexicon
from faqcli.index.postings import from_bytes
from faqcli.model import Heading, Section
from faqcli.paths import BUNDLED_INDEX
from faqcli.sanitize import visible

if TYPE_CHECKING:
    from pathlib import Path

    from faqcli.model import About, Entry, Problem
    from faqcli.readers.source import Document, Stamp


def open_index(document: Document) -> Index:
    """Return the index of `document`; it is built first unless there is a fresh one.

    Raises:
        FaqError: the document cannot be read as a FAQ.
    """
    build = partial(_build, document)
    if document.path and (fresh := _fresh(document.path, document.stamp)):
        sqlite, path = fresh
        with suppress(*DAMAGE):
            return Index(Connection(sqlite, path, build))
        sqlite.close()
    return Index(Connection(*build(), build))


def _fresh(faq: Path, stamp: Stamp | None) -> tuple[sqlite3.Connection, Path] | None:
    """Return a connection to a fresh index of a file, and the path of the index."""
    if sqlite := connect_bundled(faq):
        return sqlite, BUNDLED_INDEX
    path = index_path(faq)
    if path and (sqlite := connect_fresh(path, faq, stamp)):
        return sqlite, path
    return None


def _build(document: Document) -> tuple[sqlite3.Connection, Path | None]:
    """Build the index of `document` in the cache, or in memory if it can't be kept there."""
    if document.path and (path := index_path(document.path)):
        from faqcli.index.cache import build_into

        if sqlite := build_into(path, document):
            return sqlite, path
    return _in_memory(document), None


def _in_memory(document: Document) -> sqlite3.Connection:
    """Build the index of `document` in memory.

    Raises:
        FaqError: the document cannot be read as a FAQ.
    """
    from faqcli.index.builder import Builder
    from faqcli.index.ingest import ingest

    sqlite = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        ingest(document, Builder(sqlite))
    except BaseException:
        sqlite.close()
        raise
    return sqlite


class Index:
    """Answers what a FAQ contains."""

    def __init__(self, connection: Connection) -> None:
        meta: dict[str, str] = dict(connection.ask("SELECT * FROM meta"))
        self.connection = connection
        self.lexicon = Lexicon(connection, meta)
        """The words of the FAQ."""
        self.count = int(meta["count"])
        """How many entries the file has, the unusable ones included."""
        self.problem_count = int(meta["problems"])
        """How many problems the file has."""
        self.format = meta["format"]
        """The name of the format that the FAQ was read from."""
        self.origin = meta["origin"]
        """What the FAQ restates, and of when it is, in sentences; empty if neither is known."""
        self.named = frozenset(meta["named"].split(" "))
        """How the words begin by which people and institutions are found that the FAQ names."""
        self.mentioned = frozenset(meta["mentioned"].split(" "))
        """The same of all that the FAQ says about itself."""
        self.left_out = meta["left_out"].splitlines()
        """What is in no entry, in words."""

    def close(self) -> None:
        """Close the database; nothing can be asked afterwards."""
        self.connection.close()
        self.lexicon.close()

    @safely
    def about(self) -> About:
        """Return what the FAQ says about itself."""
        from faqcli.index.packing import unpack_about  # a list of questions does without it

        ((_, about),) = self.connection.ask("SELECT * FROM meta WHERE key = 'about'")
        return unpack_about(about)

    def vectors(self, numbers: Collection[int] | None = None) -> list[tuple[int, bytes]]:
        """Return the vectors of the entries with these numbers, or of all entries and SUBJECT.

        An entry has one for its question, its short answer and each alias, one after another. There
        are none if the FAQ isn't in English or says `meaning: false`.
        """
        if numbers is None:
            return self.connection.ask("SELECT * FROM vector ORDER BY number")
        return self.connection.ask_in("SELECT * FROM vector WHERE number IN", numbers)

    @safely
    def numbers(self) -> list[int]:
        """Return the numbers of the usable entries, in order."""
        ((_, numbers),) = self.connection.ask("SELECT * FROM measure WHERE name = 'number'")
        return from_bytes(numbers).tolist()

    def headings(self, numbers: Collection[int] | None = None) -> Iterator[Heading]:
        """Yield the headings of the entries with these numbers, or of all entries, in order."""
        if numbers is not None:
            for chunk in chunks(sorted(numbers)):
                rows = self.connection.ask_in("SELECT * FROM entry WHERE number IN", chunk)
                yield from (Heading(*row[:-1]) for row in sorted(rows))
            return
        for first in range(1, self.count + 1, CHUNK):
            yield from self._listed(first)

    @safely
    def _listed(self, first: int) -> list[Heading]:
        """Return the headings of CHUNK entries."""
        ((_, checksum),) = self.connection.ask("SELECT * FROM listing WHERE first = ?", [first])
        rows = self.connection.ask(HEADINGS, [first, first + CHUNK - 1], checksum)
        return [Heading(*row) for row in rows]

    @safely
    def entries(self, numbers: Collection[int]) -> dict[int, Entry]:
        """Return the usable entries with these numbers."""
        from faqcli.index.packing import unpack_entry

        rows = self.connection.ask_in("SELECT * FROM entry WHERE number IN", numbers)
        return {row[0]: unpack_entry(*row) for row in rows}

    def number_of(self, identifier: str) -> int | None:
        """Return the number of the first entry with this id; if there is none, case is ignored."""
        name = visible(identifier)  # ids are stored like this
        for table, collation in (("entry", "BINARY"), ("unusable", "BINARY"), ("entry", "NOCASE")):
            statement = f"SELECT * FROM {table} WHERE id = ? COLLATE {collation}"
            rows = self.connection.ask(statement, [name]) if name else []
            if rows:
                return int(min(rows)[0])
        return None

    def sections(self) -> list[Section]:
        """Return the sections in order. A section without a title is entries outside of any."""
        rows = self.connection.ask("SELECT * FROM section ORDER BY first")
        return [Section(*row) for row in rows]

    def in_sections(self, titles: Collection[str]) -> set[int]:
        """Return the numbers of the entries in the sections with these titles."""
        sections = self.sections()
        ends = [*(section.first for section in sections[1:]), self.count + 1]
        return {
            number
            for section, end in zip(sections, ends, strict=True)
            if section.title in titles
            for number in range(section.first, end)
        }

    def tags(self) -> list[tuple[str, int]]:
        """Return the tags and how many entries have each, the commonest first."""
        counts = [
            (name, len(from_bytes(data))) for name, data in self.connection.ask("SELECT * FROM tag")
        ]
        return sorted(counts, key=lambda one: (-one[1], one[0]))

    def tagged(self, names: Collection[str]) -> set[int]:
        """Return the numbers of the entries that have any of these tags."""
        rows = self.connection.ask_in("SELECT * FROM tag WHERE name IN", names)
        return {number for _, data in rows for number in from_bytes(data)}

    def problems(self, number: int | None = None) -> list[Problem]:
        """Return the problems of the file, or of the entry with this number."""
        from faqcli.model import Problem

        condition, values = ("", []) if number is None else ("WHERE number = ?", [number])
        rows = self.connection.ask(f"SELECT * FROM problem {condition} ORDER BY rowid", values)
        return [Problem(*row) for row in rows]
