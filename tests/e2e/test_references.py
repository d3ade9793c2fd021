from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Command, Ran

NUMBERED = "".join(f"- question: Question {n}?\n  answer: Answer {n}.\n" for n in range(1, 11))


@pytest.fixture
def ten(faq: Command) -> Path:
    """Return the path of a FAQ of ten entries without ids."""
    return faq.write(NUMBERED, "ten.yaml")


def shown(ran: Ran) -> list[int]:
    """Return the numbers of the answers that a piped `show` printed, in their order."""
    return [int(line[3 : line.index(".")]) for line in ran.lines if line.startswith("## ")]


@pytest.mark.parametrize(
    ("refs", "numbers"),
    [
        (["3"], [3]),
        (["2-4"], [2, 3, 4]),
        (["4-2"], [4, 3, 2]),
        (["9", "1", "question-5"], [9, 1, 5]),
        (["question-5", "1-2", "7"], [5, 1, 2, 7]),
        (["2-4", "3", "question-2"], [2, 3, 4]),
        (["QUESTION-5"], [5]),
        (["10-10"], [10]),
        (["007"], [7]),
    ],
    ids=str,
)
def test_numbers_ranges_and_ids_are_shown_in_the_order_asked(
    faq: Command, ten: Path, refs: list[str], numbers: list[int]
) -> None:
    """Numbers, ranges and ids are shown in their order, each entry once."""
    ran = faq("show", *refs, "-f", ten)
    assert (ran.status, shown(ran), ran.messages) == (0, numbers, "")


def test_one_word_that_is_no_reference_makes_all_keywords(faq: Command, ten: Path) -> None:
    """A number among words is a keyword like them: the best match is shown, not the number."""
    ran = faq("show", "answer", "7", "-f", ten)
    assert ran.status == 0
    assert shown(ran) == [7]


def test_a_position_wins_over_an_id_that_looks_like_a_number(faq: Command) -> None:
    """`show 1` is the first entry, and an id of digits counts where no position has it."""
    path = faq.write(
        '- {id: "2", question: One?, answer: A.}\n'
        '- {id: "1", question: Two?, answer: A.}\n'
        '- {id: "2022", question: Three?, answer: A.}\n'
    )
    assert shown(faq("show", "1", "2", "2022", "-f", path)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("refs", "numbers", "message"),
    [
        (["42"], [], "No question 42: this FAQ has 1 to 10.\n"),
        (["0"], [], "No question 0: this FAQ has 1 to 10.\n"),
        (["3", "42", "5"], [3, 5], "No question 42: this FAQ has 1 to 10.\n"),
        (["9-12"], [9, 10], "No question 11–12: this FAQ has 1 to 10.\n"),
        (["0-2"], [1, 2], "No question 0: this FAQ has 1 to 10.\n"),
    ],
    ids=str,
)
def test_what_exists_is_shown_and_what_does_not_is_named(
    faq: Command, ten: Path, refs: list[str], numbers: list[int], message: str
) -> None:
    """Absent numbers are named on standard error, the others shown, and the status is 1."""
    ran = faq("show", *refs, "-f", ten)
    assert (ran.status, shown(ran), ran.messages) == (1, numbers, message)


def test_a_number_far_outside_may_have_been_a_word(faq: Command, ten: Path) -> None:
    """A number like 2022 is named as absent, with the search that may have been meant."""
    ran = faq("show", "2022", "-f", ten)
    assert (ran.status, ran.output) == (1, b"")
    assert ran.messages.startswith("No question 2022: this FAQ has 1 to 10.\n")
    assert "`faq search 2022" in ran.messages


def test_an_enormous_range_costs_nothing(faq: Command, ten: Path) -> None:
    """A range of a billion numbers shows what there is of it."""
    ran = faq("show", "9-999999999999999999", "-f", ten)
    assert (ran.status, shown(ran)) == (1, [9, 10])


def test_an_empty_faq_has_no_numbers(faq: Command) -> None:
    """In a FAQ without entries every number is absent."""
    path = faq.write("questions: []\n")
    ran = faq("show", "1", "-f", path)
    assert (ran.status, ran.output) == (1, b"")
    assert ran.messages.startswith("No question 1")


def test_keywords_that_match_nothing_exit_1(faq: Command, tea: Path) -> None:
    """Keywords that no entry holds show nothing: a guess is never shown as if it were a hit."""
    ran = faq("show", "longjin", "xyzzy", "plugh", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "Nothing here answers" in ran.messages
    ran = faq("show", "lwok", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "No entry holds “lwok”." in ran.messages


def test_keywords_that_are_misspelt_show_what_was_meant_and_say_so(faq: Command, tea: Path) -> None:
    """The word that the entry holds is named beside it."""
    ran = faq("show", "longjin", "-f", tea)
    assert (ran.status, ran.lines[0]) == (0, "## 1. What is green tea?")
    assert ran.messages == "Question 1 matched as “Longjing”.\n"


@pytest.mark.parametrize("command", [["show", ""], ["search", ""], ["search", "  "]], ids=str)
def test_nothing_to_look_for_is_wrong_use(faq: Command, tea: Path, command: list[str]) -> None:
    """A query without a character is wrong use, not a search that found nothing."""
    ran = faq(*command, "-f", tea)
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages


@pytest.mark.parametrize(
    ("options", "numbers"),
    [
        (["--section", "Leaves"], "12"),
        (["--section", "leav"], "12"),
        (["--section", "BRÉWING"], "3"),
        (["--tag", "leaves"], "12"),
        (["--tag", "Japan"], "1"),
        (["--tag", "a"], "123"),
        (["--section", "leaves", "--tag", "india"], "2"),
    ],
    ids=" ".join,
)
def test_a_section_or_tag_is_chosen_by_a_folded_part_of_its_name(
    faq: Command, tea: Path, options: list[str], numbers: str
) -> None:
    """`--section` and `--tag` match a part of the name, without regard to case or accents."""
    ran = faq("list", *options, "-f", tea)
    assert "".join(line[0] for line in ran.lines) == numbers
    assert ran.status == 0


@pytest.mark.parametrize("command", [["list"], ["search", "tea"]], ids=" ".join)
@pytest.mark.parametrize(
    ("option", "nearest"),
    [("--section=Leafs", "Leaves"), ("--tag=jappan", "japan")],
    ids=["section", "tag"],
)
def test_a_section_or_tag_that_is_not_there_names_the_nearest(
    faq: Command, tea: Path, command: list[str], option: str, nearest: str
) -> None:
    """A section or tag that matches nothing exits 1 and names the nearest."""
    ran = faq(*command, option, "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert option.partition("=")[2] in ran.messages
    assert nearest in ran.messages
    assert "Traceback" not in ran.messages


def test_a_section_without_the_tag_is_nothing_found(faq: Command, tea: Path) -> None:
    """A section and a tag that are both there, and no entry has both, is nothing found: 1."""
    ran = faq("list", "--section", "brewing", "--tag", "india", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "brewing" in ran.messages
    assert "india" in ran.messages


def test_a_search_keeps_to_the_section_and_tag(faq: Command, tea: Path) -> None:
    """A search in a section or tag finds only what is in it, under the same numbers."""
    assert [x[0] for x in faq("search", "tea", "--section", "brew", "-f", tea).lines] == ["3"]
    assert [x[0] for x in faq("search", "tea", "--tag", "india", "-f", tea).lines] == ["2"]
    ran = faq("search", "sencha", "--tag", "india", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "sencha" in ran.messages


def test_the_bundled_faq_has_two_sections(faq: Command) -> None:
    """The sections of the bundled FAQ divide its ten entries."""
    lines = [line.split("\t") for line in faq("info").lines]
    facts = dict(lines)
    assert facts["questions"] == "10"
    sizes = [int(part.rsplit("(", 1)[1][:-1]) for part in facts["sections"].split(", ")]
    assert len(sizes) == 2
    assert sum(sizes) == 10
