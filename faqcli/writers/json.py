"""A FAQ as JSON for other programs, with the names that a FAQ file uses."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from faqcli.model import NONE, About, Author, Entry, SearchTest, Source

_FIELDS = (
    "number", "id", "question", "short", "answer", "note", "section", "tags", "aliases",
    "see_also",
)  # fmt: skip


def write(about: About, entries: Sequence[Entry]) -> str:
    """Return the JSON of an object with `faq` and `entries`."""
    known = {**about._asdict(), "source": of_source(about.source)}
    extra = known.pop("extra")
    known["section_descriptions"] = dict(about.section_descriptions)
    known["section_extra"] = {title: dict(extra) for title, extra in about.section_extra.items()}
    known["tests"] = [of_test(test) for test in about.tests]
    record = {"faq": with_extra(known, extra), "entries": [of_entry(entry) for entry in entries]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


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
