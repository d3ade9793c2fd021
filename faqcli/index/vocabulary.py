"""The words of a FAQ while its index is being built."""

from __future__ import annotations

import math
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from faqcli.index.codes import encoded_text, number_after, numbers_of
from faqcli.index.postings import IN_ALIAS, IN_QUESTION, MAX_FREQUENCY, encode, idf

_Spelled = tuple[list[str], list[str]]
"""The words of a text as written, and the same words folded."""


class Vocabulary:
    """The folded words of a FAQ: where they occur, and how readers see them written."""

    def __init__(self) -> None:
        self.numbers = _Numbers()
        """The number of each word."""
        self.postings = self.numbers.postings
        """The encoded postings of each word, by its number; empty for numbers that no word has."""
        self._unsettled = self.numbers.unsettled
        self._written: dict[str, str] = {}
        """The spelling of words that readers don't see as folded."""
        self._labels: dict[str, str] = {}
        """The spelling of each word in tags, which are often written in a style of their own."""
        self.frequencies = array("I")
        """In how many entries each word is, by its number, once the postings have been taken."""

    def look_up(self, forms: Iterable[str]) -> list[int]:
        """Return the numbers of folded words, in order."""
        return list(map(self.numbers.__getitem__, forms))

    def encode(self, numbers: Iterable[int]) -> str:
        """Return the encoded text of words, given by their numbers."""
        return encoded_text(numbers, len(self.postings))

    def add(
        self, number: int, question: list[int], aliases: list[list[int]], others: list[list[int]]
    ) -> None:
        """Add the postings of an entry, given the numbers of the words of its texts."""
        counts = Counter(chain(question, *others))
        asked = set(question)
        also: set[int] = set().union(*aliases)
        for word in asked | also:
            flags = IN_QUESTION * (word in asked) | IN_ALIAS * (word in also)
            # A word counts as often as a reader sees it, and once if it is only in aliases.
            self.postings[word].append(encode(number, counts.pop(word, 1), flags))
        if max(counts.values(), default=0) > MAX_FREQUENCY:
            counts = Counter({word: min(n, MAX_FREQUENCY) for word, n in counts.items()})
        # This is `for word, posting in …: self.postings[word].append(posting)`. A loop in Python
        # would take more time than the rest of building an index.
        encoded = [number << 8 | times << 2 for times in counts.values()]
        deque(map(array.append, map(self.postings.__getitem__, counts), encoded), maxlen=0)

    def show(self, seen: Iterable[_Spelled]) -> None:
        """Learn the spelling of words from texts that readers see.

        Lower case wins, so that words at the start of a sentence aren't shown with a capital.
        """
        for written, forms in seen:
            fresh = self._unsettled.intersection(forms)
            if not fresh:
                continue
            lower = fresh.intersection(written)
            self._unsettled -= lower
            for form in lower:
                self._written.pop(form, None)
            if len(lower) < len(fresh):
                self._settle(fresh - lower, dict(zip(forms, written, strict=True)))

    def _settle(self, fresh: set[str], written: Mapping[str, str]) -> None:
        for form in fresh:
            word = written[form]
            if word.islower():
                self._written[form] = word
                self._unsettled.remove(form)
            else:
                self._written.setdefault(form, word)

    def label(self, tags: Iterable[_Spelled]) -> None:
        """Learn the spelling of words from tags; it is used for words that are nowhere else."""
        for written, forms in tags:
            self._labels.update(zip(forms, written, strict=True))

    def spelling(self, form: str) -> str:
        """Return how readers see a word written; empty if they don't see it."""
        if form in self._written:
            return self._written[form]
        is_seen = form in self.numbers and form not in self._unsettled
        return form if is_seen else self._labels.get(form, "")

    def take_postings(self) -> Iterator[tuple[int, array[int]]]:
        """Yield the number and the postings of each word; only their frequencies are kept."""
        self.frequencies = array("I", map(len, self.postings))
        for number, encoded in enumerate(self.postings):
            if encoded:
                yield number, encoded
                self.postings[number] = array("I")  # all postings together take much memory


class _Numbers(dict[str, int]):
    """The numbers of words, given in the order in which they are first looked up."""

    def __init__(self) -> None:
        super().__init__()
        self.postings: list[array[int]] = []
        """An array for each number, and for those that are skipped."""
        self.unsettled: set[str] = set()
        """The words that readers haven't seen in lower case."""

    def __missing__(self, form: str) -> int:
        number = number_after(len(self.postings) - 1)
        self.postings.extend(array("I") for _ in range(number + 1 - len(self.postings)))
        self.unsettled.add(form)
        self[form] = number
        return number


def norm_of(
    vocabulary: Vocabulary, stems: Mapping[str, str], entries: int
) -> Callable[[str], float]:
    """Return a function that returns the length of the vector of term weights of an encoded text.

    The weight of a word is the inverse document frequency of its stem, as in Salton's cosine.
    """
    frequencies: Counter[str] = Counter()
    for form, number in vocabulary.numbers.items():
        frequencies[stems[form]] += vocabulary.frequencies[number]
    squares = array("d", [0.0]) * len(vocabulary.frequencies)
    for form, number in vocabulary.numbers.items():
        squares[number] = idf(entries, frequencies[stems[form]]) ** 2
    square_of = squares.__getitem__
    return lambda text: math.sqrt(sum(map(square_of, set(numbers_of(text))))) or 1.0
