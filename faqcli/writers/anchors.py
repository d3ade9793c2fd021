"""What the questions and sections of an exported document are called by its links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote

from faqcli.model import Entry
from faqcli.readers.identifiers import slug_of


class Part(NamedTuple):
    """A run of entries under one title."""

    title: str
    """Empty for entries outside of any section."""
    anchor: str
    """Empty when there is no title."""
    entries: tuple[Entry, ...]


def parts_of(entries: Iterable[Entry], reserved: Iterable[str] = ()) -> list[Part]:
    """Return entries by their sections, in order, each section with an anchor of its own."""
    runs = [(title, tuple(run)) for title, run in groupby(entries, key=lambda e: e.section)]
    taken = {entry.id for _, run in runs for entry in run} | set(reserved)
    parts = []
    for title, run in runs:
        anchor = _free(f"section-{slug_of(title)}".rstrip("-"), taken) if title else ""
        taken.add(anchor)
        parts.append(Part(title, anchor, run))
    return parts


def fragment(anchor: str) -> str:
    """Return the link to an anchor, such as `#final-agreement`."""
    return f"#{quote(anchor, safe='')}"


def anchors_of(entries: Sequence[Entry], reserved: Iterable[str] = ()) -> dict[int, str]:
    """Return an anchor for each entry's number: its id, if no other has taken that."""
    taken = set(reserved)
    anchors = {}
    for entry in entries:
        anchors[entry.number] = _free("-".join(entry.id.split()), taken)
        taken.add(anchors[entry.number])
    return anchors


def _free(wanted: str, taken: set[str]) -> str:
    anchor, suffix = wanted, 2
    while anchor in taken:
        anchor = f"{wanted}-{suffix}"
        suffix += 1
    return anchor
