"""Answers stay right when runs are killed, or many run at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from e2e.conftest import LISTED, MANY, Command, let_age
from terminals import PATIENCE

from .conftest import Chances, assert_rebuilt


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a FAQ that is indexed by two processes."""
    path = tmp_path_factory.mktemp("large") / "large.yaml"
    answer = "A sentence of several words that are not rare at all. " * 80
    text = "".join(f"- question: Question {i}?\n  answer: {answer}\n" for i in range(1000))
    path.write_text(text)
    let_age(path)
    return path


def kill_late(faq: Command, seconds: float, *arguments: str | Path) -> None:
    """Run a command, and kill it when this time has passed, if it is still running."""
    run = faq.start(*arguments)
    time.sleep(seconds)
    run.kill()
    run.communicate(timeout=PATIENCE)  # its processes have all ended when this returns


def test_killed_builds_change_no_answer(
    faq: Command, aged: Path, large: Path, chances: Chances
) -> None:
    took: dict[Path, float] = {}
    wanted = {}
    for path in (aged / "big.yaml", large):
        began = time.monotonic()
        wanted[path] = faq("list", "-f", path)
        took[path] = time.monotonic() - began
        assert (wanted[path].status, wanted[path].errors) == (0, b"")
    for chance in chances(5):
        path = chance.choice(tuple(took))
        shutil.rmtree(faq.cache)
        for _ in range(chance.choice((1, 1, 3))):
            kill_late(faq, chance.random() * took[path] * 1.1, "list", "-f", path)
        assert faq("list", "-f", path) == wanted[path], chance


def test_a_killed_export_leaves_the_old_file_or_the_new_one(
    faq: Command, aged: Path, chances: Chances
) -> None:
    target = faq.write("precious", "out.json")
    export = ("export", "json", "-f", aged / "big.yaml", "-o", target, "--force")
    began = time.monotonic()
    assert faq(*export).status == 0
    took = time.monotonic() - began
    new = target.read_bytes()
    for chance in chances(6):
        target.write_bytes(b"precious")
        kill_late(faq, chance.random() * took * 1.1, *export)
        assert target.read_bytes() in {b"precious", new}, chance
        if sys.platform == "linux":
            assert list(faq.folder.glob(".*.tmp")) == [], chance


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
