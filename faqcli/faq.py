"""An open FAQ: what commands and other programs use."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self

from faqcli.errors import NotFoundError, UnreadableError, explain
from faqcli.index.connection import safely
from faqcli.index.store import Index, open_index
from faqcli.model import FAQ
from faqcli.readers.source import find
from faqcli.sanitize import quoted, visible

if TYPE_CHECKING:
    from faqcli.index.entries import Entries
    from faqcli.model import About, Entry, Heading, Problem, Program, Results, Section
    from faqcli.paths import FaqFile
    from faqcli.readers.source import Document
    from faqcli.readers.streams import Progress
    from faqcli.search.highlight import Highlighter
    from faqcli.search.references import Selection

_FAR, _FAR_IN_ANY_FAQ = 10, 99
"""A number is probably a word to search for if it is more than ten times the last one, and 99."""
_MAX_COMPARED = 2000
"""How many questions are compared to find the nearest one."""


def load(path: FaqFile | None = None, *, progress: Progress | None = None) -> Faq:
    """Open a FAQ: the file at `path`, `-` for standard input, or the bundled one.

    The file is only read if it is new or has changed: its index is kept in the user's cache.

    Args:
        path: a FAQ file in any format that is read, a folder of them, or a resource of a package.
        progress: a function that is called now and then while the file is read, with the number
            of bytes read and of bytes in all.

    Raises:
        MissingFileError: the file doesn't exist.
        UnreadableError: it cannot be read as a FAQ.
    """
    document = find(path)._replace(progress=progress)
    return Faq(document, open_index(document))


class Faq:
    """A FAQ that can be listed, shown and searched.

    Close it when you are done, or use it in a `with` statement.
    """

    def __init__(self, document: Document, index: Index, program: Program = FAQ) -> None:
        self.program = program
        """The program that suggested commands are for."""
        self.document = document
        """The file it was read from: `name` as the user gave it, absolute `path`, `stamp`."""
        self.index = index
        """What its entries are read from and searched in."""
        self.connection = index.connection
        """The database of the index, which is rebuilt if it turns out to be damaged."""
        self.count = index.count
        """How many entries the file has. They are numbered from 1."""
        self.problem_count = index.problem_count
        """How many problems the file has."""
        self.is_implied = False
        """Whether commands open it without being told, so that suggested ones needn't name it."""
        self.prefix = ""
        """What numbers begin with if it is shown beside others: `mytool:`, as in `mytool:9`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the index. Nothing can be read from the FAQ afterwards."""
        self.index.close()

    @cached_property
    def about(self) -> About:
        """What the file says about itself."""
        return self.index.about()

    @property
    def title(self) -> str:
        """What it is called: the title that the file gives it, or else the name of the file."""
        name = self.document.name
        return self.about.title or Path(name).name or name

    @cached_property
    def entries(self) -> Entries:
        """The usable entries, in file order. Unusable ones have a number too."""
        from faqcli.index.entries import Entries

        return Entries(self.index)

    def problems(self, number: int | None = None) -> list[Problem]:
        """Return the problems of the file, or those that make the entry of a number unusable."""
        return self.index.problems(number)

    def sections(self) -> list[Section]:
        """Return the sections, in file order. One without a title is entries outside of any."""
        return self.index.sections()

    def tags(self) -> list[tuple[str, int]]:
        """Return the tags and how many entries have each, the commonest first."""
        return self.index.tags()

    def headings(self, section: str = "", tag: str = "") -> Iterator[Heading]:
        """Yield the number, id, question and section of the entries.

        Args:
            section: only entries in sections with this text in their title.
            tag: only entries that have a tag with this text in it. Case and accents are ignored.

        Raises:
            NotFoundError: no section or tag matches.
        """
        return self.index.headings(self._filtered(section, tag))

    @safely
    def entry(self, ref: int | str) -> Entry:
        """Return the entry with a number or an id; if an id looks like a number, the number wins.

        Raises:
            NotFoundError: there is no such entry.
            UnreadableError: the entry is unusable.
        """
        text = visible(str(ref)).strip()
        selection = self.select([text])
        if selection is None or len(selection.numbers) + len(selection.absent) != 1:
            raise NotFoundError(f"No question has the id {quoted(text)}.")
        if selection.absent:
            raise self.absent(selection.absent[0])
        number = selection.numbers[0]
        entry = self.index.entries([number]).get(number)
        if entry is None:
            raise self._unusable(number)
        return entry

    @safely
    def related(self, entry: Entry) -> list[Heading]:
        """Return the questions that an entry's `see_also` refers to, in that order."""
        ids = (self.index.number_of(one) for one in entry.see_also)
        numbers = [number for number in ids if number and number != entry.number]
        headings = {heading.number: heading for heading in self.index.headings(numbers)}
        return [headings[number] for number in dict.fromkeys(numbers)]

    def neighbours(self, entry: Entry) -> tuple[Heading | None, Heading | None]:
        """Return the questions before and after an entry; None at the start or end."""
        before, after = entry.number - 1, entry.number + 1
        headings = {heading.number: heading for heading in self.index.headings([before, after])}
        return headings.get(before), headings.get(after)

    def select(self, refs: Sequence[str]) -> Selection | None:
        """Return the entries that numbers, ranges such as `2-4` and ids refer to.

        None if one of `refs` is none of these: then all of them are keywords. Numbers may be
        written `3,4` and `#3`, and ranges `2..4`.
        """
        from faqcli.search.references import select

        return select(refs, self.count, self.index.number_of)

    def absent(self, ref: str) -> NotFoundError:
        """Return the error for a number, or a range of numbers, that this FAQ doesn't have."""
        if not self.count:
            return NotFoundError(f"No question {ref}: this FAQ has no questions.")
        existing = f"1 to {self.count}" if self.count > 1 else "only question 1"
        is_far = ref.isdecimal() and int(ref) > max(_FAR_IN_ANY_FAQ, _FAR * self.count)
        hint = self.hint("Try `{}`.", "search", ref) if is_far else ""
        named = f"questions {ref.replace('–', ' to ')}" if "–" in ref else f"question {ref}"
        return NotFoundError(f"No {named}: this FAQ has {existing}.", hint)

    def command(self, name: str, *words: str, options: Sequence[str] = ()) -> str:
        """Return the command line of the program with these words and options, for this FAQ."""
        return self.program.line(name, *words, options=[*options, *self._file_option()])

    def hint(self, text: str, name: str, *words: str) -> str:
        """Return a text with such a command line in place of `{}`; empty without that command."""
        return self.program.hint(text, name, *words, options=self._file_option())

    def _file_option(self) -> list[str]:
        file = "" if self.program.file or self.is_implied else self.document.reference
        return ["-f", file] if file else []

    @safely
    def search(
        self,
        text: str,
        limit: int | None = 10,
        *,
        section: str = "",
        tag: str = "",
        without: Sequence[str] = (),
        exact: bool = False,
        all_words: bool = False,
        weaker: bool = False,
    ) -> Results:
        """Return the entries that match `text`, best first, at most `limit` of them.

        Words between double quotes are a phrase; an asterisk after a word makes it a prefix.
        For a word that isn't in the FAQ, similar words are tried. The results are empty if
        `text` has no words, or if too few of its words are known for any entry to answer it.

        Args:
            text: the query.
            limit: the largest number of hits, or None for any number.
            section: only search sections with this text in their title, ignoring case and accents.
            tag: only search entries that have a tag with this text in it.
            without: words, phrases and prefixes that exclude an entry.
            exact: only match words as typed, without other forms, synonyms or similar words.
            all_words: only return entries that contain every word.
            weaker: also return entries that match much worse than the best.

        Raises:
            NotFoundError: no section or tag matches.
        """
        from faqcli.search.engine import search
        from faqcli.search.query import Options

        most = None if limit is None else max(0, limit)
        numbers = self._filtered(section, tag)
        allowed = None if numbers is None else frozenset(numbers)
        excluded = (without,) if isinstance(without, str) else tuple(without)
        options = Options(
            is_exact=exact, needs_all=all_words, excluded=excluded, allowed=allowed,
            includes_weaker=weaker,
        )  # fmt: skip
        return search(self.index, text, most, options)

    @safely
    def highlighter(self, text: str) -> Highlighter:
        """Return an object that finds the matches of a query in any text of this FAQ."""
        from faqcli.search.engine import highlighter

        return highlighter(self.index, text)

    def has_word(self, word: str) -> bool:
        """Return whether any entry contains a word in exactly this form, ignoring case."""
        from faqcli.text.tokens import folded

        form = folded(word)
        return self.index.lexicon.document_frequencies([form]).get(form, 0) > 0

    @safely
    def nearest_word(self, word: str) -> str:
        """Return the word of this FAQ that `word` was probably meant to be; empty if unsure."""
        from faqcli.search.spelling import suggest

        return suggest(self.index.lexicon, word)

    def nearest_question(self, text: str) -> Heading | None:
        """Return the question that is most similar to a text; None if none is.

        A word alone is similar to none: its letters may be anywhere. In a long FAQ only the first
        questions are compared.
        """
        from faqcli.text.tokens import folded

        if " " not in folded(text):
            return None
        from faqcli.text.similarity import nearest_text

        function = self.index.lexicon.stopwords
        headings = {
            _content(heading.question, function): heading
            for heading in islice(self.headings(), _MAX_COMPARED)
        }
        return headings.get(nearest_text(_content(text, function), headings))

    def _filtered(self, section: str, tag: str) -> set[int] | None:
        """Return the numbers of the entries in a section and with a tag; None for all."""
        if not (section or tag):
            return None
        from faqcli.search.filters import numbers_in

        return numbers_in(self.index, section, tag)

    def _unusable(self, number: int) -> UnreadableError:
        problems = [p for p in self.problems(number) if p.severity == "error"]
        first = problems[0]
        messages = "; ".join(problem.message for problem in problems)
        position = f"{first.file or self.document.name}:{first.line}:{first.column}"
        return UnreadableError(
            f"Question {number} cannot be shown: {position}: {messages}", explain(first)
        )


def _content(text: str, function: Collection[str]) -> str:
    """Return the folded words of a text, without function words if it has others."""
    from faqcli.text.tokens import folded

    forms = folded(text).split(" ")
    return " ".join([form for form in forms if form not in function] or forms)
