"""The questions of a FAQ as JSON Lines: an object on each line, for pipelines."""

from __future__ import annotations

import json
from collections.abc import Sequence

from faqcli.model import About, Entry
from faqcli.writers.json import of_entry


def write(about: About, entries: Sequence[Entry]) -> str:
    """Return a line of JSON for each entry, with the keys of a FAQ file and `number`."""
    del about  # which has no place on a line of its own
    return "".join(json.dumps(of_entry(one), ensure_ascii=False) + "\n" for one in entries)
