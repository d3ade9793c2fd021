"""The anchors of questions and sections in an exported document."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote

from faqcli.model import Entry, Heading
from faqcli.readers.identifiers import slug_of


class Part(NamedTuple):
    """Consecutive entries of one section."""

    title: str
    """Empty for entries outside any section."""
    anchor: str
    """Empty if there is no title."""
    entries: tuple[Entry, ...]


def parts_of(entries: Iterable[Entry], reserved: Iterable[str] = ()) -> list[Part]:
    """Return entries grouped by section, in order; no two anchors are equal."""
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


def anchors_of(entries: Iterable[Entry | Heading], reserved: Iterable[str] = ()) -> dict[int, str]:
    """Return the anchor of each entry by its number: its id, with a suffix if that is taken."""
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
