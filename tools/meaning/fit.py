"""Fit a small vector to each word piece, and write the table of them: the last of three steps.

Usage: python tools/meaning/fit.py TOKENIZER WORK TABLE

The mean of the vectors of a text's pieces is to point where the teacher's vector of the text does,
projected on its SIZE principal axes. The vectors start at the teacher's vectors of the single
pieces, weighted by smooth inverse frequency (Arora, Liang and Ma, *A Simple but Tough-to-Beat
Baseline for Sentence Embeddings*, 2017), and move up the gradient of the cosine to the teacher's
vector (Duchi, Hazan and Singer, *Adaptive Subgradient Methods*, 2011, one rate for each vector).
README.md in this folder has the other steps.
"""

import json
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from faqcli.text.meaning import SIZE

HELD_OUT = 3_000
"""How many texts are kept aside to see how well unseen texts are fitted."""
EPOCHS, BATCH, RATE = 4, 256, 0.01
LEAST_WEIGHT = 0.3
"""The least weight that a piece has by chance; the largest is 1."""
MAX_PIECES = 40
FIRST_WORD = 996
"""Where the words begin in the vocabulary; what comes before is no word, or a single letter."""
QUANTILE = 0.9995
"""The share of the numbers that aren't cut off by rounding to signed bytes."""
COMMON = 1e-3
"""The share of all text that a piece makes up whose weight is halved; `a` in the source."""
TINY = 1e-8
"""Keeps what is divided by from being zero."""


class Means:
    """The means of the vectors of each text's pieces, while the vectors are fitted.

    Args:
        table: the vector of each piece.
        ids: the pieces of each text.
    """

    def __init__(self, table: NDArray[np.float32], ids: Sequence[NDArray[np.int64]]) -> None:
        self.table = table
        self._ids = ids
        self._squares = np.full(len(table), TINY, np.float32)

    def of(
        self, texts: NDArray[np.int64], chance: np.random.Generator | None = None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.float32]]:
        """Return the mean of each text, the pieces of all, and the weight of each of these.

        With `chance`, each piece of a text has a weight by chance, since a FAQ will weigh it by
        its own inverse document frequency.
        """
        lengths = np.array([len(self._ids[i]) for i in texts])
        pieces = np.concatenate([self._ids[i] for i in texts])
        weights = np.ones(len(pieces), np.float32)
        if chance is not None:
            weights = chance.uniform(LEAST_WEIGHT, 1, len(pieces)).astype(np.float32)
        starts = np.r_[0, np.cumsum(lengths)[:-1]]
        weights /= np.repeat(np.add.reduceat(weights, starts), lengths)
        return np.add.reduceat(self.table[pieces] * weights[:, None], starts), pieces, weights

    def step(
        self,
        texts: NDArray[np.int64],
        wanted: NDArray[np.float32],
        rate: float,
        chance: np.random.Generator,
    ) -> None:
        """Move the vectors of some texts' pieces a little towards what is wanted (Adagrad)."""
        found, pieces, weights = self.of(texts, chance)
        norm = np.maximum(np.linalg.norm(found, axis=1, keepdims=True), TINY)
        unit = found / norm
        slope = ((wanted * unit).sum(1, keepdims=True) * unit - wanted) / norm
        lengths = [len(self._ids[i]) for i in texts]
        rows = np.repeat(slope, lengths, axis=0) * weights[:, None]
        order = np.argsort(pieces, kind="stable")
        ordered = pieces[order]
        first = np.r_[True, ordered[1:] != ordered[:-1]]
        rows = np.add.reduceat(rows[order], np.where(first)[0])
        moved = ordered[first]
        self._squares[moved] += (rows * rows).mean(1)
        self.table[moved] -= rate * rows / np.sqrt(self._squares[moved])[:, None]


def unit_rows(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return rows of length one that point where these do."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def fit(tokenizer: Path, work: Path, target: Path) -> None:
    """Fit the vectors and write the table."""
    from tokenizers import Tokenizer

    splitter = Tokenizer.from_file(str(tokenizer))
    splitter.no_padding()
    splitter.no_truncation()
    texts = json.loads((work / "texts.json").read_text("utf-8"))
    encoded = splitter.encode_batch(texts, add_special_tokens=False)
    ids = [np.array(one.ids[:MAX_PIECES] or [0]) for one in encoded]
    vectors = np.load(work / "vectors.npy").astype(np.float32)
    middle = vectors.mean(0)
    _, axes = np.linalg.eigh(np.cov((vectors - middle).T))
    axes = axes[:, ::-1][:, :SIZE].astype(np.float32)
    wanted = unit_rows((vectors - middle) @ axes)
    pieces = np.load(work / "pieces.npy")
    start = unit_rows((pieces - pieces[FIRST_WORD:].mean(0)) @ axes)
    # Commoner pieces come first in the vocabulary: as if their frequency followed Zipf's law.
    share = 1 / np.maximum(np.arange(len(start)) + 2 - FIRST_WORD, 1)
    share /= share.sum()
    start *= (COMMON / (COMMON + share))[:, None]
    means = Means(np.ascontiguousarray(start, np.float32), ids)
    chance = np.random.default_rng(0)
    seen, held = np.arange(HELD_OUT, len(ids)), np.arange(HELD_OUT)
    for epoch in range(EPOCHS):
        chance.shuffle(seen)
        rate = RATE * (1 - epoch / EPOCHS)
        for at in range(0, len(seen), BATCH):
            batch = seen[at : at + BATCH]
            means.step(batch, wanted[batch], rate, chance)
        cosine = (unit_rows(means.of(held)[0]) * wanted[held]).sum(1).mean()
        print(f"epoch {epoch + 1}: cosine {cosine:.4f} to the teacher on unseen texts", flush=True)
    np.save(work / "table.npy", means.table)
    write(target, splitter.get_vocab(), means.table)


def write(target: Path, vocabulary: dict[str, int], table: NDArray[np.float32]) -> None:
    """Write the pieces that may stand in English text, with their vectors as signed bytes."""
    scale = 127 / np.quantile(np.abs(table), QUANTILE)
    rows = np.round(table * scale).clip(-127, 127).astype(np.int8)
    kept = sorted(piece for piece in vocabulary if is_english(piece))
    beside = target.with_suffix(".part")
    beside.unlink(missing_ok=True)
    connection = sqlite3.connect(beside)
    connection.execute(
        "CREATE TABLE pieces (piece TEXT PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
    )
    values = ((piece, rows[vocabulary[piece]].tobytes()) for piece in kept)
    connection.executemany("INSERT INTO pieces VALUES (?, ?)", values)
    connection.commit()
    connection.execute("VACUUM")
    connection.close()
    beside.replace(target)
    print(len(kept), "pieces,", target.stat().st_size, "bytes")


def is_english(piece: str) -> bool:
    """Return whether a word piece is no special token, and in Latin letters, digits or signs."""
    is_special = piece.startswith("[") and piece.endswith("]")
    return not is_special and all(c < "\u0250" or not c.isalpha() for c in piece)


if __name__ == "__main__":
    fit(*map(Path, sys.argv[1:]))
