"""What the index stores of an entry, and of a FAQ as a whole, when it is built.

Records consist of plain values, so that they can be sent to another process.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from faqcli.index.packing import pack_about, pack_entry
from faqcli.model import About, Entry
from faqcli.text.identification import identify
from faqcli.text.stopwords import is_english
from faqcli.text.tokens import beginnings, folded

if TYPE_CHECKING:
    from faqcli.readers.opening import FaqReader


class EntryRecord(NamedTuple):
    """What the index stores of an entry."""

    number: int
    id: str
    question: str
    section: str
    content: bytes
    """The other fields, packed."""
    texts: tuple[str, ...]
    """The text of each block of the short answer, the answer and the note."""
    short_count: int
    """How many of these are blocks of the short answer."""
    aliases: tuple[str, ...]
    tags: tuple[str, ...]


class FaqRecord(NamedTuple):
    """What the index stores of a FAQ as a whole, known when all entries have been read."""

    about: bytes
    """What the FAQ says about itself, packed."""
    origin: str
    """What it restates, and of when it is, in sentences."""
    named: str
    """How the words begin by which people and institutions are found that it names."""
    mentioned: str
    """The same of all that it says about itself."""
    language: str
    synonyms: tuple[tuple[str, ...], ...]
    has_vectors: bool
    """Whether the index stores vectors of what the questions mean."""
    entry_count: int
    """How many entries there are, the unusable ones included."""
    unusable: dict[str, int]
    """The ids of the unusable entries, and their numbers."""
    renamed: dict[int, str]
    """The new ids of entries whose id turned out to be another entry's, by number."""
    related: dict[int, tuple[str, ...]]
    """The ids of related entries, of each entry that calls some by their key, by number."""
    problems: list[tuple[Any, ...]]
    format: str
    """The name of the format that it was read from."""
    left_out: list[str]
    """What is in no entry, in words."""


def record_of(entry: Entry) -> EntryRecord:
    """Return what the index stores of an entry."""
    texts = tuple(block.text for blocks in entry.body for block in blocks)
    columns = (entry.number, entry.id, entry.question, entry.section)
    short_count = len(entry.body.short)
    return EntryRecord(*columns, pack_entry(entry), texts, short_count, entry.aliases, entry.tags)


def record_of_faq(format_: str, reader: FaqReader, first: Iterable[EntryRecord]) -> FaqRecord:
    """Return what the index stores of a FAQ as a whole, once all of its entries have been read.

    Args:
        format_: the name of the format that it was read from.
        reader: has read it.
        first: its first entries, which tell its language if the file doesn't.
    """
    about, identifiers = _with_language(reader.about, first), reader.identifiers
    texts = [text for _, text in about.texts()]
    return FaqRecord(
        pack_about(about),
        about.origin,
        _findable(about.source.names, about.synonyms),
        _findable(" ".join([about.source.names, *texts]), about.synonyms),
        about.language,
        about.synonyms,
        about.meaning and is_english(about.language),
        identifiers.count,
        identifiers.unusable,
        identifiers.renamed,
        identifiers.related(),
        [tuple(problem) for problem in reader.problems()],
        format_,
        [str(one) for one in reader.left_out],
    )


def _with_language(about: About, first: Iterable[EntryRecord]) -> About:
    """Return what a FAQ says about itself, with its language."""
    if about.language and not about.is_language_guessed:
        return about
    text = "\n".join("\n".join((entry.question, *entry.texts)) for entry in first)
    language = identify(text, about.language or "en")
    return about._replace(language=language, is_language_guessed=True)


def _findable(text: str, synonyms: Iterable[Sequence[str]]) -> str:
    """Return how the words begin by which a text may be found.

    They are its own, and those of all synonyms of what may be in it.
    """
    found = beginnings(folded(text).split())
    for group in synonyms:
        members = [beginnings(folded(member).split()) for member in group]
        if any(map(found.issuperset, members)):
            found.update(*members)
    return " ".join(sorted(found))
