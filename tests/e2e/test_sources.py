from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from .conftest import TEA, Command

LISTED = "1\tWhat is green tea?\n2\tWhat is black tea?\n3\tHow hot should the water be?\n"


@pytest.mark.parametrize(
    "arguments", [("list",), ("show", "1"), ("search", "tea"), ("info",), ("check",)], ids=" ".join
)
def test_every_command_takes_a_file_in_each_way(
    faq: Command, tea: Path, arguments: tuple[str, ...]
) -> None:
    """`--file`, `-f` and FAQ_FILE name the same FAQ to every command that reads one."""
    long = faq(*arguments, "--file", tea)
    assert long.status == 0
    assert faq(*arguments, "-f", tea) == long
    assert faq(*arguments, env={"FAQ_FILE": str(tea)}) == long


def test_a_file_named_on_the_command_line_wins(faq: Command, tea: Path) -> None:
    """`--file` wins over FAQ_FILE."""
    ran = faq("list", "-f", tea, env={"FAQ_FILE": "missing.yaml"})
    assert (ran.status, ran.text) == (0, LISTED)


def test_an_empty_faq_file_counts_for_nothing(faq: Command) -> None:
    """An empty FAQ_FILE is as good as none."""
    assert len(faq("list", env={"FAQ_FILE": ""}).lines) == 10


@pytest.mark.parametrize(
    "arguments", [("list",), ("show", "1"), ("search", "tea"), ("info",), ("check",)], ids=" ".join
)
def test_standard_input_is_read_whole_and_never_cached(
    faq: Command, arguments: tuple[str, ...]
) -> None:
    """`-f -` reads standard input, and leaves no index of it."""
    ran = faq(*arguments, "-f", "-", stdin=TEA)
    assert ran.status == 0
    assert faq.indexes == []


def test_check_reads_standard_input_by_name(faq: Command) -> None:
    """`check -` reads standard input, and calls it that."""
    ran = faq("check", "-", stdin="- question: Q?\n")
    assert ran.status == 3
    assert ran.text.startswith("standard input:1:3: error: ")


def test_a_fifo_is_read(faq: Command) -> None:
    """A named pipe is a FAQ like any other, and is never cached."""
    fifo = faq.folder / "fifo"
    os.mkfifo(fifo)
    writer = threading.Thread(target=fifo.write_text, args=(TEA,))
    writer.start()
    ran = faq("list", "-f", fifo)
    writer.join()
    assert (ran.status, ran.text) == (0, LISTED)
    assert faq.indexes == []


def test_process_substitution_is_read(faq: Command, tea: Path) -> None:
    """What a shell substitutes for a process is read."""
    ran = faq.shell(f"faq list -f <(cat {tea.name})")
    assert (ran.status, ran.text) == (0, LISTED)


def test_a_relative_path_is_read_from_here(faq: Command, tea: Path) -> None:
    """A relative file name, and one with `..` in it, have the index of the absolute one."""
    (faq.folder / "folder").mkdir()
    for name in (tea.name, f"./{tea.name}", f"folder/../{tea.name}", str(tea)):
        assert faq("list", "-f", name).text == LISTED
    assert len(faq.indexes) == 1


@pytest.mark.parametrize(
    "data",
    [f"\ufeff{TEA}", TEA.replace("\n", "\r\n"), TEA.rstrip("\n")],
    ids=["mark", "crlf", "unended"],
)
def test_a_mark_at_the_start_and_any_line_ends_are_read(faq: Command, data: str) -> None:
    """A byte-order mark and line ends of other systems change nothing."""
    ran = faq("list", "-f", faq.write(data))
    assert (ran.status, ran.text, ran.errors) == (0, LISTED, b"")


@pytest.mark.parametrize("command", ["list", "show", "search", "info", "check"])
def test_a_file_that_is_not_there_is_wrong_use(faq: Command, command: str) -> None:
    """A file that is not there is named in one line, the next says what to do; status 2."""
    words = ["tea"] if command in {"show", "search"} else []
    ran = faq(command, *words, "-f", "missing.yaml")
    assert (ran.status, ran.output) == (2, b"")
    first, second = ran.messages.splitlines()
    assert "missing.yaml" in first
    assert "--file" in second


@pytest.mark.parametrize("name", [".", "folder"])
def test_a_folder_cannot_be_read(faq: Command, name: str) -> None:
    """A folder is there and is no FAQ: status 3."""
    (faq.folder / "folder").mkdir()
    ran = faq("list", "-f", name)
    assert (ran.status, ran.output) == (3, b"")
    assert "folder" in ran.messages


def test_an_empty_file_name_names_nothing(faq: Command) -> None:
    """`--file ""`, as from a variable that is not set, is a file that is not there."""
    ran = faq("list", "-f", "")
    assert (ran.status, ran.output) == (2, b"")
    assert "Traceback" not in ran.messages


@pytest.mark.parametrize("name", ["tea.yaml/x", "x" * 300])
def test_an_impossible_path_is_no_traceback(faq: Command, tea: Path, name: str) -> None:
    """A path through a file, or with too long a name, is explained like any other."""
    ran = faq("list", "-f", name)
    assert tea.exists()
    assert ran.status in {2, 3}
    assert "Traceback" not in ran.messages


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_explained(faq: Command, tea: Path) -> None:
    """A file without permission to read it is there and cannot be read: status 3."""
    tea.chmod(0)
    ran = faq("list", "-f", tea)
    assert ran.status == 3
    assert "permission denied" in ran.messages


@pytest.mark.parametrize("name", ["a b.yaml", "-.yaml", "ünïcode 茶.yaml", "quote'\".yaml"])
def test_any_file_name_is_read(faq: Command, name: str) -> None:
    """Spaces, quotes, hyphens and letters of other scripts may stand in a file name."""
    faq.write(TEA, name)
    assert faq("list", f"--file={name}").text == LISTED


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no such file names")
def test_a_file_name_that_is_no_text_is_read(faq: Command) -> None:
    """Bytes that are not UTF-8 may stand in a file name: it is read, shown and cached."""
    name = b"tea\xff.yaml"
    (faq.folder / os.fsdecode(name)).write_text(TEA)
    for _ in range(2):
        ran = faq("info", b"-f" + name)
        assert (ran.status, ran.errors) == (0, b"")
        assert "tea\ufffd.yaml" in ran.text
    assert len(faq.indexes) == 1


def test_closed_standard_input_is_no_faq(faq: Command) -> None:
    """`-f -` with standard input closed is explained, as any FAQ that cannot be read."""
    ran = faq.shell("faq list -f - <&-")
    assert ran.output == b""
    assert "Traceback" not in ran.messages
    assert ran.status in {2, 3}
    assert "standard input" in ran.messages


def test_reading_from_nowhere_takes_no_input(faq: Command, tea: Path) -> None:
    """A command that names a file leaves standard input alone."""
    ours, theirs = os.pipe()
    run = faq.start("list", "-f", tea, stdin=ours)
    output, _ = run.communicate(timeout=60)
    os.write(theirs, b"untouched")
    assert os.read(ours, 9) == b"untouched"
    os.close(ours)
    os.close(theirs)
    assert output.decode() == LISTED


def test_an_empty_faq_is_listed_with_status_0(faq: Command) -> None:
    """`list` of an empty FAQ prints nothing, says so, and is no failure."""
    for data in ("", "[]\n", "questions:\n", "# nothing\n"):
        ran = faq("list", "-f", "-", stdin=data)
        assert (ran.status, ran.output) == (0, b"")
        assert ran.messages


def test_the_programs_own_input_may_be_a_terminal_s(faq: Command, tea: Path) -> None:
    """A pipe into the program while it lists another file is no reason to wait for its end."""
    run = faq.start("search", "tea", "-f", tea, stdin=subprocess.PIPE)
    assert run.wait(60) == 0
    run.communicate()
