"""Answers stay right, whatever happens to the cache."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from terminals import PATIENCE

from .conftest import LISTED, MANY, Command


@pytest.fixture
def tea(aged: Path) -> Path:
    """Return the path of the small FAQ, old enough for its index to be kept."""
    return aged / "tea.yaml"


@pytest.fixture
def index(faq: Command, built: Path) -> Path:
    """Return the index of the small FAQ."""
    shutil.copytree(built, faq.cache)
    (path,) = faq.indexes
    return path


def assert_rebuilt(faq: Command, tea: Path, index: Path) -> None:
    """Assert that the next two runs are right, and that the second uses the index of the first."""
    assert faq("list", "-f", tea) == (0, LISTED, b"")
    assert (faq.indexes, faq.leftovers) == ([index], [])
    before = index.stat()
    assert faq("list", "-f", tea) == (0, LISTED, b"")
    after = index.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_an_index_is_reused_while_the_file_is_unchanged(
    faq: Command, tea: Path, index: Path
) -> None:
    assert_rebuilt(faq, tea, index)


@pytest.mark.parametrize("length", [0, 1, 16, 100, 4095, 4096, 8192, 0.5, -4096, -1])
def test_a_truncated_index_is_rebuilt(faq: Command, tea: Path, index: Path, length: float) -> None:
    size = index.stat().st_size
    os.truncate(index, int(size * length) if 0 < length < 1 else int(length) % size)
    assert_rebuilt(faq, tea, index)


def overwrite(index: Path, start: int, data: bytes) -> None:
    """Overwrite a part of an index."""
    with index.open("rb+") as file:
        file.seek(start)
        file.write(data)


@pytest.mark.parametrize(
    ("part", "fill"),
    [
        *((part, "noise") for part in ("whole", "start", "middle", "end", "grown")),
        *((part, fill) for part in ("whole", "middle") for fill in ("zeros", "text")),
    ],
)
def test_an_overwritten_index_is_rebuilt(
    faq: Command, tea: Path, index: Path, part: str, fill: str
) -> None:
    size = index.stat().st_size
    start = {"whole": 0, "start": 0, "middle": size // 2, "end": size - 512, "grown": size}[part]
    length = size if part == "whole" else 512
    noise = random.Random(part).randbytes(length)  # noqa: S311 - noise that repeats
    overwrite(index, start, {"noise": noise, "zeros": bytes(length), "text": b"x" * length}[fill])
    assert_rebuilt(faq, tea, index)


def test_a_single_changed_bit_is_noticed(faq: Command, tea: Path, index: Path) -> None:
    place = index.read_bytes().index(b"Green tea is heated early")
    overwrite(index, place, b"g")
    assert b"Green tea is heated early" in faq("show", "1", "-f", tea).output
    assert_rebuilt(faq, tea, index)


def test_a_flipped_bit_changes_no_answer(faq: Command, tea: Path, index: Path) -> None:
    """Also in the schema, where SQLite's message about it isn't UTF-8, and with times as before."""
    whole = index.read_bytes()
    name = whole.index(b"CREATE TABLE meta") + len(b"CREATE TABLE m")
    letter = whole.index(b"Green tea is heated early")
    wanted = faq("show", "1", "-f", tea)
    for place, bit in ((name, 7), (letter, 1), (20, 0), (60, 3), (4096, 5), (8192, 0)):
        status = index.stat()
        damaged = bytearray(whole)
        damaged[place] ^= 1 << bit
        index.write_bytes(damaged)
        os.utime(index, ns=(status.st_mtime_ns, status.st_mtime_ns))
        assert faq("show", "1", "-f", tea) == wanted
        assert index.read_bytes() != bytes(damaged), "it is rebuilt"


@pytest.mark.parametrize("fill", ["noise", "zeros", "text"])
def test_a_damaged_page_changes_no_answer(faq: Command, tea: Path, index: Path, fill: str) -> None:
    """The times of the file are as before, as after a fault of the disk."""
    command = ("show", "1-3", "sencha", "-f", tea) if fill == "text" else ("list", "-f", tea)
    wanted = faq(*command)
    status = index.stat()
    whole = index.read_bytes()
    for start in range(4096, len(whole), 4096):
        noise = random.Random(start).randbytes(4096)  # noqa: S311 - noise that repeats
        index.write_bytes(whole)
        overwrite(index, start, {"noise": noise, "zeros": bytes(4096), "text": b"x" * 4096}[fill])
        os.utime(index, ns=(status.st_mtime_ns, status.st_mtime_ns))
        assert faq(*command) == wanted


def _remove(index: Path, _other: Path) -> None:
    index.unlink()


def _folder(index: Path, _other: Path) -> None:
    index.unlink()
    index.mkdir()
    (index / "file").touch()


def _dangling(index: Path, _other: Path) -> None:
    index.unlink()
    index.symlink_to("nowhere")


def _null(index: Path, _other: Path) -> None:
    index.unlink()
    index.symlink_to("/dev/null")


def _other(index: Path, other: Path) -> None:
    shutil.copy2(other, index)


def _other_in_place(index: Path, other: Path) -> None:
    status = index.stat()
    shutil.copyfile(other, index)
    os.utime(index, ns=(status.st_mtime_ns, status.st_mtime_ns))


def _unreadable(index: Path, _other: Path) -> None:
    index.chmod(0)


def _touched(index: Path, _other: Path) -> None:
    index.touch()


def _fifo(index: Path, _other: Path) -> None:
    index.unlink()
    os.mkfifo(index)


@pytest.mark.parametrize(
    "replace",
    [_remove, _folder, _dangling, _null, _other, _other_in_place, _unreadable, _touched, _fifo],
    ids=lambda function: function.__name__.strip("_"),
)
def test_a_replaced_index_is_rebuilt(
    faq: Command, tea: Path, index: Path, replace: Callable[[Path, Path], None]
) -> None:
    assert faq("list", "-f", tea.with_name("other.yaml")).text == "1\tAnother file?\n"
    (other,) = set(faq.indexes) - {index}
    replace(index, other)
    for _ in range(2):
        assert faq("list", "-f", tea) == (0, LISTED, b"")
    assert faq("list", "-f", tea.with_name("other.yaml")).text == "1\tAnother file?\n"
    assert faq.leftovers == []


def test_an_index_of_another_user_is_rebuilt(faq: Command, tea: Path, index: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root may give a file away")
    os.chown(index, 12345, 12345)
    assert_rebuilt(faq, tea, index)
    assert index.stat().st_uid == 0


def test_a_killed_build_changes_no_answer(faq: Command, aged: Path) -> None:
    """Its temporary file is removed later, once no build can be using it."""
    run = faq.start_to_build(aged / "big.yaml")
    run.kill()
    run.communicate(timeout=PATIENCE)
    (leftover,) = faq.leftovers
    assert faq.indexes == []
    assert faq("list", "-f", aged / "tea.yaml") == (0, LISTED, b"")
    assert faq.leftovers == [leftover], "it might be that of a build still running"
    ran = faq("list", "-f", aged / "big.yaml")
    assert (ran.status, len(ran.lines)) == (0, MANY)
    old = time.time() - 7200
    os.utime(leftover, (old, old))
    assert faq("list", "-f", aged / "other.yaml").status == 0
    assert faq.leftovers == []
    assert len(faq.indexes) == 3


def test_a_terminated_build_leaves_no_index(faq: Command, aged: Path) -> None:
    run = faq.start_to_build(aged / "big.yaml")
    run.terminate()
    run.send_signal(signal.SIGCONT)
    run.communicate(timeout=PATIENCE)
    assert faq.indexes == []
    assert faq("list", "-f", aged / "tea.yaml") == (0, LISTED, b"")


@pytest.fixture
def twenty(faq: Command, aged: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start twenty runs at once without a cache."""
    runs = [faq.start("list", "-f", aged / "tea.yaml") for _ in range(20)]
    yield runs
    for run in runs:
        run.kill()
        run.communicate()


def test_twenty_simultaneous_runs_leave_one_index(
    faq: Command, tea: Path, twenty: list[subprocess.Popen[bytes]]
) -> None:
    answers = [run.communicate(timeout=PATIENCE) for run in twenty]
    assert answers == [(LISTED, b"")] * 20
    assert [run.returncode for run in twenty] == [0] * 20
    (index,) = faq.indexes
    assert_rebuilt(faq, tea, index)


def test_simultaneous_runs_on_two_files_do_not_interfere(faq: Command, aged: Path) -> None:
    names = ["tea.yaml", "other.yaml"] * 5
    runs = [faq.start("show", "1", "-f", aged / name) for name in names]
    answers = [run.communicate(timeout=PATIENCE)[0].split(b"\n")[0] for run in runs]
    assert answers == [b"## 1. What is green tea?", b"## 1. Another file?"] * 5
    assert (len(faq.indexes), faq.leftovers) == (2, [])


def test_deleting_the_cache_during_a_build_changes_no_answer(faq: Command, aged: Path) -> None:
    run = faq.start_to_build(aged / "big.yaml")
    shutil.rmtree(faq.cache)
    run.send_signal(signal.SIGCONT)
    output, errors = run.communicate(timeout=PATIENCE)
    assert (run.returncode, errors) == (0, b"")
    assert len(output.splitlines()) == MANY
