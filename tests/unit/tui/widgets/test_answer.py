from __future__ import annotations

from textual import events

from unit.tui.conftest import LONG, Reading, Run


def test_dragging_the_window_keeps_the_top_line(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down", "enter", *["pagedown"] * 6)
        answer = reading.screen.answer
        before = answer.page.lines[answer.top].text
        for columns in [*range(117, 59, -3), *range(63, 121, 3)]:
            await reading.pilot.resize_terminal(columns, 24)
        await reading.rest()
        assert answer.page.lines[answer.top].text == before

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
        top = reading.screen.answer.page.lines[reading.screen.answer.top].text.split()[0]
        for columns in (40, 20, 160):
            await reading.resize(columns, 24)
            answer = reading.screen.answer
            shown = " ".join(line.text for line in answer.page.lines[answer.top :][:3])
            assert top in shown.split()

    browse(script, f"- question: Long?\n  answer: {words}\n")
