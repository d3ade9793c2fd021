from __future__ import annotations

import subprocess
import sys

import pytest
from terminals import PATIENCE, Terminal

from faqcli.tui.terminal import lacks_terminal

SCRIPT = "from faqcli.tui.terminal import wait_until_gone; print(wait_until_gone(), flush=True)"


@pytest.mark.parametrize(
    ("stream", "reason"), [("stdin", "which is closed"), ("stderr", "isn't one")]
)
def test_full_screen_needs_keys_and_a_terminal(
    monkeypatch: pytest.MonkeyPatch, stream: str, reason: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(f"sys.{stream}", None)

    assert reason in lacks_terminal()


def test_a_closed_terminal_is_noticed() -> None:
    """In a process of its own, whose standard streams are a pseudo-terminal that is closed."""
    with Terminal() as terminal:
        process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT],
            stdin=terminal.theirs,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
    assert process.communicate(timeout=PATIENCE)[0] == b"True\n"


def test_files_and_pipes_are_not_waited_for() -> None:
    command = [sys.executable, "-c", SCRIPT]
    ran = subprocess.run(command, capture_output=True, input=b"", check=True)
    assert ran.stdout == b"False\n"
