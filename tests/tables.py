"""Small tables of word vectors, for tests of the search by meaning."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

SIZE, _SPREAD = 128, 8
"""How many numbers a vector has, and on how many of them each direction is spread."""


def write_table(path: Path, pieces: Mapping[str, Mapping[int, int]]) -> Path:
    """Write a table of pieces and return its path.

    Args:
        path: the new file.
        pieces: how far each vector goes in each of 16 directions; 0 for those not named.
    """
    with closing(sqlite3.connect(path)) as sqlite, sqlite:
        sqlite.execute(
            "CREATE TABLE pieces (piece TEXT PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
        )
        rows = ((piece, _bytes(lengths)) for piece, lengths in pieces.items())
        sqlite.executemany("INSERT INTO pieces VALUES (?, ?)", rows)
    return path


def _bytes(lengths: Mapping[int, int]) -> bytes:
    return bytes(lengths.get(i // _SPREAD, 0) % 256 for i in range(SIZE))
