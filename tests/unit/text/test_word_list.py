from pathlib import Path

import pytest

from faqcli.text import word_list
from faqcli.text.word_list import COMMONEST, UNLISTED, rank


@pytest.mark.parametrize(
    ("common", "rarer"), [("boat", "quay"), ("water", "moor"), ("tea", "samovar"), ("the", "xyzzy")]
)
def test_a_common_word_ranks_before_a_rarer_one(common: str, rarer: str) -> None:
    assert COMMONEST == rank(common) < rank(rarer) <= UNLISTED


@pytest.mark.parametrize(
    "word", ["", " ", "xyzzy", "boa t", "zzzz", "чай", "a 1", "aardvar", "aardvarkk", "\ud800"]
)
def test_what_is_not_listed_whole_is_unlisted(word: str) -> None:
    assert rank(word) == UNLISTED


def test_every_listed_word_is_found_with_its_rank() -> None:
    """The list is searched by halves, so it must be sorted byte by byte."""
    text = Path(word_list.__file__).with_name("english.txt").read_text(encoding="utf-8")
    rows = [row.split(" ") for row in text.splitlines() if not row.startswith("#")]
    words = [word for word, _ in rows]

    assert words == sorted(set(words))
    picked = [rows[0], *rows[::97], rows[-1]]
    assert [rank(word) for word, _ in picked] == [int(listed) for _, listed in picked]
