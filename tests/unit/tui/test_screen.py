from __future__ import annotations

import pytest

from .conftest import TEA, Reading, Run


def test_unusable_question_is_left_out_and_explained_when_asked_for(browse: Run) -> None:
    faq = (
        "questions:\n  - question: First?\n    answer: One.\n  - question: Second?\n"
        "  - question: Third?\n    answer: Three.\n"
    )

    async def script(reading: Reading) -> None:
        assert reading.listed == [1, 3]
        assert reading.message.startswith("1 problem: run `faq check")
        await reading.press("down", "2", "enter")
        assert reading.message.startswith("Question 2 cannot be shown")
        assert reading.number == 1

    browse(script, faq)


def test_keys_do_no_harm_in_an_empty_faq(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        assert "has no questions." in reading.text
        await reading.press("down", "j", "k", "g", "G", "]", "[", "enter", "n", "y", "tab", "b")
        await reading.press("slash", "a")
        assert reading.app.is_running

    browse(script, "questions: []\n")


@pytest.mark.parametrize("keys", [("enter",), ("right",), ("tab",)])
def test_key_stays_out_of_an_answer_that_does_not_exist(browse: Run, keys: tuple[str, ...]) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("xylophone")
        await reading.press("down", *keys)
        assert "“xylophone” isn't in this FAQ." in reading.text
        assert not reading.screen.columns.is_reading

    browse(script, size=(60, 16))


def test_esc_in_an_answer_beside_the_questions_clears_the_search(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("assam")
        await reading.press("down", "enter", "escape")
        assert reading.focus == "answer"
        assert reading.screen.search_line.value == ""

    browse(script)


def test_opening_shows_the_questions_and_the_first_answer(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        text = reading.text
        assert reading.screen.focused is reading.screen.search_line
        assert "Leaves" in text
        assert "Brewing" in text
        assert "How hot should the water be?" in text
        assert "Tea whose leaves are not oxidised." in text
        assert reading.lines[0].endswith(" 3")

    browse(script)


@pytest.mark.parametrize("key", ["down", "tab", "enter"])
def test_key_moves_from_the_search_line_to_the_questions(browse: Run, key: str) -> None:
    async def script(reading: Reading) -> None:
        await reading.press(key)
        assert reading.focus == "questions"
        await reading.press("slash")
        assert reading.focus == "search"

    browse(script)


def test_note_on_a_search_is_shown_above_its_hits(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("green tea xylophone ")
        assert "“xylophone” isn't in this FAQ." in reading.lines[1]
        assert "What is green tea?" in reading.lines[3]
        await reading.press("down", "down", "down", "home")
        assert "xylophone" in reading.lines[1]

    browse(script)


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
def test_footer_always_has_the_key_of_the_help(browse: Run, columns: int) -> None:
    async def script(reading: Reading) -> None:
        assert "F1 keys" in reading.lines[-1]
        await reading.press("down")
        assert reading.lines[-1].endswith("? keys")
        await reading.press("enter")
        assert reading.lines[-1].endswith("? keys")

    browse(script, size=(columns, 12))


def test_footer_leaves_out_keys_that_would_do_nothing(browse: Run) -> None:
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


def test_problems_are_shown_above_the_questions_and_until_a_key_is_pressed(browse: Run) -> None:
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


def test_best_hit_is_shown_at_its_first_match(browse: Run) -> None:
    filler = "\n\n".join(["      filler"] * 60)
    faq = (
        "- question: Where?\n  answer: |\n"
        f"{filler}\n\n      needle one\n\n{filler}\n\n      needle two\n"
    )

    async def script(reading: Reading) -> None:
        await reading.type("needl")
        assert "needle one" in reading.text
        assert len(reading.screen.answer.page.matches) == 2
        await reading.press("down", "n")
        assert "needle two" in reading.text
        await reading.press("N")
        assert "needle one" in reading.text

    browse(script, faq)


def test_esc_clears_the_search_then_leaves(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("assam")
        assert reading.listed == [2]
        await reading.press("escape")
        assert reading.listed == [1, 2, 3]
        assert reading.number == 2
        assert reading.screen.questions.number == 2
        await reading.pilot.press("escape")

    assert browse(script).return_code == 0


def is_dimmed(reading: Reading, question: str) -> bool:
    """Return whether a question in the list is dimmed."""
    row = next(i for i, line in enumerate(reading.lines) if question in line)
    strip = reading.app.screen._compositor.render_strips()[row]
    segment = next(segment for segment in strip if question in segment.text)
    return bool(segment.style and segment.style.dim)


def test_miss_dims_the_list_and_names_the_nearest_question(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        assert not is_dimmed(reading, "What is black tea?")
        await reading.type("water zebra xylophone")
        assert reading.lines[0].endswith("0/3")
        assert "“zebra” and “xylophone” aren't in this FAQ." in reading.text
        assert "The nearest question is 3: How hot should the water be?" in reading.text
        assert is_dimmed(reading, "What is black tea?")
        await reading.press("down", "enter")
        assert reading.number == 3
        assert "aren't in this FAQ" in reading.text
        await reading.press("slash", "ctrl+u")
        assert not is_dimmed(reading, "What is black tea?")

    browse(script, size=(160, 24))


def test_search_without_matches_says_so_until_it_is_cleared(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        await reading.type("xylophone")
        assert "“xylophone” isn't in this FAQ." in reading.text
        assert reading.lines[0].endswith("0/3")
        assert reading.number == 0
        await reading.press("down", "enter", "n", "y")
        assert "nothing to copy" in reading.message
        await reading.press("j")
        assert reading.number == 1
        await reading.press("slash", "ctrl+u")
        assert "isn't in this FAQ" not in reading.text

    browse(script)


def test_words_of_the_command_line_are_searched_for_at_once(browse: Run) -> None:
    async def script(reading: Reading) -> None:
        assert reading.screen.search_line.value == "water"
        assert 3 in reading.listed
        assert reading.number == 3

    browse(script, text="water")
