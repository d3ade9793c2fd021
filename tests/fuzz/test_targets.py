"""Each target holds for some inputs made at random; `python -m fuzz` looks for others."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from faqcli.faq import load
from faqcli.readers.formats import FORMATS, Format

from .targets import SEEDS, TARGETS, WORDS, mutated


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_the_seed_of_each_format_has_questions(row: Format, write_faq: Callable[..., Path]) -> None:
    with load(write_faq(SEEDS[row.name], f"faq{row.suffixes[0]}")) as faq:
        assert len(faq.entries) >= 1
        assert faq.problems() == []


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks(name: str, chances: Callable[[int], Iterator[random.Random]]) -> None:
    assert set(TARGETS) == set(SEEDS) == set(WORDS)
    for chance in chances(200):
        data = SEEDS[name].encode()
        for _ in range(chance.randrange(8)):
            data = mutated(name, data, 4000, chance)
        try:
            TARGETS[name](data)
        except Exception as error:
            error.add_note(f"The input was {data!r}.")
            raise
