from __future__ import annotations

import pytest

from faqcli.tui.view_model import beginning, exclusions

from .conftest import TEA, Reading, Run


@pytest.mark.parametrize("typed", ["a", "ass", "assam"])
def test_unfinished_word_matches_as_a_prefix(browse: Run, typed: str) -> None:
    async def script(reading: Reading) -> None:
        await reading.type(typed)
        assert 2 in reading.listed
        assert reading.lines[0].endswith(f"{len(reading.listed)}/3")

    browse(script)


def test_misspelt_word_finds_a_similar_one_when_nothing_has_it_as_a_prefix(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("oxidiseed")
        assert sorted(reading.listed) == [1, 2]
        assert "matched as" in reading.text

    browse(script)


def test_word_that_begins_no_other_finds_its_synonyms(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("assam")
        assert sorted(reading.listed) == [2, 3]
        await reading.press("backspace")
        assert reading.listed == [2]

    water = TEA.replace("How hot should", "For Ceylon, how hot should")
    browse(script, f"synonyms: [[Assam, Ceylon]]\n{water}")


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
def test_only_a_word_at_the_end_becomes_a_prefix(typed: str, query: str) -> None:
    assert beginning(typed) == query


@pytest.mark.parametrize(
    ("typed", "asked", "without"),
    [
        ("tea -green", "tea ", ["green"]),
        ('tea -"green tea" hot', "tea  hot", ['"green tea"']),
        ("-green", "", ["green"]),
        ("tea -assa*", "tea ", ["assa*"]),
        ("pan-fired tea", "pan-fired tea", []),
        ('"tea -green"', '"tea -green"', []),
        ("tea -", "tea -", []),
    ],
)
def test_only_a_minus_before_a_word_leaves_it_out(
    typed: str, asked: str, without: list[str]
) -> None:
    assert exclusions(typed) == (asked, without)


def test_unfinished_word_that_begins_none_finds_what_the_command_would(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("water zebra xylophone")
        assert reading.screen.navigation.results
        assert reading.screen.navigation.results.total == "0"
        await reading.press("backspace", *["backspace"] * 8)
        await reading.type("gre")
        assert 1 in reading.listed

    browse(script)


def test_word_after_a_minus_is_left_out_of_a_search(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("tea -assam")
        assert 1 in reading.listed
        assert 2 not in reading.listed

    browse(script)
