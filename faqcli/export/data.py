"""A FAQ as JSON, with the names of a FAQ file: for other programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from faqcli import records
from faqcli.model import About, Entry


def text_of(about: About, entries: Sequence[Entry]) -> str:
    """Return the document: an object with `faq` and `entries`."""
    said = {**about._asdict(), "source": about.source._asdict()}
    extra = said.pop("extra")
    faq = {**said, **{key: value for key, value in extra.items() if key not in said}}
    record = {"faq": faq, "entries": [records.of_entry(entry) for entry in entries]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
