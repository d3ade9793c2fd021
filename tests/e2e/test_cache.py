"""Where the indexes lie, who may read them, and what is said where they can lie nowhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import LISTED, Command, Ran


def assert_index_in_memory(ran: Ran) -> None:
    """Assert that an `info` run has its index in memory and prints no message."""
    assert (ran.status, ran.errors) == (0, b"")
    assert ran.lines[-1] == "index\tin memory"


def test_a_cache_of_another_user_is_not_used(faq: Command, aged_tea: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root may give a folder away")
    folder = faq.cache / "faqcli"
    folder.mkdir(parents=True)
    os.chown(folder, 12345, 12345)
    assert_index_in_memory(faq("info", "-f", aged_tea))
    assert list(folder.iterdir()) == []


def _file_as_cache(faq: Command) -> dict[str, str | None]:
    faq.cache.mkdir()
    (faq.cache / "faqcli").write_text("a file")
    return {}


def _file_above_cache(faq: Command) -> dict[str, str | None]:
    faq.cache.write_text("a file")
    return {}


def _device(_faq: Command) -> dict[str, str | None]:
    return {"XDG_CACHE_HOME": "/dev/null"}


def _dangling_cache(faq: Command) -> dict[str, str | None]:
    faq.cache.symlink_to("/proc/nowhere/at/all")
    return {}


def _homeless(_faq: Command) -> dict[str, str | None]:
    return {"XDG_CACHE_HOME": None, "HOME": "/proc/nowhere"}


def _relative_homeless(_faq: Command) -> dict[str, str | None]:
    return {"XDG_CACHE_HOME": "relative", "HOME": "/dev/null"}


def _relative_home(_faq: Command) -> dict[str, str | None]:
    return {"XDG_CACHE_HOME": "", "HOME": "relative"}


def _long_name(_faq: Command) -> dict[str, str | None]:
    return {"XDG_CACHE_HOME": f"/{'x' * 300}"}


@pytest.mark.parametrize(
    "prepare",
    [
        *(_file_as_cache, _file_above_cache, _device, _dangling_cache, _homeless),
        *(_relative_homeless, _relative_home, _long_name),
    ],
    ids=lambda function: function.__name__.strip("_"),
)
def test_commands_work_without_a_cache(
    faq: Command, aged_tea: Path, prepare: Callable[[Command], dict[str, str | None]]
) -> None:
    env = prepare(faq)
    assert faq("list", "-f", aged_tea, env=env) == (0, LISTED, b"")
    assert faq("show", "green", "-f", aged_tea, env=env).lines[0] == "## 1. What is green tea?"
    assert_index_in_memory(faq("info", "-f", aged_tea, env=env))
    assert not (faq.folder / "relative").exists()


@pytest.mark.parametrize("chosen", [None, "", "relative"])
def test_the_cache_is_in_the_home_folder_by_default(
    faq: Command, aged_tea: Path, chosen: str | None
) -> None:
    """XDG_CACHE_HOME doesn't count if it is unset, empty or relative."""
    ran = faq("info", "-f", aged_tea, env={"XDG_CACHE_HOME": chosen})
    folder = "Library/Caches" if sys.platform == "darwin" else ".cache"
    assert ran.lines[-1].startswith(f"index\t{faq.home / folder / 'faqcli'}/tea-")
    assert not (faq.folder / "relative").exists()


def test_a_cache_without_write_permission_is_ignored(faq: Command, aged_tea: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere; the read-only mount stands for this")
    faq.cache.mkdir(mode=0o500)
    assert_index_in_memory(faq("info", "-f", aged_tea))


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_its_owner_can_read_an_index(faq: Command, aged_tea: Path, umask: int) -> None:
    """Indexes contain the text of FAQs, so the umask doesn't count."""
    assert faq("list", "-f", aged_tea, umask=umask).status == 0
    (index,) = faq.indexes
    assert index.stat().st_mode & 0o777 == 0o600
    assert index.parent.stat().st_mode & 0o777 == 0o700


def test_a_cache_that_others_can_read_is_closed_to_them(faq: Command, aged_tea: Path) -> None:
    folder = faq.cache / "faqcli"
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    assert faq("list", "-f", aged_tea).status == 0
    assert folder.stat().st_mode & 0o777 == 0o700


def test_the_newest_32_indexes_are_kept(faq: Command, aged_tea: Path, index: Path) -> None:
    """A new index pushes out the oldest; other files are left alone."""
    folder = index.parent
    foreign = folder / "notes.txt"
    foreign.touch()
    for age in range(1, 41):
        old = folder / f"old-{age:02}.sqlite"
        old.touch()
        os.utime(old, (index.stat().st_mtime - age * 60,) * 2)
    assert faq("list", "-f", aged_tea.with_name("other.yaml")).status == 0
    names = {path.name for path in faq.indexes}
    assert len(names) == 32
    assert index in faq.indexes
    assert {name for name in names if name.startswith("old-")} == {
        f"old-{age:02}.sqlite" for age in range(1, 31)
    }
    assert foreign.exists()
