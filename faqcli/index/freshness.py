"""Whose index a file in the cache is, and whether that is fresh."""

from __future__ import annotations

import os
import sqlite3
import sys
import zlib
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from faqcli import __version__
from faqcli.paths import cache_folder

if TYPE_CHECKING:
    from faqcli.readers.source import Stamp

FORMAT = 6
"""The layout of the index; raised with every change of it or of how words are folded."""


def identity(path: Path) -> str:
    """Return what an index must have been built by and from to be of use for the file `path`."""
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"  # its Unicode tables decide on words
    return f"faqcli {__version__}, format {FORMAT}, Python {python}, {os.fsencode(path)!r}"


def index_path(path: Path) -> Path | None:
    """Return where the index of the FAQ at the absolute path `path` lies; None without a cache.

    The name is for people to recognise; that two files might share one costs only a rebuild,
    because an index says inside what it belongs to.
    """
    folder = cache_folder()
    stem = "".join(c if c.isascii() and c.isalnum() else "-" for c in path.stem)[:40]
    checksum = zlib.crc32(identity(path).encode())
    return folder / f"{stem}-{checksum:08x}.sqlite" if folder else None


def connect_fresh(path: Path, faq: Path, stamp: Stamp | None) -> sqlite3.Connection | None:
    """Return a connection to the index at `path` if it is whole and fresh for the file `faq`.

    Fresh means: the same file by size, times and inode, the same program, and, by the time that
    the index file bears, that nobody has written to the index since it was put there.
    """
    try:
        status = path.stat()
    except OSError:
        return None
    is_own = sys.platform == "win32" or status.st_uid == os.geteuid()
    if not (is_own and S_ISREG(status.st_mode)):
        return None
    return connect_sealed(path, seal(faq, stamp, status.st_mtime_ns))


def connect_sealed(path: Path, sealed: str) -> sqlite3.Connection | None:
    """Return a connection to the index at `path` if it bears this seal."""
    connection = None
    try:
        uri = f"{path.as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        row = connection.execute("SELECT value FROM meta WHERE key = 'seal'").fetchone()
        if row and row[0] == sealed:
            return connection
    except sqlite3.Error:
        pass  # missing, cut short, overwritten: whatever it is, it is built anew
    if connection:
        connection.close()
    return None


def seal(faq: Path, stamp: Stamp | None, modified: int) -> str:
    """Return the line in an index that makes it the one of the file `faq` while that has `stamp`.

    `modified` is the mtime of the index file, in nanoseconds: whoever writes to the file moves it.
    """
    return f"{identity(faq)}, {stamp}, {modified}"
