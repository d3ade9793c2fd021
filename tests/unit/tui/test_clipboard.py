from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import Reading, Run


def test_y_copies_the_answer_and_c_a_citation(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "y")
        assert "Copied the answer to question 1" in reading.message
        assert reading.app.clipboard.startswith("## 1. What is green tea?")
        assert "**Sencha**" in reading.app.clipboard
        await reading.press("c")
        assert "Copied question 1, its source and date" in reading.message
        for part in ("What is green tea?", "The Book of Tea", "Okakura", "2024"):
            assert part in reading.app.clipboard

    browse(script)


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # webbrowser waits for no browser
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_o_opens_the_source_and_enter_a_selected_link(
    browse: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened = tmp_path / "opened"
    program = tmp_path / "browser"
    # A browser that has ended when the app looks counts as one that failed: these two run on until
    # the pipe is closed.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    running = os.open(pipe, os.O_RDWR)
    program.write_text(f'#!/bin/sh\necho "$1" >> {opened}\nread end < {pipe}\n')
    program.chmod(0o755)
    monkeypatch.setattr("webbrowser._tryorder", None)
    monkeypatch.setattr("webbrowser._browsers", {})
    monkeypatch.setenv("BROWSER", f"{program} %s &")

    async def script(reading: Reading) -> None:
        await reading.press("down", "o")
        assert reading.message == "Opened https://example.org/tea"
        await reading.press("enter", "tab", "enter")
        assert reading.message == "Opened https://example.org/longjing"
        await reading.wait_for(lambda: opened.read_text().count("\n") == 2)

    browse(script)
    os.close(running)
    assert sorted(opened.read_text().split()) == [
        "https://example.org/longjing", "https://example.org/tea",
    ]  # fmt: skip


def test_o_reports_a_source_without_an_address(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "o")
        assert "has no address" in reading.message

    browse(script, "- question: Q?\n  answer: A.\n")
