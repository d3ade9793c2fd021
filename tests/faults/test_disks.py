"""Answers stay right and files stay whole where the disk is full or can't be written."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from e2e.conftest import LISTED, MANY, Command, Ran

from .conftest import Chances


def in_own_mounts(faq: Command, *steps: str) -> Ran:
    """Run shell commands in their own mount namespace; skip the test if that isn't allowed."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount")
    if not shutil.which("unshare"):
        pytest.skip("unshare is not installed")
    mounts, *rest = steps
    if faq.shell(mounts, program=("unshare", "-m", "sh", "-c")).status:
        pytest.skip("this machine lets nobody mount")
    return faq.shell("; ".join((mounts, *rest)), program=("unshare", "-m", "sh", "-c"))


def test_a_read_only_cache_is_read(faq: Command, tea: Path, index: Path) -> None:
    """An index that it doesn't have is built in memory."""
    mounts = f"mount --bind {faq.cache} {faq.cache} && mount -o remount,ro,bind {faq.cache}"
    other = tea.with_name("other.yaml")
    ran = in_own_mounts(
        faq, mounts, f"faq list -f {tea}", f"faq info -f {tea}", f"faq info -f {other}"
    )
    assert (ran.status, ran.errors) == (0, b"")
    assert ran.output.startswith(LISTED)
    assert f"index\t{index}\n" in ran.text
    assert ran.lines[-1] == "index\tin memory"
    assert faq.indexes == [index]


def test_a_full_disk_changes_no_answer(faq: Command, aged: Path) -> None:
    """No part of an index is left behind."""
    faq.cache.mkdir()
    ran = in_own_mounts(
        faq,
        f"mount -t tmpfs -o size=256k,mode=700 tmpfs {faq.cache}",
        f"faq list -f {aged / 'big.yaml'} | tail -n 1",
        f"find {faq.cache} -type f",
        f"faq list -f {aged / 'tea.yaml'}",
        f"find {faq.cache} -type f",
    )
    assert ran.errors == b""
    last, *listed, index = ran.lines
    assert last == f"{MANY}\tQuestion {MANY - 1}?"
    assert "\n".join(listed).encode() + b"\n" == LISTED
    assert index.endswith(".sqlite")


def test_any_limit_on_file_size_changes_no_answer(
    faq: Command, tea: Path, index: Path, chances: Chances
) -> None:
    """The index is built in memory, or written whole."""
    size = index.stat().st_size
    for chance in chances(8):
        shutil.rmtree(faq.cache)
        blocks = chance.randrange(size // 1024 + 2)
        fits = blocks * 1024 >= size
        ran = faq.shell(f"ulimit -f {blocks}; faq list -f {tea}; faq info -f {tea}")
        assert (ran.status, ran.errors) == (0, b""), chance
        assert ran.output.startswith(LISTED)
        kept = str(index) if fits else "in memory"
        assert ran.lines[-1] == f"index\t{kept}"
        assert (faq.indexes, faq.leftovers) == ([index] if fits else [], [])


WRITING = ("export html -f {}", "export yaml -f {}", "import {}")
"""Commands that write a file of tens of kilobytes."""
FOUND = "Found 10 questions, 2 sections.\n"
"""What `import` says before it writes."""


@pytest.mark.parametrize("writing", WRITING, ids=lambda line: " ".join(line.split()[:2]))
def test_a_limit_on_file_size_leaves_the_old_file_whole(
    faq: Command, aged: Path, chances: Chances, writing: str
) -> None:
    target = faq.write("precious", "out")
    command = f"faq {writing.format(aged / 'copy.yaml')} -o out --force"
    assert faq.shell(command).status == 0
    new = target.read_bytes()
    assert len(new) > 20_000
    for chance in chances(3):
        target.write_text("precious")
        ran = faq.shell(f"ulimit -f {chance.randrange(len(new) // 1024 + 1)}; {command}")
        assert (ran.status, ran.output) == (4, b""), chance
        assert ran.messages.removeprefix(FOUND) == "out cannot be written: file too large.\n"
        assert target.read_text() == "precious"
        assert [path.name for path in faq.folder.glob(".*.tmp")] == []


@pytest.mark.parametrize("writing", WRITING, ids=lambda line: " ".join(line.split()[:2]))
def test_a_full_disk_leaves_the_old_file_whole(faq: Command, aged: Path, writing: str) -> None:
    folder = faq.folder / "disk"
    folder.mkdir()
    ran = in_own_mounts(
        faq,
        f"mount -t tmpfs -o size=16k tmpfs {folder}",
        f"printf precious > {folder}/out",
        f"faq {writing.format(aged / 'copy.yaml')} -o disk/out --force",
        "echo $?",
        f"cat {folder}/*",
    )
    assert (
        ran.messages.removeprefix(FOUND) == "disk/out cannot be written: no space left on device.\n"
    )
    assert ran.text == "4\nprecious"
    assert list(folder.iterdir()) == []
