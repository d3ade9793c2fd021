from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest
from terminals import PATIENCE, Terminal

from .conftest import PROGRAM, TEA, Command

needs_dev_full = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="this system has no /dev/full"
)
WRITERS = ("", "list", "show 1", "search ukraine", "info", "list --json", "--version", "--help")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("", 0),
        ("list", 0),
        ("show 3", 0),
        ("search kherson", 0),
        ("info", 0),
        ("check", 2),
        ("check bundled", 0),
        ("--version", 0),
        ("--help", 0),
        ("show 99", 1),
        ("search qqqqqq", 1),
        ("list --section qqqqqq", 1),
        ("list --tag qqqqqq", 1),
        ("list --file missing.yaml", 2),
        ("check missing.yaml", 2),
        ("--nosuch", 2),
        ("list --nosuch", 2),
        ("list surplus", 2),
        ("show", 2),
        ("search", 2),
        ("search tea --limit 0", 2),
        ("search tea --limit many", 2),
        ("list --color sometimes", 2),
        ("list --file", 2),
        ("-f missing.yaml", 2),
        ("lst", 2),
        ("nosuch", 1),
        ("99", 1),
        ("3", 0),
        ("kherson", 0),
        ("-- info", 1),
        ("-f missing.yaml kherson", 2),
        ("list --file /", 3),
    ],
)
def test_exit_statuses(faq: Command, arguments: str, status: int) -> None:
    """Only 0 prints an answer; the others print a message."""
    ran = faq(*arguments.split())
    assert ran.status == status
    assert bool(ran.output) == (status == 0 and arguments != "check bundled")
    assert bool(ran.errors) == (status != 0 or arguments == "check bundled")
    assert "Traceback" not in ran.messages


def test_an_unknown_option_points_to_the_help(faq: Command) -> None:
    ran = faq("list", "--nosuch")
    assert ran.messages == "No such option: --nosuch\nSee `faq list --help`.\n"


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("lst", "faq list"),
        ("shwo 1", "faq show 1"),
        ("serach nato", "faq search nato"),
        ("list nato", "faq search nato"),
    ],
)
def test_a_mistyped_command_and_surplus_words_are_met_with_what_was_meant(
    faq: Command, words: str, hint: str
) -> None:
    ran = faq(*words.split())
    assert (ran.status, ran.output) == (2, b"")
    assert f"`{hint}`" in ran.messages


def test_words_near_a_command_are_shown_if_the_faq_has_them(faq: Command) -> None:
    path = faq.write("- {question: What is a lust?, answer: A lost list.}")
    assert faq("lost", "-f", path).status == 0
    assert faq("lust", "-f", path).status == 0
    assert faq("lest", "-f", path).status == 2


@needs_dev_full
@pytest.mark.parametrize("arguments", WRITERS)
def test_a_full_disk_is_status_4(faq: Command, arguments: str) -> None:
    ran = faq.shell(f"faq {arguments} > /dev/full")
    assert ran.status == 4
    assert "cannot be written" in ran.messages
    assert "no space left on device" in ran.messages.lower()
    assert len(ran.messages.splitlines()) == 1


@pytest.mark.parametrize("arguments", WRITERS)
def test_a_closed_output_is_status_4(faq: Command, arguments: str) -> None:
    ran = faq.shell(f"faq {arguments} >&-")
    assert (ran.status, ran.output) == (4, b"")
    assert "cannot be written" in ran.messages
    assert "Traceback" not in ran.messages


@needs_dev_full
def test_a_check_that_cannot_be_written_is_status_4(faq: Command, broken: Path) -> None:
    """The failed output matters more than the problems in the file."""
    assert faq.shell(f"faq check {broken.name} > /dev/full").status == 4


@needs_dev_full
@pytest.mark.parametrize("end", ["2>&-", "2>/dev/full", "2>&- >/dev/full"])
def test_a_closed_or_full_standard_error_changes_nothing_else(faq: Command, end: str) -> None:
    faq.write("- question: One?\n  answer: A.\n- question: Two?\n", "broken.yaml")
    ran = faq.shell(f"faq list -f broken.yaml {end}")
    assert ran.errors == b""
    full = end.endswith(" >/dev/full")
    assert (ran.status, ran.text) == ((4, "") if full else (0, "1\tOne?\n"))
    assert faq.shell(f"faq show 9 -f broken.yaml {end}").status == 1


@pytest.mark.parametrize(
    "arguments", ["list", "list --json", "show 1-10", "search ukraine", "info", "--help", ""]
)
def test_head_ends_the_program_quietly(faq: Command, arguments: str) -> None:
    script = f"faq {arguments} | head -1; echo ${{PIPESTATUS[0]}}"
    ran = faq.shell(script)
    assert ran.errors == b""
    assert ran.lines[1:] == ["0"]


@pytest.mark.parametrize("arguments", ["list", "list --json", "show big", "search big"])
def test_a_closed_pipe_ends_a_long_output_quietly(faq: Command, arguments: str) -> None:
    entries = "".join(f"- question: Big {i}?\n  answer: {'big ' * 400}\n" for i in range(200))
    faq.write(entries + f"- question: big\n  id: big\n  answer: {'big ' * 50_000}\n", "big.yaml")
    ran = faq.shell(f"faq {arguments} -f big.yaml | true; echo ${{PIPESTATUS[0]}}")
    assert ran.errors == b""
    assert ran.lines == ["0"]


def test_a_closed_pipe_does_not_turn_1_into_0(faq: Command) -> None:
    ran = faq.shell("faq show 99 | true; echo ${PIPESTATUS[0]}")
    assert ran.lines == ["1"]


def interrupted(run: subprocess.Popen[bytes]) -> tuple[int, bytes]:
    """Interrupt a run as Ctrl-C does; return its status and messages."""
    run.send_signal(signal.SIGINT)
    run.send_signal(signal.SIGCONT)  # where it is stopped
    _, errors = run.communicate(timeout=PATIENCE)
    return run.returncode, errors


@pytest.mark.parametrize("command", [("list",), ("show", "1"), ("search", "tea"), ("check",)])
def test_an_interrupt_while_a_named_pipe_is_read_is_status_130(
    faq: Command, command: tuple[str, ...]
) -> None:
    fifo = faq.folder / "fifo"
    os.mkfifo(fifo)
    run = faq.start(*command, "-f", fifo)
    with fifo.open("wb", buffering=0) as feed:  # opens when the program has opened it
        feed.write(TEA.encode())
        _wait_until_empty(feed.fileno())
        status, errors = interrupted(run)
    assert (status, errors.strip()) == (130, b"")


def test_an_interrupt_while_standard_input_is_read_is_status_130(faq: Command) -> None:
    run = faq.start("list", "-f", "-", stdin=subprocess.PIPE)
    assert run.stdin
    run.stdin.write(TEA.encode())
    run.stdin.flush()
    _wait_until_empty(run.stdin.fileno())
    status, errors = interrupted(run)
    assert (status, errors.strip()) == (130, b"")


def test_an_interrupted_build_leaves_no_file(faq: Command, aged: Path) -> None:
    run = faq.start_to_build(aged / "big.yaml")
    status, errors = interrupted(run)
    assert (status, errors.strip()) == (130, b"")
    assert (faq.indexes, faq.leftovers) == ([], [])


def test_ctrl_c_on_a_terminal_is_status_130(faq: Command) -> None:
    fifo = faq.folder / "fifo"
    os.mkfifo(fifo)
    with Terminal() as terminal:
        command = (PROGRAM, "list", "-f", fifo)
        run = terminal.start(command, env=faq.surroundings(), takes_control=True)
        with fifo.open("wb", buffering=0):  # opens when the program has opened it
            terminal.write("\x03")
            shown = b"".join(iter(terminal.read, b""))
        assert run.wait(PATIENCE) == 130
    assert b"Traceback" not in shown


def test_a_slow_pipe_is_read_to_its_end(faq: Command) -> None:
    ours, theirs = os.pipe()
    run = faq.start("list", "-f", "-", stdin=ours)
    os.close(ours)

    def feed() -> None:
        for byte in TEA.encode():
            os.write(theirs, bytes([byte]))
        os.close(theirs)

    threading.Thread(target=feed).start()
    output, _ = run.communicate(timeout=PATIENCE)
    assert len(output.splitlines()) == 3


def _wait_until_empty(pipe: int) -> None:
    """Wait until a pipe is empty."""
    import fcntl  # here, because Windows has neither
    import termios

    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        waiting = fcntl.ioctl(pipe, termios.FIONREAD, b"\0\0\0\0")
        if waiting == b"\0\0\0\0":
            return
        time.sleep(0.01)


@pytest.mark.parametrize("name", ["a.yaml", "a.md", "a.html", "a.json", "a.toml", "a.rst", "-"])
def test_an_empty_file_is_a_faq_without_questions_in_every_format(faq: Command, name: str) -> None:
    if name != "-":
        faq.write(" \n", name)
    ran = faq("list", "-f", name)
    assert (ran.status, ran.output) == (0, b"")
    shown = "standard input" if name == "-" else name
    assert ran.messages == f"There are no questions in {shown}.\n"
