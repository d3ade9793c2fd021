from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from .conftest import Command, screen

WIDE = """\
- question: 什么是绿茶，它和红茶有什么不同之处，为什么价格差别这么大？請說明一下吧謝謝。
  short: 绿茶是未经发酵的茶，保留了鲜叶的天然物质，而且保留了鲜叶的天然物质。
  answer: |
    绿茶是未经发酵的茶，保留了鲜叶的天然物质。Tea 茶 🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵🍵 é.

    - 第一项绿茶是未经发酵的茶，保留了鲜叶的天然物质，保留了鲜叶的天然物质，保留了鲜叶的天然物质。

    | 表 | 绿茶 |
    | --- | --- |
    | 绿茶是未经发酵的茶，保留了鲜叶的天然物质。 | 绿茶是未经发酵的茶，保留了鲜叶的天然物质。 |

    > 绿茶是未经发酵的茶，保留了鲜叶的天然物质，保留了鲜叶的天然物质，保留了鲜叶的天然物质。
  note: 绿茶是未经发酵的茶，保留了鲜叶的天然物质，保留了鲜叶的天然物质。
  tags: [绿茶, 什么是绿茶, 它和红茶有什么不同之处]
"""
LONG = f"""\
- question: {"supercalifragilistic" * 8}?
  short: https://example.org/{"x" * 150}
  answer: |
    {"supercalifragilistic" * 8}

        indented code {"that goes on " * 12}

    ```
    one
    \ttwo\tthree\tfour\tfive\tsix\tseven\teight\tnine\tten\televen\ttwelve
    ```

    1. one {"and more " * 30}
       - two {"and more " * 30}
         - three {"and more " * 30}

    > {"quote " * 40}

    See [the label](https://example.org/{"y" * 150}) of it.
- question: "Tabs?"
  answer: "A\\tparagraph\\twith\\ttabs\\tin\\tit\\tand\\tmore\\tof\\tthem\\tto\\tsee."
"""


def width_of(line: str) -> int:
    """Return how many columns a line takes on a terminal, its tabs counted."""
    return cell_len(line.expandtabs(8))


def test_a_list_stands_under_its_section_headings(faq: Command, tea: Path) -> None:
    """On a terminal questions are numbered under the headings of their sections."""
    ran = faq.on_terminal("list", "-f", tea)
    assert screen(ran.text) == [
        "Leaves",
        " 1  What is green tea?",
        " 2  What is black tea?",
        "",
        "Brewing",
        " 3  How hot should the water be?",
    ]


def test_an_answer_fills_the_screen_in_order(faq: Command, tea: Path) -> None:
    """An answer: question, short answer, answer, note, where it belongs, its source, what next."""
    lines = screen(faq.on_terminal("show", "1", "-f", tea).text)
    landmarks = [
        "1  What is green tea?",
        "Tea whose leaves are not oxidised.",
        "Green tea is heated early",
        "• Sencha is steamed.",
        "• Longjing (https://example.org/longjing) is pan-fired in a wok.",
        "Prices vary.",
        "Leaves · leaves, japan · as of 2024",
        "The Book of Tea",
        "see also  2  What is black tea?",
    ]
    places = [next(i for i, line in enumerate(lines) if mark in line) for mark in landmarks]
    assert places == sorted(places)


def test_the_other_matches_stand_below_the_best(faq: Command, tea: Path) -> None:
    """On a terminal `show` of keywords lists the others, by number and question, below it."""
    ran = faq.on_terminal("show", "oxidised", "-f", tea, apart=True)
    lines = screen(ran.text)
    assert lines[0].startswith("2  What is black tea?")
    assert lines[-1].split(maxsplit=1) == ["1", "What is green tea?"]
    assert ran.errors == b""


def test_brief_shows_no_more_than_the_short_answer(faq: Command, tea: Path) -> None:
    """`--brief` leaves the answer and the note out on a terminal too."""
    text = faq.on_terminal("show", "1", "--brief", "-f", tea).plain
    assert "Tea whose leaves are not oxidised." in text
    assert "Sencha" not in text
    assert "Prices" not in text


def test_hits_have_their_section_and_spelling(faq: Command, tea: Path) -> None:
    """On a terminal a hit has its question, section, how it matched, and a passage."""
    lines = screen(faq.on_terminal("search", "asom", "-f", tea).text)
    assert " 2  What is black tea?" in lines
    assert "    Leaves · matched as “Assam”" in lines
    assert "    Assam is one." in lines
    lines = screen(faq.on_terminal("search", "cuppa", "-f", tea).text)
    assert "    Leaves · matched another wording" in lines


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize(
    "arguments",
    [("list",), ("show", "1-3"), ("search", "绿茶 goes on with tabs"), ("info",)],
    ids=str,
)
def test_no_line_is_wider_than_the_terminal(
    faq: Command, arguments: tuple[str, ...], columns: int
) -> None:
    """Every line fits: wide characters, long words, code, tabs, nested lists and tables."""
    path = faq.write(WIDE + LONG)
    ran = faq.on_terminal(*arguments, "-f", path, columns=columns, apart=True)
    assert ran.status == 0
    assert [line for line in ran.plain.split("\n") if width_of(line) > columns] == []


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("arguments", [("list",), ("show", "1-10"), ("search", "ukraine")], ids=str)
def test_the_bundled_faq_fits_the_terminal(
    faq: Command, arguments: tuple[str, ...], columns: int
) -> None:
    """Every line of the bundled FAQ fits, and long ones use the width there is."""
    ran = faq.on_terminal(*arguments, columns=columns)
    widths = [width_of(line) for line in ran.plain.split("\n")]
    assert 30 < max(widths) <= columns


@pytest.mark.parametrize("columns", [1, 5, 20])
def test_a_sliver_of_a_terminal_is_no_traceback(faq: Command, columns: int) -> None:
    """However narrow the window, every command ends as it should."""
    path = faq.write(WIDE)
    for arguments in (("list",), ("show", "1"), ("search", "绿茶"), ("info",)):
        ran = faq.on_terminal(*arguments, "-f", path, columns=columns)
        assert (ran.status, "Traceback" in ran.text) == (0, False)


def test_a_terminal_without_a_size_is_taken_for_a_usual_one(faq: Command) -> None:
    """A terminal that says it has no columns, as some do, is wrapped at 80."""
    ran = faq.on_terminal("show", "1", columns=0, rows=0, env={"PAGER": "cat"})
    widths = [width_of(line) for line in ran.plain.split("\n")]
    assert 60 < max(widths) <= 80


def test_columns_in_the_environment_wins(faq: Command) -> None:
    """COLUMNS says how wide to wrap, whatever the terminal has."""
    ran = faq.on_terminal("show", "1", columns=120, env={"COLUMNS": "50"})
    widths = [width_of(line) for line in ran.plain.split("\n")]
    assert 40 < max(widths) <= 50


def test_a_wide_window_keeps_a_comfortable_measure(faq: Command) -> None:
    """Text is set no wider than is comfortable to read, however wide the window."""
    for arguments in (("list",), ("show", "1"), ("search", "ukraine"), ("info",)):
        ran = faq.on_terminal(*arguments, columns=250)
        assert max(width_of(line) for line in ran.plain.split("\n")) <= 100


@pytest.mark.parametrize("columns", [40, 80])
def test_wrapped_questions_hang_below_their_text(faq: Command, columns: int) -> None:
    """A question that is wrapped goes on below its first word, not below its number."""
    path = faq.write(f"- question: {'Why is that so ' * 12}?\n  answer: A.\n")
    first, *rest = screen(faq.on_terminal("list", "-f", path, columns=columns).text, columns)
    assert first.startswith(" 1  Why")
    assert rest
    assert [line for line in rest if not re.match(r" {4}\S", line)] == []


def test_wrapped_items_hang_below_their_text(faq: Command) -> None:
    """A list item that is wrapped goes on below its first word, a quotation behind its bar."""
    path = faq.write(
        "- question: Q?\n  answer: |\n"
        f"    - {'item ' * 20}\n\n    12. {'step ' * 20}\n\n    > {'quote ' * 20}\n"
    )
    lines = screen(faq.on_terminal("show", "1", "-f", path, columns=40).text, 40)
    places: dict[str, set[int]] = {"item": set(), "step": set(), "quote": set()}
    for line in lines:
        for word, found in places.items():
            if word in line:
                found.add(line.index(word))
    assert {word: len(found) for word, found in places.items()} == dict.fromkeys(places, 1)


def test_a_wide_character_takes_two_columns(faq: Command) -> None:
    """Lines of wide characters are filled, not broken at half the width."""
    path = faq.write(WIDE)
    lines = screen(faq.on_terminal("list", "-f", path, columns=40).text, 40)
    assert 36 <= cell_len(lines[0]) <= 40


@pytest.mark.parametrize("columns", [40, 80])
def test_a_table_loses_no_cell(faq: Command, columns: int) -> None:
    """A table with more columns than fit well still shows every cell."""
    heads = [f"h{i}" for i in range(12)]
    cells = [f"c{i}" for i in range(12)]
    rows = [heads, ["---"] * 12, cells]
    table = "".join(f"    | {' | '.join(row)} |\n" for row in rows)
    path = faq.write(f"- question: Q?\n  answer: |\n{table}")
    shown = "".join(faq.on_terminal("show", "1", "-f", path, columns=columns).plain.split())
    everything = [*heads, *cells]
    if columns == 80:
        assert [cell for cell in everything if cell not in shown] == []
    wanted = sorted("".join(everything))
    assert [c for c in set(wanted) if shown.count(c) < wanted.count(c)] == []


def test_the_caret_stands_under_what_is_meant(faq: Command) -> None:
    """On a terminal the caret of a problem stands under its place, after wide characters too."""
    faq.write("- question: 什么是: 绿茶\n  answer: A.\n", "wide.yaml")
    for command in ("list", "check"):
        _, quoted, caret, *_ = screen(faq.on_terminal(command, "-f", "wide.yaml", apart=False).text)
        before = quoted[: quoted.index(": ", quoted.index("是"))]
        assert caret.index("^") == cell_len(before)
