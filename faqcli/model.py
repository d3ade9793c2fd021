"""The values that everything else works with: entries, the blocks of an answer, hits, problems.

They are named tuples, so they are frozen and slotted. Every command imports them, and a dataclass
would take half a millisecond of start-up each.
"""

import os
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, overload

from faqcli.sanitize import command_line

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Field = Literal[
    "question", "short", "answer", "note", "tags",
    "title", "description", "notice", "as_of",
    "source", "authors", "publisher", "disclosures", "rights",
]  # fmt: skip
"""A field of an entry, or of what a FAQ says about itself."""
Severity = Literal["error", "warning"]
UNCAPTIONED = "image"
"""The text of an image that has no description."""
MarkKind = Literal["strong", "emphasis", "code", "strike", "link", "image"]
BlockKind = Literal["paragraph", "heading", "code", "table", "rule"]


class Program(NamedTuple):
    """The program that a user runs: `faq`, or another one with a FAQ of its own."""

    name: str = "faq"
    """What a user types to run it: one word or more, such as `mytool faq`."""
    file: "str | os.PathLike[str] | Traversable | None" = None
    """The only FAQ that it reads: a path, a resource, or `package:resource`; None for any FAQ."""
    commands: Collection[str] = ()
    """The names of its commands; empty for all that there are."""

    def line(self, *words: str) -> str:
        """Return the command line with these words."""
        return command_line([*self.name.split(), *words])

    def hint(self, text: str, command: str, *words: str) -> str:
        """Return a text with a command line in place of `{}`; empty without that command."""
        is_there = not self.commands or command in self.commands
        return text.format(self.line(command, *words)) if is_there else ""


FAQ = Program()
"""The command `faq`."""


class Span(NamedTuple):
    """A half-open range of code points in a text as shown."""

    start: int
    end: int


class Mark(NamedTuple):
    """A range of a block's text with a meaning, such as emphasis or a link."""

    start: int
    end: int
    kind: MarkKind
    target: str = ""
    """Where a link leads or where an image is; empty for the other kinds."""


class Block(NamedTuple):
    """A block of an answer as a reader sees it, without the syntax of Markdown."""

    kind: BlockKind
    text: str
    """The text as shown; a table has a line for each row, with tabs between the cells."""
    marks: tuple[Mark, ...] = ()
    margin: tuple[str, ...] = ()
    """What is to its left, from the outside in: `>` for a quotation, `•` or `1.` for the first
    block of a list item, and as many spaces for its other blocks."""
    info: str = ""
    """The level of a heading, or the language of a code block."""


class Body(NamedTuple):
    """The Markdown fields of an entry, as blocks."""

    short: tuple[Block, ...] = ()
    answer: tuple[Block, ...] = ()
    note: tuple[Block, ...] = ()


class Entry(NamedTuple):
    """A question and its answer. `short`, `answer` and `note` are Markdown as in the file."""

    number: int
    id: str
    question: str
    answer: str
    short: str = ""
    note: str = ""
    section: str = ""
    """The title of its section; empty if it has none."""
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other ways to ask the question, which are searched but never shown."""
    see_also: tuple[str, ...] = ()
    """Ids of related entries."""
    extra: Mapping[str, Any] = MappingProxyType({})
    """The values of keys that the format doesn't know, as in the file."""
    body: Body = Body()


class Heading(NamedTuple):
    """The fields of an entry that a list of questions shows."""

    number: int
    id: str
    question: str
    section: str


class Section(NamedTuple):
    """Consecutive entries with the same section title."""

    title: str
    first: int
    """The number of its first entry."""
    size: int
    """The number of its usable entries."""


class Author(NamedTuple):
    """An author of the source; `str()` gives the name."""

    name: str
    role: str = ""
    """Who they are, such as `research fellow at …`."""

    def __str__(self) -> str:
        return self.name


class Source(NamedTuple):
    """The document that a FAQ is based on."""

    title: str = ""
    authors: tuple[Author, ...] = ()
    affiliation: str = ""
    publisher: str = ""
    credit: str = ""
    """How to name it in a few words."""
    about: str = ""
    """Who published it, and what they stand for."""
    year: str = ""
    url: str = ""
    disclosures: tuple[str, ...] = ()
    """Addresses of pages on conflicts of interest, donors and the like."""
    rights: str = ""
    extra: Mapping[str, Any] = MappingProxyType({})
    """The values of keys that the format doesn't know, as in the file."""

    @property
    def byline(self) -> str:
        """The authors, each with their role if it is known, on one line."""
        between = "; " if any(author.role for author in self.authors) else ", "
        return between.join(", ".join(filter(None, author)) for author in self.authors)

    @property
    def citation(self) -> str:
        """Authors, title, publisher and year on one line, as far as they are known."""
        named = ", ".join(author.name for author in self.authors)
        title = f"“{self.title}”" if self.title else ""
        publisher = self.publisher if self.publisher != named else ""
        return ", ".join(one for one in (named, title, publisher, self.year) if one)

    @property
    def credit_line(self) -> str:
        """Whose it is and its year; without a credit, authors and publisher, or else the title."""
        *others, last = [author.name for author in self.authors] or [""]
        named = f"{', '.join(others)} and {last}" if others else last
        by = ", ".join(dict.fromkeys(one for one in (named, self.publisher) if one))
        return ", ".join(one for one in (self.credit or by or self.title, self.year) if one)


NONE = "none"
"""What a test finds in a FAQ file if it must find nothing."""


class SearchTest(NamedTuple):
    """What a search for some words must find."""

    query: str
    finds: tuple[str, ...]
    """Ids or numbers, any of which may be first; empty if nothing must be found."""


class About(NamedTuple):
    """The data about a whole FAQ."""

    title: str = ""
    description: str = ""
    notice: str = ""
    """A remark on the text, such as that it restates another."""
    language: str = "en"
    as_of: str = ""
    source: Source = Source()
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that a search treats alike; the first of each group is the form shown."""
    section_descriptions: Mapping[str, str] = MappingProxyType({})
    """What is said about sections, by their titles."""
    section_extra: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    """The values of keys of sections that the format doesn't know, by their titles."""
    meaning: bool = True
    """Whether sentences are also searched for by meaning."""
    tests: tuple[SearchTest, ...] = ()
    """What `faq check` makes sure that searches find."""
    extra: Mapping[str, Any] = MappingProxyType({})
    """The values of keys that the format doesn't know, as in the file."""

    @property
    def origin(self) -> str:
        """What it restates, and of when it is, in sentences; empty if neither is known."""
        credit = self.source.credit_line
        is_dated = credit.endswith(self.as_of)
        said = [credit and f"Restated from {credit}", "" if is_dated else f"As of {self.as_of}"]
        return " ".join(f"{sentence.rstrip('.')}." for sentence in said if sentence)


class Problem(NamedTuple):
    """A mistake in a FAQ file, and where it is."""

    severity: Severity
    message: str
    line: int
    """Counted from 1, like `column`, which counts characters."""
    column: int
    hint: str = ""
    number: int = 0
    """The number of the entry that it makes unusable; 0 if there is none."""
    excerpt: str = ""
    """The text of the line."""
    file: str = ""
    """The name of the file if the FAQ is a folder, else empty."""


class Passage(NamedTuple):
    """A part of an entry that shows why it was found, or of what the FAQ says about itself."""

    field: Field
    text: str
    """The text as shown, without the syntax of Markdown."""
    spans: tuple[Span, ...]
    """The matches in `text`, in order and without overlaps."""


ANOTHER_WORDING = "an alternative phrasing"
"""What a hit was matched as if only its aliases contain the words; the best one may follow it."""
BY_MEANING = "by meaning"
"""What a hit was matched as if it contains none of the words."""


class Hit(NamedTuple):
    """An entry that a search found."""

    entry: Entry
    score: float
    """Higher is better; scores of different searches can't be compared."""
    passages: tuple[Passage, ...]
    """The question if it matches, and the best passage of the answer."""
    matched_as: str = ""
    """The spelling that matched if it isn't the typed one, or ANOTHER_WORDING or BY_MEANING."""


class Results(Sequence[Hit]):
    """The hits of a search, best first, and what else the search learned.

    It is a sequence: true if there are hits, and equal to any list or tuple of the same hits.

    Args:
        hits: as many as were asked for.
        total: how many entries match, not counting the weaker ones.
        is_total_exact: whether `total` is exact; otherwise more entries match.
        has_words: whether the query contains words that say anything: `the` says nothing.
        missing: the words that aren't in the FAQ and resemble none that are, as typed.
        relaxed_phrases: the phrases that aren't in the FAQ and were searched for word by word.
        nearest: the number of the nearest entry when none matches, if there is one.
        weaker: how many others match, but so much worse than the best that they are left out.
        about: what the FAQ says about itself, if that is what the query asks for.
    """

    def __init__(
        self,
        hits: Sequence[Hit],
        total: int,
        *,
        is_total_exact: bool = True,
        has_words: bool = True,
        missing: tuple[str, ...] = (),
        relaxed_phrases: tuple[str, ...] = (),
        nearest: int | None = None,
        weaker: int = 0,
        about: Passage | None = None,
    ) -> None:
        self._hits = tuple(hits)
        self.total = total
        self.is_total_exact = is_total_exact
        self.has_words = has_words
        self.missing = missing
        self.relaxed_phrases = relaxed_phrases
        self.nearest = nearest
        self.weaker = weaker
        self.about = about

    def __len__(self) -> int:
        return len(self._hits)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, index: int | slice) -> Hit | tuple[Hit, ...]:
        return self._hits[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Results | list | tuple):
            return self._hits == tuple(other)
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]  # nor has an entry: its `extra` is a mapping

    def __repr__(self) -> str:
        return f"Results({list(self._hits)}, total={self.total})"
