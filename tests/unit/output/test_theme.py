from itertools import groupby
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.style import Style
from rich.text import Text
from rich.theme import Theme

from faqcli.model import MarkKind
from faqcli.output.theme import LOOKS, Role, look, runs

CONSOLE = Console(theme=Theme(LOOKS))
STYLES = st.sampled_from([*LOOKS, Style(link="https://x.org"), Style(link="https://y.org")])
MARKS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), STYLES), min_size=1)


@given(text=st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=12), marks=MARKS)
def test_runs_look_as_rich_renders_them(text: str, marks: list[tuple[int, int, str]]) -> None:
    """Where marks overlap, too: `runs` stands in for `Text.render`, which needs a console."""
    line = Text(text)
    for start, end, style in marks:
        line.stylize(style, start, end)

    rendered = [(s.text, s.style or Style.null()) for s in line.render(CONSOLE)]

    assert list(runs(line)) == rendered


@given(base=st.sampled_from([*LOOKS]), marks=MARKS)
def test_runs_put_the_style_of_a_whole_line_below_its_marks(
    base: str, marks: list[tuple[int, int, str]]
) -> None:
    line = Text("Where may I?", base)
    for start, end, style in [(0, 12, Role.CODE), *marks]:
        line.stylize(style, start, end)

    rendered = [(s.text, s.style or Style.null()) for s in line.render(CONSOLE)]

    assert list(runs(line)) == rendered


def test_runs_of_a_line_without_marks_are_one_piece() -> None:
    assert list(runs(Text("moor"))) == [("moor", Style.null())]
    assert list(runs(Text("moor", Role.META))) == [("moor", Style(dim=True))]


def test_runs_of_an_empty_line_are_none() -> None:
    assert list(runs(Text("", Role.META))) == []


def test_every_role_and_every_mark_of_an_answer_has_a_look() -> None:
    """Except images: they are shown as text with their address, and only exported as images."""
    roles = {value for name, value in vars(Role).items() if name.isupper()}

    assert roles | {*get_args(MarkKind)} - {"image"} == set(LOOKS)


@pytest.mark.parametrize("role", LOOKS)
def test_looks_use_only_the_terminals_own_colours(role: str) -> None:
    """They suit its background, dark or light."""
    style = look(role)

    assert style.bgcolor is None
    assert style.color is None or (style.color.number is not None and style.color.number < 16)


def test_a_match_stands_out_from_whatever_it_is_in() -> None:
    """Even without colours, inside a question, a link or code."""
    for role in LOOKS:
        line = Text("a quay", role)
        line.stylize(Role.MATCH, 2, 6)
        looks = [style.without_color for _, style in runs(line)]
        assert len([key for key, _ in groupby(looks)]) == (1 if role == Role.MATCH else 2)
