"""The index of a FAQ: one SQLite file in the user's cache, opened read-only.

It is built in a temporary file and renamed into place, so that a reader never sees half of one
and needs no lock. Where no file can be kept, the same index lives in memory for the run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from faqcli.index.connection import CHUNK, chunks, in_memory, marks
from faqcli.index.freshness import connect_fresh, index_path
from faqcli.index.lexicon import Lexicon
from faqcli.model import About, Block, Body, Entry, Heading, Mark, Problem, Section, Source
from faqcli.sanitize import visible

if TYPE_CHECKING:
    from faqcli.index.records import Progress
    from faqcli.readers.source import Document


def open_index(document: Document, progress: Progress | None = None) -> Index:
    """Return the index of `document`, built first where there is no fresh one.

    Raises:
        FaqError: the document cannot be read as a FAQ.
    """
    if document.path is not None:
        path = index_path(document.path)
        if path:
            connection = connect_fresh(path, document.path, document.stamp)
            if not connection:
                from faqcli.index.cache import build_into

                connection = build_into(path, document, progress)
            if connection:
                return Index(connection, document, path)
    return Index(in_memory(document, progress), document, None)


class Index(Lexicon):
    """Answers what a FAQ holds."""

    def about(self) -> About:
        """Return what the FAQ says about itself."""
        import json

        about = About._make(json.loads(self.meta["about"]))
        source = Source._make(about.source)
        return about._replace(
            source=source._replace(authors=tuple(source.authors)),
            synonyms=tuple(tuple(group) for group in about.synonyms),
        )

    def numbers(self) -> list[int]:
        """Return the numbers of the usable entries, in order."""
        return [number for (number,) in self._ask("SELECT number FROM entry ORDER BY number")]

    def headings(self, numbers: Collection[int] | None = None) -> Iterator[Heading]:
        """Yield the headings of all entries, or of those numbered, in order."""
        if numbers is not None:
            for chunk in chunks(sorted(numbers)):
                yield from self._headings(f"number IN ({marks(chunk)})", chunk)
            return
        last = 0
        while rows := list(self._headings("number > ?", [last])):
            yield from rows
            last = rows[-1].number

    def _headings(self, condition: str, values: list[int]) -> Iterator[Heading]:
        statement = (
            f"SELECT number, id, question, section FROM entry WHERE {condition}"
            f" ORDER BY number LIMIT {CHUNK}"
        )
        return (Heading(*row) for row in self._ask(statement, values))

    def entries(self, numbers: Collection[int]) -> dict[int, Entry]:
        """Return those of the numbered entries that exist and are usable."""
        found = {}
        for chunk in chunks(numbers):
            statement = (
                "SELECT number, id, question, section, content FROM entry"
                f" WHERE number IN ({marks(chunk)})"
            )
            for row in self._ask(statement, chunk):
                found[row[0]] = _unpack(*row)
        return found

    def number_of(self, identifier: str) -> int | None:
        """Return the number of the first entry with this id, in any case if not in this one."""
        name = visible(identifier)  # as it is in the index
        for source, collation in (("entry", "BINARY"), ("unusable", "BINARY"), ("entry", "NOCASE")):
            statement = f"SELECT min(number) FROM {source} WHERE id = ? COLLATE {collation}"
            number = self._ask(statement, [name])[0][0] if name else None
            if number is not None:
                return int(number)
        return None

    def sections(self) -> list[Section]:
        """Return the sections, in order; one without a title is a run outside of any."""
        return [Section(*row) for row in self._ask("SELECT * FROM section ORDER BY first")]

    def in_sections(self, titles: Collection[str]) -> set[int]:
        """Return the numbers of the entries in the sections of these titles."""
        statement = f"SELECT number FROM entry WHERE section IN ({marks(titles)})"
        return {number for (number,) in self._ask(statement, titles)}

    def tags(self) -> list[tuple[str, int]]:
        """Return the tags and how many entries have each, the commonest first."""
        statement = "SELECT name, count(*) FROM tag GROUP BY name ORDER BY 2 DESC, 1"
        return [(name, count) for name, count in self._ask(statement)]

    def tagged(self, names: Collection[str]) -> set[int]:
        """Return the numbers of the entries that have any of these tags."""
        statement = f"SELECT number FROM tag WHERE name IN ({marks(names)})"
        return {number for (number,) in self._ask(statement, names)}

    def problems(self, number: int | None = None) -> list[Problem]:
        """Return what is wrong with the file, or with the entry of this number."""
        if number is None:
            return [Problem(*row) for row in self._ask("SELECT * FROM problem ORDER BY rowid")]
        statement = "SELECT * FROM problem WHERE number = ? ORDER BY rowid"
        return [Problem(*row) for row in self._ask(statement, [number])]


def _unpack(number: int, identifier: str, question: str, section: str, content: str) -> Entry:
    import json  # a list of questions does without

    answer, short, note, tags, aliases, see_also, extra, body = json.loads(content)
    return Entry(
        number, identifier, question, answer, short, note, section,
        tuple(tags), tuple(aliases), tuple(see_also), extra,
        Body(*(tuple(_unpack_block(block) for block in blocks) for blocks in body)),
    )  # fmt: skip


def _unpack_block(packed: Any) -> Block:
    if isinstance(packed, str):
        return Block("paragraph", packed)
    kind, text, marks, margin, info = packed
    return Block(kind, text, tuple(Mark(*mark) for mark in marks), tuple(margin), info)
