"""Which FAQ an index belongs to, and whether it is fresh."""

from __future__ import annotations

import os
import sqlite3
import sys
import zlib
from pathlib import Path
from stat import S_ISDIR, S_ISREG, S_ISVTX, S_IWGRP, S_IWOTH
from typing import TYPE_CHECKING

from faqcli import __version__, paths
from faqcli.index.connection import DAMAGE

if TYPE_CHECKING:
    from faqcli.readers.source import Stamp

FORMAT = 27
"""The layout of the index. Raise it whenever that changes, or the way words are folded does."""

_WHOLE, _START = 4_000_000, 100_000
"""How many bytes an index may have to be covered by a checksum as a whole, which takes a hundredth
of a plain run at most; of a larger one, only so many at its start are. All rows have their own."""
_CHECKSUM = 60, 64
"""Where in the file it is: SQLite leaves these bytes, the "user version", to applications."""


def identity(path: Path) -> str:
    """Return what must be the same when an index of `path` is built and when it is read."""
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"  # words depend on its Unicode tables
    return f"{_program()}, Python {python}, {_table()}, {os.fsencode(path)!r}"


def _program() -> str:
    return f"faqcli {__version__}, format {FORMAT}"


def _table() -> str:
    """Return which table of vectors there is. Vectors of different tables can't be compared."""
    try:
        status = paths.MEANING_TABLE.stat()
    except OSError:  # the package is zipped, or doesn't have the table
        return "no table"
    return f"table {status.st_size} {status.st_mtime_ns}"


def index_path(path: Path) -> Path | None:
    """Return the path of the index of the FAQ at the absolute path `path`; None without a cache.

    People should recognise the name. If two files share one, that only costs a rebuild, because
    the index itself says which file it belongs to.
    """
    folder = paths.cache_folder()
    stem = "".join(c if c.isascii() and c.isalnum() else "-" for c in path.stem)[:40]
    checksum = zlib.crc32(identity(path).encode())
    return folder / f"{stem}-{checksum:08x}.sqlite" if folder else None


def connect_bundled(faq: Path) -> sqlite3.Connection | None:
    """Return a connection to the index in the wheel if `faq` is the bundled FAQ as it was built."""
    if faq != paths.BUNDLED_INDEX.with_suffix(".yaml"):
        return None
    try:
        sealed = seal_of_content(faq.read_bytes())
    except OSError:
        return None
    return connect_sealed(paths.BUNDLED_INDEX, sealed)


def connect_fresh(path: Path, faq: Path, stamp: Stamp | None) -> sqlite3.Connection | None:
    """Return a connection to the index at `path` if it is complete and fresh for the file `faq`.

    An index is fresh if the file has the same size, times and inode as when it was read, the
    program is the same, and the time of the index file shows that nobody has written to it since.
    """
    folder = own_folder(path.parent)
    if not folder:
        return None
    path = folder / path.name
    try:
        status = path.lstat()
    except OSError:
        return None
    is_own = sys.platform == "win32" or status.st_uid == os.geteuid()
    if not (is_own and S_ISREG(status.st_mode)):
        return None
    return connect_sealed(path, seal(faq, stamp, status.st_mtime_ns))


def own_folder(folder: Path) -> Path | None:
    """Return the real path of a folder if nobody but this user can put anything into it.

    Nor may anybody be able to put another folder in its place, so all folders above it belong to
    this user or the administrator (OpenSSH asks the same of the folder of its keys). It may be
    below a link, but isn't one itself.
    """
    if sys.platform == "win32":  # the folders of a user are closed to others
        return folder
    user = os.geteuid()
    try:
        real = Path(os.path.realpath(folder.parent), folder.name)
        own = real.lstat()
        if not S_ISDIR(own.st_mode) or own.st_uid != user or own.st_mode & (S_IWGRP | S_IWOTH):
            return None
        above = [parent.lstat() for parent in real.parents]
    except OSError:
        return None
    trusted = {user, above[-1].st_uid}  # the root folder's owner is the administrator
    is_closed = all(
        status.st_uid in trusted and (not status.st_mode & S_IWOTH or status.st_mode & S_ISVTX)
        for status in above
    )
    return real if is_closed else None


def connect_sealed(path: Path, sealed: str) -> sqlite3.Connection | None:
    """Return a connection to the index at `path` if it is undamaged and has this seal."""
    connection = None
    try:
        start, checksum = _start_of(path)
        if start[slice(*_CHECKSUM)] != checksum:
            return None
        uri = f"{path.as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        row = connection.execute("SELECT value FROM meta WHERE key = 'seal'").fetchone()
        if row and row[0] == sealed:
            return connection
    except (OSError, *DAMAGE):
        pass  # missing, truncated, overwritten: in any case it is rebuilt
    if connection:
        connection.close()
    return None


def _start_of(path: Path) -> tuple[bytes, bytes]:
    """Return the first bytes of an index, and the checksum that they should have."""
    with path.open("rb", buffering=0) as file:
        is_small = os.fstat(file.fileno()).st_size <= _WHOLE
        data = file.read(_WHOLE if is_small else _START)
    start, end = _CHECKSUM
    view = memoryview(data)
    return data, zlib.crc32(view[end:], zlib.crc32(view[:start])).to_bytes(end - start)


def write_checksum(path: Path) -> None:
    """Write the checksum of an index into it."""
    _, checksum = _start_of(path)
    with path.open("rb+") as file:
        file.seek(_CHECKSUM[0])
        file.write(checksum)
        file.flush()
        os.fsync(file.fileno())


def seal(faq: Path, stamp: Stamp | None, modified: int) -> str:
    """Return the line that marks an index as that of the file `faq` with `stamp`.

    `modified` is the mtime of the index file in nanoseconds, which changes if anyone writes to it.
    """
    return f"{identity(faq)}, {stamp}, {modified}"


def seal_of_content(data: bytes) -> str:
    """Return the line that marks the index of the bundled FAQ, whose content is `data`.

    It mentions no file and no time, which are others on each machine. Nor does it mention Python:
    Unicode never changes how the letters of this FAQ are folded, and only adds others.
    """
    return f"{_program()}, {len(data)} bytes, {zlib.crc32(data):08x}"
