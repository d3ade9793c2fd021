from __future__ import annotations

import pytest

from faqcli.tui.view_model import beginning

from .conftest import Reading, Run


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
