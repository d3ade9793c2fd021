from __future__ import annotations

import pytest

from faqcli.tui.view_model import beginning

from .conftest import Reading, Run


@pytest.mark.parametrize("typed", ["a", "ass", "assam"])
def test_the_word_being_typed_counts_as_a_beginning(browse: Run, typed: str) -> None:
    """One letter already finds."""

    async def script(reading: Reading) -> None:
        await reading.type(typed)
        assert 2 in reading.listed
        assert reading.lines[0].endswith(f"{len(reading.listed)}/3")

    browse(script)


def test_a_near_word_is_found_when_nothing_begins_so(browse: Run) -> None:
    """A misspelt word finds what it is near to, and says as what."""

    async def script(reading: Reading) -> None:
        await reading.type("oxidiseed")
        assert sorted(reading.listed) == [1, 2]
        assert "matched as" in reading.text

    browse(script)


def test_the_best_hit_is_shown_at_its_first_match(browse: Run) -> None:
    """The answer jumps to the first match; `n` and `N` go through them all."""
    filler = "\n\n".join(["      filler"] * 60)
    faq = (
        "- question: Where?\n  answer: |\n"
        f"{filler}\n\n      needle one\n\n{filler}\n\n      needle two\n"
    )

    async def script(reading: Reading) -> None:
        await reading.type("needl")
        assert "needle one" in reading.text
        assert len(reading.screen.answer.page.matches) == 2
        await reading.press("down", "n")
        assert "needle two" in reading.text
        await reading.press("N")
        assert "needle one" in reading.text

    browse(script, faq)


def test_escape_clears_the_search_then_leaves(browse: Run) -> None:
    """The first Esc brings all questions back, the cursor where the reader is."""

    async def script(reading: Reading) -> None:
        await reading.type("assam")
        assert reading.listed == [2]
        await reading.press("escape")
        assert reading.listed == [1, 2, 3]
        assert reading.number == 2
        assert reading.screen.questions.number == 2
        await reading.pilot.press("escape")

    assert browse(script).return_code == 0


def test_no_match_says_so(browse: Run) -> None:
    """Nothing is shown as a hit, what is meant is guessed at, and nothing is lost."""

    async def script(reading: Reading) -> None:
        await reading.type("xylophone")
        assert reading.listed == []
        assert "“xylophone” isn't in this FAQ." in reading.text
        assert reading.lines[0].endswith("0/3")
        await reading.press("down", "enter", "n", "j", "G", "y")
        assert "nothing to copy" in reading.message
        await reading.press("slash", "ctrl+u")
        assert reading.listed == [1, 2, 3]

    browse(script)


def test_words_of_the_command_line_are_searched_for_at_once(browse: Run) -> None:
    """They stand in the search line, to be gone on with."""

    async def script(reading: Reading) -> None:
        assert reading.screen.search_line.value == "water"
        assert 3 in reading.listed
        assert reading.number == 3

    browse(script, text="water")


def test_a_search_that_is_outdated_is_dropped(browse: Run) -> None:
    """However quickly it is typed, what is shown fits what was typed last."""

    async def script(reading: Reading) -> None:
        for text in ("g", "gr", "w", "wa", "assam"):
            reading.screen.search_line.value = text
        await reading.rest()
        assert reading.screen.search.results
        assert reading.screen.search.results.query.startswith("assam")
        assert reading.listed == [2]

    browse(script)


def test_many_entries_make_no_widgets(browse: Run) -> None:
    """Questions are read where they are seen, sections and all."""
    from textual.widget import Widget

    faq = "".join(f"- question: Question {i}?\n  answer: An answer.\n" for i in range(1, 3001))

    async def script(reading: Reading) -> None:
        assert len(list(reading.app.query(Widget))) < 30
        assert reading.lines[0].endswith(" 3,000")
        await reading.press("down", "G")
        assert reading.number == 3000
        assert "3000  Question 3000?" in reading.text
        await reading.press("1", "5", "0", "0", "enter")
        await reading.rest()
        assert "1490  Question 1490?" in reading.text or "1510  Question 1510?" in reading.text
        await reading.press("pageup", "pageup")
        await reading.rest()
        assert reading.number < 1480

    browse(script, faq)


def test_more_hits_are_read_at_the_end_of_the_list(browse: Run) -> None:
    """All that match can be reached."""
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


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("z", "z*"),
        ("two words", "two words*"),
        ("ended ", "ended "),
        ("zapor*", "zapor*"),
        ('"a phrase"', '"a phrase"'),
        ("Запор", "Запор*"),
        ("why?", "why?"),
    ],
)
def test_only_a_word_at_the_end_is_a_beginning(typed: str, query: str) -> None:
    """What ends in anything else is searched for as it is."""
    assert beginning(typed) == query
