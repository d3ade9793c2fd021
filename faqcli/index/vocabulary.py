"""The words of a FAQ while its index is being built."""

from __future__ import annotations

import math
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import call

from faqcli.index.postings import (
    IN_ALIAS,
    IN_QUESTION,
    MOST_TIMES,
    code_of,
    codes_in,
    idf,
    posting,
)

_Spelled = tuple[list[str], list[str]]
"""The words of a text as written, and folded."""


class Vocabulary:
    """The folded words of a FAQ: where they stand, and how a reader sees them written."""

    def __init__(self) -> None:
        self.postings: list[array[int]] = []
        """By the ids of the words."""
        self.ids: dict[str, int] = _Numbered()
        self.codes: dict[str, str] = _Coded(self.ids)
        self.shown: dict[str, str] = {}
        """As a reader sees them; words of aliases only are not in it."""
        self.labels: dict[str, str] = {}
        """As tags have them, which are often written otherwise than text is."""
        self._appends: dict[str, Callable[[int], None]] = _Appends(self.ids, self.postings)
        self._settled: set[str] = set()

    def add(
        self, number: int, question: list[str], aliases: list[list[str]], others: list[list[str]]
    ) -> None:
        """Count the folded words of one entry."""
        counts = Counter(chain(question, *aliases, *others))
        asked = set(question)
        also: set[str] = set().union(*aliases)
        for form in asked | also:
            flags = IN_QUESTION * (form in asked) | IN_ALIAS * (form in also)
            self._appends[form](posting(number, counts.pop(form), flags))
        if max(counts.values(), default=0) > MOST_TIMES:
            counts = Counter({form: min(n, MOST_TIMES) for form, n in counts.items()})
        # As a loop this would be most of the time that an index takes.
        packed = [number << 8 | times << 2 for times in counts.values()]
        deque(map(call, map(self._appends.__getitem__, counts), packed), maxlen=0)

    def show(self, seen: Iterable[_Spelled]) -> None:
        """Learn from texts that a reader sees how words are written.

        Lower case wins, so that the first word of a sentence does not set the spelling.
        """
        for written, forms in seen:
            fresh = set(forms) - self._settled
            if not fresh:
                continue
            lower = fresh.intersection(written)
            self._settled |= lower
            self.shown.update(zip(lower, lower, strict=True))
            if len(lower) < len(fresh):
                self._settle(fresh - lower, dict(zip(forms, written, strict=True)))

    def label(self, tags: Iterable[_Spelled]) -> None:
        """Learn how tags write words, for those that stand nowhere else."""
        for written, forms in tags:
            self.labels.update(zip(forms, written, strict=True))

    def _settle(self, fresh: set[str], written: Mapping[str, str]) -> None:
        for form in fresh:
            word = written[form]
            if word.islower():
                self.shown[form] = word
                self._settled.add(form)
            else:
                self.shown.setdefault(form, word)


class _Numbered(dict[str, int]):
    """Gives each new key the next number."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


class _Appends(dict[str, "Callable[[int], None]"]):
    """What adds to the postings of each word."""

    def __init__(self, ids: Mapping[str, int], postings: list[array[int]]) -> None:
        super().__init__()
        self._ids = ids
        self._postings = postings

    def __missing__(self, form: str) -> Callable[[int], None]:
        number = self._ids[form]
        self._postings.extend(array("I") for _ in range(number + 1 - len(self._postings)))
        self[form] = append = self._postings[number].append
        return append


class _Coded(dict[str, str]):
    """What stands for each word in the texts of the index."""

    def __init__(self, ids: Mapping[str, int]) -> None:
        super().__init__()
        self._ids = ids

    def __missing__(self, form: str) -> str:
        self[form] = code = code_of(self._ids[form])
        return code


def norms(
    vocabulary: Vocabulary, stems: Mapping[str, str], runs: Sequence[str], entries: int
) -> Iterator[float]:
    """Yield, for each question as the index keeps it, the length of its vector of weights.

    A word's weight there is the inverse document frequency of its stem, as in Salton's cosine.
    """
    holding: Counter[str] = Counter()
    for form, place in vocabulary.ids.items():
        holding[stems[form]] += len(vocabulary.postings[place])
    squares = {
        code: idf(entries, holding[stems[form]]) ** 2 for form, code in vocabulary.codes.items()
    }
    for run in runs:
        yield math.sqrt(sum(squares[code] for code in codes_in(run))) or 1.0
