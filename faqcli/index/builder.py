"""Builds an index: writes the records of a FAQ into an SQLite database."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from faqcli.index.codes import BOUNDARY
from faqcli.index.connection import CHUNK, HEADINGS, checksum_of, placeholders, with_checksum
from faqcli.index.lexicon import MAX_SCANNED, MIN_COMPARED
from faqcli.index.packing import with_see_also
from faqcli.index.postings import CHAMPIONS, champions, in_blocks, question_frequency, to_bytes
from faqcli.index.records import EntryRecord, FaqRecord
from faqcli.index.vectors import vectors_of, vectors_of_words
from faqcli.index.vocabulary import Vocabulary, norm_of
from faqcli.model import Section
from faqcli.text.similarity import alike
from faqcli.text.stems import stemmer
from faqcli.text.stopwords import function_words, is_english
from faqcli.text.tokens import spell, words

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, checksum INTEGER) WITHOUT ROWID;
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, question TEXT NOT NULL, section TEXT NOT NULL,
    content BLOB NOT NULL, checksum INTEGER
);
CREATE TABLE listing (first INTEGER PRIMARY KEY, headings INTEGER NOT NULL, checksum INTEGER);
CREATE TABLE tag (name TEXT PRIMARY KEY, numbers BLOB NOT NULL, checksum INTEGER);
CREATE TABLE section (
    title TEXT NOT NULL, first INTEGER PRIMARY KEY, size INTEGER NOT NULL, checksum INTEGER
);
CREATE TABLE unusable (number INTEGER NOT NULL, id TEXT PRIMARY KEY, checksum INTEGER);
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
CREATE TABLE synonym (
    member TEXT, group_id INTEGER, place INTEGER, shown TEXT, checksum INTEGER
);
CREATE TABLE spelling (
    kind TEXT, initial TEXT, length INTEGER, words TEXT NOT NULL, checksum INTEGER,
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
        self._short_counts = array("I", [0])
        """How many blocks the short answers have."""
        self._numbers = array("I")
        """The numbers of the usable entries."""
        self._tags: dict[str, array[int]] = {}
        """The numbers of the entries with each tag."""
        self._sections: list[Section] = []
        self._run(_SCHEMA)

    def add(self, entry: EntryRecord) -> None:
        """Write an entry. Entries are added in the order of their numbers."""
        vocabulary = self._vocabulary
        texts = [spell(text) for text in (entry.question, *entry.texts)]
        tags = [spell(tag) for tag in entry.tags]
        question, *others = (vocabulary.look_up(forms) for _, forms in (*texts, *tags))
        aliases = [vocabulary.look_up(spell(alias)[1]) for alias in entry.aliases]
        vocabulary.add(entry.number, question, aliases, others)
        vocabulary.show(texts)
        vocabulary.label(tags)
        for measure, value in (
            (self._question_lengths, len(question)),
            (self._lengths, len(question) + sum(map(len, others))),
            (self._short_counts, entry.short_count),
        ):
            measure.extend([0] * (entry.number - len(measure)))  # unusable entries before it
            measure.append(value)
        self._numbers.append(entry.number)
        for tag in dict.fromkeys(entry.tags):
            self._tags.setdefault(tag, array("I")).append(entry.number)
        self._count_in_section(entry)
        execute = self._connection.execute
        columns = (entry.number, entry.id, entry.question, entry.section, entry.content)
        execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)", with_checksum(columns))
        encoded = (BOUNDARY.join(map(vocabulary.encode, part)) for part in (aliases, others))
        row = (entry.number, vocabulary.encode(question), *encoded)
        execute("INSERT INTO encoded_text VALUES (?, ?, ?, ?, ?)", with_checksum(row))

    def _count_in_section(self, entry: EntryRecord) -> None:
        """Count an entry in its section, which is the last one or a new one."""
        if self._sections and self._sections[-1].title == entry.section:
            last = self._sections[-1]
            self._sections[-1] = last._replace(size=last.size + 1)
        else:
            self._sections.append(Section(entry.section, entry.number, 1))

    def finish(self, faq: FaqRecord) -> None:
        """Write what is known when all entries have been added."""
        vocabulary, usable = self._vocabulary, len(self._numbers)
        self._fill("posting", self._postings())
        stem = stemmer(faq.language)
        stems = {form: stem(vocabulary.spelling(form) or form) for form in vocabulary.numbers}
        norm = norm_of(vocabulary, stems, usable)
        self._fill("measure", self._measures(norm))
        self._fill("alias_norm", self._alias_norms(norm))
        if faq.has_vectors and usable >= MIN_COMPARED:
            self._fill("vector", vectors_of(self._phrasings(), vocabulary, usable))
            if usable <= MAX_SCANNED:
                self._fill("word_vector", [vectors_of_words(vocabulary.numbers)])
        synonyms = list(self._synonyms(faq.synonyms, stem, stems))
        self._fill("vocabulary", self._words(stems))
        self._fill("entry", self._amended(faq.renamed, faq.related))
        self._fill("section", self._sections)
        self._fill("problem", faq.problems)
        self._fill("meta", self._meta(faq, synonyms).items())
        self._fill("listing", self._listings(faq.entry_count))
        self._fill("tag", ((name, to_bytes(numbers)) for name, numbers in self._tags.items()))
        self._fill("spelling", self._spellings(stems))
        self._fill("unusable", ((number, name) for name, number in faq.unusable.items()))
        self._fill("synonym", synonyms)
        self._run(_INDEXES)

    def _fill(self, table: str, rows: Iterable[Sequence[object]]) -> None:
        """Write rows into a table, with their checksums."""
        columns = self._connection.execute(f"SELECT * FROM {table} LIMIT 0").description
        statement = f"REPLACE INTO {table} VALUES ({placeholders(columns)})"
        self._connection.executemany(statement, map(with_checksum, rows))

    def seal(self, line: str) -> None:
        """Write the line that says what this is the index of, and end the transaction."""
        self._fill("meta", [("seal", line)])
        self._connection.execute("COMMIT")

    def _postings(self) -> Iterator[tuple[int, int, int, bytes, bytes]]:
        for word, encoded in self._vocabulary.take_postings():
            data, best = to_bytes(encoded), b""
            if len(encoded) > CHAMPIONS:
                data = in_blocks(encoded)
                best = to_bytes(champions(encoded, self._question_lengths, self._lengths))
            yield word, len(encoded), question_frequency(encoded), data, best

    def _synonyms(
        self,
        groups: Iterable[Iterable[str]],
        stem: Callable[[str], str],
        stems: dict[str, str],
    ) -> Iterator[tuple[str, int, int, str]]:
        """Yield the rows of synonyms, and add the stems of words that are only in these."""
        for group, members in enumerate(groups):
            for place, member in enumerate(members):
                found = words(member)
                for start, end, form in found:
                    if form not in stems:
                        stems[form] = stem(member[start:end])
                yield " ".join(stems[word.form] for word in found), group, place, member

    def _words(self, stems: Mapping[str, str]) -> Iterator[tuple[str, int, str, str, int]]:
        """Yield the rows of the vocabulary; a word that is only in synonyms has no postings."""
        numbers, frequencies = self._vocabulary.numbers, self._vocabulary.frequencies
        for form in sorted(stems):
            number = numbers.get(form, -1)
            entries = frequencies[number] if form in numbers else 0
            yield form, number, stems[form], self._vocabulary.spelling(form), entries

    def _spellings(self, stems: Mapping[str, str]) -> Iterator[tuple[str, str, int, str]]:
        """Yield the words that a misspelt word may be meant to be, grouped by `alike`."""
        vocabulary = self._vocabulary
        seen = (f for f in stems if f not in vocabulary.numbers or vocabulary.spelling(f))
        for (kind, initial, length), group in sorted(alike(seen).items()):
            yield kind, initial, length, "\n".join(group)

    def _measures(self, norm: Callable[[str], float]) -> Iterator[tuple[str, bytes]]:
        """Yield the numbers of the entries, the lengths of questions and entries, and the norms.

        The norm of a question is the length of its vector of term weights. It tells a question
        that a query covers entirely from one that asks about more.
        """
        yield "number", to_bytes(self._numbers)
        yield "question_length", to_bytes(self._question_lengths)
        yield "length", to_bytes(self._lengths)
        norms = array("f", [1.0]) * len(self._lengths)
        rows = self._connection.execute("SELECT number, question FROM encoded_text")
        for number, question in rows:
            norms[number] = norm(question)
        yield "norm", to_bytes(norms)

    def _alias_norms(self, norm: Callable[[str], float]) -> Iterator[tuple[int, bytes]]:
        """Yield the norms of the aliases of each entry that has any."""
        rows = self._connection.execute(
            "SELECT number, aliases FROM encoded_text WHERE aliases <> ''"
        )
        for number, aliases in rows:
            yield number, to_bytes(array("f", map(norm, aliases.split(BOUNDARY))))

    def _phrasings(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the question, the short answer and the aliases of each entry, encoded."""
        rows = self._connection.execute("SELECT number, question, aliases, rest FROM encoded_text")
        for number, question, aliases, rest in rows:
            count = self._short_counts[number]
            short = "".join(rest.split(BOUNDARY, count)[:count])
            yield number, [text for text in (question, short, *aliases.split(BOUNDARY)) if text]

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

    def _listings(self, count: int) -> Iterator[tuple[int, int]]:
        """Yield the first number of every CHUNK of entries, and the checksum of their headings."""
        for first in range(1, count + 1, CHUNK):
            rows = self._connection.execute(HEADINGS, [first, first + CHUNK - 1])
            yield first, checksum_of(rows.fetchall())

    def _meta(
        self, faq: FaqRecord, synonyms: Sequence[tuple[str, int, int, str]]
    ) -> dict[str, str | bytes]:
        functions: Iterable[str] = ()
        if not is_english(faq.language):
            functions = sorted(function_words(faq.language))
        return {
            "about": faq.about,
            "origin": faq.origin,
            "named": faq.named,
            "mentioned": faq.mentioned,
            "format": faq.format,
            "left_out": "\n".join(faq.left_out),
            "language": faq.language,
            "count": str(faq.entry_count),
            "usable": str(len(self._numbers)),
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
