"""The questions of a FAQ as JSON Lines: an object on each line, for pipelines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from faqcli.model import About, Entry
from faqcli.writers.json import of_entry


def parts(about: About, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a line of JSON for each entry, with the keys of a FAQ file."""
    del about  # which has no place on a line of its own
    for record in map(of_entry, entries):
        del record["number"]  # which no file gives
        yield f"{json.dumps(record, ensure_ascii=False)}\n"
