"""Texts → vectors. Those of texts that mean similar things point in similar directions.

The vector of a text is the weighted mean of small vectors, one for each of its word pieces. They
come from a table in the package. A word that isn't in the table is cut into the longest pieces that
are, as BERT's tokenizer does (Wu and others, *Google's Neural Machine Translation System*, 2016):
`embassies` might be `em`, `##bas` and `##sies`.

Adding up vectors number by number would take most of the time. So each is one large integer with 32
bits for each of its numbers, and all of them are multiplied and added at once.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, suppress
from itertools import islice
from operator import mul
from pathlib import Path
from typing import NamedTuple

from faqcli import paths

SIZE = 128
"""How many numbers a vector has. Each is a signed byte."""
LENGTH = 320
"""How long a stored vector is, so that its numbers are precise and fit into bytes."""
_LANE = 4
"""How many bytes of the integer belong to one number."""
_BIAS = 128
"""What is added to each number of a piece, so that none is negative."""
_TO_BIASED = bytes((byte + _BIAS) % 256 for byte in range(256))
_SCALE_BITS = 32
"""How many bits after the point the factor has that makes a vector LENGTH long."""
_INSIDE = "##"
"""How a piece begins that isn't the beginning of a word."""
_MAX_WORD = 32
"""Longer words are not cut into pieces."""
_ROWS = "SELECT piece, vector FROM pieces"
_MANY = 5000
"""To look up more words than this, the whole table is read."""
_MOST_KEPT = 10_000
"""The weighted vectors of so many words are kept, each of which takes 600 bytes."""
_BASE_WEIGHT = 3.0
"""What is added to the weight of each word, so that a FAQ's rare words don't drown the others."""
_WEIGHT_SCALE = 64
"""By how much weights are multiplied before they are rounded."""
_MAX_WORDS = 1000
"""How many words of a text count; the sums of more might not fit into the lanes."""


class Table:
    """The vectors of word pieces.

    Args:
        path: an SQLite file with a table `pieces` of pieces and vectors.
    """

    def __init__(self, path: Path) -> None:
        uri = f"{path.as_uri()}?mode=ro&immutable=1"
        self._sqlite = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._pieces: dict[str, bytes] = {}
        """The vectors of the pieces that were looked up and exist."""
        self._asked: set[str] = set()
        self._is_whole = False
        """Whether all pieces have been looked up."""

    def close(self) -> None:
        """Close the file."""
        self._sqlite.close()

    def has_vectors(self) -> bool:
        """Return whether there are vectors of the right length, as far as the first one shows.

        Raises:
            sqlite3.Error: it can't be read.
        """
        rows = self._sqlite.execute(f"{_ROWS} LIMIT 1")
        return any(len(vector) == SIZE for _, vector in rows)

    def vector(self, piece: str) -> int:
        """Return the vector of a piece that `split` has returned, or `has` found, as an integer."""
        return _to_lanes(self._pieces[piece])

    def has(self, word: str) -> bool:
        """Return whether a word is a piece by itself."""
        self._look_up([word])
        return word in self._pieces

    def split(self, words: Collection[str]) -> dict[str, list[str]]:
        """Return the pieces of each word; none if it can't be cut into known pieces."""
        self._look_up(words)
        if not self._is_whole:
            unknown = [w for w in words if w not in self._pieces and len(w) <= _MAX_WORD]
            self._look_up({piece for word in unknown for piece in _parts(word)})
        return {word: self._cut(word) for word in words}

    def _cut(self, word: str) -> list[str]:
        """Return the longest known piece that a word begins with, and so on to its end."""
        if word in self._pieces:
            return [word]
        if len(word) > _MAX_WORD:
            return []
        pieces = []
        start = 0
        while start < len(word):
            prefix = _INSIDE if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if prefix + word[start:end] in self._pieces), 0)
            if not end:
                return []
            pieces.append(prefix + word[start:end])
            start = end
        return pieces

    def _look_up(self, pieces: Collection[str]) -> None:
        """Read the vectors of some pieces, or of all if these are many."""
        wanted = [] if self._is_whole else [one for one in pieces if one not in self._asked]
        if len(wanted) > _MANY:
            self._is_whole = True
            self._asked.clear()
            self._read(_ROWS)
        else:
            self._asked.update(wanted)
            for piece in wanted:
                self._read(f"{_ROWS} WHERE piece = ?", piece)

    def _read(self, statement: str, *values: str) -> None:
        """Read the vectors that a statement selects; of a damaged file, those that can be read."""
        with suppress(sqlite3.DatabaseError):
            self._pieces.update(self._sqlite.execute(statement, values))


def open_table() -> Table | None:
    """Open the table in the package; None if it can't be read.

    It may be damaged, or the package may be zipped: SQLite reads only files.
    """
    with suppress(sqlite3.Error), ExitStack() as stack:
        table = stack.enter_context(closing(Table(paths.MEANING_TABLE)))
        if table.has_vectors():
            stack.pop_all()
            return table
    return None


class _Weighted(NamedTuple):
    """The sum of the weighted vectors of a word's pieces, and of the weights."""

    lanes: int
    weight: int


class Embedder:
    """Makes vectors of texts, given as folded words.

    Args:
        table: the vectors of word pieces.
        weights: a function that returns how much each of some words counts.
    """

    def __init__(
        self, table: Table, weights: Callable[[Collection[str]], Mapping[str, float]]
    ) -> None:
        self._table = table
        self._weights = weights
        self._words: dict[str, _Weighted] = {}

    def load(self, words: Iterable[str]) -> None:
        """Look up all words of the texts to come, which takes less time than one by one.

        Those that were loaded before are forgotten if they are too many.
        """
        if len(self._words) > _MOST_KEPT:
            self._words.clear()
        fresh = [word for word in set(words) if word not in self._words]
        weights = self._weights(fresh)
        for word, pieces in self._table.split(fresh).items():
            # A word in pieces counts as one word: names would outweigh all others.
            weight = _BASE_WEIGHT + weights[word]
            weight = math.ceil(_WEIGHT_SCALE * weight / max(1, len(pieces)))
            lanes = weight * sum(map(self._table.vector, pieces))
            self._words[word] = _Weighted(lanes, weight * len(pieces))

    def embed(self, words: Iterable[str]) -> bytes:
        """Return the vector of a text, as signed bytes; empty if no word of it is known.

        All words must have been loaded.
        """
        lanes = weight = 0
        for word in islice(words, _MAX_WORDS):
            more, its_weight = self._words[word]
            lanes += more
            weight += its_weight
        return _normalised(lanes, _BIAS * weight)

    def embed_word(self, word: str) -> bytes:
        """Return the vector of a word by itself; empty unless the table has it as a whole."""
        return _normalised(self._table.vector(word), _BIAS) if self._table.has(word) else b""


class Mean:
    """The vector that points where some vectors point on average."""

    def __init__(self) -> None:
        self._lanes = self._count = 0

    def add(self, vectors: bytes) -> None:
        """Add some vectors, one after another."""
        for start in range(0, len(vectors), SIZE):
            self._lanes += _to_lanes(vectors[start : start + SIZE])
            self._count += 1

    def vector(self) -> bytes:
        """Return the vector, as signed bytes; empty if there is none."""
        return _normalised(self._lanes, _BIAS * self._count)


def cosines(vector: bytes, others: bytes) -> list[float]:
    """Return the cosines of a vector and each of some others, which follow one another.

    The first numbers of all others are multiplied at once, then the second ones, and so on.
    """
    count = len(others) // SIZE
    biased = others.translate(_TO_BIASED)
    spread = bytearray(_LANE * count)
    total = int.from_bytes(b"\0\0\0\x80" * count, "little")  # keeps the sums from being negative
    factors = memoryview(vector).cast("b").tolist()
    for i, factor in enumerate(factors):
        spread[::_LANE] = biased[i::SIZE]
        total += factor * int.from_bytes(spread, "little")
    sums = memoryview(total.to_bytes(_LANE * count, "little")).cast("I")
    bias = _BIAS * sum(factors) + (1 << 8 * _LANE - 1)
    return [(one - bias) / LENGTH**2 for one in sums]


def _parts(word: str) -> Iterator[str]:
    """Yield all pieces that a word may be cut into."""
    for start in range(len(word)):
        prefix = _INSIDE if start else ""
        for end in range(start + 1, len(word) + 1):
            yield prefix + word[start:end]


def _to_lanes(vector: bytes) -> int:
    """Return a vector as an integer with a lane for each number."""
    spread = bytearray(_LANE * len(vector))
    spread[::_LANE] = vector.translate(_TO_BIASED)
    return int.from_bytes(spread, "little")


def _normalised(lanes: int, bias: int) -> bytes:
    """Return the vector in some lanes as signed bytes, LENGTH long.

    Args:
        lanes: the numbers, each with `bias` added to it.
        bias: the sum of the weights, times _BIAS.
    """
    numbers = memoryview(lanes.to_bytes(_LANE * SIZE, "little")).cast("I").tolist()
    square = sum(map(mul, numbers, numbers)) - 2 * bias * sum(numbers) + SIZE * bias * bias
    if not square:
        return b""
    # In whole numbers: (number - bias) · LENGTH / norm + 128, rounded. The bytes are unsigned and
    # shifted by 128 until they are translated back.
    scale = int((LENGTH << _SCALE_BITS) / math.sqrt(square))
    shift = (_BIAS << _SCALE_BITS) + (1 << _SCALE_BITS - 1) - bias * scale
    scaled = [number * scale + shift >> _SCALE_BITS for number in numbers]
    if min(scaled) < 0 or max(scaled) > 255:
        scaled = [min(max(number, 0), 255) for number in scaled]
    return bytes(scaled).translate(_TO_BIASED)
