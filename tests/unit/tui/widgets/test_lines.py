from __future__ import annotations

from unit.tui.conftest import Reading, Run

MARK = "\N{LEFT-TO-RIGHT MARK}"


def test_right_to_left_text_stays_in_its_column(browse: Run) -> None:
    """A mark at both ends of its part of a line keeps a terminal from mixing the columns."""
    faq = "- question: ما هو الشاي؟\n  answer: الشاي شراب.\n- question: Why?\n  answer: So.\n"

    async def script(reading: Reading) -> None:
        line = next(line for line in reading.lines if "الشاي" in line)
        left, _, right = line.partition("│")
        assert left.startswith(MARK)
        assert left.rstrip(" ").endswith(MARK)
        assert right.strip(" ").startswith(MARK)
        assert MARK not in next(line for line in reading.lines if "Why" in line)

    browse(script, faq)
