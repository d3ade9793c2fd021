"""Answers stay right and files stay whole when a call of the system fails, or is the last one."""

from __future__ import annotations

import random
import shutil
import signal
from itertools import chain
from pathlib import Path

import pytest
from e2e.conftest import LISTED, Command, Ran

from .conftest import Chances

ERRORS = ("EIO", "ENOSPC", "EACCES", "EPERM", "EROFS", "EDQUOT", "ENOMEM")
# Regular expressions of strace, because the names differ between processors.
READING = ("/^open", "/^p?read", "/stat", "/^fcntl", "/^lseek")
WRITING = (
    *("/^pwrite", "/^f(data)?sync", "/^ftruncate", "/^rename", "/^link", "/^unlink"),
    *("/^mkdir", "/^utime", "/^chmod|^fchmod"),
)


@pytest.fixture
def faq(faq: Command) -> Command:
    """Return the command, if its calls can be made to fail."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    if faq.shell("strace -o /dev/null true").status:
        pytest.skip("this machine lets nobody trace")
    return faq


def with_fault(
    faq: Command, fault: str, *arguments: str | Path, only_of: Path | None = None
) -> Ran:
    """Run the command with a fault that strace injects, perhaps only where a file is concerned."""
    traced = Command(faq.folder)
    traced.environment = faq.environment
    traced.program = (
        *("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={fault}"),
        *(("-P", only_of) if only_of else ()),
        *faq.program,
    )
    return traced(*arguments)


def failing(calls: tuple[str, ...], chance: random.Random) -> str:
    """Return a fault: one of these calls fails once, or from then on."""
    when = f"{chance.choice((1, 1, 2, 3, 5, 8, 13))}{chance.choice(('', '+'))}"
    return f"{chance.choice(calls)}:error={chance.choice(ERRORS)}:when={when}"


def killing(calls: tuple[str, ...], chance: random.Random) -> str:
    """Return a fault: the process is killed in one of these calls."""
    return f"{chance.choice(calls)}:signal=KILL:when={chance.choice((1, 1, 2, 3, 5, 8, 13, 21))}"


def test_an_index_that_cannot_be_read_changes_no_answer(
    faq: Command, tea: Path, index: Path, chances: Chances
) -> None:
    for chance in chances(8):
        fault = failing(READING, chance)
        assert with_fault(faq, fault, "list", "-f", tea, only_of=index) == (0, LISTED, b""), fault
    assert faq("list", "-f", tea) == (0, LISTED, b"")


def test_an_index_that_cannot_be_written_changes_no_answer(
    faq: Command, tea: Path, chances: Chances
) -> None:
    for chance in chances(8):
        shutil.rmtree(faq.cache, ignore_errors=True)
        fault = failing(WRITING, chance)
        assert with_fault(faq, fault, "list", "-f", tea) == (0, LISTED, b""), fault
        assert faq("list", "-f", tea) == (0, LISTED, b""), fault


def test_a_build_killed_in_any_call_changes_no_answer(
    faq: Command, tea: Path, chances: Chances
) -> None:
    for chance in chances(6):
        shutil.rmtree(faq.cache, ignore_errors=True)
        fault = killing(WRITING, chance)
        ran = with_fault(faq, fault, "list", "-f", tea)
        assert ran in {(0, LISTED, b""), (-signal.SIGKILL, b"", b"")}, fault
        assert faq("list", "-f", tea) == (0, LISTED, b""), fault


def test_a_faq_that_cannot_be_read_is_named_in_one_line(
    faq: Command, tea: Path, chances: Chances
) -> None:
    going_back = "/^lseek:error=EACCES:when=2+"  # to the start, when the format is known
    for fault in chain([going_back], (failing(READING, chance) for chance in chances(8))):
        shutil.rmtree(faq.cache, ignore_errors=True)
        ran = with_fault(faq, fault, "list", "-f", tea, only_of=tea)
        if ran != (0, LISTED, b""):
            assert (ran.status, ran.output) in {(2, b""), (3, b"")}, fault
            assert ran.messages.startswith(f"{tea} cannot be read: "), fault
            assert ran.messages.count("\n") == 1, fault


def test_a_file_that_cannot_be_written_is_left_whole(
    faq: Command, tea: Path, index: Path, chances: Chances
) -> None:
    target = faq.write("precious", "out")
    export = ("export", "html", "-f", tea, "-o", target, "--force")
    assert faq(*export).status == 0
    new = target.read_bytes()
    for chance in chances(10):
        target.write_bytes(b"precious")
        fault = chance.choice((failing, failing, killing))(("/^write", *WRITING), chance)
        ran = with_fault(faq, fault, *export)
        assert (ran.status, target.read_bytes()) in {
            *((0, new), (4, b"precious")),
            *((-signal.SIGKILL, b"precious"), (-signal.SIGKILL, new)),
        }, fault
        if ran.status == 4 and ran.messages:  # writing the message may have failed
            assert ran.messages.startswith(f"{target} cannot be written: "), fault
            assert ran.messages.count("\n") == 1, fault
    assert index.exists()


@pytest.mark.parametrize("options", [(), ("--force",)])
def test_a_file_is_written_where_the_system_makes_no_links(
    faq: Command, tea: Path, options: tuple[str, ...]
) -> None:
    export = ("export", "json", "-f", tea)
    wanted = faq(*export).output
    if options:
        faq.write("old", "out")

    ran = with_fault(faq, "/^link:error=EPERM", *export, "-o", faq.folder / "out", *options)

    assert (ran.status, ran.output) == (0, b"")
    assert (faq.folder / "out").read_bytes() == wanted
    assert list(faq.folder.glob(".*.tmp")) == []
