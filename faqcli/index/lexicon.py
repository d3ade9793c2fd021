"""The words of a FAQ as its index has them: forms, stems, spellings, synonyms, postings."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from functools import cached_property

from faqcli.index.connection import Database
from faqcli.index.postings import Postings, code_of, unpacked
from faqcli.text.stopwords import ENGLISH, Stopwords

_LAST = "\U0010ffff"
"""Sorts after whatever a word goes on with."""


class Measures:
    """What ranking needs to know of each entry, by its number.

    Args:
        question_lengths: in words, as are `lengths`, which are those of the whole entries.
        norms: how much the words of each question weigh together, as the length of a vector.
    """

    __slots__ = ("lengths", "norms", "question_lengths")

    def __init__(
        self, question_lengths: array[int], lengths: array[int], norms: array[float]
    ) -> None:
        self.question_lengths = question_lengths
        self.lengths = lengths
        self.norms = norms


class Lexicon(Database):
    """Answers what the words of a FAQ are, and where they stand."""

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
