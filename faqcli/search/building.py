"""A FAQ file → its index: one SQLite database that every command asks."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from typing import BinaryIO

from faqcli.errors import FaqError
from faqcli.model import Block, Entry, Section
from faqcli.reading.document import Document, Stamp
from faqcli.reading.folder import FolderReader, reader_of
from faqcli.reading.reader import Reader
from faqcli.search.stems import stemmer
from faqcli.search.text import spell, words

Progress = Callable[[int, int], None]
"""Told now and then how many bytes have been read, and of how many; 0 when that is unknown."""

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, question TEXT NOT NULL, section TEXT NOT NULL,
    question_length INTEGER NOT NULL, length INTEGER NOT NULL, content TEXT NOT NULL
);
CREATE INDEX entry_id ON entry (id);
CREATE TABLE tag (name TEXT, number INTEGER, PRIMARY KEY (name, number)) WITHOUT ROWID;
CREATE TABLE section (title TEXT NOT NULL, first INTEGER PRIMARY KEY, size INTEGER NOT NULL);
CREATE TABLE unusable (id TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE problem (
    severity TEXT, message TEXT, line INTEGER, col INTEGER, hint TEXT, number INTEGER, excerpt TEXT,
    file TEXT
);
CREATE TABLE vocabulary (
    form TEXT PRIMARY KEY, stem TEXT NOT NULL, shown TEXT NOT NULL, entries INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE synonym (member TEXT, family INTEGER, place INTEGER, shown TEXT);
CREATE VIRTUAL TABLE words USING fts5 (
    question, body, aliases, tags, content='', columnsize=0, tokenize="ascii tokenchars '.+#'"
);
CREATE VIRTUAL TABLE posting USING fts5vocab (words, instance);
"""
_INDEXES = """
CREATE INDEX vocabulary_stem ON vocabulary (stem);
CREATE INDEX synonym_member ON synonym (member);
CREATE INDEX problem_number ON problem (number);
"""
_Spelled = tuple[list[str], list[str]]
"""The words of a text as written, and folded."""
_BOUNDARY = "\N{PILCROW SIGN}"  # no word: keeps phrases from running on from block to block


class Vocabulary:
    """The folded words of a FAQ: how they are written, and in how many entries they stand."""

    def __init__(self) -> None:
        self.entries: Counter[str] = Counter()
        self.shown: dict[str, str] = {}
        """As a reader sees them; words of aliases only are not in it."""
        self._settled: set[str] = set()

    def add(self, seen: Iterable[_Spelled], unseen: Iterable[_Spelled]) -> None:
        """Add the words of one entry, those of what is shown and those of what is not."""
        held: set[str] = set()
        for _, forms in unseen:
            held.update(forms)
        for written, forms in seen:
            distinct = set(forms)
            held |= distinct
            fresh = distinct - self._settled
            if fresh:
                self._settle(fresh, zip(written, forms, strict=True))
        self.entries.update(held)

    def _settle(self, fresh: set[str], pairs: Iterable[tuple[str, str]]) -> None:
        """Lower case wins, so that the first word of a sentence does not set the spelling."""
        for word, form in pairs:
            if form in fresh:
                if word.islower():
                    self.shown[form] = word
                    self._settled.add(form)
                else:
                    self.shown.setdefault(form, word)


class Builder:
    """Writes the index of one document into an empty database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._vocabulary = Vocabulary()
        self._lengths = [0, 0]
        self._usable = 0
        self._sections: list[Section] = []

    def build(self, document: Document, progress: Progress | None = None) -> Stamp | None:
        """Read `document` and index it; return the stamp of the file that was read.

        Raises:
            FaqError: the document cannot be read as a FAQ.
            sqlite3.Error: the database cannot be written.
        """
        try:
            self._run(_SCHEMA)
        except sqlite3.OperationalError as error:
            if "fts5" in str(error):
                message = (
                    "the SQLite of this Python was built without FTS5, which faq searches with"
                )
                raise FaqError(message, "Use a Python whose SQLite has it.") from error
            raise
        stream, stamp = document.open()
        with stream:
            reader = reader_of(document, stream)
            total = stamp.size if stamp else len(document.data or b"")
            for entry in reader.entries():
                self._add(entry)
                if progress and entry.number % 256 == 0:
                    progress(_position(stream), total)
        self._finish(reader)
        return stamp

    def _add(self, entry: Entry) -> None:
        question = spell(entry.question)
        blocks = [spell(block.text) for blocks in entry.body for block in blocks]
        tags = [spell(tag) for tag in entry.tags]
        aliases = [spell(alias) for alias in entry.aliases]
        self._vocabulary.add((question, *blocks, *tags), aliases)
        question_length = len(question[1])
        length = sum(len(forms) for _, forms in (question, *blocks, *tags, *aliases))
        self._usable += 1
        self._place(entry)
        self._lengths[0] += question_length
        self._lengths[1] += length
        execute = self._connection.execute
        execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                *(entry.number, entry.id, entry.question, entry.section),
                *(question_length, length, pack(entry)),
            ),
        )
        execute(
            "INSERT INTO words (rowid, question, body, aliases, tags) VALUES (?, ?, ?, ?, ?)",
            (entry.number, _joined([question]), _joined(blocks), _joined(aliases), _joined(tags)),
        )
        for tag in entry.tags:
            execute("INSERT OR IGNORE INTO tag VALUES (?, ?)", (tag, entry.number))

    def _place(self, entry: Entry) -> None:
        """Count the entry to the section it stands in."""
        if self._sections and self._sections[-1].title == entry.section:
            last = self._sections[-1]
            self._sections[-1] = last._replace(size=last.size + 1)
        else:
            self._sections.append(Section(entry.section, entry.number, 1))

    def _finish(self, reader: Reader | FolderReader) -> None:
        stem = stemmer(reader.about.language)
        entries, shown = self._vocabulary.entries, self._vocabulary.shown
        stems = {form: stem(shown.get(form, form)) for form in entries}
        families = []
        for family, group in enumerate(reader.about.synonyms):
            for place, member in enumerate(group):
                key = []
                for start, end, form in words(member):
                    if form not in stems:
                        stems[form] = stem(member[start:end])
                    key.append(stems[form])
                families.append((" ".join(key), family, place, member))
        rows = sorted((form, s, shown.get(form, ""), entries[form]) for form, s in stems.items())
        many = self._connection.executemany
        many("INSERT INTO vocabulary VALUES (?, ?, ?, ?)", rows)
        many("INSERT INTO unusable VALUES (?, ?)", reader.unusable.items())
        many(
            "UPDATE entry SET id = ? WHERE number = ?", ((i, n) for n, i in reader.renamed.items())
        )
        many("INSERT INTO synonym VALUES (?, ?, ?, ?)", families)
        many("INSERT INTO section VALUES (?, ?, ?)", self._sections)
        about = reader.about
        problems = reader.problems()
        many("INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?, ?)", problems)
        facts = {
            "about": json.dumps(about._replace(extra=dict(about.extra)), ensure_ascii=False),
            "count": reader.count,
            "usable": self._usable,
            "problems": len(problems),
            "question_length": self._lengths[0],
            "length": self._lengths[1],
            "longest_synonym": max((m.count(" ") + 1 for m, *_ in families), default=0),
        }
        many("INSERT INTO meta VALUES (?, ?)", facts.items())
        self._run(_INDEXES)

    def _run(self, statements: str) -> None:
        """Execute statements one by one; `executescript` would end the transaction."""
        for statement in statements.split(";"):
            self._connection.execute(statement)


def _joined(texts: Iterable[_Spelled]) -> str:
    return f" {_BOUNDARY} ".join(" ".join(forms) for _, forms in texts)


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
