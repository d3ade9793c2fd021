import os
import sys
from pathlib import Path
from threading import Event
from unittest.mock import Mock

import pytest
import terminals

from faqcli.output import progress
from faqcli.output.console import say
from faqcli.output.progress import ReadingProgress, waiting

PATIENCE = 60.0
"""Seconds after which a message that doesn't come counts as lost."""


def test_progress_is_silent_where_nobody_watches(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard error in a file or a pipe gets no bar, however long reading takes."""
    monkeypatch.setattr(ReadingProgress, "_PATIENCE", 0.0)

    with ReadingProgress() as reading:
        reading(10, 100)

    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(("patience", "is_shown"), [(0.0, True), (3600.0, False)])
def test_a_progress_bar_appears_only_once_reading_takes_long(
    *, patience: float, is_shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(ReadingProgress, "_PATIENCE", patience)
    with (
        terminals.Terminal() as terminal,
        open(terminal.theirs, "w", encoding="utf-8", closefd=False) as stream,
        monkeypatch.context() as patch,
    ):
        patch.setattr(sys, "stderr", stream)
        with ReadingProgress() as reading:
            reading(10, 100)
            reading(20, 0)
        say("the end")
        written = terminal.read_until(b"the end")

    assert (b"Reading the FAQ" in written) is is_shown


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_work_that_reports_nothing_has_a_bar_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(ReadingProgress, "_PATIENCE", 0.0)
    with (
        terminals.Terminal() as terminal,
        open(terminal.theirs, "w", encoding="utf-8", closefd=False) as stream,
        monkeypatch.context() as patch,
    ):
        patch.setattr(sys, "stderr", stream)
        with ReadingProgress("Checking the FAQ", is_called=False):
            terminal.read_until(b"Checking the FAQ")
        say("the end")
        terminal.read_until(b"the end")


def test_a_closed_standard_error_ends_neither_progress_nor_messages(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)

    with ReadingProgress() as reading:
        reading(10, 100)
        say("No question 42.")

    assert capsys.readouterr() == ("", "")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """Return a named pipe."""
    if sys.platform == "win32":
        pytest.skip("Windows has no named pipes in folders")
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_a_pipe_that_keeps_the_program_waiting_is_named(
    pipe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages: list[str] = []
    said = Event()

    def note(message: str) -> None:
        messages.append(message)
        said.set()

    monkeypatch.setattr(progress, "say", note)

    for file in ("-", str(pipe)):
        said.clear()
        with waiting(file, patience=0):
            assert said.wait(PATIENCE)

    assert messages == ["Still waiting for standard input.", f"Still waiting for {pipe}."]


def test_nothing_is_said_once_the_wait_is_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even if what was waited for fails."""
    timer = Mock()
    monkeypatch.setattr("threading.Timer", timer)

    with pytest.raises(ZeroDivisionError), waiting("-"):
        raise ZeroDivisionError

    assert [name for name, *_ in timer.return_value.method_calls] == ["start", "cancel"]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("file", [None, "faq.yaml", "no/such/file", "a\0b", "."])
def test_files_never_keep_anyone_waiting(
    file: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that can't be looked up is left to what opens the file."""
    (tmp_path / "faq.yaml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("threading.Timer", pytest.fail)

    with waiting(file, patience=0):
        pass
