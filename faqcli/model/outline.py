"""What a list of the questions needs."""

from typing import NamedTuple


class Heading(NamedTuple):
    """The fields of an entry that a list of questions shows."""

    number: int
    id: str
    question: str
    section: str


class Section(NamedTuple):
    """Consecutive entries with the same section title."""

    title: str
    first: int
    """The number of its first entry."""
    size: int
    """The number of its usable entries."""
