"""Putting a new index into the cache, and clearing old ones out of it."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from faqcli.errors import FaqError
from faqcli.index.builder import build
from faqcli.index.freshness import connect_sealed, seal
from faqcli.index.records import Progress, read
from faqcli.index.worker import Companion, CompanionError, complete, connect
from faqcli.readers.source import Document, Stamp

_RACY = 2_000_000_000
"""Nanoseconds: a file that changed less than this before it was read might change once more
without any of its times showing it (git calls this racily clean)."""
_KEPT = 32
_LARGE = 4_000_000
"""Bytes of a FAQ from which on a second process pays."""
_ABANDONED = 3600
"""Seconds after which a temporary file is no running build's any more."""


def build_into(
    path: Path, document: Document, progress: Progress | None = None
) -> sqlite3.Connection | None:
    """Build the index of `document`, put it at `path` and open it; None if it cannot be kept.

    Raises:
        FaqError: the document cannot be read as a FAQ.
    """
    temporary = None
    try:
        _make_own(path.parent)
        handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".tmp", dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        sealed = _write(temporary, document, progress)
        temporary.replace(path)
        temporary = None
        _prune(path.parent)
        return connect_sealed(path, sealed)
    except FaqError:
        raise
    except (OSError, sqlite3.Error):
        return None  # read-only, full, no folder: the index is built in memory instead
    finally:
        if temporary:
            with suppress(OSError):
                temporary.unlink()


def _make_own(folder: Path) -> None:
    """Make the folder, open to nobody else; refuse one that belongs to somebody else."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform == "win32":
        return
    status = folder.stat()
    if status.st_uid != os.geteuid():
        raise PermissionError(f"{folder} belongs to another user")
    if status.st_mode & 0o077:
        folder.chmod(0o700)


def _write(temporary: Path, document: Document, progress: Progress | None) -> str:
    """Write the whole index and set the time that its seal speaks of; return the seal."""
    began = time.time_ns()
    # Whole seconds, and even ones: what every file system can keep.
    modified = began // 2_000_000_000 * 2_000_000_000

    def sealed(stamp: Stamp | None) -> str:
        if document.path is None or stamp is None or _is_racy(stamp, began):
            return f"for one run: process {os.getpid()} at {began}"
        return seal(document.path, stamp, modified)

    line = ""
    is_large = document.stamp is not None and document.stamp.size >= _LARGE
    if is_large and sys.executable:
        with suppress(CompanionError), Companion(temporary) as companion:
            facts, stamp = read(document, companion.add, progress)
            line = companion.finish(facts, sealed(stamp))
    if not line:
        temporary.write_bytes(b"")
        with closing(connect(temporary, is_large=is_large)) as connection:
            line = sealed(build(connection, document, progress))
            complete(connection, line)
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    os.utime(temporary, ns=(modified, modified))
    return line


def _is_racy(stamp: Stamp, began: int) -> bool:
    """Tell whether the file may have changed since it was read without its times showing it.

    Only mtime can be set by hand, to the future for one; it counts where it is close to now.
    """
    since = began - stamp.changed
    return (sys.platform != "win32" and since < _RACY) or abs(began - stamp.modified) < _RACY


def _prune(folder: Path) -> None:
    """Remove all but the newest indexes, and what builds that were killed have left."""
    with suppress(OSError):
        now = time.time()
        for leftover in folder.glob(".*.tmp"):
            with suppress(OSError):
                if now - leftover.stat().st_mtime > _ABANDONED:
                    leftover.unlink()
        indexes = sorted(folder.glob("*.sqlite"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in indexes[_KEPT:]:
            with suppress(OSError):
                old.unlink()
