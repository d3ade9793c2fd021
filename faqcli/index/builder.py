"""Builds an index: writes the records of a FAQ into an SQLite database."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from faqcli.index.connection import placeholders, with_checksum
from faqcli.index.lexicon import MAX_SCANNED, MIN_COMPARED
from faqcli.index.packing import with_see_also
from faqcli.index.postings import BOUNDARY, CHAMPIONS, IN_QUESTION, champions, to_bytes
from faqcli.index.records import EntryRecord, FaqRecord
from faqcli.index.vectors import vectors_of, vectors_of_words
from faqcli.index.vocabulary import Vocabulary, norm_of
from faqcli.model import Section
from faqcli.text.similarity import alike
from faqcli.text.stems import stemmer
from faqcli.text.stopwords import is_english, listed
from faqcli.text.tokens import spell, words

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER) WITHOUT ROWID;
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, question TEXT NOT NULL, section TEXT NOT NULL,
    content BLOB NOT NULL, checksum INTEGER
);
CREATE TABLE tag (name TEXT, number INTEGER, PRIMARY KEY (name, number)) WITHOUT ROWID;
CREATE TABLE section (
    title TEXT NOT NULL, first INTEGER PRIMARY KEY, size INTEGER NOT NULL, checksum INTEGER
);
CREATE TABLE unusable (id TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE problem (
    severity TEXT, message TEXT, line INTEGER, col INTEGER, hint TEXT, number INTEGER, excerpt TEXT,
    file TEXT, checksum INTEGER
);
CREATE TABLE vocabulary (
    form TEXT PRIMARY KEY, id INTEGER NOT NULL, stem TEXT NOT NULL, shown TEXT NOT NULL,
    entries INTEGER NOT NULL, checksum INTEGER
) WITHOUT ROWID;
CREATE TABLE posting (
    id INTEGER PRIMARY KEY, entries INTEGER NOT NULL, questions INTEGER NOT NULL,
    data BLOB NOT NULL, champions BLOB NOT NULL, checksum INTEGER
);
CREATE TABLE encoded_text (
    number INTEGER PRIMARY KEY, question TEXT NOT NULL, aliases TEXT NOT NULL, rest TEXT NOT NULL,
    checksum INTEGER
);
CREATE TABLE alias_norm (number INTEGER PRIMARY KEY, data BLOB NOT NULL, checksum INTEGER);
CREATE TABLE vector (number INTEGER PRIMARY KEY, data BLOB NOT NULL, checksum INTEGER);
CREATE TABLE word_vector (forms TEXT NOT NULL, data BLOB NOT NULL, checksum INTEGER);
CREATE TABLE measure (name TEXT PRIMARY KEY, data BLOB NOT NULL, checksum INTEGER) WITHOUT ROWID;
CREATE TABLE synonym (member TEXT, group_id INTEGER, place INTEGER, shown TEXT);
CREATE TABLE spelling (
    kind TEXT, initial TEXT, length INTEGER, words TEXT NOT NULL,
    PRIMARY KEY (kind, initial, length)
) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX entry_id ON entry (id);
CREATE INDEX vocabulary_stem ON vocabulary (stem);
CREATE INDEX synonym_member ON synonym (member);
CREATE INDEX problem_number ON problem (number);
"""


def create(path: Path, *, is_large: bool) -> sqlite3.Connection:
    """Create the file of an index at `path`, to be written in one transaction."""
    connection = sqlite3.connect(path, isolation_level=None)
    if is_large:  # larger pages waste less room on rows with long answers
        connection.execute("PRAGMA page_size = 16384")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    return connection


class Builder:
    """Writes an index into an empty database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._vocabulary = Vocabulary()
        # By the numbers of the entries, which start at 1.
        self._question_lengths = array("I", [0])
        self._lengths = array("I", [0])
        self._questions: list[str] = [""]
        """The encoded questions."""
        self._shorts: dict[int, str] = {}
        """The encoded short answers."""
        self._usable = 0
        self._sections: list[Section] = []
        self._run(_SCHEMA)

    def add(self, entry: EntryRecord) -> None:
        """Write an entry. Entries are added in the order of their numbers."""
        question = spell(entry.question)
        texts = [spell(text) for text in entry.texts]
        tags = [spell(tag) for tag in entry.tags]
        aliases = [spell(alias)[1] for alias in entry.aliases]
        others = [forms for _, forms in (*texts, *tags)]
        self._vocabulary.add(entry.number, question[1], aliases, others)
        self._vocabulary.show((question, *texts))
        self._vocabulary.label(tags)
        for lengths in (self._question_lengths, self._lengths):
            lengths.extend([0] * (entry.number - len(lengths)))  # unusable entries before it
        self._questions.extend([""] * (entry.number - len(self._questions)))
        self._question_lengths.append(len(question[1]))
        self._lengths.append(len(question[1]) + sum(map(len, others)))
        encoded = self._encoded(question[1])
        self._questions.append(encoded)
        short = [form for _, forms in texts[: entry.short_count] for form in forms]
        if short:
            self._shorts[entry.number] = self._encoded(short)
        self._usable += 1
        self._count_in_section(entry)
        execute = self._connection.execute
        columns = (entry.number, entry.id, entry.question, entry.section, entry.content)
        execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)", with_checksum(columns))
        texts_of_aliases, rest = (
            BOUNDARY.join(map(self._encoded, listed)) for listed in (aliases, others)
        )
        row = (entry.number, encoded, texts_of_aliases, rest)
        execute("INSERT INTO encoded_text VALUES (?, ?, ?, ?, ?)", with_checksum(row))
        for tag in entry.tags:
            execute("INSERT OR IGNORE INTO tag VALUES (?, ?)", (tag, entry.number))

    def _encoded(self, forms: Iterable[str]) -> str:
        return "".join(map(self._vocabulary.codes.__getitem__, forms))

    def _count_in_section(self, entry: EntryRecord) -> None:
        """Count an entry in its section, which is the last one or a new one."""
        if self._sections and self._sections[-1].title == entry.section:
            last = self._sections[-1]
            self._sections[-1] = last._replace(size=last.size + 1)
        else:
            self._sections.append(Section(entry.section, entry.number, 1))

    def finish(self, faq: FaqRecord) -> None:
        """Write what is known when all entries have been added."""
        stem = stemmer(faq.language)
        vocabulary = self._vocabulary
        shown = vocabulary.labels | vocabulary.shown
        stems = {form: stem(shown.get(form, form)) for form in vocabulary.ids}
        synonyms = []
        for group, members in enumerate(faq.synonyms):
            for place, member in enumerate(members):
                key = []
                for start, end, form in words(member):
                    if form not in stems:
                        stems[form] = stem(member[start:end])
                    key.append(stems[form])
                synonyms.append((" ".join(key), group, place, member))
        self._fill("vocabulary", self._words(stems, shown))
        self._fill("posting", self._postings())
        norm = norm_of(vocabulary, stems, self._usable)
        self._fill("measure", self._measures(norm))
        self._fill("alias_norm", self._alias_norms(norm))
        if faq.has_vectors and self._usable >= MIN_COMPARED:
            vectors = vectors_of(list(self._phrasings()), vocabulary, self._usable)
            self._fill("vector", vectors)
            if self._usable <= MAX_SCANNED:
                self._fill("word_vector", [vectors_of_words(vocabulary.ids)])
        self._fill("entry", self._amended(faq.renamed, faq.related))
        self._fill("section", self._sections)
        self._fill("problem", faq.problems)
        self._fill("meta", self._meta(faq, synonyms).items())
        many = self._connection.executemany
        many("INSERT INTO spelling VALUES (?, ?, ?, ?)", self._spellings(stems, shown))
        many("INSERT INTO unusable VALUES (?, ?)", faq.unusable.items())
        many("INSERT INTO synonym VALUES (?, ?, ?, ?)", synonyms)
        self._run(_INDEXES)

    def _fill(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Write rows into a table that has checksums."""
        for row in map(with_checksum, rows):
            statement = f"REPLACE INTO {table} VALUES ({placeholders(row)})"
            self._connection.execute(statement, row)

    def seal(self, line: str) -> None:
        """Write the line that says what this is the index of, and end the transaction."""
        self._fill("meta", [("seal", line)])
        self._connection.execute("COMMIT")

    def _words(
        self, stems: Mapping[str, str], shown: Mapping[str, str]
    ) -> Iterator[tuple[str, int, str, str, int]]:
        """Yield the rows of the vocabulary; a word that is only in synonyms has no postings."""
        ids, postings = self._vocabulary.ids, self._vocabulary.postings
        for form in sorted(stems):
            is_known = form in ids
            word_id = ids[form] if is_known else -1
            entries = len(postings[word_id]) if is_known else 0
            yield form, word_id, stems[form], shown.get(form, ""), entries

    def _postings(self) -> Iterator[tuple[int, int, int, bytes, bytes]]:
        for word_id, encoded in enumerate(self._vocabulary.postings):
            best = b""
            if len(encoded) > CHAMPIONS:
                best = to_bytes(champions(encoded, self._question_lengths, self._lengths))
            questions = sum(posting & IN_QUESTION for posting in encoded)
            yield word_id, len(encoded), questions, to_bytes(encoded), best

    def _spellings(
        self, stems: Mapping[str, str], shown: Mapping[str, str]
    ) -> Iterator[tuple[str, str, int, str]]:
        """Yield the words that a misspelt word may be meant to be, grouped by `alike`."""
        seen = (form for form in stems if form in shown or form not in self._vocabulary.ids)
        for (kind, initial, length), group in sorted(alike(seen).items()):
            yield kind, initial, length, "\n".join(group)

    def _measures(self, norm: Callable[[str], float]) -> Iterator[tuple[str, bytes]]:
        """Yield the lengths of questions and entries, and the norms of the questions.

        The norm of a question is the length of its vector of term weights. It tells a question
        that a query covers entirely from one that asks about more.
        """
        yield "question_length", to_bytes(self._question_lengths)
        yield "length", to_bytes(self._lengths)
        yield "norm", to_bytes(array("f", map(norm, self._questions)))

    def _alias_norms(self, norm: Callable[[str], float]) -> Iterator[tuple[int, bytes]]:
        """Yield the norms of the aliases of each entry that has any."""
        rows = self._connection.execute(
            "SELECT number, aliases FROM encoded_text WHERE aliases <> ''"
        )
        for number, aliases in rows:
            yield number, to_bytes(array("f", map(norm, aliases.split(BOUNDARY))))

    def _phrasings(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the question, the short answer and the aliases of each entry, encoded."""
        rows = self._connection.execute("SELECT number, question, aliases FROM encoded_text")
        for number, question, aliases in rows:
            listed = (question, self._shorts.get(number, ""), *aliases.split(BOUNDARY))
            yield number, [text for text in listed if text]

    def _amended(
        self, renamed: Mapping[int, str], related: Mapping[int, Sequence[str]]
    ) -> Iterator[tuple[object, ...]]:
        """Yield the rows of entries that have another id now, or other ids of related entries."""
        for number in renamed.keys() | related.keys():
            query = "SELECT * FROM entry WHERE number = ?"
            ((_, identifier, *texts, content, _),) = self._connection.execute(query, [number])
            if number in related:
                content = with_see_also(content, related[number])
            yield number, renamed.get(number, identifier), *texts, content

    def _meta(
        self, faq: FaqRecord, synonyms: Sequence[tuple[str, int, int, str]]
    ) -> dict[str, str]:
        functions: Iterable[str] = ()
        if not is_english(faq.language):
            functions = sorted(listed(faq.language))
        return {
            "about": faq.about,
            "format": faq.format,
            "left_out": "\n".join(faq.left_out),
            "language": faq.language,
            "count": str(faq.entry_count),
            "usable": str(self._usable),
            "problems": str(len(faq.problems)),
            "question_length": str(sum(self._question_lengths)),
            "length": str(sum(self._lengths)),
            "longest_synonym": str(max((m.count(" ") + 1 for m, *_ in synonyms), default=0)),
            "function_words": " ".join(functions),
        }

    def _run(self, statements: str) -> None:
        """Execute statements one by one; `executescript` would end the transaction."""
        for statement in statements.split(";"):
            self._connection.execute(statement)
