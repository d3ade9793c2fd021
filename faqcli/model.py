"""The values that everything else is about: entries, the blocks of an answer, hits, problems.

They are named tuples, which makes them frozen and slotted; a dataclass costs half a millisecond
of start-up each, and every command imports these.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

Field = Literal["question", "short", "answer", "note", "tags"]
Severity = Literal["error", "warning"]
MarkKind = Literal["strong", "emphasis", "code", "strike", "link", "image"]
BlockKind = Literal["paragraph", "heading", "code", "table", "rule"]


class Span(NamedTuple):
    """A half-open range of code points in a text as shown."""

    start: int
    end: int


class Mark(NamedTuple):
    """A range of a block's text that carries a meaning, as emphasis or a link does."""

    start: int
    end: int
    kind: MarkKind
    target: str = ""
    """Where a link leads or where an image is; empty for the other kinds."""


class Block(NamedTuple):
    """One block of Markdown as a reader sees it: text without its marks of syntax."""

    kind: BlockKind
    text: str
    """The text as shown. A table has a line for each row and a tab between cells."""
    marks: tuple[Mark, ...] = ()
    margin: tuple[str, ...] = ()
    """What stands to its left, from the outside in: `>` for a quotation, `•` or `1.` for a list
    item's first block, as many spaces for its further blocks."""
    info: str = ""
    """A heading's level, a code block's language."""


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
    """The title of the section it stands in; empty when it stands in none."""
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other ways to ask it: searched, never shown."""
    see_also: tuple[str, ...] = ()
    """Ids of related entries."""
    extra: Mapping[str, Any] = MappingProxyType({})
    """Keys that the format does not know, kept as they stand in the file."""
    body: Body = Body()


class Heading(NamedTuple):
    """What a list of questions needs of an entry."""

    number: int
    id: str
    question: str
    section: str


class Section(NamedTuple):
    """A run of entries under one title."""

    title: str
    first: int
    """The number of its first entry."""
    size: int
    """How many usable entries it has."""


class Source(NamedTuple):
    """The document that a FAQ restates or was taken from."""

    title: str = ""
    authors: tuple[str, ...] = ()
    affiliation: str = ""
    publisher: str = ""
    year: str = ""
    url: str = ""


class About(NamedTuple):
    """What a FAQ file says about itself."""

    title: str = ""
    description: str = ""
    notice: str = ""
    """A remark on where the text comes from, such as that it restates another."""
    language: str = "en"
    as_of: str = ""
    source: Source = Source()
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that mean the same to a search; the first of each is the form shown."""
    extra: Mapping[str, Any] = MappingProxyType({})
    """Keys that the format does not know, kept as they stand in the file."""


class Problem(NamedTuple):
    """Something wrong in a FAQ file, and where."""

    severity: Severity
    message: str
    line: int
    """Counted from 1, as is `column`, in characters."""
    column: int
    hint: str = ""
    number: int = 0
    """The entry that it makes unusable; 0 when it makes none so."""
    excerpt: str = ""
    """The line of the file that it stands in."""
    file: str = ""
    """The file of a folder that it stands in; empty when the FAQ is one file."""


class Passage(NamedTuple):
    """A piece of an entry that shows why it was found."""

    field: Field
    text: str
    """As shown: without Markdown's marks."""
    spans: tuple[Span, ...]
    """The matches in `text`, in order, not overlapping."""


ANOTHER_WORDING = "another wording"
"""What a hit was matched as when only its aliases, which are never shown, hold the words."""


class Hit(NamedTuple):
    """An entry that a search found."""

    entry: Entry
    score: float
    """Higher is better; comparable within one search only."""
    passages: tuple[Passage, ...]
    """The question, if it matches, then the passage of the answer that fits best."""
    matched_as: str = ""
    """The spelling it was found by, when that is not the one typed, or ANOTHER_WORDING."""
