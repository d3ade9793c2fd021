"""A FAQ as JSON for other programs, with the names that a FAQ file uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from json import JSONEncoder
from typing import Any

from faqcli.model import NONE, About, Author, Entry, SearchTest, Source

_FIELDS = (
    "number", "id", "question", "short", "answer", "note", "section", "tags", "aliases",
    "see_also",
)  # fmt: skip


_BATCH = 100
"""How many values are encoded at a time: each time leaves a cycle of objects behind, which only the
garbage collector would remove."""


def parts(about: About, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the JSON of an object with `faq` and `entries`, one of them at a time."""
    known = {**about._asdict(), "source": of_source(about.source)}
    del known["is_language_guessed"]  # what is written says it
    extra = known.pop("extra")
    known["section_descriptions"] = dict(about.section_descriptions)
    known["section_extra"] = {title: dict(extra) for title, extra in about.section_extra.items()}
    known["tests"] = [of_test(test) for test in about.tests]
    record = {"faq": with_extra(known, extra)}
    for lines in lines_of(record, "entries", map(of_entry, entries)):
        yield f"{lines}\n"


def lines_of(
    record: Mapping[str, Any], name: str, values: Iterable[Any], *, is_ascii: bool = False
) -> Iterator[str]:
    """Yield the lines of a JSON object, several at a time, the last newline left out.

    Args:
        record: what the object begins with.
        name: the key of its last value, a list, which may be too long to be kept in memory.
        values: what is in that list.
        is_ascii: whether all other characters are escaped.
    """
    encode = JSONEncoder(ensure_ascii=is_ascii, indent=2).encode
    before, after = encode({name: [0]}).split("0")
    lines = encode({**record, name: []}).removesuffix("]\n}")
    is_empty = True
    values = iter(values)
    while batch := list(islice(values, _BATCH)):
        yield lines if is_empty else f"{lines},"
        is_empty = False
        lines = f"    {encode({name: batch})[len(before) : -len(after)]}"
    yield f"{lines}]\n}}" if is_empty else f"{lines}{after}"


def of_source(source: Source) -> dict[str, Any]:
    """Return all fields of a source, those that the format doesn't know last."""
    known = source._asdict() | {"authors": [of_author(author) for author in source.authors]}
    return with_extra(known, known.pop("extra"))


def of_author(author: Author) -> str | dict[str, str]:
    """Return an author as in a FAQ file: a name, or an object if there is also a role."""
    return author._asdict() if author.role else author.name


def of_test(test: SearchTest) -> dict[str, Any]:
    """Return a test as in a FAQ file."""
    return {"query": test.query, "finds": list(test.finds) or NONE}


def of_entry(entry: Entry) -> dict[str, Any]:
    """Return all fields of an entry, those that the format doesn't know last."""
    known = {name: getattr(entry, name) for name in _FIELDS}
    return with_extra(known, entry.extra)


def with_extra(known: dict[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object with more values, those of keys that the format doesn't know."""
    return known | {key: value for key, value in extra.items() if key not in known}
