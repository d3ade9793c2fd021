from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import Reading, Run


@pytest.mark.parametrize("size", [(100, 24), (40, 16)])
def test_picking_leaves_with_the_number(browse: Run, size: tuple[int, int]) -> None:
    """With `--pick`, Enter on a question ends with it."""

    async def script(reading: Reading) -> None:
        await reading.type("assam")
        await reading.pilot.press("enter", "enter")

    assert browse(script, size=size, is_picking=True).return_value == 2


def test_leaving_picks_nothing(browse: Run) -> None:
    """Esc with `--pick` gives no number."""

    async def script(reading: Reading) -> None:
        await reading.pilot.press("escape")

    assert browse(script, is_picking=True).return_value is None


def test_answer_and_citation_are_copied(browse: Run) -> None:
    """`y` copies Markdown, `c` what is needed to cite, and a message says so."""

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
def test_source_and_links_are_opened_by_the_browser(
    browse: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`o` opens the source, Enter a link that is marked."""
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


def test_a_source_without_an_address_is_said(browse: Run) -> None:
    """There is nothing to open then."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "o")
        assert "has no address" in reading.message

    browse(script, "- question: Q?\n  answer: A.\n")


def test_hostile_text_is_only_text(browse: Run) -> None:
    """Neither control characters nor markup of a FAQ do anything, nor do those that are pasted."""
    faq = (
        'title: "[red]\\e[31m"\nquestions:\n'
        '  - question: "[bold]Q\\e]0;x\\a\\u202e[/bold] [@click=app.quit]x[/]?"\n'
        '    answer: "[link=https://x]a[/link] \\e[2J [js](javascript:alert(1)) [a]b[/a]"\n'
        '    tags: ["[blink]t\\e"]\n'
    )

    async def script(reading: Reading) -> None:
        text = reading.text
        assert not {c for c in text if (ord(c) < 32 and c != "\n") or c == "\u202e"}
        assert "[bold]Q" in text
        assert "[link=https://x]a[/link]" in text
        assert reading.screen.answer.page.targets == ()
        reading.screen.search_line.insert_text_at_cursor("\x1b[31m[b]\u202eq")
        await reading.rest()
        assert not {c for c in reading.text if (ord(c) < 32 and c != "\n") or c == "\u202e"}

    browse(script, faq)


def test_a_file_with_problems_opens_with_the_rest(browse: Run) -> None:
    """It says how many there are, and what is the matter with a question that is asked for."""
    faq = (
        "questions:\n  - question: First?\n    answer: One.\n  - question: Second?\n"
        "  - question: Third?\n    answer: Three.\n"
    )

    async def script(reading: Reading) -> None:
        assert reading.listed == [1, 3]
        assert reading.message.startswith("1 problem: run `faq check")
        await reading.press("down", "2", "enter")
        assert reading.message.startswith("Question 2 cannot be shown")
        assert reading.number == 1

    browse(script, faq)


def test_an_empty_faq_says_so(browse: Run) -> None:
    """No key does anything bad without questions."""

    async def script(reading: Reading) -> None:
        assert "has no questions." in reading.text
        await reading.press("down", "j", "k", "g", "G", "]", "[", "enter", "n", "y", "tab", "b")
        await reading.press("slash", "a")
        assert reading.app.is_running

    browse(script, "questions: []\n")
