import pytest
from rich.cells import cell_len
from rich.text import Text

from faqcli.model import Span
from faqcli.output.wrap import LEAST, MEASURE, hang, window

PROSE = "Visitors moor at the north quay and ask the harbour master before they go ashore."


def lines_of(body: str, width: int, prefix: str = "", again: str | None = None) -> list[str]:
    """Return the lines of a body behind a prefix."""
    follow = None if again is None else Text(again)
    return [line.plain for line in hang(Text(prefix), Text(body), width, follow)]


def test_a_short_text_is_one_line_behind_its_prefix() -> None:
    """What fits is not wrapped."""
    assert lines_of("Where may I moor?", 40, " 1  ") == [" 1  Where may I moor?"]


def test_further_lines_hang_below_the_first() -> None:
    """Text is wrapped between words and stays aligned behind the prefix."""
    assert lines_of(PROSE, 40, " 1  ") == [
        " 1  Visitors moor at the north quay and",
        "    ask the harbour master before they",
        "    go ashore.",
    ]


def test_further_lines_may_have_a_prefix_of_their_own() -> None:
    """A bar runs down beside the whole text."""
    assert lines_of("moor at the quay", 12, "• ", "| ") == ["• moor at", "| the quay"]


def test_line_ends_in_the_text_stay() -> None:
    """A text of several lines has at least as many."""
    assert lines_of("a\nb", 40, "- ") == ["- a", "  b"]


def test_a_wide_window_does_not_make_long_lines() -> None:
    """No line is longer than the measure, however wide the window."""
    assert max(map(len, lines_of(PROSE * 4, 200))) <= MEASURE


def test_a_prefix_that_leaves_no_room_gives_way() -> None:
    """Beside a prefix there are always some columns to read in; else it is left out."""
    assert lines_of("moor here", 14, " " * 8) == ["moor here"]
    assert lines_of("moor here", 8 + LEAST, " " * 8) == ["        moor here"]


def test_wide_characters_count_for_the_cells_they_take() -> None:
    """Ten characters of two cells each do not fit into ten columns."""
    assert lines_of("国境線国境線国境線国", 10) == ["国境線国境", "線国境線国"]


def test_a_text_that_fits_is_shown_whole() -> None:
    """There is nothing to cut from a short text."""
    assert window("moor here", [Span(0, 4)], 9) == Span(0, 9)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("quay " + "x " * 200, 0),
        ("x " * 100 + "quay " + "x " * 100, 200),
        ("x " * 200 + "quay", 400),
    ],
)
def test_a_window_shows_the_match_wherever_it_stands(text: str, place: int) -> None:
    """The part that is shown holds the match, begins and ends between words, and is not long."""
    match = Span(place, place + 4)

    start, end = window(text, [match], 60)

    assert start <= match.start
    assert match.end <= end
    assert cell_len(text[start:end]) <= 60
    assert start == 0 or text[start - 1] == " "
    assert end == len(text) or text[end] == " "


def test_a_window_prefers_the_place_with_most_matches() -> None:
    """Of several matches, those that stand together are shown."""
    text = "quay " + "x " * 100 + "north quay"
    spans = [Span(0, 4), Span(205, 210), Span(211, 215)]

    start, end = window(text, spans, 40)

    assert start <= 205
    assert end == len(text)


def test_without_a_match_the_beginning_is_shown() -> None:
    """A passage that was chosen for want of a match starts where it starts."""
    assert window("x " * 100, [], 40).start == 0


def test_a_window_onto_wide_characters_counts_their_cells() -> None:
    """Twice as wide characters make a window of half as many."""
    text = "国境線 " * 40

    start, end = window(text, [Span(80, 83)], 40)

    assert start <= 80
    assert end >= 83
    assert cell_len(text[start:end]) <= 40
