"""The questions of a FAQ as JSON Lines: an object on each line, for pipelines."""

from __future__ import annotations

import json
from collections.abc import Sequence

from faqcli.model import About, Entry
from faqcli.writers.json import of_entry


def write(about: About, entries: Sequence[Entry]) -> str:
    """Return a line of JSON for each entry, with the keys of a FAQ file."""
    del about  # which has no place on a line of its own
    records = [of_entry(entry) for entry in entries]
    for record in records:
        del record["number"]  # which no file gives
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)
