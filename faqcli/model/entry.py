"""Entries, and their answers as blocks."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

UNCAPTIONED = "image"
"""The text of an image that has no description."""
MarkKind = Literal["strong", "emphasis", "code", "strike", "link", "image"]
BlockKind = Literal["paragraph", "heading", "code", "table", "rule"]


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
