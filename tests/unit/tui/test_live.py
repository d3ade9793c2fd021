from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from faqcli.errors import UnreadableError
from faqcli.faq import Faq
from faqcli.model import Results
from faqcli.tui.view_model import LiveResults, ViewModel

from .conftest import ABOUT_TEA, LONG, Reading, Run, change


def test_clearing_the_search_keeps_the_place_in_the_answer(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("long")
        await reading.press("down", "enter", "pagedown", "pagedown")
        top = reading.screen.answer.top
        await reading.press("escape")
        assert reading.screen.search_line.value == ""
        assert reading.screen.answer.top == top
        assert reading.lines[0].endswith(" 2")

    browse(script, LONG)


def test_change_of_the_file_keeps_the_place_among_many_hits(
    browse: Run, write_faq: Callable[..., Path]
) -> None:
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


def test_outdated_searches_are_never_started(browse: Run, monkeypatch: pytest.MonkeyPatch) -> None:
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


def test_failing_search_is_reported(browse: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def find(*_: object, **__: object) -> LiveResults:
        raise UnreadableError("The index has holes.")

    async def script(reading: Reading) -> None:
        monkeypatch.setattr(Faq, "search", find)
        await reading.type("assam")
        assert reading.message == "The index has holes."
        assert reading.listed == [1, 2, 3]
        await reading.press("down", "enter")
        assert reading.screen.columns.is_reading

    browse(script)


def test_outdated_results_are_dropped(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        for text in ("g", "gr", "w", "wa", "assam"):
            reading.screen.search_line.value = text
        await reading.rest()
        assert reading.screen.navigation.results
        assert reading.screen.navigation.results.query.startswith("assam")
        assert reading.listed == [2]

    browse(script)


def test_more_hits_are_read_at_the_end_of_the_list(browse: Run) -> None:
    faq = "".join(f"- question: Tea {i}?\n  answer: Tea.\n" for i in range(1, 251))

    async def script(reading: Reading) -> None:
        await reading.type("tea")
        assert len(reading.listed) == 50
        await reading.press("down", "G")
        await reading.rest()
        assert len(reading.listed) == 250
        assert reading.screen.questions.index == 49
        await reading.press("G")
        assert reading.screen.questions.index == 249

    browse(script, faq)


def test_much_weaker_hits_are_read_at_the_end_of_the_list(
    browse: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = Faq.search

    def cut(faq: Faq, text: str, limit: int, *, weaker: bool, **_: object) -> Results:
        hits = find(faq, text, limit)
        kept = hits if weaker else hits[:1]
        return Results(kept, len(kept), weaker=len(hits) - len(kept))

    async def script(reading: Reading) -> None:
        monkeypatch.setattr(Faq, "search", cut)
        await reading.type("tea")
        assert len(reading.listed) == 1
        await reading.press("down", "down")
        await reading.rest()
        assert len(reading.listed) == 3
        assert reading.screen.questions.index == 0

    browse(script)


def test_what_a_faq_says_about_itself_is_shown_above_the_hits(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("okakura")
        assert "Okakura Kakuzo, “The Book of Tea”" in " ".join(" ".join(reading.lines).split())
        assert reading.number == 0

    browse(script)


def test_words_missing_beside_what_a_faq_says_about_itself_are_named(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("okakura xyzzy")
        shown = " ".join(" ".join(reading.lines).split())
        assert "“xyzzy” isn't in this FAQ." in shown
        assert "Okakura Kakuzo" in shown

    browse(script)
