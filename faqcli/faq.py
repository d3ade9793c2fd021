"""The one object that commands and other programs hold: a FAQ, opened."""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Self, overload

from faqcli.errors import NotFoundError, UnreadableError, explain
from faqcli.index.store import Index, open_index
from faqcli.model import About, Entry, Heading, Problem, Results, Section
from faqcli.readers.source import Document, find
from faqcli.sanitize import quoted, visible, visible_name

if TYPE_CHECKING:
    from faqcli.search.highlight import Highlighter
    from faqcli.search.references import Selection

Progress = Callable[[int, int], None]
_FAR = 10
"""A number over so many times the last one was hardly meant as a number."""
_FAR_ANYWHERE = 99
_MOST_NAMES = 12
_MOST_COMPARED = 5000


def load(path: str | os.PathLike[str] | None = None, *, progress: Progress | None = None) -> "Faq":
    """Open a FAQ: the file at `path`, `-` for standard input, or the bundled one.

    The file is read only when it is new or has changed; its index is kept in the user's cache.

    Args:
        path: a FAQ file in YAML.
        progress: told now and then, while the file is read, how many bytes of how many have been.

    Raises:
        MissingFileError: there is no such file.
        UnreadableError: it cannot be read as a FAQ.
    """
    document = find(path)
    return Faq(document, open_index(document, progress))


class Entries(Sequence[Entry]):
    """The usable entries of a FAQ in file order, each read when it is asked for."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._numbers = index.numbers()

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of the entries, in order."""
        return self._numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Entry, ...]: ...
    def __getitem__(self, place: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(place, slice):
            numbers = self._numbers[place]
            found = self._index.entries(numbers)
            return tuple(found[number] for number in numbers)
        number = self._numbers[place]
        return self._index.entries([number])[number]

    def __iter__(self) -> Iterator[Entry]:
        for start in range(0, len(self), 100):
            yield from self[start : start + 100]


class Faq:
    """A FAQ that can be listed, shown and searched.

    Close it when you are done, or use it in a `with` statement.
    """

    def __init__(self, document: Document, index: Index) -> None:
        self.document = document
        """The file it was read from: `name` as the user gave it, absolute `path`, `stamp`."""
        self.index = index
        """What it is asked; `index.path` is None when the index is in memory."""
        self.count = int(index.meta["count"])
        """How many entries the file has; they are numbered from 1 to this."""
        self.problem_count = int(index.meta["problems"])
        """How many problems the file has."""

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

    @cached_property
    def entries(self) -> Entries:
        """The usable entries, in file order. One that cannot be read keeps its number."""
        return Entries(self.index)

    def problems(self, number: int | None = None) -> list[Problem]:
        """Return what is wrong with the file, or what makes the entry of a number unusable."""
        return self.index.problems(number)

    def sections(self) -> list[Section]:
        """Return the sections, in file order; one without a title holds entries outside of any."""
        return self.index.sections()

    def tags(self) -> list[tuple[str, int]]:
        """Return the tags and how many entries have each, the commonest first."""
        return self.index.tags()

    def headings(self, section: str = "", tag: str = "") -> Iterator[Heading]:
        """Yield number, id, question and section of all entries, or of a selection.

        `section` and `tag` name any part of a section's title or of a tag; case and accents do
        not count.

        Raises:
            NotFoundError: no section or no tag is called so.
        """
        return self.index.headings(self._selected(section, tag))

    def entry(self, ref: int | str) -> Entry:
        """Return the entry of a number or an id; a number wins over an id that looks like one.

        Raises:
            NotFoundError: there is none.
            UnreadableError: it is there and cannot be used.
        """
        text = visible(str(ref)).strip()
        selection = self.select([text])
        if selection is None or len(selection.numbers) + len(selection.absent) != 1:
            raise NotFoundError(f"No question has the id `{text}`.")
        if selection.absent:
            raise self.absent(selection.absent[0])
        number = selection.numbers[0]
        entry = self.index.entries([number]).get(number)
        if entry is None:
            raise self._unusable(number)
        return entry

    def related(self, entry: Entry) -> list[Heading]:
        """Return the questions that an entry's `see_also` leads to, in its order."""
        found = (self.index.number_of(one) for one in entry.see_also)
        numbers = [number for number in found if number and number != entry.number]
        headings = {heading.number: heading for heading in self.index.headings(numbers)}
        return [headings[number] for number in dict.fromkeys(numbers)]

    def neighbours(self, entry: Entry) -> tuple[Heading | None, Heading | None]:
        """Return the questions before and after an entry; None at either end."""
        before, after = entry.number - 1, entry.number + 1
        found = {heading.number: heading for heading in self.index.headings([before, after])}
        return found.get(before), found.get(after)

    def select(self, refs: Sequence[str]) -> "Selection | None":
        """Return the entries that numbers, ranges such as `2-4` and ids stand for.

        None if any of `refs` is none of these: then all of them are keywords.
        """
        from faqcli.search.references import select

        return select(refs, self.count, self.index.number_of)

    def absent(self, ref: str) -> NotFoundError:
        """Return what is to be said of a number, or a range of them, that this FAQ has not."""
        if not self.count:
            return NotFoundError(f"No question {ref}: this FAQ has none.")
        existing = f"1 to {self.count}" if self.count > 1 else "only question 1"
        is_far = ref.isdecimal() and int(ref) > max(_FAR_ANYWHERE, _FAR * self.count)
        hint = f"Try `{self.command('search', ref)}`." if is_far else ""
        return NotFoundError(f"No question {ref}: this FAQ has {existing}.", hint)

    def command(self, *words: str) -> str:
        """Return the command line that puts `words` to this FAQ."""
        import shlex

        file = self.document.argument
        return shlex.join(["faq", *words, *(["-f", visible_name(file)] if file else [])])

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
    ) -> Results:
        """Return the entries that match `text`, best first, at most `limit` of them.

        Words between double quotes are a phrase; an asterisk after a word makes it a prefix.
        For a word that isn't in the FAQ, similar words are tried. The results are empty if
        `text` has no words, or if too few of its words are known for any entry to answer it.

        Args:
            text: the query.
            limit: the largest number of hits, or None for all entries that match.
            section: only search sections with this text in their title, ignoring case and accents.
            tag: only search entries that have a tag with this text in it.
            without: words, phrases and prefixes that exclude an entry.
            exact: only match words as typed, without other forms, synonyms or similar words.
            all_words: only return entries that contain every word.

        Raises:
            NotFoundError: no section or tag matches.
        """
        from faqcli.search.engine import search
        from faqcli.search.query import Scope

        most = None if limit is None else max(0, limit)
        selected = self._selected(section, tag)
        among = None if selected is None else frozenset(selected)
        shunned = (without,) if isinstance(without, str) else tuple(without)
        return search(self.index, text, most, Scope(exact, all_words, shunned, among))

    def highlighter(self, text: str) -> "Highlighter":
        """Return what finds the matches of a query in any text of this FAQ."""
        from faqcli.search.engine import highlighter

        return highlighter(self.index, text)

    def nearest_word(self, word: str) -> str:
        """Return the word of this FAQ that `word` may have been meant to be; empty if none is."""
        from faqcli.search.spelling import nearest

        found = nearest(self.index, word, is_sure=True)
        return self.index.shown(found[0].form) or found[0].form if found else ""

    def nearest_question(self, text: str) -> Heading | None:
        """Return the question that comes nearest to a text that found nothing.

        Only the first questions of a long FAQ are looked at.
        """
        from faqcli.text.similarity import nearest_text

        function = self.index.stopwords.function
        headings = {
            _content(heading.question, function): heading
            for heading in islice(self.headings(), _MOST_COMPARED)
        }
        return headings.get(nearest_text(_content(text, function), headings))

    def _selected(self, section: str, tag: str) -> set[int] | None:
        """Return the numbers of the entries in a section and with a tag; None for all."""
        selected: set[int] | None = None
        if section:
            sections = [s for s in self.sections() if s.title]
            titles = _matching("section", section, [s.title for s in sections])
            selected = set(self.index.in_sections(titles))
        if tag:
            names = _matching("tag", tag, [name for name, _ in self.tags()])
            tagged = self.index.tagged(names)
            selected = tagged if selected is None else selected & tagged
        return selected

    def _unusable(self, number: int) -> UnreadableError:
        problems = [p for p in self.problems(number) if p.severity == "error"]
        first = problems[0]
        messages = "; ".join(problem.message for problem in problems)
        place = f"{first.file or self.document.name}:{first.line}:{first.column}"
        return UnreadableError(
            f"Question {number} cannot be shown: {place}: {messages}", explain(first)
        )


def _content(text: str, function: Collection[str]) -> str:
    """Return the folded words of a text without the function words, if it has others."""
    from faqcli.text.tokens import folded

    forms = folded(text).split(" ")
    return " ".join([form for form in forms if form not in function] or forms)


def _matching(kind: str, part: str, names: Sequence[str]) -> list[str]:
    """Return the names that hold `part`, both folded."""
    from faqcli.text.tokens import folded

    sought = folded(part)
    found = [name for name in names if sought and sought in folded(name)]
    if found:
        return found
    from faqcli.text.similarity import nearest_text

    nearest = nearest_text(part, names)
    if not names:
        raise NotFoundError(f"No {kind} matches {quoted(part)}: this FAQ has none.")
    every = list(dict.fromkeys(names))
    shown = ", ".join(every[:_MOST_NAMES]) + (" …" if len(every) > _MOST_NAMES else ".")
    hint = f"Did you mean “{nearest}”?" if nearest else f"There are: {shown}"
    raise NotFoundError(f"No {kind} matches {quoted(part)}.", hint)
