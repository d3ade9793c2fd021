"""A FAQ as JSON for other programs, with the names that a FAQ file uses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from faqcli.model import About, Entry

_FIELDS = (
    "number", "id", "question", "short", "answer", "note", "section", "tags", "aliases",
    "see_also",
)  # fmt: skip


def write(about: About, entries: Sequence[Entry]) -> str:
    """Return the JSON of an object with `faq` and `entries`."""
    known = {**about._asdict(), "source": about.source._asdict()}
    extra = known.pop("extra")
    faq = known | {key: value for key, value in extra.items() if key not in known}
    record = {"faq": faq, "entries": [of_entry(entry) for entry in entries]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def of_entry(entry: Entry) -> dict[str, Any]:
    """Return all fields of an entry, those that the format doesn't know last."""
    known = {name: getattr(entry, name) for name in _FIELDS}
    return known | {key: value for key, value in entry.extra.items() if key not in known}
