"""What the screen looks like, line by line."""

from __future__ import annotations

import pytest
from rich.text import Text

from faqcli.tui.page import strip

from .conftest import TEA, Reading, Run

MARK = "\N{LEFT-TO-RIGHT MARK}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("⚠\ufe0f hot", "⚠  hot"),
        ("1\ufe0f\u20e3 pot", "1  pot"),
        ("👍🏽 good", "👍 good"),
        ("🫖 tea", "🫖 tea"),
        ("plain", "plain"),
    ],
)
def test_emoji_take_the_cells_that_all_terminals_give_them(text: str, shown: str) -> None:
    """Else what stands behind them would be drawn in another column than it is thought in."""
    drawn = strip(Text(text))

    assert drawn.text == shown
    assert drawn.cell_length == Text(text).cell_len


def test_right_to_left_text_keeps_to_its_column(browse: Run) -> None:
    """A mark at both ends of its part of the line keeps a terminal from mixing the columns."""
    faq = "- question: ما هو الشاي؟\n  answer: الشاي شراب.\n- question: Why?\n  answer: So.\n"

    async def script(reading: Reading) -> None:
        line = next(line for line in reading.lines if "الشاي" in line)
        left, _, right = line.partition("│")
        assert left.startswith(MARK)
        assert left.rstrip(" ").endswith(MARK)
        assert right.strip(" ").startswith(MARK)
        assert MARK not in next(line for line in reading.lines if "Why" in line)

    browse(script, faq)


def test_the_numbers_of_hits_are_aligned(browse: Run) -> None:
    """Hits stand in the order of their rank, each as in the list of all."""
    faq = "".join(f"- question: Is {i} tea?\n  answer: Tea.\n" for i in range(1, 13))

    async def script(reading: Reading) -> None:
        ends = {line.index("Is") for line in reading.lines[1:13]}
        await reading.type("tea 2")
        assert {line.index("Is") for line in reading.lines[1:13]} == ends

    browse(script, faq)


def test_what_is_to_be_said_of_a_search_stands_above_its_hits(browse: Run) -> None:
    """Where it is seen, however many there are."""

    async def script(reading: Reading) -> None:
        await reading.type("tea xylophone ")
        assert "“xylophone” isn't in this FAQ." in reading.lines[1]
        assert "What is black tea?" in reading.lines[3]
        await reading.press("down", "down", "down", "home")
        assert "xylophone" in reading.lines[1]

    browse(script)


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
def test_the_footer_always_tells_where_all_keys_are(browse: Run, columns: int) -> None:
    """And no more than there is room for."""

    async def script(reading: Reading) -> None:
        assert "F1 keys" in reading.lines[-1]
        await reading.press("down")
        assert reading.lines[-1].endswith("? keys")
        await reading.press("enter")
        assert reading.lines[-1].endswith("? keys")

    browse(script, size=(columns, 12))


def test_the_footer_leaves_out_what_would_do_nothing(browse: Run) -> None:
    """Nothing found: nothing to read or copy. Nothing searched for: no next match."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "enter")
        assert "next match" not in reading.lines[-1]
        assert "b back" not in reading.lines[-1]
        await reading.press("]", "2", "enter")
        assert "b back" not in reading.lines[-1]
        await reading.press("3", "enter")
        assert "b back" in reading.lines[-1]
        await reading.press("slash", *"wok", "down", "enter")
        assert "n next match" in reading.lines[-1]
        await reading.press("slash", *"xyz", "down")
        assert "Enter read" not in reading.lines[-1]
        assert "copy" not in reading.lines[-1]

    browse(script, size=(160, 24))


def test_problems_are_said_for_a_while_and_stand_above_the_questions(browse: Run) -> None:
    """The keys are not hidden for good."""

    async def script(reading: Reading) -> None:
        assert reading.message.startswith("1 problem: run `faq check")
        assert reading.lines[1].startswith(" 1 problem: run `faq check")
        await reading.press("x")
        assert not reading.message

    browse(
        script,
        TEA.replace(
            "    questions:\n      - id: green", "    questions:\n      - 7\n      - id: green"
        ),
    )
