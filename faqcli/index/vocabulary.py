"""The words of a FAQ while its index is being built."""

from __future__ import annotations

import math
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from operator import call

from faqcli.index.postings import (
    IN_ALIAS,
    IN_QUESTION,
    MAX_FREQUENCY,
    code_of,
    codes_in,
    encode,
    idf,
)

_Spelled = tuple[list[str], list[str]]
"""The words of a text as written, and the same words folded."""


class Vocabulary:
    """The folded words of a FAQ: where they occur, and how readers see them written."""

    def __init__(self) -> None:
        self.postings: list[array[int]] = []
        """The encoded postings of each word, by its id."""
        self.ids: dict[str, int] = _Numbered()
        self.codes: dict[str, str] = _Coded(self.ids)
        self.shown: dict[str, str] = {}
        """The spelling of each word that readers see, so not of words that are only in aliases."""
        self.labels: dict[str, str] = {}
        """The spelling of each word in tags, which are often written in a style of their own."""
        self._appends: dict[str, Callable[[int], None]] = _Appends(self.ids, self.postings)
        self._settled: set[str] = set()

    def add(
        self, number: int, question: list[str], aliases: list[list[str]], others: list[list[str]]
    ) -> None:
        """Add the postings of an entry, given the folded words of its texts."""
        counts = Counter(chain(question, *others))
        asked = set(question)
        also: set[str] = set().union(*aliases)
        for form in asked | also:
            flags = IN_QUESTION * (form in asked) | IN_ALIAS * (form in also)
            # A word counts as often as a reader sees it, and once if it is only in aliases.
            self._appends[form](encode(number, counts.pop(form, 1), flags))
        if max(counts.values(), default=0) > MAX_FREQUENCY:
            counts = Counter({form: min(n, MAX_FREQUENCY) for form, n in counts.items()})
        # This is `for form, posting in …: self._appends[form](posting)`. A loop in Python would
        # take more time than the rest of building an index.
        encoded = [number << 8 | times << 2 for times in counts.values()]
        deque(map(call, map(self._appends.__getitem__, counts), encoded), maxlen=0)

    def show(self, seen: Iterable[_Spelled]) -> None:
        """Learn the spelling of words from texts that readers see.

        Lower case wins, so that words at the start of a sentence aren't shown with a capital.
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
        """Learn the spelling of words from tags; it is used for words that are nowhere else."""
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
    """Numbers its keys in the order in which they are first looked up."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


class _Appends(dict[str, "Callable[[int], None]"]):
    """The method that appends to the postings of each word."""

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
    """The code of each word in encoded texts."""

    def __init__(self, ids: Mapping[str, int]) -> None:
        super().__init__()
        self._ids = ids

    def __missing__(self, form: str) -> str:
        self[form] = code = code_of(self._ids[form])
        return code


def norm_of(
    vocabulary: Vocabulary, stems: Mapping[str, str], entries: int
) -> Callable[[str], float]:
    """Return a function that returns the length of the vector of term weights of an encoded text.

    The weight of a word is the inverse document frequency of its stem, as in Salton's cosine.
    """
    frequencies: Counter[str] = Counter()
    for form, word_id in vocabulary.ids.items():
        frequencies[stems[form]] += len(vocabulary.postings[word_id])
    squares = {
        code: idf(entries, frequencies[stems[form]]) ** 2 for form, code in vocabulary.codes.items()
    }
    return lambda text: math.sqrt(sum(squares[code] for code in codes_in(text))) or 1.0
