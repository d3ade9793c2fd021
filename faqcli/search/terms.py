"""What a query looks for: its terms, and every way in which a text may express each of them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from faqcli.search.query import Term


class Expansion(NamedTuple):
    """One way in which a text may express a term: a word, or several words in a row."""

    positions: tuple[frozenset[str], ...]
    """The folded forms that each of the words may have."""
    weight: float = 1.0
    """How much it counts in ranking, compared to the term as typed."""
    is_typed: bool = True
    """Whether it is what was typed, in any form of the word, and not a synonym."""
    likeness: float = 1.0
    """How certain it is that it means what was typed, from 0 to 1."""


class ExpandedTerm(NamedTuple):
    """A term of a query, or several in a row, and every way in which a text may express it."""

    typed: str
    expansions: tuple[Expansion, ...]
    """Empty if nothing that expresses it is in the FAQ."""
    covers: range
    """Which of the query's terms it stands for."""
    is_function: bool = False
    """Whether it is a word that says little about a subject."""


def neighbours(expanded: Sequence[ExpandedTerm]) -> Iterator[tuple[int, list[frozenset[str]]]]:
    """Yield the phrase that each two neighbouring terms form, and the place of the first one."""
    for i, pair in enumerate(pairwise(expanded)):
        positions = [single_words(one) for one in pair]
        if all(positions):
            yield i, positions


def single_words(one: ExpandedTerm) -> frozenset[str]:
    """Return the folded words that express a term by themselves."""
    return frozenset().union(*(e.positions[0] for e in one.expansions if len(e.positions) == 1))


def typed_text(terms: Sequence[Term], covers: range) -> str:
    """Return some terms of a query in a row, as typed."""
    return " ".join(terms[i].typed for i in covers)
