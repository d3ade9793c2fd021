from collections.abc import Callable, Iterable

import pytest
from rich.cells import cell_len

from faqcli.faq import Faq
from faqcli.model import Passage, Problem, Span
from faqcli.output.answer import RULE
from faqcli.output.terminal import Terminal, snippet
from faqcli.output.text import Text
from faqcli.output.theme import Role
from faqcli.output.wrap import MEASURE


def plain(lines: Iterable[Text]) -> list[str]:
    """Return lines without their marks."""
    return [line.plain for line in lines]


def marked(lines: Iterable[Text], role: str) -> list[str]:
    """Return the pieces of lines that have a role."""
    return [
        line.plain[start:end]
        for line in lines
        for start, end, kind, _ in line.marks
        if kind == role
    ]


def hits(faq: Faq, query: str, limit: int = 10) -> list[Text]:
    """Return the lines of a search."""
    return list(Terminal(60).hits(faq, query, faq.search(query, limit)))


def test_questions_are_listed_under_the_titles_of_the_faq_and_their_sections(harbour: Faq) -> None:
    assert plain(Terminal(40).questions(harbour, harbour.headings())) == [
        "The harbour",
        "",
        "Arriving by sea",
        " 1  Where may I moor?",
        " 2  What does a night cost?",
        "",
        "Leaving",
        " 3  When does the fuel pump open?",
    ]


def test_questions_outside_sections_are_listed_without_a_title(
    faq_of: Callable[[str], Faq],
) -> None:
    faq = faq_of(
        "questions: [{question: A, answer: a}]\n"
        "sections:\n- {title: T, questions: [{question: B, answer: b}]}\n"
        "- questions: [{question: C, answer: c}]\n"
    )

    assert plain(Terminal(40).questions(faq, faq.headings())) == [
        "faq.yaml",
        "",
        " 1  A",
        "",
        "T",
        " 2  B",
        "",
        " 3  C",
    ]


def test_numbers_are_aligned_to_the_highest_in_the_faq_whatever_is_listed(
    faq_of: Callable[[str], Faq],
) -> None:
    faq = faq_of("".join(f"- {{question: Q{n}, answer: a}}\n" for n in range(1, 101)))

    assert plain(Terminal(40).questions(faq, list(faq.headings())[:1]))[-1] == "   1  Q1"


def test_an_empty_faq_is_listed_without_its_title(faq_of: Callable[[str], Faq]) -> None:
    faq = faq_of("title: T\nquestions: []\n")

    assert not plain(Terminal(40).questions(faq, faq.headings()))


@pytest.mark.parametrize("argument", ["", "tea.yaml"])
def test_answers_and_hits_stand_below_the_title_unless_the_faq_is_the_bundled_one(
    argument: str, harbour: Faq
) -> None:
    harbour.document = harbour.document._replace(argument=argument)
    title = ["The harbour", ""] if argument else []
    results = harbour.search("crowns")
    terminal = Terminal(40)
    number = "2  What does a night cost?"

    answers = plain(terminal.answers(harbour, harbour.entries[1:2], is_brief=False))
    assert answers[: len(title) + 1] == [*title, number]
    best = plain(terminal.best_answer(harbour, "crowns", results, is_brief=False))
    assert best[: len(title) + 1] == [*title, number]
    assert plain(terminal.hits(harbour, "crowns", results))[: len(title) + 1] == [
        *title,
        f" {number}",
    ]
    assert plain(terminal.answers(harbour, harbour.entries[1:2], is_brief=True))[0] == number
    assert plain(terminal.best_answer(harbour, "crowns", results, is_brief=True))[0] == number
    assert not plain(terminal.answers(harbour, [], is_brief=False))


def test_answers_have_a_rule_between_them_and_one_line_on_whose_account_they_are(
    harbour: Faq,
) -> None:
    lines = plain(Terminal(60).answers(harbour, harbour.entries[:2], is_brief=False))

    assert lines.count(RULE) == 1
    i = lines.index(RULE)
    assert (lines[i - 1], lines[i + 1]) == ("", "")
    assert [line.startswith("restated from") for line in lines].count(True) == 1
    assert lines[-1].startswith("restated from")


def test_a_brief_answer_has_nothing_below_its_short_answer(harbour: Faq) -> None:
    lines = plain(Terminal(60).answers(harbour, harbour.entries[:1], is_brief=True))

    assert lines == ["1  Where may I moor?", "", "┃ At the north quay."]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_of_a_screen_is_wider_than_the_window_or_the_measure(
    width: int, harbour: Faq
) -> None:
    lines = plain(Terminal(width).answers(harbour, harbour.entries, is_brief=False))

    assert max(map(cell_len, lines)) <= min(width, MEASURE)


def test_the_best_answer_is_followed_by_the_other_matches_in_their_order(harbour: Faq) -> None:
    results = harbour.search("boat")

    shown = plain(Terminal(60).best_answer(harbour, "boat", results, is_brief=False))
    brief = plain(Terminal(60).best_answer(harbour, "boat", results, is_brief=True))

    best, *others = results
    assert shown[0] == f"{best.entry.number}  {best.entry.question}"
    assert shown[shown.index(RULE) :] == [
        RULE,
        "",
        "Other matches",
        *(f" {hit.entry.number}  {hit.entry.question}" for hit in others),
    ]
    assert len(others) == 2
    assert RULE not in brief


def test_the_best_answer_says_if_another_spelling_matched(harbour: Faq) -> None:
    results = harbour.search("Запорожье")

    lines = plain(Terminal(80).best_answer(harbour, "Запорожье", results, is_brief=False))

    assert lines.index("matched as “Zaporizhzhia”") > lines.index(
        "Visitors moor at the north quay. Ask the harbour master first."
    )


def test_matches_are_marked_in_the_best_answer(harbour: Faq) -> None:
    results = harbour.search("crowns")

    lines = Terminal(60).best_answer(harbour, "crowns", results, is_brief=False)

    assert marked(lines, Role.MATCH) == ["crowns"]


def test_a_search_without_hits_prints_nothing(harbour: Faq) -> None:
    results = harbour.search("xyzzy")

    assert not list(Terminal(60).hits(harbour, "xyzzy", results))
    assert not list(Terminal(60).best_answer(harbour, "xyzzy", results, is_brief=False))


def test_a_blank_line_parts_hits_from_the_words_that_are_named_above_them(harbour: Faq) -> None:
    assert plain(hits(harbour, "crowns xyzzy"))[:2] == ["", " 2  What does a night cost?"]


def test_a_hit_shows_number_question_section_and_passage(harbour: Faq) -> None:
    lines = hits(harbour, "crowns")

    assert plain(lines) == [
        " 2  What does a night cost?",
        "    Arriving by sea",
        "    Ten crowns for each boat.",
        "",
        "`faq show 2` shows the whole answer",
    ]
    assert marked(lines, Role.MATCH) == ["crowns"]


def test_matches_in_the_question_of_a_hit_are_marked(harbour: Faq) -> None:
    assert "night" in marked(hits(harbour, "night"), Role.MATCH)


def test_the_last_line_of_hits_says_how_many_are_not_shown(harbour: Faq) -> None:
    results = harbour.search("boat", limit=1)
    lines = Terminal(60).hits(harbour, "boat", results, "2 more matches")
    assert plain(lines)[-2:] == ["`faq show 2` shows the whole answer", "2 more matches"]


def test_the_best_hit_shows_its_short_answer_and_then_the_passage(harbour: Faq) -> None:
    assert plain(hits(harbour, "basin")) == [
        " 1  Where may I moor?",
        "    Arriving by sea",
        "",
        "    ┃ At the north quay.",
        "",
        "    Ferries from Zaporizhzhia use the inner basin.",
        "",
        "`faq show 1` shows the whole answer",
    ]


def test_a_passage_of_the_short_answer_is_shown_once_with_its_matches(harbour: Faq) -> None:
    lines = hits(harbour, "north")

    assert plain(lines)[3:4] == ["    ┃ At the north quay."]
    assert marked(lines, Role.MATCH) == ["north"]


def test_only_the_best_hit_shows_its_short_answer(harbour: Faq) -> None:
    assert [line for line in plain(hits(harbour, "fuel quay")) if "┃" in line] == []


def test_what_a_faq_says_about_itself_leads_to_info(harbour: Faq) -> None:
    results = harbour.search("li wei")
    shown = [
        "authors  Ada Berg, pilot; Li Wei",
        "`faq info` says more about this FAQ.",
    ]

    assert plain(hits(harbour, "li wei")) == shown
    assert marked(hits(harbour, "li wei"), Role.MATCH) == ["Li", "Wei"]
    assert plain(Terminal(60).best_answer(harbour, "li wei", results, is_brief=False)) == shown


@pytest.mark.parametrize(("paragraphs", "shown"), [(3, False), (30, True)])
def test_the_passage_that_answers_follows_the_short_answer_if_it_is_far_below(
    paragraphs: int, faq_of: Callable[[str], Faq], *, shown: bool
) -> None:
    answer = " ".join(["Mole. "] * paragraphs * 10 + ["At a quay."])
    faq = faq_of(f"- question: Where?\n  short: Here.\n  answer: {answer}")
    results = faq.search("quay")

    lines = plain(Terminal(60).best_answer(faq, "quay", results, is_brief=False))
    brief = plain(Terminal(60).best_answer(faq, "quay", results, is_brief=True))

    assert (lines[2:5] == ["┃ Here.", "", "“At a quay.”"]) is shown
    assert "“At a quay.”" not in brief


def test_a_hit_by_another_spelling_says_so_beside_its_section(harbour: Faq) -> None:
    lines = plain(hits(harbour, "Запорожье"))

    assert lines[1] == "    Arriving by sea · matched as “Zaporizhzhia”"


def test_facts_are_in_columns_and_their_address_can_be_clicked(harbour: Faq) -> None:
    lines = list(Terminal(60).facts(harbour))

    assert "title        The harbour" in plain(lines)
    (address,) = [line for line in lines if line.plain.startswith("address")]
    assert address.plain == "address      https://harbour.example"
    assert marked([address], "") == []
    links = [target for *_, target in address.marks if target]
    assert links == ["https://harbour.example"]


def test_problems_come_with_the_names_of_their_files() -> None:
    problem = Problem("error", "the question is empty", 3, 5)

    lines = plain(Terminal(60).problems([("a.yaml", problem), ("b.yaml", problem)]))

    assert lines == [
        "a.yaml:3:5: error: the question is empty",
        "",
        "b.yaml:3:5: error: the question is empty",
        "",
        "2 errors in 2 files",
    ]


def test_nothing_is_left_to_say_on_standard_error(harbour: Faq) -> None:
    """A screen has room for how each hit was found."""
    results = harbour.search("Запорожье")

    assert Terminal(60).remarks(harbour, results, are_listed=True) == []
    assert Terminal(60).remarks(harbour, results, are_listed=False) == []


def test_a_match_only_in_tags_is_labelled() -> None:
    passage = Passage("tags", "boats, quay", (Span(7, 11),))

    lines = list(snippet(passage, Text("    "), 40))

    assert plain(lines) == ["    tags: boats, quay"]
    assert marked(lines, Role.MATCH) == ["quay"]


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("place", [0, 1000, 1995])
def test_a_long_passage_is_cut_to_two_lines_around_its_match(width: int, place: int) -> None:
    """An ellipsis stands for each part that is left out."""
    text = "mole " * 400
    text = text[:place] + "quay " + text[place + 5 :]
    passage = Passage("answer", text.strip(), (Span(place, place + 4),))

    lines = list(snippet(passage, Text("    "), width))

    shown = " ".join(line.plain.strip() for line in lines)
    assert len(lines) == 2
    assert marked(lines, Role.MATCH) == ["quay"]
    assert shown.startswith("… ") is (place > 0)
    assert shown.endswith(" …") is (place < 1995)
    assert set(shown.split()) <= {"…", "mole", "quay"}


def test_a_blank_line_is_below_an_answer_without_section_tags_and_date(
    faq_of: Callable[[str], Faq],
) -> None:
    faq = faq_of("- {question: A?, answer: B}\n- {question: C?, answer: D}\n")
    lines = plain(Terminal(60).answers(faq, faq.entries[:1], is_brief=False))

    assert lines[-3:] == ["B", "", "next 2"]
