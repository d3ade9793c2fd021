"""A FAQ file → its index: one SQLite database that every command asks."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from faqcli.index.postings import BOUNDARY, IN_QUESTION, LONG, best_of, to_bytes
from faqcli.index.records import Facts, Prepared, Progress, read
from faqcli.index.vocabulary import Vocabulary, norms
from faqcli.model import Section
from faqcli.readers.source import Document, Stamp
from faqcli.text.similarity import alike
from faqcli.text.stems import stemmer
from faqcli.text.stopwords import is_english, listed
from faqcli.text.tokens import spell, words

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, question TEXT NOT NULL, section TEXT NOT NULL,
    content TEXT NOT NULL
);
CREATE TABLE tag (name TEXT, number INTEGER, PRIMARY KEY (name, number)) WITHOUT ROWID;
CREATE TABLE section (title TEXT NOT NULL, first INTEGER PRIMARY KEY, size INTEGER NOT NULL);
CREATE TABLE unusable (id TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE problem (
    severity TEXT, message TEXT, line INTEGER, col INTEGER, hint TEXT, number INTEGER, excerpt TEXT,
    file TEXT
);
CREATE TABLE vocabulary (
    form TEXT PRIMARY KEY, id INTEGER NOT NULL, stem TEXT NOT NULL, shown TEXT NOT NULL,
    entries INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE posting (
    id INTEGER PRIMARY KEY, entries INTEGER NOT NULL, questions INTEGER NOT NULL,
    data BLOB NOT NULL, best BLOB NOT NULL
);
CREATE TABLE run (number INTEGER PRIMARY KEY, question TEXT NOT NULL, rest TEXT NOT NULL);
CREATE TABLE measure (name TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE synonym (member TEXT, family INTEGER, place INTEGER, shown TEXT);
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


def build(
    connection: sqlite3.Connection, document: Document, progress: Progress | None = None
) -> Stamp | None:
    """Index a document into an empty database; return the stamp of the file that was read.

    Raises:
        FaqError: the document cannot be read as a FAQ.
        sqlite3.Error: the database cannot be written.
    """
    builder = Builder(connection)
    facts, stamp = read(document, builder.add, progress)
    builder.finish(facts)
    return stamp


class Builder:
    """Writes an index into an empty database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._vocabulary = Vocabulary()
        self._question_lengths = array("I", [0])
        self._lengths = array("I", [0])
        self._questions: list[str] = [""]
        """The questions as the index keeps them, by their numbers."""
        self._usable = 0
        self._sections: list[Section] = []
        self._run(_SCHEMA)

    def add(self, entry: Prepared) -> None:
        """Index one entry; they come in the order of their numbers."""
        question = spell(entry.question)
        seen = [spell(text) for text in entry.texts]
        tags = [spell(tag) for tag in entry.tags]
        aliases = [spell(alias)[1] for alias in entry.aliases]
        others = [forms for _, forms in (*seen, *tags)]
        self._vocabulary.add(entry.number, question[1], aliases, others)
        self._vocabulary.show((question, *seen))
        self._vocabulary.label(tags)
        for lengths in (self._question_lengths, self._lengths):
            lengths.extend([0] * (entry.number - len(lengths)))  # of unusable entries
        self._questions.extend([""] * (entry.number - len(self._questions)))
        self._question_lengths.append(len(question[1]))
        self._lengths.append(len(question[1]) + sum(map(len, aliases)) + sum(map(len, others)))
        run = self._coded(question[1])
        self._questions.append(run)
        self._usable += 1
        self._place(entry)
        execute = self._connection.execute
        execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?)",
            (entry.number, entry.id, entry.question, entry.section, entry.content),
        )
        rest = BOUNDARY.join(map(self._coded, (*others, *aliases)))
        execute("INSERT INTO run VALUES (?, ?, ?)", (entry.number, run, rest))
        for tag in entry.tags:
            execute("INSERT OR IGNORE INTO tag VALUES (?, ?)", (tag, entry.number))

    def _coded(self, forms: Iterable[str]) -> str:
        return "".join(map(self._vocabulary.codes.__getitem__, forms))

    def _place(self, entry: Prepared) -> None:
        """Count the entry to the section it stands in."""
        if self._sections and self._sections[-1].title == entry.section:
            last = self._sections[-1]
            self._sections[-1] = last._replace(size=last.size + 1)
        else:
            self._sections.append(Section(entry.section, entry.number, 1))

    def finish(self, facts: Facts) -> None:
        """Index what is known once all entries are."""
        stem = stemmer(facts.language)
        vocabulary = self._vocabulary
        shown = vocabulary.labels | vocabulary.shown
        stems = {form: stem(shown.get(form, form)) for form in vocabulary.ids}
        families = []
        for family, group in enumerate(facts.synonyms):
            for place, member in enumerate(group):
                key = []
                for start, end, form in words(member):
                    if form not in stems:
                        stems[form] = stem(member[start:end])
                    key.append(stems[form])
                families.append((" ".join(key), family, place, member))
        many = self._connection.executemany
        many("INSERT INTO vocabulary VALUES (?, ?, ?, ?, ?)", self._words(stems, shown))
        many("INSERT INTO posting VALUES (?, ?, ?, ?, ?)", self._postings())
        many("INSERT INTO spelling VALUES (?, ?, ?, ?)", self._spellings(stems, shown))
        many("INSERT INTO measure VALUES (?, ?)", self._measures(stems))
        many("INSERT INTO unusable VALUES (?, ?)", facts.unusable.items())
        renamed = ((identifier, number) for number, identifier in facts.renamed.items())
        many("UPDATE entry SET id = ? WHERE number = ?", renamed)
        many("INSERT INTO synonym VALUES (?, ?, ?, ?)", families)
        many("INSERT INTO section VALUES (?, ?, ?)", self._sections)
        many("INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?, ?)", facts.problems)
        many("INSERT INTO meta VALUES (?, ?)", self._meta(facts, families).items())
        self._run(_INDEXES)

    def _words(
        self, stems: Mapping[str, str], shown: Mapping[str, str]
    ) -> Iterator[tuple[str, int, str, str, int]]:
        """Yield the rows of the vocabulary; words that stand in synonyms only have no postings."""
        ids, postings = self._vocabulary.ids, self._vocabulary.postings
        for form in sorted(stems):
            known = form in ids
            place = ids[form] if known else -1
            entries = len(postings[place]) if known else 0
            yield form, place, stems[form], shown.get(form, ""), entries

    def _postings(self) -> Iterator[tuple[int, int, int, bytes, bytes]]:
        for place, packed in enumerate(self._vocabulary.postings):
            best = b""
            if len(packed) > LONG:
                best = to_bytes(best_of(packed, self._question_lengths, self._lengths))
            questions = sum(one & IN_QUESTION for one in packed)
            yield place, len(packed), questions, to_bytes(packed), best

    def _spellings(
        self, stems: Mapping[str, str], shown: Mapping[str, str]
    ) -> Iterator[tuple[str, str, int, str]]:
        """Yield the words that a misspelt one may have been meant to be, those alike together."""
        seen = (form for form in stems if form in shown or form not in self._vocabulary.ids)
        for (kind, initial, length), group in sorted(alike(seen).items()):
            yield kind, initial, length, "\n".join(group)

    def _measures(self, stems: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        """Yield how long questions and entries are, and the norms of the questions.

        A question's norm is the length of the vector of the weights that its stems have: by it
        a question that a query covers whole is told from one that says more.
        """
        yield "question_length", to_bytes(self._question_lengths)
        yield "length", to_bytes(self._lengths)
        weights = norms(self._vocabulary, stems, self._questions, self._usable)
        yield "norm", to_bytes(array("f", weights))

    def _meta(
        self, facts: Facts, families: Sequence[tuple[str, int, int, str]]
    ) -> dict[str, object]:
        functions: Iterable[str] = ()
        if not is_english(facts.language):
            functions = sorted(listed(facts.language))
        return {
            "about": facts.about,
            "count": facts.entries,
            "usable": self._usable,
            "problems": len(facts.problems),
            "question_length": sum(self._question_lengths),
            "length": sum(self._lengths),
            "longest_synonym": max((m.count(" ") + 1 for m, *_ in families), default=0),
            "function_words": " ".join(functions),
        }

    def _run(self, statements: str) -> None:
        """Execute statements one by one; `executescript` would end the transaction."""
        for statement in statements.split(";"):
            self._connection.execute(statement)
