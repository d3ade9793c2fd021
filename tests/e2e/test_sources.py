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
def test_file_option_and_faq_file_name_the_same_faq(
    faq: Command, tea: Path, arguments: tuple[str, ...]
) -> None:
    long = faq(*arguments, "--file", tea)
    assert long.status == 0
    assert faq(*arguments, "-f", tea) == long
    assert faq(*arguments, env={"FAQ_FILE": str(tea)}) == long


def test_the_file_option_overrides_faq_file(faq: Command, tea: Path) -> None:
    ran = faq("list", "-f", tea, env={"FAQ_FILE": "missing.yaml"})
    assert (ran.status, ran.text) == (0, LISTED)


def test_an_empty_faq_file_is_ignored(faq: Command) -> None:
    assert len(faq("list", env={"FAQ_FILE": ""}).lines) == 10


@pytest.mark.parametrize(
    "arguments", [("list",), ("show", "1"), ("search", "tea"), ("info",), ("check",)], ids=" ".join
)
def test_standard_input_is_read_and_leaves_no_index(
    faq: Command, arguments: tuple[str, ...]
) -> None:
    ran = faq(*arguments, "-f", "-", stdin=TEA)
    assert ran.status == 0
    assert faq.indexes == []


def test_check_calls_standard_input_by_that_name(faq: Command) -> None:
    ran = faq("check", "-", stdin="- question: Q?\n")
    assert ran.status == 3
    assert ran.text.startswith("standard input:1:3: error: ")


def test_a_named_pipe_is_read_and_leaves_no_index(faq: Command) -> None:
    fifo = faq.folder / "fifo"
    os.mkfifo(fifo)
    writer = threading.Thread(target=fifo.write_text, args=(TEA,))
    writer.start()
    ran = faq("list", "-f", fifo)
    writer.join()
    assert (ran.status, ran.text) == (0, LISTED)
    assert faq.indexes == []


def test_process_substitution_is_read(faq: Command, tea: Path) -> None:
    ran = faq.shell(f"faq list -f <(cat {tea.name})")
    assert (ran.status, ran.text) == (0, LISTED)


def test_relative_and_absolute_paths_share_an_index(faq: Command, tea: Path) -> None:
    (faq.folder / "folder").mkdir()
    for name in (tea.name, f"./{tea.name}", f"folder/../{tea.name}", str(tea)):
        assert faq("list", "-f", name).text == LISTED
    assert len(faq.indexes) == 1


@pytest.mark.parametrize(
    "data",
    [f"\ufeff{TEA}", TEA.replace("\n", "\r\n"), TEA.rstrip("\n")],
    ids=["mark", "crlf", "unended"],
)
def test_a_byte_order_mark_and_line_endings_change_nothing(faq: Command, data: str) -> None:
    ran = faq("list", "-f", faq.write(data))
    assert (ran.status, ran.text, ran.errors) == (0, LISTED, b"")


@pytest.mark.parametrize("command", ["list", "show", "search", "info", "check"])
def test_a_missing_file_is_status_2(faq: Command, command: str) -> None:
    """One line names the file, the next says where it isn't."""
    words = ["tea"] if command in {"show", "search"} else []
    ran = faq(command, *words, "-f", "missing.yaml")
    assert (ran.status, ran.output) == (2, b"")
    first, second = ran.messages.splitlines()
    assert "missing.yaml" in first
    assert second == f"It isn't in the folder {faq.folder}."


@pytest.mark.parametrize("name", [".", "folder"])
def test_a_folder_without_yaml_is_status_3(faq: Command, name: str) -> None:
    (faq.folder / "folder").mkdir()
    ran = faq("list", "-f", name)
    assert (ran.status, ran.output) == (3, b"")
    assert "folder" in ran.messages


def test_an_empty_file_name_is_status_2(faq: Command) -> None:
    """As from a variable that isn't set."""
    ran = faq("list", "-f", "")
    assert (ran.status, ran.output) == (2, b"")
    assert "Traceback" not in ran.messages


@pytest.mark.parametrize("name", ["tea.yaml/x", "x" * 300])
def test_an_impossible_path_is_an_error_without_a_traceback(
    faq: Command, tea: Path, name: str
) -> None:
    ran = faq("list", "-f", name)
    assert tea.exists()
    assert ran.status in {2, 3}
    assert "Traceback" not in ran.messages


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_read_permission_is_status_3(faq: Command, tea: Path) -> None:
    tea.chmod(0)
    ran = faq("list", "-f", tea)
    assert ran.status == 3
    assert "permission denied" in ran.messages


@pytest.mark.parametrize("name", ["a b.yaml", "-.yaml", "ünïcode 茶.yaml", "quote'\".yaml"])
def test_file_names_may_have_spaces_quotes_and_other_scripts(faq: Command, name: str) -> None:
    faq.write(TEA, name)
    assert faq("list", f"--file={name}").text == LISTED


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has no such file names")
def test_a_file_name_that_is_not_utf_8_is_read(faq: Command) -> None:
    name = b"tea\xff.yaml"
    (faq.folder / os.fsdecode(name)).write_text(TEA)
    for _ in range(2):
        ran = faq("info", b"-f" + name)
        assert (ran.status, ran.errors) == (0, b"")
        assert "tea\ufffd.yaml" in ran.text
    assert len(faq.indexes) == 1


def test_closed_standard_input_is_an_error(faq: Command) -> None:
    ran = faq.shell("faq list -f - <&-")
    assert ran.output == b""
    assert "Traceback" not in ran.messages
    assert ran.status in {2, 3}
    assert "standard input" in ran.messages


def test_standard_input_is_left_alone_if_a_file_is_named(faq: Command, tea: Path) -> None:
    ours, theirs = os.pipe()
    run = faq.start("list", "-f", tea, stdin=ours)
    output, _ = run.communicate(timeout=60)
    os.write(theirs, b"untouched")
    assert os.read(ours, 9) == b"untouched"
    os.close(ours)
    os.close(theirs)
    assert output.decode() == LISTED


def test_list_of_an_empty_faq_says_so_and_exits_0(faq: Command) -> None:
    for data in ("", "[]\n", "questions:\n", "# nothing\n"):
        ran = faq("list", "-f", "-", stdin=data)
        assert (ran.status, ran.output) == (0, b"")
        assert ran.messages


def test_an_open_standard_input_is_not_waited_for_if_a_file_is_named(
    faq: Command, tea: Path
) -> None:
    run = faq.start("search", "tea", "-f", tea, stdin=subprocess.PIPE)
    assert run.wait(60) == 0
    run.communicate()
