"""The questions that a reader extracts from a document in another format than YAML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from faqcli.model import About, Entry, Problem
from faqcli.readers.identifiers import Identifiers, slug_of
from faqcli.sanitize import one_line


class Item(NamedTuple):
    """A question and its answer as in the document, not yet numbered."""

    question: str
    """On one line, without Markdown syntax."""
    answer: str
    """Markdown."""
    section: str = ""
    id: str = ""
    """As given in the document; may be empty, or the same as another item's."""
    short: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    extra: Mapping[str, Any] = MappingProxyType({})
    """The values of keys that the format doesn't know."""
    line: int = 0
    """The line of the question in the file, from 1; 0 if the reader doesn't know."""


_MOST_SPANS = 20
"""How many ranges of lines are named."""
_MARKS = "*_`~[]<>|#-+:!=\\\n"
"""What markup consists of in Markdown and reStructuredText, and line ends."""
_LONGEST_NAME = 200
"""How many characters name what is left out, which may be a heading of any length."""


class LeftOut(NamedTuple):
    """Lines of a document that are in no entry."""

    start: int
    """The first line, from 1; 0 if the reader doesn't know."""
    end: int
    """The last line."""
    what: str
    """What stands there: `a table of contents`."""
    others: tuple[tuple[int, int], ...] = ()
    """The first and last lines of more of the same kind."""

    def __str__(self) -> str:
        what = self.what
        if len(what) > _LONGEST_NAME:
            what = f"{what[: _LONGEST_NAME - 2]}…{what[-1]}"  # which may be a closing quote
        if not self.start:
            return what
        spans = [(self.start, self.end), *self.others]
        texts = [f"{a}–{b}" if b > a else str(a) for a, b in spans[:_MOST_SPANS]]
        texts += [f"{len(spans) - _MOST_SPANS:,} more"] if len(spans) > _MOST_SPANS else []
        *before, last = texts
        lines = f"{', '.join(before)} and {last}" if before else last
        return f"{'line' if lines.isdigit() else 'lines'} {lines} ({what})"


def joined(left_out: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """Return what is left out in order, with those of a kind together."""
    kinds: dict[str, list[tuple[int, int]]] = {}
    for one in sorted(left_out):
        kinds.setdefault(one.what, []).append((one.start, one.end))
    return tuple(LeftOut(*spans[0], what, tuple(spans[1:])) for what, spans in kinds.items())


class MalformedTextError(ValueError):
    """A text is not in the format that it should be in.

    Args:
        problem: what is wrong, and where.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def check_marks(text: str, most: int) -> None:
    """Make sure that a parser has room for the tree of a text: it may have a node for each mark.

    Raises:
        MalformedTextError: there are too many marks.
    """
    if sum(map(text.count, _MARKS)) > most:
        message = f"the file has more than {most:,} marks and lines"
        raise MalformedTextError(Problem("error", message, 1, 1, "split it into several files"))


class Extraction(NamedTuple):
    """The questions of a document."""

    items: tuple[Item, ...]
    how: str = ""
    """How the document marks them: `under level-3 headings`."""
    about: About = About()
    left_out: tuple[LeftOut, ...] = ()
    """What is in no entry, in order."""


class Translation(NamedTuple):
    """The data of a document in YAML, on the same lines."""

    text: str
    problems: tuple[Problem, ...] = ()
    """What is wrong that can't be seen in YAML."""


def entries_of(
    items: Iterable[Item], identifiers: Identifiers | None = None, *, is_whole: bool = True
) -> list[Entry]:
    """Return items as entries, numbered, each with an id that no other has.

    Args:
        items: the questions of one document.
        identifiers: the numbers and ids that the files of a folder share.
        is_whole: whether there are no others, so that `see_also` can only refer to these.
    """
    entries: list[Entry] = []
    identifiers = identifiers or Identifiers()
    for item in items:
        identifiers.count += 1
        number = identifiers.count
        identifier = identifiers.slug(one_line(item.id) or slug_of(item.question), number)
        fields = {**item._asdict(), "id": identifier}
        del fields["line"]
        entries.append(Entry(number=number, **fields))
    if not is_whole:
        return entries
    known = identifiers.slugs
    return [
        entry._replace(see_also=tuple(one for one in entry.see_also if one in known))
        for entry in entries
    ]


def counts(entries: Sequence[Entry], how: str) -> str:
    """Return what was extracted, in words: `27 questions under level-3 headings, 4 sections`."""
    titles = {entry.section for entry in entries if entry.section}
    parts = [f"{_plural(len(entries), 'question')} {how}".rstrip()]
    parts += [_plural(len(titles), "section")] if titles else []
    return ", ".join(parts)


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
