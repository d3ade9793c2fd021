from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from terminals import PATIENCE, Terminal, Tmux

from .conftest import PROGRAM, Command

needs_tmux = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


@needs_tmux
def test_pick_prints_the_number_of_the_question(faq: Command, tea: Path) -> None:
    tmux = Tmux(faq.surroundings())
    line = (
        f'{PROGRAM} show -f {tea} --no-pager "$({PROGRAM} browse --pick -f {tea})";'
        " echo status $?; read wait"
    )
    with tmux.session("sh", "-c", line):
        assert "What is green tea?" in tmux.wait_for("Leaves")
        tmux.press("assa")
        tmux.wait_for("1/3")
        tmux.press("Enter")
        tmux.wait_for("Enter pick")
        tmux.press("Enter")
        last = tmux.wait_for("status 0")
        assert "2  What is black tea?" in last
        assert "Enter pick" not in last
        assert tmux.run("display-message", "-p", "#{alternate_on}").strip() == "0"


@needs_tmux
@pytest.mark.parametrize(
    ("signal", "status"), [("TERM", 143), ("INT", 130), ("HUP", 129)], ids=["term", "int", "hup"]
)
def test_a_signal_restores_the_terminal(faq: Command, tea: Path, signal: str, status: int) -> None:
    """The exit status is that of the signal."""
    tmux = Tmux(faq.surroundings())
    line = (
        f"sh -c 'echo $$ > {faq.folder}/pid; exec {PROGRAM} browse -f {tea}';"
        " echo status $?; stty -a; read wait"
    )
    with tmux.session("sh", "-c", line):
        tmux.wait_for("Leaves")
        faq.shell(f"kill -{signal} $(cat {faq.folder}/pid)")
        last = tmux.wait_for("isig")
        assert f"status {status}" in last
        assert " echo " in last
        assert " icanon " in last
        modes = tmux.run("display-message", "-p", "#{alternate_on}#{mouse_any_flag}#{cursor_flag}")
        assert modes.strip() == "001"


@pytest.mark.parametrize("kind", ["controlling", "other"])
def test_the_screen_ends_when_its_terminal_is_closed(faq: Command, tea: Path, kind: str) -> None:
    """Only a terminal that controls the process sends it a signal."""
    with Terminal() as terminal:
        process = terminal.start(
            [*faq.program, "browse", "-f", tea],
            env=faq.surroundings() | {"TERM": "xterm-256color"},
            takes_control=kind == "controlling",
        )
        terminal.read_until(b"Leaves")
    try:
        assert process.wait(PATIENCE) == 129
    finally:
        process.kill()


@needs_tmux
def test_a_suspended_screen_is_redrawn_by_fg(faq: Command, tea: Path) -> None:
    tmux = Tmux(faq.surroundings())
    with tmux.session("bash", "--norc"):
        tmux.press(f"{PROGRAM} browse -f {tea}", "Enter")
        tmux.wait_for("Leaves")
        tmux.press("C-z")
        tmux.wait_for("Stopped")
        tmux.press("clear; fg", "Enter")
        tmux.wait_for("Leaves")
        tmux.press("C-c")
        tmux.wait_for("browse -f")  # what it left on the screen before; keys before that are lost
        tmux.press("echo status $?", "Enter")
        tmux.wait_for("status 130")


@needs_tmux
def test_a_crash_restores_the_terminal(faq: Command, tea: Path) -> None:
    """The traceback is printed below the command, without local variables."""
    tmux = Tmux(faq.surroundings())
    fault = faq.folder / "fault.py"
    fault.write_text(
        "from faqcli.tui.view_model import ViewModel\n"
        "def search(*_): raise ZeroDivisionError\n"
        "ViewModel.search = search\n"
        "from faqcli.__main__ import main; main()\n",
        encoding="utf-8",
    )
    line = f"{sys.executable} {fault} browse -f {tea}; echo status $?; stty -a; read wait"
    with tmux.session("sh", "-c", line, rows=50):
        tmux.wait_for("Leaves")
        tmux.press("x")
        last = tmux.wait_for("isig")
        assert "status 1" in last
        assert "ZeroDivisionError" in last
        assert "locals" not in last
        assert " icanon " in last
        modes = tmux.run("display-message", "-p", "#{alternate_on}#{mouse_any_flag}#{cursor_flag}")
        assert modes.strip() == "001"


@needs_tmux
def test_a_browser_that_runs_in_the_terminal_takes_it_over(faq: Command, tea: Path) -> None:
    """Ctrl-C goes to the browser, and the screen is redrawn when the browser has ended."""
    tmux = Tmux(faq.surroundings())
    browser = faq.folder / "browser"
    browser.write_text('#!/bin/sh\necho "reading $1"; read wait; exit 0\n', encoding="utf-8")
    browser.chmod(0o755)
    with tmux.session("bash", "--norc"):
        line = f"BROWSER={browser} {PROGRAM} browse -f {tea}; echo status $?"
        tmux.press(line, "Enter")
        tmux.wait_for("Leaves")
        tmux.press("Tab")
        tmux.wait_for("Enter read")
        tmux.press("o")
        there = tmux.wait_for("reading https://example.org/tea")
        assert "Enter read" not in there
        tmux.press("Enter")
        tmux.wait_for("Opened https://example.org/tea")
        tmux.press("o")
        tmux.wait_for("reading https://example.org/tea")
        tmux.press("C-c")
        tmux.wait_for("No browser opened it; copied https://example.org/tea")
        tmux.press("q")
        tmux.wait_for("status 0")


@needs_tmux
def test_the_output_of_a_browser_stays_off_the_screen(faq: Command, tea: Path) -> None:
    tmux = Tmux(faq.surroundings())
    browser = faq.folder / "browser"
    # A browser that has ended when the app looks counts as one that failed: this one runs on until
    # the pipe is opened and closed.
    browser.write_text("#!/bin/sh\necho noise\nread end < pipe\n", encoding="utf-8")
    browser.chmod(0o755)
    pipe = faq.folder / "pipe"
    os.mkfifo(pipe)
    line = f"cd {faq.folder}; BROWSER='{browser} %s &' {PROGRAM} browse -f {tea}; read wait"
    with tmux.session("sh", "-c", line):
        tmux.wait_for("Leaves")
        tmux.press("Tab", "o")
        tmux.wait_for("Opened https://example.org/tea")
        pipe.write_text("")  # opens when the browser has opened it, after its noise
        assert "noise" not in tmux.run("capture-pane", "-p")


@needs_tmux
def test_ctrl_z_is_ignored_in_a_pipeline(faq: Command, tea: Path) -> None:
    """In a pipeline no shell could resume it."""
    tmux = Tmux(faq.surroundings())
    with tmux.session("bash", "--norc"):
        line = f"picked=$(cat {tea} | {PROGRAM} browse --pick -f -); echo picked $picked"
        tmux.press(line, "Enter")
        tmux.wait_for("Leaves")
        tmux.press("C-z")
        tmux.wait_for("Can't suspend")
        tmux.press("assam", "Enter", "Enter")
        tmux.wait_for("picked 2")


def test_a_closed_standard_input_is_an_error(faq: Command, tea: Path) -> None:
    ran = faq.shell(f"{PROGRAM} browse -f {tea} <&-")
    assert ran.status == 2
    assert "closed" in ran.messages


def test_a_pipe_is_an_error(faq: Command, tea: Path) -> None:
    ran = faq("browse", "-f", tea)
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages.startswith("A full screen needs a terminal")
    assert len(ran.messages.splitlines()) == 2


def test_a_dumb_terminal_is_an_error(faq: Command, tea: Path) -> None:
    ran = faq.on_terminal("browse", "-f", tea, env={"TERM": "dumb"})
    assert ran.status == 2
    assert "TERM=dumb" in ran.messages
