from __future__ import annotations

import pytest
from textual import events

from unit.tui.conftest import LONG, Reading, Run


def test_dragging_the_window_keeps_the_top_line(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "enter", *["pagedown"] * 6)
        answer = reading.screen.answer
        before = answer.page.lines[answer.first].text
        for columns in [*range(117, 59, -3), *range(63, 121, 3)]:
            await reading.pilot.resize_terminal(columns, 24)
        await reading.rest()
        assert answer.page.lines[answer.first].text == before

    browse(script, LONG, size=(120, 24))


def test_tab_and_shift_tab_go_through_the_links(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "tab", "tab")
        answer = reading.screen.answer
        assert answer.selected == 0
        spot = answer.page.targets[0].spots[0]
        drawn = answer.line(spot.line).crop(spot.start, spot.end)
        assert all(segment.style and segment.style.reverse for segment in drawn)
        await reading.press("shift+tab")
        assert reading.focus == "questions"
        await reading.press("enter", "shift+tab")
        assert answer.selected == len(answer.page.targets) - 1
        await reading.press("tab")
        assert reading.focus == "search"

    browse(script)


def test_n_starts_with_the_first_match_and_shift_n_with_the_last(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("tea")
        answer = reading.screen.answer
        last = len(answer.page.matches) - 1
        assert last > 0
        await reading.press("down", "N")
        assert answer.match == last
        await reading.press("n")
        assert answer.match == 0
        answer.match = -1
        await reading.press("N")
        assert answer.match == last

    browse(script)


def test_mouse_wheel_scrolls_the_answer(browse: Run) -> None:
    long = "questions:\n  - question: Long?\n    answer: |\n" + "      word\n\n" * 60

    async def script(reading: Reading) -> None:
        await reading.press("down", "enter", "G")
        assert reading.screen.answer.top > 50
        await reading.press("g")
        assert reading.screen.answer.top == 0
        await reading.press("pagedown")
        assert reading.screen.answer.top > 10
        top = reading.screen.answer.top
        answer = reading.screen.answer
        answer.post_message(
            events.MouseScrollUp(
                answer, x=1, y=1, delta_x=0, delta_y=-1,
                button=0, shift=False, meta=False, ctrl=False,
            )
        )  # fmt: skip
        await reading.rest()
        await reading.pilot.pause(0.3)
        assert reading.screen.answer.top < top

    browse(script, long)


def test_resizing_keeps_the_place_in_a_long_answer(browse: Run) -> None:
    words = " ".join(f"w{i}" for i in range(2000))

    async def script(reading: Reading) -> None:
        await reading.press("down", "enter", *["pagedown"] * 4)
        top = reading.screen.answer.page.lines[reading.screen.answer.first].text.split()[0]
        for columns in (40, 20, 160):
            await reading.resize(columns, 24)
            answer = reading.screen.answer
            shown = " ".join(line.text for line in answer.page.lines[answer.first :][:3])
            assert top in shown.split()

    browse(script, f"- question: Long?\n  answer: {words}\n")


FILLER = "filler\n\n      " * 60


@pytest.mark.parametrize("size", [(30, 10), (80, 24), (120, 24)])
def test_question_stays_in_sight_when_an_answer_opens_at_a_match(
    browse: Run, size: tuple[int, int]
) -> None:
    faq = f"- question: Where is it?\n  answer: |\n      {FILLER}the needle\n\n      {FILLER}\n"

    async def script(reading: Reading) -> None:
        await reading.type("needle")
        await reading.press("down", "enter")
        right = [line.rpartition("│")[2].strip() for line in reading.lines]
        assert right[1].startswith("1  Where is it?")
        assert "the needle" in right[:-1]
        await reading.press("pagedown")
        right = [line.rpartition("│")[2].strip() for line in reading.lines]
        assert right[1].startswith("1  Where is it?")
        assert "the needle" not in right

    browse(script, faq, size=size)


def test_page_down_shows_every_line_of_an_answer(browse: Run) -> None:
    """Those that would be below the question are not skipped."""
    words = "\n\n      ".join(f"word{i}." for i in range(40))
    faq = f"- question: Where?\n  answer: |\n      {words}\n"

    async def script(reading: Reading) -> None:
        await reading.press("down", "enter")
        seen = reading.text
        for _ in range(12):
            await reading.press("pagedown")
            seen += reading.text
        assert [i for i in range(40) if f"word{i}." not in seen] == []

    browse(script, faq, size=(60, 16))


def test_click_below_a_question_that_stays_follows_the_link_under_it(browse: Run) -> None:
    faq = f"- question: Where?\n  answer: |\n      {FILLER}\n- question: There?\n  answer: Here.\n"

    async def script(reading: Reading) -> None:
        await reading.press("down", "enter", "G")
        row = next(i for i, line in enumerate(reading.lines) if "There?" in line)
        await reading.pilot.click(offset=(reading.lines[row].index("There?"), row))
        await reading.rest()
        assert reading.number == 2

    browse(script, faq, size=(60, 16))
