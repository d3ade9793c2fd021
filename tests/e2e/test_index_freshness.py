"""Answers always come from the file as it is now."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from terminals import PATIENCE

import faqcli
from faqcli.index.connection import CHUNK, HEADINGS, checksum_of, with_checksum
from faqcli.index.freshness import FORMAT, write_checksum

from .conftest import Command, let_age

BEFORE = "- question: Before?\n  answer: A.\n"
AFTER = "- question: Later??\n  answer: B.\n"
assert len(BEFORE) == len(AFTER)


def listed(faq: Command, path: Path) -> str:
    """Return what `list` prints for a file, without a message beside it."""
    ran = faq("list", "-f", path)
    assert (ran.status, ran.errors) == (0, b"")
    return ran.text


def _edit(path: Path) -> None:
    path.write_text(AFTER)


def _edit_and_set_back(path: Path) -> None:
    status = path.stat()
    path.write_text(AFTER)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _replace(path: Path) -> None:
    other = path.with_suffix(".new")
    other.write_text(AFTER)
    other.replace(path)


def _replace_and_set_back(path: Path) -> None:
    status = path.stat()
    other = path.with_suffix(".new")
    other.write_text(AFTER)
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)


def _replace_by_a_copy(path: Path) -> None:
    status = path.stat()
    other = path.with_suffix(".new")
    other.write_text(AFTER)
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    path.unlink()
    shutil.copy2(other, path)


def _link_elsewhere(path: Path) -> None:
    status = path.stat()
    other = path.with_suffix(".new")
    other.write_text(AFTER)
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    path.unlink()
    path.symlink_to(other)


def _write_into(path: Path) -> None:
    status = path.stat()
    with path.open("rb+") as file:
        file.write(AFTER.encode())
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


CHANGES = (
    *(_edit, _edit_and_set_back, _replace, _replace_and_set_back, _replace_by_a_copy),
    *(_link_elsewhere, _write_into),
)


@pytest.fixture(scope="module", autouse=True)
def _changing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the files of `aged` before the first test, so that it needn't wait for them."""
    folder = tmp_path_factory.mktemp("changing")
    times = {"now": time.time(), "future": time.time() + 86_400}
    for kind, modified in times.items():
        for change in CHANGES:
            path = folder / f"{kind}{change.__name__}.yaml"
            path.write_text(BEFORE)
            os.utime(path, (modified, modified))
    (folder / "kept.yaml").write_text(BEFORE)
    return folder


@pytest.fixture
def aged(_changing: Path) -> Path:
    """Return a folder of FAQ files that are old enough for their indexes to be kept."""
    let_age(_changing / "kept.yaml")
    return _changing


@pytest.mark.parametrize("change", CHANGES, ids=lambda function: function.__name__.strip("_"))
@pytest.mark.parametrize("shift", [0, 86_400], ids=["now", "future"])
def test_an_edit_of_a_new_file_is_seen(
    faq: Command, shift: int, change: Callable[[Path], None]
) -> None:
    """Even within the resolution of file times."""
    path = faq.write(BEFORE)
    os.utime(path, (time.time() + shift,) * 2)
    assert listed(faq, path) == "1\tBefore?\n"
    change(path)
    assert listed(faq, path) == "1\tLater??\n"
    assert listed(faq, path) == "1\tLater??\n"


@pytest.mark.parametrize("change", CHANGES, ids=lambda function: function.__name__.strip("_"))
@pytest.mark.parametrize("kind", ["now", "future"])
def test_an_edit_of_an_old_file_is_seen(
    faq: Command, aged: Path, kind: str, change: Callable[[Path], None]
) -> None:
    """Whatever its mtime was and is."""
    path = aged / f"{kind}{change.__name__}.yaml"
    assert listed(faq, path) == "1\tBefore?\n"
    change(path)
    assert listed(faq, path) == "1\tLater??\n"
    assert len(faq.indexes) == 1


def test_the_index_of_a_file_just_written_is_not_reused(faq: Command, aged: Path) -> None:
    """The file could change again without a change of its times."""
    path = faq.write(BEFORE)
    patient = Command(faq.folder)  # for it every file has just been written
    script = (
        "from faqcli.index import cache; assert cache._RACY; cache._RACY = 1 << 62;"
        "from faqcli.__main__ import main; main()"
    )
    patient.program = (sys.executable, "-c", script)
    assert listed(patient, path) == "1\tBefore?\n"
    (index,) = faq.indexes
    first = index.stat().st_ino
    assert listed(patient, path) == "1\tBefore?\n"
    assert index.stat().st_ino != first
    assert listed(faq, aged / "kept.yaml") == "1\tBefore?\n"
    (kept,) = set(faq.indexes) - {index}
    first = kept.stat().st_ino
    assert listed(faq, aged / "kept.yaml") == "1\tBefore?\n"
    assert kept.stat().st_ino == first


def test_each_of_many_edits_is_seen(faq: Command) -> None:
    """Size and mtime are the same each time."""
    path = faq.write(BEFORE)
    status = path.stat()
    for letter in "abcdefgh":
        path.write_text(BEFORE.replace("B", letter))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert listed(faq, path) == f"1\t{letter}efore?\n"


def test_a_deleted_file_is_missing_despite_its_index(faq: Command, aged: Path) -> None:
    path = aged / "kept.yaml"
    copy = faq.folder / "link.yaml"
    copy.symlink_to(path)
    assert listed(faq, copy) == "1\tBefore?\n"
    copy.unlink()
    assert faq("list", "-f", copy).status == 2


def test_a_file_that_becomes_unreadable_is_an_error_despite_its_index(faq: Command) -> None:
    path = faq.write(BEFORE)
    assert listed(faq, path) == "1\tBefore?\n"
    path.write_text("- question: Bro: ken\n")
    assert faq("list", "-f", path).status == 3
    path.write_text(AFTER)
    assert listed(faq, path) == "1\tLater??\n"


def resealed(index: Path, old: str, new: str) -> None:
    """Change the seal of an index and one visible text, but not its times."""
    status = index.stat()
    with closing(sqlite3.connect(index)) as connection, connection:
        (seal,) = connection.execute("SELECT value FROM meta WHERE key = 'seal'").fetchone()
        assert old in seal
        changed = seal.replace(old, new)
        connection.execute("UPDATE meta SET value = ? WHERE key = 'seal'", (changed,))
        connection.execute("UPDATE entry SET question = 'Stale?'")
        headings = connection.execute(HEADINGS, (1, CHUNK)).fetchall()
        listing = with_checksum((1, checksum_of(headings)))
        connection.execute("REPLACE INTO listing VALUES (?, ?, ?)", listing)
    write_checksum(index)
    os.utime(index, ns=(status.st_mtime_ns, status.st_mtime_ns))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"faqcli {faqcli.__version__}", "faqcli 0.0.0"),
        (f"format {FORMAT}", f"format {FORMAT + 1}"),
        (f"Python {sys.version_info[0]}.{sys.version_info[1]}", "Python 3.1"),
        (f"size={len(BEFORE)}", f"size={len(BEFORE) + 1}"),
        ("inode=", "inode=1"),
        ("device=", "device=1"),
        ("modified=", "modified=1"),
        ("changed=", "changed=1"),
    ],
    ids=["version", "format", "python", "size", "inode", "device", "mtime", "ctime"],
)
def test_an_index_for_another_program_or_file_is_rebuilt(
    faq: Command, aged: Path, old: str, new: str
) -> None:
    path = aged / "kept.yaml"
    assert listed(faq, path) == "1\tBefore?\n"
    (index,) = faq.indexes
    resealed(index, old, new)
    assert listed(faq, path) == "1\tBefore?\n"
    assert faq.indexes == [index]


def test_an_index_with_a_good_seal_is_used(faq: Command, aged: Path) -> None:
    """The tests that break the seal rely on this."""
    path = aged / "kept.yaml"
    assert listed(faq, path) == "1\tBefore?\n"
    (index,) = faq.indexes
    resealed(index, "faqcli", "faqcli")
    assert listed(faq, path) == "1\tStale?\n"


@pytest.mark.parametrize(
    "change",
    [
        "import faqcli; faqcli.__version__ = '99'",
        "import faqcli.index.freshness as freshness; freshness.FORMAT = 99",
    ],
    ids=["version", "format"],
)
def test_each_version_has_an_index_of_its_own(faq: Command, aged: Path, change: str) -> None:
    path = aged / "kept.yaml"
    assert listed(faq, path) == "1\tBefore?\n"
    (index,) = faq.indexes
    resealed(index, "faqcli", "faqcli")
    other = Command(faq.folder)
    script = f"{change}; from faqcli.__main__ import main; main()"
    other.program = (sys.executable, "-c", script)
    assert listed(other, path) == "1\tBefore?\n"
    assert listed(faq, path) == "1\tStale?\n"


def test_files_of_the_same_name_have_indexes_of_their_own(faq: Command, aged: Path) -> None:
    (faq.folder / "folder").mkdir()
    copy = faq.folder / "folder" / "kept.yaml"
    copy.write_text(AFTER)
    for _ in range(2):
        assert listed(faq, aged / "kept.yaml") == "1\tBefore?\n"
        assert listed(faq, copy) == "1\tLater??\n"
    assert len(faq.indexes) == 2


def test_a_file_that_changes_while_it_is_read_is_read_again(faq: Command) -> None:
    path = faq.write("".join(f"- question: Q {i}?\n  answer: A.\n" for i in range(4_000)))
    run = faq.start_to_build(path)
    with path.open("a") as file:
        file.write("- question: One more?\n  answer: A.\n")
    run.send_signal(signal.SIGCONT)
    run.communicate(timeout=PATIENCE)
    assert faq("list", "-f", path).lines[-1] == "4001\tOne more?"
