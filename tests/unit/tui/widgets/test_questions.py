from __future__ import annotations

import pytest

from unit.tui.conftest import MANY, Reading, Run


def test_page_down_passes_a_question_taller_than_the_window(browse: Run) -> None:
    tall = " ".join(["word"] * 600)
    faq = f"- question: First?\n  answer: A.\n- question: {tall}?\n  answer: A.\n" * 2

    async def script(reading: Reading) -> None:
        await reading.press("down", "j", "pagedown")
        assert reading.number == 3
        await reading.press("pageup")
        assert reading.number == 2
        await reading.press("pageup")
        assert reading.number == 1

    browse(script, faq, size=(60, 16))


def test_questions_outside_of_sections_are_set_apart(browse: Run) -> None:
    faq = (
        "sections:\n  - title: Leaves\n    questions:\n      - question: A?\n        answer: A.\n"
        "questions:\n  - question: Loose?\n    answer: L.\n"
    )

    async def script(reading: Reading) -> None:
        lines = [line.partition("│")[0].strip() for line in reading.lines]
        loose = next(i for i, line in enumerate(lines) if "Loose?" in line)
        other = next(i for i, line in enumerate(lines) if "A?" in line)
        between = lines[min(loose, other) + 1 : max(loose, other)]
        assert "" in between

    browse(script, faq)


def test_second_click_on_a_question_reads_it(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        row = next(i for i, line in enumerate(reading.lines) if "What is black" in line)
        await reading.pilot.click(offset=(8, row))
        await reading.rest()
        assert reading.focus == "questions"
        await reading.pilot.click(offset=(8, row))
        await reading.rest()
        assert reading.focus == "answer"
        row = next(i for i, line in enumerate(reading.lines) if "next      3" in line)
        await reading.pilot.click(offset=(reading.lines[row].index("next") + 12, row))
        await reading.rest()
        assert reading.number == 3

    browse(script)


def test_cursor_is_not_put_back_by_a_page_that_comes_late(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.press("down")
        for _ in range(25):
            await reading.pilot.press("j")
        await reading.rest()
        assert reading.number == reading.screen.questions.number == 26

    browse(script, MANY)


def test_answer_follows_the_cursor(browse: Run) -> None:
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


def test_click_goes_to_a_question_and_follows_a_link(browse: Run) -> None:
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


def test_numbers_of_hits_are_aligned_as_those_of_all_questions(browse: Run) -> None:
    faq = "".join(f"- question: Is {i} tea?\n  answer: Tea.\n" for i in range(1, 13))

    async def script(reading: Reading) -> None:
        ends = {line.index("Is") for line in reading.lines[1:13]}
        await reading.type("tea")
        assert {line.index("Is") for line in reading.lines[1:13]} == ends

    browse(script, faq)


def test_long_list_reads_only_the_questions_it_shows(browse: Run) -> None:
    from textual.widget import Widget

    faq = "".join(f"- question: Question {i}?\n  answer: An answer.\n" for i in range(1, 3001))

    async def script(reading: Reading) -> None:
        assert len(list(reading.app.query(Widget))) < 30
        assert reading.lines[0].endswith(" 3,000")
        await reading.press("down", "G")
        assert reading.number == 3000
        assert "3000  Question 3000?" in reading.text
        await reading.press("1", "5", "0", "0", "enter")
        await reading.rest()
        assert "1490  Question 1490?" in reading.text or "1510  Question 1510?" in reading.text
        await reading.press("pageup", "pageup")
        await reading.rest()
        assert reading.number < 1480

    browse(script, faq)


@pytest.mark.parametrize(
    ("size", "has_passages"),
    [((30, 10), True), ((80, 24), True), ((120, 24), True), ((120, 9), False)],
)
def test_hits_have_their_passage_where_there_is_room(
    browse: Run, size: tuple[int, int], *, has_passages: bool
) -> None:
    """Beside an answer only if they don't fill the list; without an answer beside it, always."""

    async def script(reading: Reading) -> None:
        await reading.type("oxidised")
        left = " ".join(" ".join(line.partition("│")[0] for line in reading.lines).split())
        assert ("Tea whose leaves are not oxidised." in left) is has_passages
        await reading.press("down", "j")
        assert reading.screen.questions.index == 1
        await reading.resize(120, 30)
        left = " ".join(line.partition("│")[0] for line in reading.lines)
        assert "Tea whose leaves are not oxidised." in " ".join(left.split())

    browse(script, size=size)
