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
    """Return the number of columns that a line takes on a terminal, tabs included."""
    return cell_len(line.expandtabs(8))


def test_a_list_has_section_headings_below_its_title(faq: Command, tea: Path) -> None:
    ran = faq.on_terminal("list", "-f", tea)
    assert screen(ran.text) == [
        "Tea",
        "",
        "Leaves",
        " 1  What is green tea?",
        " 2  What is black tea?",
        "",
        "Brewing",
        " 3  How hot should the water be?",
    ]


def test_the_parts_of_an_answer_are_in_order(faq: Command, tea: Path) -> None:
    lines = screen(faq.on_terminal("show", "1", "-f", tea).text)
    landmarks = [
        "1  What is green tea?",
        "Tea whose leaves are not oxidised.",
        "Green tea is heated early",
        "• Sencha is steamed.",
        "• Longjing (https://example.org/longjing) is pan-fired in a wok.",
        "Prices vary.",
        "Leaves · as of 2024 · leaves, japan",
        "next 2",
        "restated from Okakura Kakuzo and A. Reader, Putnam, 1906",
    ]
    places = [next(i for i, line in enumerate(lines) if mark in line) for mark in landmarks]
    assert places == sorted(places)


def test_show_of_keywords_lists_the_other_matches_below(faq: Command, tea: Path) -> None:
    ran = faq.on_terminal("show", "oxidised", "-f", tea)
    lines = screen(ran.text)
    assert lines[:3] == ["Tea", "", "2  What is black tea?"]
    assert lines[-1].split(maxsplit=1) == ["1", "What is green tea?"]
    assert ran.errors == b""


def test_brief_shows_only_the_short_answer(faq: Command, tea: Path) -> None:
    text = faq.on_terminal("show", "1", "--brief", "-f", tea).plain
    assert "Tea whose leaves are not oxidised." in text
    assert "Sencha" not in text
    assert "Prices" not in text


def test_a_hit_shows_its_section_spelling_and_passage(faq: Command, tea: Path) -> None:
    lines = screen(faq.on_terminal("search", "asom", "-f", tea).text)
    assert " 2  What is black tea?" in lines
    assert "    Leaves · matched as “Assam”" in lines
    assert "    Assam is one." in lines
    lines = screen(faq.on_terminal("search", "cuppa", "-f", tea).text)
    assert any(line.startswith("    Leaves · matched an alternative phrasing: “") for line in lines)


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize(
    "arguments",
    [("list",), ("show", "1-3"), ("search", "绿茶 goes on with tabs"), ("info",)],
    ids=str,
)
def test_no_line_is_wider_than_the_terminal(
    faq: Command, arguments: tuple[str, ...], columns: int
) -> None:
    path = faq.write(WIDE + LONG)
    ran = faq.on_terminal(*arguments, "-f", path, columns=columns)
    assert ran.status == 0
    assert [line for line in ran.plain.split("\n") if width_of(line) > columns] == []


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("arguments", [("list",), ("show", "1-10"), ("search", "ukraine")], ids=str)
def test_the_bundled_faq_fits_the_terminal(
    faq: Command, arguments: tuple[str, ...], columns: int
) -> None:
    """Long lines use the width that there is."""
    ran = faq.on_terminal(*arguments, columns=columns)
    widths = [width_of(line) for line in ran.plain.split("\n")]
    assert 30 < max(widths) <= columns


@pytest.mark.parametrize("columns", [1, 5, 20])
def test_a_very_narrow_terminal_is_no_error(faq: Command, columns: int) -> None:
    path = faq.write(WIDE)
    for arguments in (("list",), ("show", "1"), ("search", "绿茶"), ("info",)):
        ran = faq.on_terminal(*arguments, "-f", path, columns=columns)
        assert (ran.status, "Traceback" in ran.text) == (0, False)


def test_a_terminal_without_a_size_has_80_columns(faq: Command) -> None:
    ran = faq.on_terminal("show", "1", columns=0, rows=0, env={"PAGER": "cat"})
    widths = [width_of(line) for line in ran.plain.split("\n")]
    assert 60 < max(widths) <= 80


def test_columns_overrides_the_width_of_the_terminal(faq: Command) -> None:
    ran = faq.on_terminal("show", "1", columns=120, env={"COLUMNS": "50"})
    widths = [width_of(line) for line in ran.plain.split("\n")]
    assert 40 < max(widths) <= 50


def test_lines_are_at_most_100_columns_on_a_wide_terminal(faq: Command) -> None:
    for arguments in (("list",), ("show", "1"), ("search", "ukraine"), ("info",)):
        ran = faq.on_terminal(*arguments, columns=250)
        assert max(width_of(line) for line in ran.plain.split("\n")) <= 100


@pytest.mark.parametrize("columns", [40, 80])
def test_wrapped_questions_have_a_hanging_indent(faq: Command, columns: int) -> None:
    path = faq.write(f"- question: {'Why is that so ' * 12}?\n  answer: A.\n")
    lines = screen(faq.on_terminal("list", "-f", path, columns=columns).text, columns)
    name, gap, first, *rest = lines
    assert (name, gap) == ("faq.yaml", "")
    assert first.startswith(" 1  Why")
    assert rest
    assert [line for line in rest if not re.match(r" {4}\S", line)] == []


def test_wrapped_list_items_and_quotations_have_a_hanging_indent(faq: Command) -> None:
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


def test_lines_of_wide_characters_fill_the_width(faq: Command) -> None:
    path = faq.write(WIDE)
    _, _, first, *_ = screen(faq.on_terminal("list", "-f", path, columns=40).text, 40)
    assert 36 <= cell_len(first) <= 40


@pytest.mark.parametrize("columns", [40, 80])
def test_a_wide_table_shows_every_cell(faq: Command, columns: int) -> None:
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


def test_the_caret_is_below_the_mistake_after_wide_characters(faq: Command) -> None:
    faq.write("- question: 什么是: 绿茶\n  answer: A.\n", "wide.yaml")
    for command in ("list", "check"):
        _, quoted, caret, *_ = screen(faq.on_terminal(command, "-f", "wide.yaml", apart=False).text)
        before = quoted[: quoted.index(": ", quoted.index("是"))]
        assert caret.index("^") == cell_len(before)


def test_the_short_help_and_messages_are_wrapped_between_words(faq: Command) -> None:
    title = "Ten questions about the long road"
    path = faq.write(f"title: {title}\nquestions:\n- question: A?\n  answer: B.\n")
    ran = faq.on_terminal("-f", path, columns=20)
    assert screen(ran.text)[:3] == ["Ten questions about", "the long road", "1 question"]
    said = faq.on_terminal("show", "zeppelin", "-f", path, columns=20, apart=False)
    assert screen(said.text)[0] == "“zeppelin” isn't in"
