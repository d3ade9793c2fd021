"""What a search returns."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, overload

from faqcli.model.entry import Entry

Field = Literal[
    "question", "short", "answer", "note", "tags",
    "title", "description", "notice", "as_of",
    "source", "authors", "publisher", "disclosures", "rights",
]  # fmt: skip
"""A field of an entry, or of what a FAQ says about itself."""


class Span(NamedTuple):
    """A half-open range of code points in a text as shown."""

    start: int
    end: int


class Passage(NamedTuple):
    """A part of an entry that shows why it was found, or of what the FAQ says about itself."""

    field: Field
    text: str
    """The text as shown, without the syntax of Markdown."""
    spans: tuple[Span, ...]
    """The matches in `text`, in order and without overlaps."""


ANOTHER_WORDING = "an alternative phrasing"
"""What a hit was matched as if only its aliases contain the words; the best one may follow it."""
BY_MEANING = "by meaning"
"""What a hit was matched as if it contains none of the words."""


class Hit(NamedTuple):
    """An entry that a search found."""

    entry: Entry
    score: float
    """Higher is better; scores of different searches can't be compared."""
    passages: tuple[Passage, ...]
    """The question if it matches, and the best passage of the answer."""
    matched_as: str = ""
    """The spelling that matched if it isn't the typed one, or ANOTHER_WORDING or BY_MEANING."""
    cosine: float = 0.0
    """How near it is to the query in meaning; 0 if meanings aren't compared."""


class Results(Sequence[Hit]):
    """The hits of a search, best first, and what else the search learned.

    It is a sequence: true if there are hits, and equal to any list or tuple of the same hits.

    Args:
        hits: as many as were asked for.
        total: how many entries match, not counting the weaker ones.
        is_total_exact: whether `total` is exact; otherwise more entries match.
        has_words: whether the query contains words that say anything: `the` says nothing.
        missing: the words that aren't in the FAQ and resemble none that are, as typed.
        relaxed_phrases: the phrases that aren't in the FAQ and were searched for word by word.
        nearest: the number of the nearest entry when none matches, if there is one.
        weaker: how many others match, but so much worse than the best that they are left out.
        about: what the FAQ says about itself, if that is what the query asks for.
    """

    def __init__(
        self,
        hits: Sequence[Hit],
        total: int,
        *,
        is_total_exact: bool = True,
        has_words: bool = True,
        missing: tuple[str, ...] = (),
        relaxed_phrases: tuple[str, ...] = (),
        nearest: int | None = None,
        weaker: int = 0,
        about: Passage | None = None,
    ) -> None:
        self._hits = tuple(hits)
        self.total = total
        self.is_total_exact = is_total_exact
        self.has_words = has_words
        self.missing = missing
        self.relaxed_phrases = relaxed_phrases
        self.nearest = nearest
        self.weaker = weaker
        self.about = about

    def __len__(self) -> int:
        return len(self._hits)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, index: int | slice) -> Hit | tuple[Hit, ...]:
        return self._hits[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Results | list | tuple):
            return self._hits == tuple(other)
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]  # nor has an entry: its `extra` is a mapping

    def __repr__(self) -> str:
        return f"Results({list(self._hits)}, total={self.total})"
