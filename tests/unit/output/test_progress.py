import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch, patience: float = 0.0) -> Iterator[terminals.Terminal]:
    """Let standard error go to a terminal, where a bar is shown after `patience` seconds."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pseudo-terminals")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(ReadingProgress, "_PATIENCE", patience)
    with (
        terminals.Terminal() as opened,
        open(opened.theirs, "w", encoding="utf-8", closefd=False) as stream,
        monkeypatch.context() as patch,
    ):
        patch.setattr(sys, "stderr", stream)
        yield opened


def test_a_progress_bar_appears_once_reading_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    with watched(monkeypatch) as terminal, ReadingProgress() as reading:
        reading(10, 100)
        terminal.read_until(b"Reading the FAQ")
        reading(20, 0)


def test_nothing_appears_while_reading_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    with watched(monkeypatch, patience=3600.0) as terminal:
        with ReadingProgress() as reading:
            reading(10, 100)
            reading(20, 100)
        say("the end")
        assert b"Reading" not in terminal.read_until(b"the end")


def test_the_share_is_shown_where_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    with watched(monkeypatch) as terminal, ReadingProgress("Checking the FAQ") as checking:
        checking(30, 100)
        assert b"Checking the FAQ" in terminal.read_until(b"30%")
        checking(100, 100)  # all is read, and more is to be done
        checking(60, 100)
        assert b"100%" not in terminal.read_until(b"60%")


def test_work_of_an_unknown_size_has_a_bar_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with watched(monkeypatch) as terminal:
        with ReadingProgress("Exporting the FAQ") as exporting:
            exporting(0, 0)
            terminal.read_until(b"Exporting the FAQ")
        say("the end")
        assert b"%" not in terminal.read_until(b"the end")


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


def heard(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], Event]:
    """Return the list that messages will be in, and what is set when one comes."""
    messages: list[str] = []
    said = Event()

    def note(message: str) -> None:
        messages.append(message)
        said.set()

    monkeypatch.setattr(progress, "say", note)
    return messages, said


def test_a_pipe_that_keeps_the_program_waiting_is_named(
    pipe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages, said = heard(monkeypatch)

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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_the_keyboard_is_waited_for_with_how_to_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    messages, said = heard(monkeypatch)
    with terminals.Terminal() as terminal, os.fdopen(os.dup(terminal.theirs)) as keyboard:
        monkeypatch.setattr("sys.stdin", keyboard)
        with waiting("-", patience=0):
            assert said.wait(PATIENCE)
    assert messages == ["Still waiting for standard input. Ctrl-D on a line of its own ends it."]
