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
    """Return the numbers of the answers that a piped `show` printed, in order."""
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
        (["2..4"], [2, 3, 4]),
        (["#3", "9,1"], [3, 9, 1]),
        (["9,question-5"], [9, 5]),
        (["３", "٤"], [3, 4]),
        (["q3"], [3]),
        (["questions", "2-3", "5"], [2, 3, 5]),
    ],
    ids=str,
)
def test_show_keeps_the_order_of_numbers_ranges_and_ids(
    faq: Command, ten: Path, refs: list[str], numbers: list[int]
) -> None:
    """Each entry is shown once."""
    ran = faq("show", *refs, "-f", ten)
    assert (ran.status, shown(ran), ran.messages) == (0, numbers, "")


def test_a_number_called_a_question_is_keywords_if_the_faq_says_that(faq: Command) -> None:
    """An id does, or a question."""
    text = "- {question: Why?, answer: Because.}\n- {question: How did Q1 go?, answer: Well.}\n"
    with_id = "- {question: Why?, answer: So.}\n- {id: q1, question: How?, answer: Well.}\n"
    for content in (text, with_id):
        assert shown(faq("show", "q1", "-f", faq.write(content, "quarters.yaml"))) == [2]


def test_a_number_among_words_is_a_keyword(faq: Command, ten: Path) -> None:
    ran = faq("show", "answer", "7", "-f", ten)
    assert ran.status == 0
    assert shown(ran) == [7]


def test_words_that_the_faq_knows_nothing_of_are_named_after_the_numbers(
    faq: Command, ten: Path
) -> None:
    ran = faq("show", "2", "nope", "4,5", "-f", ten)
    assert (ran.status, shown(ran)) == (1, [2, 4, 5])
    assert ran.messages == "“nope” isn't in this FAQ.\n"
    assert faq("show", "2,nope,4,5", "-f", ten) == ran


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("nato article 5", 5),
        ("20 percent of donetsk", 3),
        ("what happened in 2022", 10),
    ],
)
def test_numbers_among_words_that_the_faq_knows_are_keywords(
    faq: Command, words: str, number: int
) -> None:
    ran = faq("show", *words.split())
    assert (ran.status, shown(ran)) == (0, [number])


def test_a_number_is_a_position_before_it_is_an_id(faq: Command) -> None:
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
        (["9-12"], [9, 10], "No questions 11 to 12: this FAQ has 1 to 10.\n"),
        (["0-2"], [1, 2], "No question 0: this FAQ has 1 to 10.\n"),
    ],
    ids=str,
)
def test_show_names_missing_numbers_and_exits_1(
    faq: Command, ten: Path, refs: list[str], numbers: list[int], message: str
) -> None:
    ran = faq("show", *refs, "-f", ten)
    assert (ran.status, shown(ran), ran.messages) == (1, numbers, message)


def test_a_number_that_could_be_a_year_suggests_a_search(faq: Command, ten: Path) -> None:
    ran = faq("show", "2022", "-f", ten)
    assert (ran.status, ran.output) == (1, b"")
    assert ran.messages.startswith("No question 2022: this FAQ has 1 to 10.\n")
    assert "`faq search 2022" in ran.messages


def test_a_range_of_a_billion_numbers_shows_what_exists(faq: Command, ten: Path) -> None:
    ran = faq("show", "9-999999999999999999", "-f", ten)
    assert (ran.status, shown(ran)) == (1, [9, 10])


def test_show_of_an_empty_faq_names_the_number(faq: Command) -> None:
    path = faq.write("questions: []\n")
    ran = faq("show", "1", "-f", path)
    assert (ran.status, ran.output) == (1, b"")
    assert ran.messages.startswith("No question 1")


def test_keywords_without_a_match_exit_1(faq: Command, tea: Path) -> None:
    ran = faq("show", "longjin", "xyzzy", "plugh", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "This FAQ doesn't answer" in ran.messages
    ran = faq("show", "lwok", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "“lwok” isn't in this FAQ." in ran.messages


def test_misspelt_keywords_show_the_match_and_name_the_word(faq: Command, tea: Path) -> None:
    ran = faq("show", "longjin", "-f", tea)
    assert (ran.status, ran.lines[0]) == (0, "## 1. What is green tea?")
    assert ran.messages == "Question 1 matched as “Longjing”.\n"


@pytest.mark.parametrize("command", [["show", ""], ["search", ""], ["search", "  "]], ids=str)
def test_an_empty_query_is_status_2(faq: Command, tea: Path, command: list[str]) -> None:
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
def test_sections_and_tags_match_by_a_part_of_their_name(
    faq: Command, tea: Path, options: list[str], numbers: str
) -> None:
    """Case and accents don't count."""
    ran = faq("list", *options, "-f", tea)
    assert "".join(line[0] for line in ran.lines) == numbers
    assert ran.status == 0


@pytest.mark.parametrize("command", [["list"], ["search", "tea"]], ids=" ".join)
@pytest.mark.parametrize(
    ("option", "nearest"),
    [("--section=Leafs", "Leaves"), ("--tag=jappan", "japan")],
    ids=["section", "tag"],
)
def test_an_unknown_section_or_tag_names_the_nearest(
    faq: Command, tea: Path, command: list[str], option: str, nearest: str
) -> None:
    ran = faq(*command, option, "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert option.partition("=")[2] in ran.messages
    assert nearest in ran.messages
    assert "Traceback" not in ran.messages


def test_a_section_without_the_tag_exits_1(faq: Command, tea: Path) -> None:
    ran = faq("list", "--section", "brewing", "--tag", "india", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "brewing" in ran.messages
    assert "india" in ran.messages


def test_a_search_in_a_section_or_tag_finds_nothing_else(faq: Command, tea: Path) -> None:
    assert [x[0] for x in faq("search", "tea", "--section", "brew", "-f", tea).lines] == ["3"]
    assert [x[0] for x in faq("search", "tea", "--tag", "india", "-f", tea).lines] == ["2"]
    ran = faq("search", "sencha", "--tag", "india", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert "sencha" in ran.messages


def test_the_bundled_faq_has_two_sections(faq: Command) -> None:
    lines = [line.split("\t") for line in faq("info").lines]
    facts = dict(lines)
    assert facts["questions"] == "10"
    sizes = [int(part.rsplit("(", 1)[1][:-1]) for part in facts["sections"].split(", ")]
    assert len(sizes) == 2
    assert sum(sizes) == 10
