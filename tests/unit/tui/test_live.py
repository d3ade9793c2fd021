"""The screen follows what is typed, and the file."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from faqcli.errors import UnreadableError
from faqcli.faq import Faq
from faqcli.tui.view_model import LiveResults, ViewModel

from .conftest import TEA, Reading, Run

ABOUT_TEA = "".join(f"- question: Tea {i}?\n  answer: Tea.\n" for i in range(1, 251))
NEW = "      - question: New?\n        answer: New.\n      - id: green"
"""What puts another question before the first."""


def change(path: Path, text: str) -> None:
    """Write a file so that nobody sees half of it, with another time."""
    other = path.with_suffix(".new")
    other.write_text(text)
    other.replace(path)


def test_the_screen_follows_the_file(browse: Run, write_faq: Callable[..., Path]) -> None:
    """What is read stays, by its id, with the text that the file has now."""
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


def test_the_screen_follows_a_folder(browse: Run, tmp_path: Path) -> None:
    """A file that comes, changes or goes changes the FAQ that its folder is."""
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


def test_the_screen_looks_after_the_file_by_itself(
    browse: Run, write_faq: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to ask, and a file that has gone is said once."""
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


def test_a_change_before_the_screen_is_there_is_followed(
    browse: Run, write_faq: Callable[..., Path]
) -> None:
    """What counts is the file that was read, not the one that was there when the screen came."""
    path = write_faq(TEA)

    async def script(reading: Reading) -> None:
        reading.screen.look_at_file()
        await reading.rest()
        assert "What is sencha?" in reading.text

    def meanwhile() -> None:
        change(path, TEA.replace("What is green tea?", "What is sencha?"))

    browse(script, path, meanwhile=meanwhile)


def test_new_problems_are_said(browse: Run, write_faq: Callable[..., Path]) -> None:
    """A question that has lost its answer is not passed over in silence."""
    path = write_faq(TEA)

    async def script(reading: Reading) -> None:
        change(
            path, TEA.replace("        answer: Black tea is fully oxidised. Assam is one.\n", "")
        )
        reading.screen.look_at_file()
        await reading.rest()
        assert "1 problem: run `faq check" in reading.message

    browse(script, path)


def test_the_place_among_many_hits_survives_a_change(
    browse: Run, write_faq: Callable[..., Path]
) -> None:
    """As many are read again as were there, and the list stays where it was."""
    path = write_faq(ABOUT_TEA)

    async def script(reading: Reading) -> None:
        await reading.type("tea")
        await reading.press("down", "G")
        await reading.press("G", "k", "k")
        place, top = reading.screen.questions.index, reading.screen.questions.top
        assert top
        change(path, ABOUT_TEA.replace("answer: Tea.", "answer: Tea, tea."))
        reading.screen.look_at_file()
        await reading.rest()
        assert len(reading.listed) == 250
        assert reading.screen.questions.index == place
        assert reading.screen.questions.top == top

    browse(script, path)


def test_going_on_while_the_file_is_read_again_is_not_undone(
    browse: Run, write_faq: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither where the reader goes meanwhile nor what they type."""
    path = write_faq(TEA)
    same, waiting, go_on = ViewModel.find_again, threading.Event(), threading.Event()

    def slow(reader: ViewModel, entry: object) -> int:
        waiting.set()
        go_on.wait(10)
        return same(reader, entry)  # type: ignore[arg-type]

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
        assert reading.screen.search.results is None

    browse(script, path)


def test_what_is_copied_while_the_file_is_read_again_is_what_it_says_then(
    browse: Run, write_faq: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question that was read may be gone from the file already."""
    path = write_faq(TEA)
    outline, waiting, go_on = ViewModel.outline, threading.Event(), threading.Event()

    def slow(reader: ViewModel) -> object:
        waiting.set()
        go_on.wait(10)
        return outline(reader)

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


def test_of_searches_that_are_outdated_none_is_begun(
    browse: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one is under way only the last that was asked for waits."""
    find, begun, go_on = ViewModel.search, [], threading.Event()

    def slow(reader: ViewModel, text: str, limit: int) -> LiveResults:
        begun.append(text)
        go_on.wait(10)
        return find(reader, text, limit)

    async def script(reading: Reading) -> None:
        monkeypatch.setattr(ViewModel, "search", slow)
        await reading.pilot.press(*"assa")
        await reading.wait_for(lambda: bool(begun))
        await reading.pilot.press("m")
        go_on.set()
        await reading.rest()
        assert begun in (["a", "assam"], ["as", "assam"], ["ass", "assam"], ["assa", "assam"])
        assert reading.listed == [2]

    browse(script)


def test_a_search_that_fails_is_said(browse: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file may be gone and its index damaged; what is on the screen stays there."""

    def find(*_: object) -> LiveResults:
        raise UnreadableError("The index has holes.")

    async def script(reading: Reading) -> None:
        monkeypatch.setattr(Faq, "search", find)
        await reading.type("assam")
        assert reading.message == "The index has holes."
        assert reading.listed == [1, 2, 3]
        await reading.press("down", "enter")
        assert reading.screen.columns.is_reading

    browse(script)


def test_a_message_ends_by_itself(browse: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the keys are seen again; a long one takes several lines of a narrow screen."""
    monkeypatch.setattr("faqcli.tui.widgets.bars.KeyBar._PATIENCE", 0.2)

    async def script(reading: Reading) -> None:
        reading.screen.bar.say("A message of some length that is to be read whole")
        await reading.pilot.pause(0.05)
        shown = " ".join(" ".join(reading.lines[-3:]).split())
        assert shown.endswith("A message of some length that is to be read whole")
        await reading.wait_for(lambda: not reading.message)
        assert reading.lines[-1].endswith("keys")

    browse(script, size=(26, 12))


def test_a_long_lived_screen_collects_its_garbage(browse: Run) -> None:
    """A plain run does without; this one may stay for days."""

    async def script(reading: Reading) -> None:
        gc.disable()
        try:
            await reading.wait_for(gc.isenabled)
        finally:
            gc.enable()
            gc.unfreeze()

    browse(script)
