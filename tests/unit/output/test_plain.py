import re
import sys

import pytest

from faqcli.faq import Faq
from faqcli.model import (
    ANOTHER_WORDING,
    BY_MEANING,
    Entry,
    Heading,
    Hit,
    Passage,
    Problem,
    Results,
    Span,
)
from faqcli.output import plain
from faqcli.output.theme import Role

FORMAT = plain.Plain()


def test_a_list_of_questions_has_number_tab_question_on_each_line(harbour: Faq) -> None:
    """A pipe can cut the lines at their tabs, and gets no titles of sections between them."""
    assert [line.plain for line in FORMAT.questions(harbour, harbour.headings())] == [
        "1\tWhere may I moor?",
        "2\tWhat does a night cost?",
        "3\tWhen does the fuel pump open?",
    ]


def test_a_long_question_is_neither_wrapped_nor_cut(harbour: Faq) -> None:
    question = "Why " * 100
    (line,) = FORMAT.questions(harbour, [Heading(1, "why", question, "")])

    assert line.plain == f"1\t{question}"


ENTRY = Entry(7, "mooring", "Where may I moor?", "At the quay.", tags=("quay",))
QUESTION = Passage("question", "Where may I moor?", (Span(12, 16),))
ANSWER = Passage("answer", "At the quay.", (Span(7, 11),))
TAGS = Passage("tags", "quay", (Span(0, 4),))


@pytest.mark.parametrize(
    ("passages", "line", "matches"),
    [
        ((QUESTION, ANSWER), "7\tWhere may I moor?\tAt the quay.", [(14, 18), (27, 31)]),
        ((ANSWER,), "7\tWhere may I moor?\tAt the quay.", [(27, 31)]),
        ((QUESTION,), "7\tWhere may I moor?\t", [(14, 18)]),
        ((QUESTION, TAGS), "7\tWhere may I moor?\tquay", [(14, 18), (20, 24)]),
        ((), "7\tWhere may I moor?\t", []),
    ],
)
def test_a_hit_has_number_question_and_passage_between_tabs(
    passages: tuple[Passage, ...], line: str, matches: list[tuple[int, int]], harbour: Faq
) -> None:
    """The third field is empty if only the question matches."""
    (shown,) = FORMAT.hits(harbour, "", Results([Hit(ENTRY, 1.0, passages)], 1))

    assert shown.plain == line
    assert [mark[:2] for mark in shown.marks if mark[2] == Role.MATCH] == matches


def test_an_answer_is_markdown_as_in_the_file(harbour: Faq) -> None:
    assert [line.plain for line in plain.answer(harbour.entry(1))] == [
        "## 1. Where may I moor?",
        "",
        "At the **north** quay.",
        "",
        "Visitors moor at the north quay. Ask the harbour master first.",
        "",
        "- Boats over 1.5 tonnes use the outer wall.",
        "- Ferries from Zaporizhzhia use the inner basin.",
        "",
        "> **Note:** The quay was rebuilt.",
    ]


def test_a_brief_answer_is_question_and_short_answer(harbour: Faq) -> None:
    lines = [line.plain for line in plain.answer(harbour.entry(1), is_brief=True)]

    assert lines == ["## 1. Where may I moor?", "", "At the **north** quay."]


def test_every_line_of_a_note_is_quoted() -> None:
    entry = Entry(1, "a", "A?", "B.", note="One.\n\nTwo.\n")

    assert [line.plain for line in plain.answer(entry)][-3:] == ["> **Note:** One.", ">", "> Two."]


@pytest.mark.parametrize("nothing", ["", " ", "\n\n"])
def test_parts_of_only_white_space_are_left_out(nothing: str) -> None:
    entry = Entry(1, "a", "A?", nothing, short=nothing, note=nothing)

    assert [line.plain for line in plain.answer(entry)] == ["## 1. A?"]


def test_matches_are_marked_in_every_line_of_an_answer(harbour: Faq) -> None:
    """They are seen where FORCE_COLOR is set."""
    spans = harbour.highlighter("quay").spans

    lines = list(plain.answer(harbour.entry(1), spans))

    marked = [
        line.plain[start:end]
        for line in lines
        for start, end, role, _ in line.marks
        if role == Role.MATCH
    ]
    assert marked == ["quay"] * 3


def test_answers_have_a_blank_line_between_them(harbour: Faq) -> None:
    answers = FORMAT.answers(harbour, harbour.entries[1:], is_brief=False)

    assert [line.plain for line in answers] == [
        "## 2. What does a night cost?",
        "",
        "Ten crowns for each boat.",
        "",
        "## 3. When does the fuel pump open?",
        "",
        "At eight. See [the timetable](https://harbour.example/times).",
        "",
        "*Restated from Berg and Li, Town press, 1999. As of 2024.*",
    ]


def test_a_fact_is_label_tab_text(harbour: Faq) -> None:
    lines = [line.plain for line in FORMAT.facts(harbour)]

    assert lines[0] == "title\tThe harbour"
    assert "as of\t2024" in lines
    assert all(line.count("\t") == 1 for line in lines)


def test_only_the_best_hit_is_answered_with_its_matches_marked(harbour: Faq) -> None:
    results = harbour.search("boat")

    lines = list(FORMAT.best_answer(harbour, "boat", results, is_brief=False))

    assert [line.plain for line in lines if line.plain.startswith("## ")] == [
        f"## {results[0].entry.number}. {results[0].entry.question}"
    ]
    assert any(mark[2] == Role.MATCH for line in lines for mark in line.marks)


def test_a_search_without_hits_prints_nothing(harbour: Faq) -> None:
    results = harbour.search("xyzzy")

    assert not list(FORMAT.hits(harbour, "xyzzy", results))
    assert not list(FORMAT.best_answer(harbour, "xyzzy", results, is_brief=False))


def test_problems_come_with_the_names_of_their_files() -> None:
    problem = Problem("error", "the question is empty", 3, 5)

    lines = FORMAT.problems([("a.yaml", problem), ("b.yaml", problem)])

    assert [line.plain for line in lines] == [
        "a.yaml:3:5: error: the question is empty",
        "",
        "b.yaml:3:5: error: the question is empty",
        "",
        "2 errors in 2 files",
    ]


def test_other_spellings_and_other_hits_are_left_for_standard_error(harbour: Faq) -> None:
    """A line has no room for how a hit was found, nor an answer for the other hits."""
    hits = [
        Hit(Entry(n, "a", f"Q{n}?", "a"), 1.0, (), matched_as)
        for n, matched_as in [(3, "Zaporizhzhia"), (1, ""), (2, ANOTHER_WORDING)]
    ]
    results = Results(hits, 3)

    assert FORMAT.remarks(harbour, results, are_listed=True) == [
        "Question 3 matched as “Zaporizhzhia”.",
        "Question 2 matched an alternative phrasing.",
        "",
    ]
    assert FORMAT.remarks(harbour, results, are_listed=False) == [
        "Question 3 matched as “Zaporizhzhia”.",
        "See also 1: Q1?",
        "See also 2: Q2?",
    ]


ABOUT = Passage("as_of", "in 2024", (Span(3, 7),))


def test_what_a_faq_says_about_itself_is_a_row_that_a_script_can_tell_from_hits(
    harbour: Faq,
) -> None:
    results = Results([Hit(ENTRY, 1.0, (ANSWER,))], 1, about=ABOUT)

    about, hit = FORMAT.hits(harbour, "2024", results)
    (alone,) = FORMAT.best_answer(harbour, "2024", results, is_brief=False)

    assert (about.plain, alone.plain) == ("info\tas_of\tin 2024", "in 2024")
    assert hit.plain.startswith("7\t")
    lead = "`faq info` says more about this FAQ."
    assert FORMAT.remarks(harbour, results, are_listed=True) == [lead, ""]
    see = "See also 7: Where may I moor?"
    assert FORMAT.remarks(harbour, results, are_listed=False) == [lead, see]


@pytest.mark.parametrize(
    ("total", "is_exact", "weaker", "line"),
    [
        (1, True, 0, ""),
        (1, True, 1, "1 weaker match: `{10}` shows it"),
        (1, True, 4, "4 weaker matches: `{10}` shows them"),
        (2, True, 0, "1 more match: `{10}` shows it"),
        (21, True, 4, "24 more matches: `{25}` shows them"),
        (1, False, 0, "More than 1 question matches: `{2}` shows more"),
        (2345, False, 0, "More than 2,000 questions match: `{2}` shows more"),
    ],
)
def test_matches_that_are_left_out_are_counted_with_the_command_that_shows_them(
    total: int, weaker: int, line: str, harbour: Faq, *, is_exact: bool
) -> None:
    results = Results([Hit(ENTRY, 1.0, ())], total, is_total_exact=is_exact, weaker=weaker)
    command = r"faq search the quay --limit \1 --tag prices"
    pattern = re.sub(r"\{(\d+)\}", command, line)

    said = plain.left_out(harbour, "the quay", results, ["--tag", "prices"])
    assert re.fullmatch(pattern, said)


@pytest.mark.skipif(sys.platform == "win32", reason="its shells have other quotes")
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("what's new", '"what\'s new"'),
        ("¿cómo va", "'¿cómo va'"),
        ("cómo va", "cómo va"),
        ('"two words" more', "'\"two words\" more'"),
        ("it's $5", "'it'\"'\"'s $5'"),
    ],
)
def test_a_command_with_quotes_in_its_words_can_be_pasted(
    query: str, words: str, harbour: Faq
) -> None:
    results = Results([Hit(ENTRY, 1.0, ())], 1, weaker=1)
    assert f"`faq search {words} --limit 10`" in plain.left_out(harbour, query, results)


@pytest.mark.parametrize(
    ("matched_as", "words"),
    [
        ("", ""),
        ("Zaporizhzhia", "matched as “Zaporizhzhia”"),
        (f"{ANOTHER_WORDING}: “a b”", "matched an alternative phrasing: “a b”"),
        (BY_MEANING, "matched by meaning"),
    ],
)
def test_a_spelling_and_an_alias_are_named(matched_as: str, words: str) -> None:
    assert plain.spelling(matched_as) == words


@pytest.mark.parametrize("text", ["[bold]moor[/bold]", "[link=https://x]a[/link]", ":smile:"])
def test_console_markup_in_a_text_is_shown_as_text(text: str) -> None:
    assert plain.matched(text, ()).plain == text
    assert plain.matched(text, ()).marks == []


def test_other_spellings_are_named_with_the_numbers_of_their_hits() -> None:
    """In whatever case they are written. Hits that were found as typed aren't mentioned."""
    spellings = {3: "Zaporizhzhia", 1: "", 2: ANOTHER_WORDING, 5: "zaporizhzhia"}
    hits = [Hit(Entry(n, "a", "A?", "a"), 1.0, (), spelt) for n, spelt in spellings.items()]

    assert plain.on_spellings(hits) == [
        "Questions 3, 5 matched as “Zaporizhzhia”.",
        "Question 2 matched an alternative phrasing.",
    ]
