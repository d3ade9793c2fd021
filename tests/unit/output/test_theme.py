import re
from itertools import groupby, pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich import text as rich_text
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style

from faqcli.model import MarkKind
from faqcli.output.text import Text
from faqcli.output.theme import LOOKS, Role, escaped

CONSOLE = Console()
TARGETS = {Role.LINK: "https://x.org", Role.ADDRESS: "https://y.org"}
MARKS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from([*LOOKS])).map(
        lambda mark: (*mark, TARGETS.get(mark[2], ""))
    ),
    min_size=1,
)


def as_rich_shows(line: Text) -> str:
    """Return a line as Rich would write it to a terminal."""
    shown = rich_text.Text(line.plain)
    for start, end, role, target in line.marks:
        shown.stylize(Style.parse(LOOKS[role]) + Style(link=target or None), start, end)
    written = (
        (style or Style.null()).render(text, color_system=ColorSystem.STANDARD)
        for text, style, _ in shown.render(CONSOLE)
    )
    return re.sub(r"8;id=\d+;", "8;id=0;", "".join(written))


@given(text=st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=12), marks=MARKS)
def test_a_line_is_written_as_rich_does(text: str, marks: list[tuple[int, int, str, str]]) -> None:
    """Where marks overlap, too."""
    line = Text(text)
    for start, end, role, target in marks:
        line.mark(role, start, min(end, len(text)), target)

    assert escaped(line, has_color=True) == as_rich_shows(line)


def test_a_line_without_marks_is_written_unchanged() -> None:
    assert escaped(Text("moor"), has_color=True) == "moor"
    assert escaped(Text("", Role.META), has_color=True) == ""


def test_every_role_and_every_mark_of_an_answer_has_a_look() -> None:
    """Except images: they are shown as text with their address, and only exported as images."""
    roles = {value for name, value in vars(Role).items() if name.isupper()}

    assert roles | {*get_args(MarkKind)} - {"image"} == set(LOOKS)


@pytest.mark.parametrize("role", LOOKS)
def test_looks_use_only_the_terminals_own_colours(role: str) -> None:
    """They suit its background, dark or light."""
    style = Style.parse(LOOKS[role])

    assert style.bgcolor is None
    assert style.color is None or (style.color.number is not None and style.color.number < 16)


def test_a_match_stands_out_from_whatever_it_is_in() -> None:
    """Even without colours, inside a question, a link or code."""
    for role in LOOKS:
        line = Text("a quay", role)
        line.mark(Role.MATCH, 2, 6)
        looks = [re.sub("quay|a ", "", one) for one in _pieces(line)]
        assert len([key for key, _ in groupby(looks)]) == (1 if role == Role.MATCH else 2)


def _pieces(line: Text) -> list[str]:
    """Return the pieces of a line as they are written without colours."""
    edges = [0, 2, 6]
    return [escaped(line[a:b], has_color=False) for a, b in pairwise(edges)]
