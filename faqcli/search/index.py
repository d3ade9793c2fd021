"""The index of a FAQ: one SQLite file in the user's cache, opened read-only.

It is built in a temporary file and renamed into place, so that a reader never sees half of one
and needs no lock. Where no file can be kept, the same index lives in memory for the run.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import zlib
from array import array
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, NamedTuple

from faqcli import __version__
from faqcli.controls import visible
from faqcli.model import About, Block, Body, Entry, Heading, Mark, Problem, Section, Source
from faqcli.places import cache_folder
from faqcli.search.postings import Postings, code_of, unpacked
from faqcli.search.stopwords import ENGLISH, Stopwords

if TYPE_CHECKING:
    from faqcli.reading.document import Document, Stamp
    from faqcli.search.building import Progress

FORMAT = 5
"""The layout of the index; raised with every change of it or of how words are folded."""
_CHUNK = 500
_LAST = "\U0010ffff"
"""Sorts after whatever a word goes on with."""
_Rows = list[tuple[Any, ...]]


def identity(path: Path) -> str:
    """Return what an index must have been built by and from to be of use for the file `path`."""
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"  # its Unicode tables decide on words
    return f"faqcli {__version__}, format {FORMAT}, Python {python}, {os.fsencode(path)!r}"


def index_path(path: Path) -> Path | None:
    """Return where the index of the FAQ at the absolute path `path` lies; None without a cache.

    The name is for people to recognise; that two files might share one costs only a rebuild,
    because an index says inside what it belongs to.
    """
    folder = cache_folder()
    stem = "".join(c if c.isascii() and c.isalnum() else "-" for c in path.stem)[:40]
    checksum = zlib.crc32(identity(path).encode())
    return folder / f"{stem}-{checksum:08x}.sqlite" if folder else None


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
                from faqcli.search.keeping import build_into

                connection = build_into(path, document, progress)
            if connection:
                return Index(connection, document, path)
    return Index(_in_memory(document, progress), document, None)


def connect_fresh(path: Path, faq: Path, stamp: Stamp | None) -> sqlite3.Connection | None:
    """Return a connection to the index at `path` if it is whole and fresh for the file `faq`.

    Fresh means: the same file by size, times and inode, the same program, and, by the time that
    the index file bears, that nobody has written to the index since it was put there.
    """
    try:
        status = path.stat()
    except OSError:
        return None
    is_own = sys.platform == "win32" or status.st_uid == os.geteuid()
    if not (is_own and S_ISREG(status.st_mode)):
        return None
    return connect_sealed(path, seal(faq, stamp, status.st_mtime_ns))


def connect_sealed(path: Path, sealed: str) -> sqlite3.Connection | None:
    """Return a connection to the index at `path` if it bears this seal."""
    connection = None
    try:
        uri = f"{path.as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        row = connection.execute("SELECT value FROM meta WHERE key = 'seal'").fetchone()
        if row and row[0] == sealed:
            return connection
    except sqlite3.Error:
        pass  # missing, cut short, overwritten: whatever it is, it is built anew
    if connection:
        connection.close()
    return None


def seal(faq: Path, stamp: Stamp | None, modified: int) -> str:
    """Return the line in an index that makes it the one of the file `faq` while that has `stamp`.

    `modified` is the mtime of the index file, in nanoseconds: whoever writes to the file moves it.
    """
    return f"{identity(faq)}, {stamp}, {modified}"


def _in_memory(document: Document, progress: Progress | None = None) -> sqlite3.Connection:
    from faqcli.search.building import build

    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        build(connection, document, progress)
    except BaseException:
        connection.close()
        raise
    return connection


class Measures(NamedTuple):
    """What ranking needs to know of each entry, by its number."""

    question_lengths: array[int]
    """In words, as are `lengths`, which are those of the whole entries."""
    lengths: array[int]
    norms: array[float]
    """How much the words of each question weigh together, as the length of a vector."""


class Index:
    """Answers what a FAQ holds. Should its file be damaged under way, it builds another."""

    def __init__(
        self, connection: sqlite3.Connection, document: Document, path: Path | None
    ) -> None:
        self.path = path
        """Where it lies; None when it is in memory."""
        self._connection = connection
        self._document = document
        self.meta: dict[str, str] = dict(self._ask("SELECT key, value FROM meta"))
        """Counts and lengths, as text, and `about` as JSON."""

    def __del__(self) -> None:
        if "_connection" in self.__dict__:
            self._connection.close()

    def close(self) -> None:
        """Let go of the file; nothing can be asked afterwards."""
        self._connection.close()

    def _ask(self, statement: str, values: Iterable[Any] = ()) -> _Rows:
        values = tuple(values)
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError:
            if self.path is None:
                raise
        self._connection.close()
        self._connection, self.path = _in_memory(self._document), None
        return self._connection.execute(statement, values).fetchall()

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
            for chunk in _chunks(sorted(numbers)):
                yield from self._headings(f"number IN ({_marks(chunk)})", chunk)
            return
        last = 0
        while rows := list(self._headings("number > ?", [last])):
            yield from rows
            last = rows[-1].number

    def _headings(self, condition: str, values: list[int]) -> Iterator[Heading]:
        statement = (
            f"SELECT number, id, question, section FROM entry WHERE {condition}"
            f" ORDER BY number LIMIT {_CHUNK}"
        )
        return (Heading(*row) for row in self._ask(statement, values))

    def entries(self, numbers: Collection[int]) -> dict[int, Entry]:
        """Return those of the numbered entries that exist and are usable."""
        found = {}
        for chunk in _chunks(numbers):
            statement = (
                "SELECT number, id, question, section, content FROM entry"
                f" WHERE number IN ({_marks(chunk)})"
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
        statement = f"SELECT number FROM entry WHERE section IN ({_marks(titles)})"
        return {number for (number,) in self._ask(statement, titles)}

    def tags(self) -> list[tuple[str, int]]:
        """Return the tags and how many entries have each, the commonest first."""
        statement = "SELECT name, count(*) FROM tag GROUP BY name ORDER BY 2 DESC, 1"
        return [(name, count) for name, count in self._ask(statement)]

    def tagged(self, names: Collection[str]) -> set[int]:
        """Return the numbers of the entries that have any of these tags."""
        statement = f"SELECT number FROM tag WHERE name IN ({_marks(names)})"
        return {number for (number,) in self._ask(statement, names)}

    def problems(self, number: int | None = None) -> list[Problem]:
        """Return what is wrong with the file, or with the entry of this number."""
        if number is None:
            return [Problem(*row) for row in self._ask("SELECT * FROM problem ORDER BY rowid")]
        statement = "SELECT * FROM problem WHERE number = ? ORDER BY rowid"
        return [Problem(*row) for row in self._ask(statement, [number])]

    def stems(self, forms: Collection[str]) -> dict[str, str]:
        """Return the stems of those of the folded words that the index knows."""
        return dict(self._chunked("SELECT form, stem FROM vocabulary WHERE form IN", forms))

    def forms(self, stems: Collection[str]) -> dict[str, set[str]]:
        """Return the folded words that stand in an entry, by their stem."""
        statement = "SELECT stem, form FROM vocabulary WHERE entries > 0 AND stem IN"
        found: dict[str, set[str]] = {}
        for stem, form in self._chunked(statement, stems):
            found.setdefault(stem, set()).add(form)
        return found

    def entries_with(self, forms: Collection[str]) -> dict[str, int]:
        """Return in how many entries each of these folded words stands, if the index has it."""
        return dict(self._chunked("SELECT form, entries FROM vocabulary WHERE form IN", forms))

    def beginning(self, start: str, most: int) -> list[str]:
        """Return the folded words that start with `start`, at most so many: the commonest."""
        statement = (
            "SELECT form FROM vocabulary WHERE form >= ? AND form < ? AND entries > 0"
            " ORDER BY entries DESC, form LIMIT ?"
        )
        return [form for (form,) in self._ask(statement, [start, f"{start}{_LAST}", most])]

    def containing(self, part: str, most: int) -> list[str]:
        """Return the folded words that hold `part`, at most so many: the commonest."""
        statement = (
            "SELECT form FROM vocabulary WHERE instr(form, ?) AND entries > 0"
            " ORDER BY entries DESC, form LIMIT ?"
        )
        return [form for (form,) in self._ask(statement, [part, most])]

    def shown(self, form: str) -> str:
        """Return how a reader sees a folded word written; empty for words that are not seen."""
        rows = self._ask("SELECT shown FROM vocabulary WHERE form = ?", [form])
        return str(rows[0][0]) if rows else ""

    def spellings(self, kind: str, initial: str, shortest: int, longest: int) -> list[str]:
        """Return the words that are alike in what `fuzzy` compares, of these lengths."""
        statement = (
            "SELECT words FROM spelling WHERE kind = ? AND initial = ? AND length BETWEEN ? AND ?"
            " ORDER BY length"
        )
        rows = self._ask(statement, [kind, initial, shortest, longest])
        return [line for (lines,) in rows for line in lines.split("\n")]

    def families(self, members: Collection[str]) -> dict[str, set[int]]:
        """Return the groups of synonyms that have a member with these stems, by the member."""
        found: dict[str, set[int]] = {}
        statement = "SELECT member, family FROM synonym WHERE member IN"
        for member, family in self._chunked(statement, members):
            found.setdefault(member, set()).add(family)
        return found

    def members(self, family: int) -> list[tuple[str, str]]:
        """Return the members of a group of synonyms: as stems, and as written."""
        statement = "SELECT member, shown FROM synonym WHERE family = ? ORDER BY place"
        return self._ask(statement, [family])

    def postings(self, forms: Collection[str]) -> dict[str, tuple[str, Postings]]:
        """Return what stands for each of these words in runs, and where the word stands."""
        statement = (
            "SELECT form, id, posting.entries, questions, data, best FROM vocabulary"
            " JOIN posting USING (id) WHERE form IN"
        )
        rows = self._chunked(statement, forms)
        return {form: (code_of(number), Postings(*rest)) for form, number, *rest in rows}

    def runs(self, numbers: Collection[int]) -> dict[int, tuple[str, str]]:
        """Return the words of these entries as `postings.code_of` has them: question, rest."""
        statement = "SELECT number, question, rest FROM run WHERE number IN"
        return {
            number: (question, rest) for number, question, rest in self._chunked(statement, numbers)
        }

    @cached_property
    def measures(self) -> Measures:
        """How long questions and entries are."""
        data: dict[str, bytes] = dict(self._ask("SELECT name, data FROM measure"))
        norms: array[float] = unpacked(data["norm"], array("f"))
        return Measures(unpacked(data["question_length"]), unpacked(data["length"]), norms)

    @cached_property
    def usable(self) -> int:
        """How many entries can be found."""
        return int(self.meta["usable"])

    @cached_property
    def mean_question(self) -> float:
        """How many words the questions have on average; 1 if there are none."""
        return int(self.meta["question_length"]) / max(1, self.usable) or 1.0

    @cached_property
    def mean_length(self) -> float:
        """How many words the entries have on average; 1 if there are none."""
        return int(self.meta["length"]) / max(1, self.usable) or 1.0

    @cached_property
    def stopwords(self) -> Stopwords:
        """The words of the FAQ's language that tell little."""
        listed = self.meta["function_words"]
        return Stopwords(frozenset(listed.split(" "))) if listed else ENGLISH

    def _chunked(self, statement: str, values: Collection[Any]) -> _Rows:
        """Ask a statement that ends in `IN`, for so many values at once as SQLite takes."""
        found: _Rows = []
        for chunk in _chunks(values):
            found += self._ask(f"{statement} ({_marks(chunk)})", chunk)
        return found


def _marks(values: Collection[Any]) -> str:
    return ", ".join("?" * len(values))


def _chunks(values: Collection[Any]) -> Iterator[list[Any]]:
    listed = list(values)
    return (listed[i : i + _CHUNK] for i in range(0, len(listed), _CHUNK))


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
