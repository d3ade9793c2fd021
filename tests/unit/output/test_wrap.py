import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from rich import text as rich_text
from rich.cells import cell_len
from rich.console import Console

from faqcli.model import Span
from faqcli.output.text import Text
from faqcli.output.theme import Role
from faqcli.output.wrap import LEAST, MEASURE, hang, window, wrapped

PROSE = "Visitors moor at the north quay and ask the harbour master before they go ashore."


def lines_of(body: str, width: int, prefix: str = "", again: str | None = None) -> list[str]:
    """Return the lines of a body behind a prefix."""
    follow = None if again is None else Text(again)
    return [line.plain for line in hang(Text(prefix), Text(body), width, follow)]


def test_a_short_text_is_one_line_behind_its_prefix() -> None:
    assert lines_of("Where may I moor?", 40, " 1  ") == [" 1  Where may I moor?"]


def test_a_long_text_is_wrapped_between_words_and_aligned_behind_its_prefix() -> None:
    assert lines_of(PROSE, 40, " 1  ") == [
        " 1  Visitors moor at the north quay and",
        "    ask the harbour master before they",
        "    go ashore.",
    ]


def test_the_other_lines_may_have_a_prefix_of_their_own() -> None:
    assert lines_of("moor at the quay", 12, "• ", "| ") == ["• moor at", "| the quay"]


def test_line_ends_in_a_text_are_kept() -> None:
    assert lines_of("a\nb", 40, "- ") == ["- a", "  b"]


def test_no_line_is_longer_than_the_measure_however_wide_the_window() -> None:
    assert max(map(len, lines_of(PROSE * 4, 200))) <= MEASURE


def test_a_prefix_that_leaves_too_few_columns_is_left_out() -> None:
    assert lines_of("moor here", 14, " " * 8) == ["moor here"]
    assert lines_of("moor here", 8 + LEAST, " " * 8) == ["        moor here"]


def test_wide_characters_count_for_two_cells() -> None:
    assert lines_of("国境線国境線国境線国", 10) == ["国境線国境", "線国境線国"]


def test_a_text_that_fits_is_not_cut() -> None:
    assert window("moor here", [Span(0, 4)], 9) == Span(0, 9)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("quay " + "x " * 200, 0),
        ("x " * 100 + "quay " + "x " * 100, 200),
        ("x " * 200 + "quay", 400),
    ],
)
def test_a_window_shows_the_match_wherever_it_is(text: str, place: int) -> None:
    """It starts and ends between words, and isn't too long."""
    match = Span(place, place + 4)

    start, end = window(text, [match], 60)

    assert start <= match.start
    assert match.end <= end
    assert cell_len(text[start:end]) <= 60
    assert start == 0 or text[start - 1] == " "
    assert end == len(text) or text[end] == " "


def test_a_window_shows_the_place_with_the_most_matches() -> None:
    text = "quay " + "x " * 100 + "north quay"
    spans = [Span(0, 4), Span(205, 210), Span(211, 215)]

    start, end = window(text, spans, 40)

    assert start <= 205
    assert end == len(text)


def test_a_window_without_a_match_shows_the_beginning() -> None:
    assert window("x " * 100, [], 40).start == 0


def test_a_window_on_wide_characters_counts_their_cells() -> None:
    text = "国境線 " * 40

    start, end = window(text, [Span(80, 83)], 40)

    assert start <= 80
    assert end >= 83
    assert cell_len(text[start:end]) <= 40


CONSOLE = Console()
TEXTS = st.lists(
    st.sampled_from(
        [" ", "  ", "\n", "\t", "a", "moor", "harbour-master", "国境線", "👩", "\u0301", "é"]
    )
    | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=8),
    max_size=40,
).map("".join)


@given(text=TEXTS, width=st.integers(1, 100), marks=st.lists(st.tuples(*[st.integers(0, 60)] * 2)))
@example(text="a" * 250, width=100, marks=[(90, 110)])
@example(text="a\tb\t国\tmoor", width=9, marks=[(2, 5)])
def test_text_is_wrapped_as_rich_does(text: str, width: int, marks: list[tuple[int, int]]) -> None:
    """With the same marks, except for white space at the ends of lines, for tabs and for paths."""
    assume(not {"/", "\\"} & set(text))
    assume(all(cell_len(character) <= width for character in text))
    body = Text(text)
    for start, end in marks:
        body.mark(Role.MATCH, start, min(end, len(text)))
    shown = rich_text.Text(text)
    for start, end, role, _ in body.marks:
        shown.stylize(role, start, end)

    expected = shown.wrap(CONSOLE, width)
    for line in expected:
        line.rstrip()

    lines = list(wrapped(body, width))
    assert [line.plain for line in lines] == [line.plain for line in expected]
    if "\t" not in text:
        assert [line.marks for line in lines] == [
            [(*span, "") for span in line.spans] for line in expected
        ]


@given(text=TEXTS, width=st.integers(2, 100))
def test_no_wrapped_line_is_too_wide_and_no_word_is_lost(text: str, width: int) -> None:
    lines = [line.plain for line in wrapped(Text(text), width)]

    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("path", "width", "lines"),
    [
        ("/home/ada/notes/faq.yaml", 12, ["/home/ada/", "notes/", "faq.yaml"]),
        ("C:\\Users\\ada\\faq.yaml", 10, ["C:\\Users\\", "ada\\", "faq.yaml"]),
        ("see /very-long-name/a b", 8, ["see", "/very-lo", "ng-name/", "a b"]),
    ],
)
def test_a_path_is_broken_after_a_slash(path: str, width: int, lines: list[str]) -> None:
    assert [line.plain for line in wrapped(Text(path), width)] == lines
