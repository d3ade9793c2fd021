import pytest

from faqcli.faq import Faq
from faqcli.model import ANOTHER_WORDING, Entry, Heading, Hit, Passage, Span
from faqcli.output import plain


def test_a_list_has_number_tab_question_on_each_line(harbour: Faq) -> None:
    """What `faq list` pipes can be cut at its tab, and has no headings between."""
    assert [line.plain for line in plain.headings(harbour.headings())] == [
        "1\tWhere may I moor?",
        "2\tWhat does a night cost?",
        "3\tWhen does the fuel pump open?",
    ]


def test_a_long_question_is_not_cut() -> None:
    """Nothing is wrapped or shortened in a pipe."""
    question = "Why " * 100
    (line,) = plain.headings([Heading(1, "why", question, "")])

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
    passages: tuple[Passage, ...], line: str, matches: list[tuple[int, int]]
) -> None:
    """Three fields stand on each line, the last one empty when there is no passage."""
    (shown,) = plain.hits([Hit(ENTRY, 1.0, passages)])

    assert shown.plain == line
    assert [(s.start, s.end) for s in shown.spans if s.style == "faq.match"] == matches


def test_an_answer_is_markdown_that_another_tool_can_draw(harbour: Faq) -> None:
    """Heading, short answer, answer and note stand as written, blank lines between them."""
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
    """The long answer and the note are left out."""
    lines = [line.plain for line in plain.answer(harbour.entry(1), is_brief=True)]

    assert lines == ["## 1. Where may I moor?", "", "At the **north** quay."]


def test_the_lines_of_a_note_stay_in_its_quotation() -> None:
    """Each line of a note is quoted, so that it stays apart from the answer."""
    entry = Entry(1, "a", "A?", "B.", note="One.\n\nTwo.\n")

    assert [line.plain for line in plain.answer(entry)][-3:] == ["> **Note:** One.", ">", "> Two."]


@pytest.mark.parametrize("nothing", ["", " ", "\n\n"])
def test_parts_with_nothing_in_them_are_left_out(nothing: str) -> None:
    """White space alone makes no short answer, no answer and no note."""
    entry = Entry(1, "a", "A?", nothing, short=nothing, note=nothing)

    assert [line.plain for line in plain.answer(entry)] == ["## 1. A?"]


def test_matches_are_marked_in_every_line_of_an_answer(harbour: Faq) -> None:
    """Where colour is forced, the words that were searched for can be seen."""
    spans = harbour.highlighter("quay").spans

    lines = list(plain.answer(harbour.entry(1), spans))

    marked = [
        line.plain[span.start : span.end]
        for line in lines
        for span in line.spans
        if span.style == "faq.match"
    ]
    assert marked == ["quay"] * 3


def test_answers_have_a_blank_line_between_them(harbour: Faq) -> None:
    """Several answers in one pipe stay several paragraphs of Markdown."""
    answers = (plain.answer(entry) for entry in harbour.entries[1:])

    assert [line.plain for line in plain.joined(answers)] == [
        "## 2. What does a night cost?",
        "",
        "Ten crowns for each boat.",
        "",
        "## 3. When does the fuel pump open?",
        "",
        "At eight. See [the timetable](https://harbour.example/times).",
    ]


def test_a_fact_is_label_tab_text() -> None:
    """What `faq info` pipes can be cut at its tab."""
    lines = plain.facts([("title", "The harbour"), ("as of", "2024")])

    assert [line.plain for line in lines] == ["title\tThe harbour", "as of\t2024"]


@pytest.mark.parametrize(
    ("matched_as", "words"),
    [
        ("", ""),
        ("Zaporizhzhia", "matched as “Zaporizhzhia”"),
        (ANOTHER_WORDING, "matched another wording"),
    ],
)
def test_a_hit_by_another_spelling_says_so(matched_as: str, words: str) -> None:
    """A spelling is named; an alias, which is never shown, is only mentioned."""
    assert plain.spelling(matched_as) == words


@pytest.mark.parametrize("text", ["[bold]moor[/bold]", "[link=https://x]a[/link]", ":smile:"])
def test_console_markup_in_a_text_is_text(text: str) -> None:
    """Brackets and colons from a file mean nothing to the terminal."""
    assert plain.matched(text, ()).plain == text
    assert plain.matched(text, ()).spans == []
