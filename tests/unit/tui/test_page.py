from __future__ import annotations

import pytest
from textual import events

from .conftest import Reading, Run


def test_it_opens_with_the_questions_and_the_first_answer(browse: Run) -> None:
    """Sections and questions stand on the left, the first answer on the right."""

    async def script(reading: Reading) -> None:
        text = reading.text
        assert reading.screen.focused is reading.screen.search_line
        assert "Leaves" in text
        assert "Brewing" in text
        assert "How hot should the water be?" in text
        assert "Tea whose leaves are not oxidised." in text
        assert reading.lines[0].endswith(" 3")

    browse(script)


def test_a_narrow_screen_has_one_column(browse: Run) -> None:
    """Below ninety columns Enter goes from question to answer, and Esc back."""

    async def script(reading: Reading) -> None:
        assert "Tea whose leaves" not in reading.text
        await reading.press("down", "enter")
        assert "Tea whose leaves are not oxidised." in reading.text
        assert "What is black tea?" not in reading.lines[2]
        assert reading.screen.columns.is_reading
        await reading.press("escape")
        assert "Leaves" in reading.text
        assert reading.screen.focused is reading.screen.questions

    browse(script, size=(60, 20))


@pytest.mark.parametrize("key", ["down", "tab", "enter"])
def test_these_keys_leave_the_search_line(browse: Run, key: str) -> None:
    """Down, Tab and Enter go to the questions; `/` comes back."""

    async def script(reading: Reading) -> None:
        await reading.press(key)
        assert reading.focus == "questions"
        await reading.press("slash")
        assert reading.focus == "search"

    browse(script)


def test_printable_keys_only_type_in_the_search_line(browse: Run) -> None:
    """Keys that mean something elsewhere are text here."""

    async def script(reading: Reading) -> None:
        await reading.type("qjk?/[]12")
        assert reading.screen.search_line.value == "qjk?/[]12"
        assert reading.app.is_running

    browse(script)


def test_the_cursor_moves_and_the_answer_follows(browse: Run) -> None:
    """`j`, `k`, `g` and `G` move through the questions."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "j")
        assert reading.number == 2
        assert "fully oxidised" in reading.text
        await reading.press("G")
        assert reading.number == 3
        assert "degrees" in reading.text
        await reading.press("k")
        assert reading.number == 2
        await reading.press("g")
        assert reading.number == 1

    browse(script)


def test_brackets_step_through_the_questions(browse: Run) -> None:
    """`]` and `[` work from the answer too, and stop at the ends."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "enter", "]")
        assert reading.number == 2
        await reading.press("]", "]", "]")
        assert reading.number == 3
        await reading.press("[")
        assert reading.number == 2

    browse(script)


def test_a_number_and_enter_go_to_a_question(browse: Run) -> None:
    """What is no question is said; Esc gives the number up."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "3")
        assert "Question 3" in reading.message
        await reading.press("enter")
        assert reading.number == 3
        assert reading.screen.questions.number == 3
        await reading.press("4", "2", "enter")
        assert "No question 42" in reading.message
        assert reading.number == 3
        await reading.press("1", "escape", "enter")
        assert reading.number == 3
        assert reading.app.is_running

    browse(script)


def test_related_questions_are_followed_and_come_back_from(browse: Run) -> None:
    """Tab marks what leads on, Enter follows it, `b` goes back and `f` forward."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "tab", "tab", "tab")
        target = reading.screen.answer.target
        assert target
        while not target.number:
            await reading.press("tab")
            target = reading.screen.answer.target
            assert target
        await reading.press("enter")
        assert reading.number == 3
        await reading.press("b")
        assert reading.number == 1
        await reading.press("f")
        assert reading.number == 3

    browse(script)


def test_the_mouse_reaches_questions_links_and_keys(browse: Run) -> None:
    """A click goes to a question, follows a lead, and does what a key of the footer does."""

    async def script(reading: Reading) -> None:
        row = next(i for i, line in enumerate(reading.lines) if "What is black" in line)
        await reading.pilot.click(offset=(8, row))
        await reading.rest()
        assert reading.number == 2
        row = next(i for i, line in enumerate(reading.lines) if "previous" in line)
        column = reading.lines[row].index("previous")
        await reading.pilot.click(offset=(column + 2, row))
        await reading.rest()
        assert reading.number == 1
        await reading.press("escape")

    browse(script)


def test_a_click_on_the_footer_does_what_its_key_does(browse: Run) -> None:
    """The keys shown can be clicked."""

    async def script(reading: Reading) -> None:
        column = reading.lines[-1].index("F1")
        await reading.pilot.click(offset=(column, len(reading.lines) - 1))
        await reading.rest()
        assert "Go to the next match" in reading.text
        await reading.press("escape")
        assert "Leaves" in reading.text

    browse(script)


def test_the_wheel_scrolls_the_answer(browse: Run) -> None:
    """The mouse wheel moves what is under it."""
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


@pytest.mark.parametrize("size", [(20, 8), (40, 16), (160, 50)])
def test_resizing_loses_nothing(browse: Run, size: tuple[int, int]) -> None:
    """After any size, down to 20×8, the same question is read at the same place."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "j", "enter")
        before = [line.partition("│")[2] for line in reading.lines[1:-1]]
        await reading.resize(*size)
        assert reading.number == 2
        assert reading.screen.columns.is_reading
        assert "black" in reading.text
        assert max(map(len, reading.lines)) <= size[0]
        await reading.resize(100, 24)
        assert [line.partition("│")[2] for line in reading.lines[1:-1]] == before
        assert "▌2  What is black tea?" in reading.text

    browse(script)


def test_resizing_keeps_the_place_in_a_long_answer(browse: Run) -> None:
    """What stood at the top of the window still does, however the lines break."""
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


def test_help_lists_every_key(browse: Run) -> None:
    """`?` shows them all, on a small screen too, where it scrolls."""
    from faqcli.tui.keys import keys

    async def script(reading: Reading) -> None:
        await reading.press("down", "?")
        text = reading.text
        for key in keys(is_picking=False):
            assert key.shown in text
            assert key.what in text
        await reading.resize(40, 10)
        await reading.press("G")
        assert "only type." in reading.text
        await reading.press("q")
        assert reading.app.is_running
        assert len(reading.app.screen_stack) == 1

    browse(script, size=(100, 50))


def test_every_action_is_in_the_palette(browse: Run) -> None:
    """The command palette offers what each key does, and does it."""
    from faqcli.tui.keys import commands

    async def script(reading: Reading) -> None:
        offered = {c.title for c in reading.app.get_system_commands(reading.app.screen)}
        assert offered == {key.what for key in commands(is_picking=False)}
        await reading.press("ctrl+p")
        await reading.type("copy the answer")
        await reading.pilot.pause(0.5)
        await reading.press("enter")
        await reading.pilot.pause(0.2)
        await reading.rest()
        assert "Copied the answer" in reading.message

    browse(script)


@pytest.mark.parametrize("keys", [("down", "q"), ("escape",)])
def test_it_ends(browse: Run, keys: tuple[str, ...]) -> None:
    """`q` leaves, and Esc does when there is nothing to clear."""

    async def script(reading: Reading) -> None:
        await reading.pilot.press(*keys)

    app = browse(script)
    assert app.return_code == 0
    assert app.return_value is None
