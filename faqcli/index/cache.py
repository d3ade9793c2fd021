"""Puts a new index into the cache, and removes old ones from it."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from secrets import token_hex
from stat import S_ISDIR

from faqcli.errors import FaqError
from faqcli.index.builder import Builder, create
from faqcli.index.freshness import connect_sealed, own_folder, seal, write_checksum
from faqcli.index.ingest import ingest
from faqcli.index.worker import IndexWorker, WorkerError
from faqcli.readers.source import Document, Stamp

_RACY = 2_000_000_000
"""Nanoseconds. A file that was changed within this time before it was read might change again
without any of its times showing it (git calls this racily clean)."""
_MAX_INDEXES = 32
_LARGE = 4_000_000
"""Bytes of a FAQ. A larger one is faster to index with a second process."""
_ABANDONED = 3600
"""Seconds. No running process still writes to an older temporary file."""


def build_into(path: Path, document: Document) -> sqlite3.Connection | None:
    """Build the index of `document`, move it to `path` and open it; None if it can't be kept there.

    Raises:
        FaqError: the document cannot be read as a FAQ.
    """
    # It has its name before it is there, so that an interruption can't leave it behind.
    temporary = path.with_name(f".{path.stem}-{token_hex(6)}.tmp")
    try:
        _make_own(path.parent)
        temporary.touch(mode=0o600, exist_ok=False)
        sealed = _write(temporary, document)
        temporary.replace(path)
        _prune(path.parent)
        return connect_sealed(path, sealed)
    except FaqError:
        raise
    except (OSError, sqlite3.Error):
        return None  # read-only, full, no folder: the index is built in memory instead
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _make_own(folder: Path) -> None:
    """Create the folder, closed to other users; refuse one that others can write to."""
    for one in (*reversed(folder.parents), folder):
        if not one.exists():  # `parents=True` would leave those above open to others
            one.mkdir(mode=0o700, exist_ok=True)
    if sys.platform != "win32":
        status = folder.lstat()
        if S_ISDIR(status.st_mode) and status.st_uid == os.geteuid() and status.st_mode & 0o077:
            folder.chmod(0o700)
    if not own_folder(folder):
        raise PermissionError(f"{folder} belongs to another user")


def _write(temporary: Path, document: Document) -> str:
    """Write an index and set the mtime that its seal mentions; return the seal."""
    began = time.time_ns()
    # An even number of seconds, which every file system can store.
    modified = began // 2_000_000_000 * 2_000_000_000

    def fill(writer: Builder | IndexWorker) -> str:
        stamp = ingest(document, writer)
        if document.path is None or stamp is None or _is_racy(stamp, began):
            line = f"for one run: process {os.getpid()} at {began}"
        else:
            line = seal(document.path, stamp, modified)
        writer.seal(line)
        return line

    line = ""
    is_large = document.stamp is not None and document.stamp.size >= _LARGE
    if is_large and sys.executable:
        with suppress(WorkerError), IndexWorker(temporary) as worker:
            line = fill(worker)
    if not line:
        temporary.write_bytes(b"")
        with closing(create(temporary, is_large=is_large)) as connection:
            line = fill(Builder(connection))
    write_checksum(temporary)
    os.utime(temporary, ns=(modified, modified))
    return line


def _is_racy(stamp: Stamp, began: int) -> bool:
    """Return whether the file may have changed since it was read without its times showing it.

    A user can set mtime, even to the future, so it only counts if it is close to now.
    """
    since = began - stamp.changed
    return (sys.platform != "win32" and since < _RACY) or abs(began - stamp.modified) < _RACY


def _prune(folder: Path) -> None:
    """Remove all but the newest indexes, and the temporary files of builds that were killed."""
    with suppress(OSError):
        now = time.time()
        for leftover in folder.glob(".*.tmp"):
            with suppress(OSError):
                if now - leftover.stat().st_mtime > _ABANDONED:
                    leftover.unlink()
        indexes = sorted(folder.glob("*.sqlite"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in indexes[_MAX_INDEXES:]:
            with suppress(OSError):
                old.unlink()
