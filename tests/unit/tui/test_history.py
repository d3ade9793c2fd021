"""The ways from question to question, and that no key leads astray."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.binding import Binding

from faqcli.tui.app import FaqApp
from faqcli.tui.keys import KEYS
from faqcli.tui.screen import MainScreen
from faqcli.tui.widgets.bars import SearchLine

from .conftest import TEA, Reading, Run
from .test_live import NEW, change

MANY = "".join(f"- question: Tea {i}?\n  answer: Tea.\n" for i in range(1, 31))
WORDS = " ".join(f"w{i}" for i in range(3000))
LONG = f"- question: Long?\n  answer: {WORDS}\n- question: Short?\n  answer: So.\n"


@pytest.mark.parametrize("part", ["question_mark", "ctrl+p"])
def test_what_lies_over_the_screen_stops_no_interrupt(browse: Run, part: str) -> None:
    """Ctrl-C leaves from the help and from the palette."""

    async def script(reading: Reading) -> None:
        await reading.press("down", part)
        assert len(reading.app.screen_stack) == 2
        await reading.press("f1", "ctrl+p")
        assert len(reading.app.screen_stack) == 2
        await reading.pilot.press("ctrl+c")

    assert browse(script).return_code == 130


@pytest.mark.parametrize("part", ["question_mark", "ctrl+p"])
def test_what_lies_over_an_answer_leads_back_to_it(browse: Run, part: str) -> None:
    """On a narrow screen too, where the answer has it to itself."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "j", "enter", part)
        await reading.press("escape")
        await reading.pilot.pause(0.2)
        assert reading.screen.columns.is_reading
        assert "Assam is one." in reading.text
        await reading.press("]")
        assert "degrees" in reading.text

    browse(script, size=(60, 16))


def test_every_key_is_bound_and_every_bound_key_is_told(browse: Run) -> None:
    """No key works that the help screen is silent about, nor the other way round."""
    told = {(name, key.action) for key in KEYS for name in key.keys.split(",")}
    bound = set()
    for place in (MainScreen, FaqApp, SearchLine):
        for binding in place.BINDINGS:
            assert isinstance(binding, Binding)
            action = binding.action.removeprefix("screen.")
            bound |= {
                (name, "digit" if action.startswith("digit") else action)
                for name in binding.key.split(",")
            }
    assert bound == told

    async def script(reading: Reading) -> None:
        await reading.press("down")
        names = {name for name, _ in told}
        assert reading.app.screen.active_bindings.keys() <= names

    browse(script)


def test_keys_in_quick_succession_all_count(browse: Run) -> None:
    """They do not wait for the page that the one before brings."""

    async def script(reading: Reading) -> None:
        await reading.press("down")
        await reading.hurry(*"]]]]]")
        assert reading.number == 6
        await reading.hurry(*"jjj")
        assert reading.number == 9
        await reading.press("slash", *"tea", "down", "enter")
        await reading.hurry("2", "0", "enter", "2", "1", "enter", *"]]")
        assert reading.number == 23
        await reading.hurry(*"bb")
        assert reading.number == 1
        await reading.hurry(*"ff")
        assert reading.number == 23

    browse(script, MANY)


def test_keys_after_leaving_the_search_line_are_not_typed_into_it(browse: Run) -> None:
    """Down goes before what was typed has come to the line."""

    async def script(reading: Reading) -> None:
        await reading.hurry(*"assa", "down", "j")
        assert reading.screen.search_line.value == "assa"
        assert reading.focus == "questions"

    browse(script)


def test_what_is_picked_is_what_was_searched_for(browse: Run) -> None:
    """Enter waits for the search that is under way."""

    async def script(reading: Reading) -> None:
        await reading.hurry(*"assam", "enter", "enter")

    assert browse(script, is_picking=True).return_value == 2


def test_picking_takes_what_is_read(browse: Run) -> None:
    """A question that was gone to by its number need not be among the hits."""

    async def script(reading: Reading) -> None:
        await reading.type("assam")
        await reading.press("down", "3", "enter")
        assert reading.number == 3
        await reading.pilot.press("enter")

    assert browse(script, is_picking=True).return_value == 3


@pytest.mark.parametrize(
    "keys", [("3", "j", "enter"), ("3", "slash", "x", "ctrl+u", "down", "enter")]
)
def test_a_number_is_forgotten_over_another_key(browse: Run, keys: tuple[str, ...]) -> None:
    """Enter means a question again."""

    async def script(reading: Reading) -> None:
        await reading.press("down", *keys)
        assert reading.number != 3
        assert reading.screen.columns.is_reading
        assert not reading.message

    browse(script)


def test_a_number_leads_to_an_answer_on_a_narrow_screen(browse: Run) -> None:
    """Even if its question is none of the hits."""

    async def script(reading: Reading) -> None:
        await reading.type("assam")
        await reading.press("down", "3", "enter")
        assert reading.screen.columns.is_reading
        assert "degrees" in reading.text

    browse(script, size=(60, 16))


def test_enter_leaves_an_answer_where_it_is(browse: Run) -> None:
    """Going over from the question resets neither match nor place."""

    async def script(reading: Reading) -> None:
        await reading.type("black")
        await reading.press("down", "n", "enter")
        assert reading.screen.answer.match == 1
        await reading.press("slash", "ctrl+u", "down", "g")
        await reading.press("enter", "pagedown", "escape", "enter")

    browse(script)

    async def narrow(reading: Reading) -> None:
        await reading.press("down", "enter", "pagedown")
        top = reading.screen.answer.top
        assert top
        await reading.press("escape", "enter")
        assert reading.screen.answer.top == top

    browse(narrow, LONG, size=(60, 16))


def test_the_way_back_leads_to_the_same_place(browse: Run) -> None:
    """As far down as the reader was."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "enter", "pagedown", "pagedown")
        top = reading.screen.answer.top
        await reading.press("2", "enter")
        assert reading.number == 2
        await reading.press("b")
        assert (reading.number, reading.screen.answer.top) == (1, top)

    browse(script, LONG)


def test_a_number_that_leads_nowhere_leaves_the_way_as_it_was(browse: Run) -> None:
    """What was gone back from can still be gone forward to."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "2", "enter", "3", "enter", "b")
        assert reading.number == 2
        await reading.press("9", "9", "enter")
        assert "No question 99" in reading.message
        await reading.press("f")
        assert reading.number == 3
        await reading.press("b", "1", "enter", "f")
        assert reading.number == 1  # another way was taken

    browse(script)


def test_the_way_back_leads_to_the_same_question_when_its_number_has_changed(
    browse: Run, write_faq: Callable[..., Path]
) -> None:
    """It is known by its id."""
    path = write_faq(TEA)

    async def script(reading: Reading) -> None:
        await reading.press("down", "3", "enter")
        change(path, TEA.replace("      - id: green", NEW))
        reading.screen.look_at_file()
        await reading.rest()
        await reading.press("b")
        assert "What is green tea?" in reading.text
        assert reading.number == 2

    browse(script, path)


def test_a_page_goes_beyond_a_question_taller_than_the_window(browse: Run) -> None:
    """By one at least."""
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


def test_a_drag_of_the_window_keeps_the_place(browse: Run) -> None:
    """Column by column there and back again, the same words are at the top."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "enter", *["pagedown"] * 6)
        answer = reading.screen.answer
        before = answer.page.lines[answer.top].text
        for columns in [*range(119, 60, -1), *range(61, 121)]:
            await reading.pilot.resize_terminal(columns, 24)
        await reading.rest()
        assert answer.page.lines[answer.top].text == before

    browse(script, LONG, size=(120, 24))


def test_a_word_emphasised_in_part_is_one_match(browse: Run) -> None:
    """`n` does not stop twice at it; and a link that is broken between lines is one."""
    address = f"https://example.org/{'x' * 90}"
    faq = f"- question: Q?\n  answer: '**Zap**orozhye and <{address}>.'\n"

    async def script(reading: Reading) -> None:
        await reading.type("zaporozhye")
        assert len(reading.screen.answer.page.matches) == 1
        (target,) = reading.screen.answer.page.targets
        assert target.address == address
        assert len(target.spots) > 1

    browse(script, faq, size=(60, 16))


def test_questions_outside_of_sections_stand_apart(browse: Run) -> None:
    """Not as if they belonged to the section above."""
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


def test_a_second_click_reads_a_question(browse: Run) -> None:
    """The first goes to it."""

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


def test_where_no_shell_would_notice_it_does_not_stop(browse: Run) -> None:
    """Ctrl-Z between pipes would leave the terminal to nobody."""

    async def script(reading: Reading) -> None:
        await reading.press("ctrl+z")
        assert "No shell could resume this" in reading.message

    browse(script, can_suspend=False)


def test_all_keys_are_told_on_the_smallest_screen(browse: Run) -> None:
    """Each on a line of its own, what it does below."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "question_mark")
        seen = set()
        for _ in range(40):
            seen |= {line.strip() for line in reading.lines}
            await reading.press("pagedown")
        assert {key.shown for key in KEYS} <= seen

    browse(script, size=(20, 8))


def test_keys_wait_for_what_was_typed_before_them(browse: Run) -> None:
    """They go where they would if one waited for each."""

    async def script(reading: Reading) -> None:
        await reading.hurry(*"tea", "enter", *"jj")
        assert reading.screen.questions.index == 2
        await reading.hurry("slash", "ctrl+u", "down", "2", "0", "enter", "j")
        assert reading.number == 21
        await reading.hurry("slash", *"tea 7", "down", "y")
        assert reading.app.clipboard.startswith("## 7.")
        await reading.hurry("slash", "backspace", "9", "down")
        assert reading.screen.search_line.value == "tea 9"

    browse(script, MANY)


def test_no_step_of_the_cursor_is_lost(browse: Run) -> None:
    """A page that comes late does not put it back."""

    async def script(reading: Reading) -> None:
        await reading.press("down")
        for _ in range(25):
            await reading.pilot.press("j")
        await reading.rest()
        assert reading.number == reading.screen.questions.number == 26

    browse(script, MANY)


def test_a_resize_undoes_no_jump(browse: Run) -> None:
    """Nor leaves a text set for another width."""

    async def script(reading: Reading) -> None:
        await reading.press("down")
        reading.screen.jump(2)
        await reading.pilot.resize_terminal(140, 24)
        await reading.rest()
        assert reading.number == reading.screen.questions.number == 2
        reading.screen.jump(1)
        await reading.pilot.resize_terminal(100, 24)
        await reading.rest()
        assert reading.number == 1
        assert "w20" in reading.text
        lines = [line.partition("│")[2].rstrip() for line in reading.lines]
        assert max(map(len, lines)) <= reading.screen.columns.text_width + 1

    browse(script, LONG, size=(100, 24))


def test_clearing_the_search_keeps_the_place_in_the_answer(browse: Run) -> None:
    """And the count is that of all questions again."""

    async def script(reading: Reading) -> None:
        await reading.type("long")
        await reading.press("down", "enter", "pagedown", "pagedown")
        top = reading.screen.answer.top
        await reading.press("escape")
        assert reading.screen.search_line.value == ""
        assert reading.screen.answer.top == top
        assert reading.lines[0].endswith(" 2")

    browse(script, LONG)


@pytest.mark.parametrize("keys", [("enter",), ("right",), ("tab",)])
def test_there_is_no_way_to_an_answer_that_is_not_there(browse: Run, keys: tuple[str, ...]) -> None:
    """What is said of the search stays in sight."""

    async def script(reading: Reading) -> None:
        await reading.type("xylophone")
        await reading.press("down", *keys)
        assert "“xylophone” isn't in this FAQ." in reading.text
        assert not reading.screen.columns.is_reading

    browse(script, size=(60, 16))


def test_tab_and_shift_tab_go_round_the_links(browse: Run) -> None:
    """What is marked is seen to be; beyond the last comes the search line."""

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


def test_matches_are_gone_through_from_either_end(browse: Run) -> None:
    """`N` begins with the last when none is marked yet; both go round."""

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


def test_esc_in_an_answer_beside_the_questions_clears_the_search(browse: Run) -> None:
    """It need not go back to what is in sight."""

    async def script(reading: Reading) -> None:
        await reading.type("assam")
        await reading.press("down", "enter", "escape")
        assert reading.focus == "answer"
        assert reading.screen.search_line.value == ""

    browse(script)


def test_the_way_back_from_nowhere_leads_to_the_questions(browse: Run) -> None:
    """As in a browser's window there would be nothing."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "enter", "b")
        assert reading.focus == "questions"

    browse(script)


def test_a_click_ends_a_number(browse: Run) -> None:
    """The mouse says where to go."""

    async def script(reading: Reading) -> None:
        await reading.press("down", "3")
        row = next(i for i, line in enumerate(reading.lines) if "What is black" in line)
        await reading.pilot.click(offset=(8, row))
        await reading.rest()
        assert not reading.message
        await reading.press("enter")
        assert reading.number == 2

    browse(script)


def test_stepping_from_a_question_outside_of_the_hits_goes_by_the_faq(browse: Run) -> None:
    """Its neighbours are those of its number."""

    async def script(reading: Reading) -> None:
        await reading.type("coffee")
        assert reading.listed == [10]
        await reading.press("down", "2", "0", "enter", "]")
        assert reading.number == 21
        await reading.press("[", "[")
        assert reading.number == 19

    browse(script, MANY.replace("Tea 10?", "Coffee?"))
