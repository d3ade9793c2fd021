"""The words of a FAQ as its index knows them: forms, stems, spellings, synonyms, postings."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from faqcli.index.codes import BOUNDARY, code_of
from faqcli.index.connection import Connection, safely
from faqcli.index.postings import Postings, from_bytes, idf
from faqcli.text.stopwords import ENGLISH, is_english

if TYPE_CHECKING:
    from faqcli.text.meaning import Embedder, Table

MAX_SCANNED = 1000
"""In a FAQ of at most so many entries, all of it can be compared to a query by its vectors."""
MIN_COMPARED = 3
"""In a smaller FAQ nothing is: which words are rare in it is chance, and so is what they mean."""
SUBJECT = 0
"""In place of an entry's number: the vector of what the FAQ is about, the mean of all others."""
_LAST = "\U0010ffff"
"""Sorts after anything that a word can continue with."""
_WORDS = "SELECT * FROM vocabulary WHERE"


_Row = tuple[str, int, str, str, int]
"""A word of the vocabulary: its form, id and stem, as it is shown, and how many entries have it."""


class Measures:
    """What ranking needs to know of each entry; the entry's number is the index.

    Args:
        question_lengths: how many words the question has.
        lengths: how many words the whole entry has.
        norms: the length of the question's vector of term weights.
    """

    __slots__ = ("lengths", "norms", "question_lengths")

    def __init__(
        self, question_lengths: array[int], lengths: array[int], norms: array[float]
    ) -> None:
        self.question_lengths = question_lengths
        self.lengths = lengths
        self.norms = norms


class EncodedTexts:
    """The texts of an entry, with a code for each word.

    Args:
        question: the question.
        aliases: other ways to ask it, each with the length of its vector of term weights.
        rest: the short answer, the answer, the note and the tags.
    """

    __slots__ = ("aliases", "question", "rest")

    def __init__(self, question: str, aliases: dict[str, float], rest: str) -> None:
        self.question = question
        self.aliases = aliases
        self.rest = rest

    def shown(self) -> tuple[str, str]:
        """Return the texts that readers see."""
        return self.question, self.rest

    def all(self) -> tuple[str, ...]:
        """Return all of the texts."""
        return (self.question, *self.aliases, self.rest)


class Lexicon:
    """Answers which words a FAQ has, and where they occur.

    Args:
        connection: the database of the index.
        meta: its table of counts and lengths, as text.
    """

    def __init__(self, connection: Connection, meta: Mapping[str, str]) -> None:
        self.connection = connection
        self._table: Table | None = None
        self._function_words = meta["function_words"]
        self.language = meta["language"]
        self.longest_synonym = int(meta["longest_synonym"])
        """How many words the longest synonym has."""
        self.entry_count = int(meta["usable"])
        """How many entries can be found."""
        entries = max(1, self.entry_count)
        self.mean_question_length = int(meta["question_length"]) / entries or 1.0
        """How many words a question has on average; 1 if there are none."""
        self.mean_length = int(meta["length"]) / entries or 1.0
        """How many words an entry has on average; 1 if there are none."""

    def close(self) -> None:
        """Close the table of vectors, if it was opened."""
        if self._table:
            self._table.close()

    @cached_property
    def embedder(self) -> Embedder | None:
        """Makes vectors of texts; None if the table for it can't be opened."""
        from faqcli.text.meaning import Embedder, open_table

        self._table = open_table()
        return Embedder(self._table, self.idfs) if self._table else None

    @cached_property
    def word_vectors(self) -> tuple[list[str], bytes]:
        """The words of a FAQ that isn't large and their vectors, one after another."""
        rows = self.connection.ask("SELECT * FROM word_vector")
        return next(((forms.split(), data) for forms, data in rows), ([], b""))

    @cached_property
    def measures(self) -> Measures:
        """The lengths of questions and entries."""
        return self.connection.safely(self._measures)

    def _measures(self) -> Measures:
        data: dict[str, bytes] = dict(
            self.connection.ask("SELECT * FROM measure WHERE name <> 'number'")
        )
        norms: array[float] = from_bytes(data["norm"], array("f"))
        measures = Measures(from_bytes(data["question_length"]), from_bytes(data["length"]), norms)
        if not len(norms) == len(measures.lengths) == len(measures.question_lengths):
            raise ValueError("damaged")
        return measures

    @property
    def is_english(self) -> bool:
        """Whether the FAQ is in English."""
        return is_english(self.language)

    @cached_property
    def stopwords(self) -> frozenset[str]:
        """The function words of the FAQ's language, folded."""
        listed = self._function_words
        return frozenset(listed.split(" ")) if listed else ENGLISH

    @cached_property
    def stem(self) -> Callable[[str], str]:
        """A function that returns the stem of any word, whether or not it is in the FAQ."""
        from faqcli.text.stems import stemmer

        return stemmer(self.language)

    def stems(self, forms: Collection[str]) -> dict[str, str]:
        """Return the stem of each of the folded words that the index knows."""
        return {form: stem for form, _, stem, _, _ in self._words(forms)}

    def _words(self, forms: Collection[str]) -> list[_Row]:
        """Return what the index knows of each of the folded words that it knows."""
        return self.connection.ask_in(f"{_WORDS} form IN", forms)

    def forms(self, stems: Collection[str]) -> dict[str, set[str]]:
        """Return the folded words of each stem that occur in entries."""
        forms: dict[str, set[str]] = {}
        rows = self.connection.ask_in(f"{_WORDS} entries > 0 AND stem IN", stems)
        for form, _, stem, _, _ in rows:
            forms.setdefault(stem, set()).add(form)
        return forms

    def document_frequencies(self, forms: Collection[str]) -> dict[str, int]:
        """Return how many entries contain each of the folded words that the index knows."""
        return {form: entries for form, *_, entries in self._words(forms)}

    def idfs(self, forms: Collection[str]) -> dict[str, float]:
        """Return the inverse document frequency of each folded word, known or not."""
        frequencies = self.document_frequencies(forms)
        return {form: idf(self.entry_count, frequencies.get(form, 0)) for form in forms}

    def with_prefix(self, prefix: str, limit: int) -> list[str]:
        """Return the folded words that start with `prefix`: the commonest, at most `limit`."""
        return self.between(prefix, f"{prefix}{_LAST}", limit)

    def between(self, first: str, end: str, limit: int) -> list[str]:
        """Return the folded words from `first` on that are before `end`, as `with_prefix` does."""
        return self._commonest("form >= ? AND form < ?", first, end, limit)

    def containing(self, part: str, limit: int) -> list[str]:
        """Return the folded words that contain `part`: the commonest, at most `limit`."""
        return self._commonest("instr(form, ?)", part, limit)

    def _commonest(self, condition: str, *values: str | int) -> list[str]:
        order = "ORDER BY entries DESC, form LIMIT ?"
        rows = self.connection.ask(f"{_WORDS} {condition} AND entries > 0 {order}", values)
        return [form for form, *_ in rows]

    def as_shown(self, form: str) -> str:
        """Return a folded word as readers see it written; empty if they don't see it."""
        return next((shown for _, _, _, shown, _ in self._words([form])), "")

    def spellings(self, kind: str, initial: str, shortest: int, longest: int) -> list[str]:
        """Return the lines of `similarity.alike` with this initial, and of these lengths."""
        statement = (
            "SELECT * FROM spelling WHERE kind = ? AND initial = ? AND length BETWEEN ? AND ?"
            " ORDER BY length"
        )
        rows = self.connection.ask(statement, [kind, initial, shortest, longest])
        return [line for *_, lines in rows for line in lines.split("\n")]

    def synonym_groups(self, members: Collection[str]) -> dict[str, set[int]]:
        """Return the groups that each synonym belongs to; synonyms are given by their stems."""
        groups: dict[str, set[int]] = {}
        statement = "SELECT * FROM synonym WHERE member IN"
        for member, group, _, _ in self.connection.ask_in(statement, members):
            groups.setdefault(member, set()).add(group)
        return groups

    def synonyms(self, group: int) -> list[tuple[str, str]]:
        """Return the members of a group of synonyms, each by its stems and as written."""
        statement = "SELECT * FROM synonym WHERE group_id = ? ORDER BY place"
        return [(member, shown) for member, _, _, shown in self.connection.ask(statement, [group])]

    @safely
    def postings(self, forms: Collection[str]) -> dict[str, tuple[str, Postings]]:
        """Return the code and the postings of each of the folded words that occur in entries."""
        words = {number: form for form, number, *_, entries in self._words(forms) if entries}
        rows = self.connection.ask_in("SELECT * FROM posting WHERE id IN", words)
        if len(rows) != len(words):
            raise ValueError("damaged")
        return {words[number]: (code_of(number), Postings(*rest)) for number, *rest in rows}

    @safely
    def encoded_texts(self, numbers: Collection[int]) -> dict[int, EncodedTexts]:
        """Return the texts of each of these entries, as words' codes."""
        rows = self.connection.ask_in("SELECT * FROM encoded_text WHERE number IN", numbers)
        aliased = [number for number, _, aliases, _ in rows if aliases]
        statement = "SELECT * FROM alias_norm WHERE number IN"
        norms: dict[int, bytes] = dict(self.connection.ask_in(statement, aliased))
        texts = {}
        for number, question, aliases, rest in rows:
            listed = aliases.split(BOUNDARY) if aliases else ()
            measured = from_bytes(norms.get(number, b""), array("f"))
            texts[number] = EncodedTexts(question, dict(zip(listed, measured, strict=True)), rest)
        return texts
