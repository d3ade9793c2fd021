import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich import cells

from faqcli.output.text import Text, cell_len


def test_texts_are_joined_with_their_marks() -> None:
    text = Text.assemble(Text("moor", "link", "https://x.org"), " ", ("here", "match"))

    assert text.plain == "moor here"
    assert text.marks == [(0, 4, "link", "https://x.org"), (5, 9, "match", "")]


def test_a_part_of_a_text_keeps_the_marks_that_reach_into_it() -> None:
    text = Text("moor here")
    for start, end in [(0, 4), (3, 7), (5, 9), (2, 2)]:
        text.mark("match", start, end)

    assert str(text[3:6]) == "r h"
    assert text[3:6].marks == [(0, 1, "match", ""), (0, 3, "match", ""), (2, 3, "match", "")]


def test_a_text_is_split_at_each_separator() -> None:
    parts = list(Text("a\tbc\t", "code").split("\t"))

    assert parts == [Text("a", "code"), Text("bc", "code"), Text("")]


def test_an_empty_text_has_no_marks() -> None:
    assert Text("", "meta").marks == []
    assert not Text("", "meta")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12))
def test_cells_are_counted_as_rich_does(text: str) -> None:
    assert cell_len(text) == cells.cell_len(text)


@pytest.mark.parametrize("first", range(0, 0x3000, 0x100))
def test_no_narrow_character_is_wide_or_without_width(first: int) -> None:
    for code in range(max(first, 0x20), first + 0x100):
        if not 0x7F <= code <= 0x9F:
            assert cell_len(chr(code)) == cells.cell_len(chr(code))
