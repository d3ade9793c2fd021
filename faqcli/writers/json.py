"""A FAQ as JSON for other programs, with the names that a FAQ file uses."""

from __future__ import annotations

import json
from collections.abc import Sequence
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
    known["tests"] = [of_test(test) for test in about.tests]
    faq = known | {key: value for key, value in extra.items() if key not in known}
    record = {"faq": faq, "entries": [of_entry(entry) for entry in entries]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def of_source(source: Source) -> dict[str, Any]:
    """Return all fields of a source."""
    return source._asdict() | {"authors": [of_author(author) for author in source.authors]}


def of_author(author: Author) -> str | dict[str, str]:
    """Return an author as in a FAQ file: a name, or an object if there is also a role."""
    return author._asdict() if author.role else author.name


def of_test(test: SearchTest) -> dict[str, Any]:
    """Return a test as in a FAQ file."""
    return {"query": test.query, "finds": list(test.finds) or NONE}


def of_entry(entry: Entry) -> dict[str, Any]:
    """Return all fields of an entry, those that the format doesn't know last."""
    known = {name: getattr(entry, name) for name in _FIELDS}
    return known | {key: value for key, value in entry.extra.items() if key not in known}
