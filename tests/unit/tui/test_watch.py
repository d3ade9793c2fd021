from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from faqcli.tui.view_model import ViewModel

from .conftest import TEA, Reading, Run, change


def test_changed_file_keeps_the_question_that_is_read(
    browse: Run, write_faq: Callable[..., Path]
) -> None:
    path = write_faq(TEA)

    async def script(reading: Reading) -> None:
        await reading.press("down", "j", "enter")
        changed = TEA.replace("Assam is one.", "Assam is two.").replace(
            "      - id: green", "      - question: New?\n        answer: New.\n      - id: green"
        )
        change(path, changed)
        reading.screen.look_at_file()
        await reading.rest()
        assert reading.number == 3
        assert "Assam is two." in reading.text
        assert reading.listed == [1, 2, 3, 4]
        assert "has changed" in reading.message
        change(path, "title: [\n")
        reading.screen.look_at_file()
        await reading.rest()
        assert "can't be read" in reading.message
        assert "Assam is two." in reading.text
        path.unlink()
        reading.screen.look_at_file()
        await reading.rest()
        await reading.press("]")
        assert reading.number == 4

    browse(script, path)


def test_files_added_to_and_removed_from_a_folder_are_noticed(browse: Run, tmp_path: Path) -> None:
    folder = tmp_path / "tea"
    folder.mkdir()
    (folder / "b.yaml").write_text(TEA)

    async def script(reading: Reading) -> None:
        await reading.press("down", "G")
        assert "How hot should the water be?" in reading.text
        (folder / "a.yaml").write_text("- question: Why tea?\n  answer: It wakes.\n")
        reading.screen.look_at_file()
        await reading.rest()
        assert reading.listed == [1, 2, 3, 4]
        assert reading.number == 4
        (folder / "a.yaml").unlink()
        reading.screen.look_at_file()
        await reading.rest()
        assert reading.listed == [1, 2, 3]
        assert reading.number == 3

    browse(script, folder)


def test_file_is_watched_and_its_removal_reported_once(
    browse: Run, write_faq: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("faqcli.tui.screen.PERIOD", 0.05)
    path = write_faq(TEA)

    async def script(reading: Reading) -> None:
        change(path, TEA.replace("What is green tea?", "What is sencha?"))
        await reading.wait_for(lambda: "What is sencha?" in reading.text)
        path.unlink()
        await reading.wait_for(lambda: "no longer exists" in reading.message)
        reading.screen.bar.say("")
        await reading.pilot.pause(0.3)
        assert not reading.message

    browse(script, path)


def test_change_between_reading_and_opening_is_noticed(
    browse: Run, write_faq: Callable[..., Path]
) -> None:
    path = write_faq(TEA)

    async def script(reading: Reading) -> None:
        reading.screen.look_at_file()
        await reading.rest()
        assert "What is sencha?" in reading.text

    def meanwhile() -> None:
        change(path, TEA.replace("What is green tea?", "What is sencha?"))

    browse(script, path, meanwhile=meanwhile)


def test_new_problems_are_reported(browse: Run, write_faq: Callable[..., Path]) -> None:
    path = write_faq(TEA)

    async def script(reading: Reading) -> None:
        change(
            path, TEA.replace("        answer: Black tea is fully oxidised. Assam is one.\n", "")
        )
        reading.screen.look_at_file()
        await reading.rest()
        assert "1 problem: run `faq check" in reading.message

    browse(script, path)


def test_moves_while_the_file_is_read_again_are_not_undone(
    browse: Run, write_faq: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_faq(TEA)
    find_again, waiting, go_on = ViewModel.find_again, threading.Event(), threading.Event()

    def slow(view_model: ViewModel, entry: object) -> int:
        waiting.set()
        go_on.wait(10)
        return find_again(view_model, entry)  # type: ignore[arg-type]

    monkeypatch.setattr(ViewModel, "find_again", slow)

    async def script(reading: Reading) -> None:
        await reading.type("assam")
        await reading.press("down")
        change(path, TEA.replace("What is green tea?", "What is sencha?"))
        reading.screen.look_at_file()
        await reading.wait_for(waiting.is_set)
        await reading.pilot.press("escape", "G")
        go_on.set()
        await reading.rest()
        assert reading.listed == [1, 2, 3]
        assert reading.number == 3
        assert reading.screen.navigation.results is None

    browse(script, path)


def test_copying_while_the_file_is_read_again_copies_the_new_answer(
    browse: Run, write_faq: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_faq(TEA)
    outline, waiting, go_on = ViewModel.outline, threading.Event(), threading.Event()

    def slow(view_model: ViewModel) -> object:
        waiting.set()
        go_on.wait(10)
        return outline(view_model)

    async def script(reading: Reading) -> None:
        await reading.press("down", "G")
        monkeypatch.setattr(ViewModel, "outline", slow)
        change(path, TEA[: TEA.index("  - title: Brewing")])
        reading.screen.look_at_file()
        await reading.wait_for(waiting.is_set)
        await reading.pilot.press("y")
        go_on.set()
        await reading.rest()
        assert reading.app.is_running
        assert reading.number == 2
        assert reading.app.clipboard.startswith("## 2. What is black tea?")

    browse(script, path)
