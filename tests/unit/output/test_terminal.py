from collections.abc import Callable, Iterable

import pytest
from rich.cells import cell_len
from rich.text import Text

from faqcli.faq import Faq
from faqcli.model import Block, Body, Entry, Mark, Passage, Source, Span
from faqcli.output import terminal as render
from faqcli.output.wrap import MEASURE


def plain(lines: Iterable[Text]) -> list[str]:
    """Return lines without their styles."""
    return [line.plain for line in lines]


def styled(lines: Iterable[Text], style: str) -> list[str]:
    """Return the pieces of lines that bear a style."""
    return [
        line.plain[span.start : span.end]
        for line in lines
        for span in line.spans
        if span.style == style
    ]


def test_questions_stand_under_the_titles_of_their_sections(harbour: Faq) -> None:
    """Each title is shown once, above its questions, with a blank line before it."""
    assert plain(render.headings(harbour.headings(), harbour.count, 40)) == [
        "Arriving by sea",
        " 1  Where may I moor?",
        " 2  What does a night cost?",
        "",
        "Leaving",
        " 3  When does the fuel pump open?",
    ]


def test_a_flat_list_has_no_titles(harbour: Faq) -> None:
    """Where order is by fitness, sections would only repeat."""
    lines = render.headings(reversed(list(harbour.headings())), 3, 40, flat=True)

    assert plain(lines) == [
        " 3  When does the fuel pump open?",
        " 2  What does a night cost?",
        " 1  Where may I moor?",
    ]


def test_questions_outside_of_sections_come_without_a_title(
    faq_of: Callable[[str], Faq],
) -> None:
    """A bare list looks like one, and a second section without a title is set off."""
    faq = faq_of(
        "questions: [{question: A, answer: a}]\n"
        "sections:\n- {title: T, questions: [{question: B, answer: b}]}\n"
        "- questions: [{question: C, answer: c}]\n"
    )

    assert plain(render.headings(faq.headings(), 3, 40)) == [
        " 1  A",
        "",
        "T",
        " 2  B",
        "",
        " 3  C",
    ]


def test_numbers_are_aligned_to_the_highest_of_the_faq(harbour: Faq) -> None:
    """A selection of a long FAQ keeps the columns of the whole."""
    assert plain(render.headings(harbour.headings(tag="money"), 1000, 40))[-1] == (
        "    2  What does a night cost?"
    )


def test_an_answer_shows_question_short_answer_answer_and_note(harbour: Faq) -> None:
    """Each is set off from the next, items of a list stand together."""
    assert plain(render.answer(harbour.entry(1), 60)) == [
        "1  Where may I moor?",
        "",
        "┃ At the north quay.",
        "",
        "Visitors moor at the north quay. Ask the harbour master",
        "first.",
        "",
        "  • Boats over 1.5 tonnes use the outer wall.",
        "  • Ferries from Zaporizhzhia use the inner basin.",
        "",
        "│ Note",
        "│ The quay was rebuilt.",
    ]


def test_a_brief_answer_leaves_out_answer_and_note(harbour: Faq) -> None:
    """`--brief` is question and short answer."""
    lines = render.answer(harbour.entry(1), 60, is_brief=True)

    assert plain(lines) == ["1  Where may I moor?", "", "┃ At the north quay."]


def test_matches_are_marked_wherever_they_stand(harbour: Faq) -> None:
    """Question, short answer, answer and note all show what was searched for."""
    lines = list(render.answer(harbour.entry(1), 60, harbour.highlighter("moor quay").spans))

    assert styled(lines, "faq.match") == ["moor", "quay", "moor", "quay", "quay"]


def test_marks_and_matches_of_a_block_are_kept_together() -> None:
    """A match inside of emphasis or of a link has both styles."""
    block = Block("paragraph", "a times", (Mark(2, 7, "link", "https://x.org"),))

    text = render.marked(block, [Span(2, 7)])

    assert text.plain == "a times"
    assert [(s.start, s.end, s.style) for s in text.spans] == [
        (2, 7, "faq.link"),
        (2, 7, "link https://x.org"),
        (2, 7, "faq.match"),
    ]


def entry_of(*blocks: Block) -> Entry:
    """Return an entry with this answer."""
    return Entry(1, "a", "A?", "…", body=Body(answer=blocks))


@pytest.mark.parametrize(
    ("blocks", "lines"),
    [
        ((Block("heading", "Title", info="2"),), ["Title"]),
        ((Block("code", "x = 1\n  y"),), ["  x = 1", "    y"]),
        ((Block("rule", ""),), ["─" * 20]),
        ((Block("paragraph", "a", margin=(">",)),), ["│ a"]),
        (
            (Block("paragraph", "a", margin=("1.",)), Block("paragraph", "b", margin=("2.",))),
            ["  1. a", "  2. b"],
        ),
        (
            (Block("paragraph", "a", margin=("•",)), Block("paragraph", "b", margin=(" ",))),
            ["  • a", "", "    b"],
        ),
        (
            (Block("paragraph", "a", margin=("•",)), Block("paragraph", "b")),
            ["  • a", "", "b"],
        ),
    ],
)
def test_each_kind_of_block_has_its_shape(blocks: tuple[Block, ...], lines: list[str]) -> None:
    """Margins hang, code is indented, items of a list stand close."""
    assert plain(render.answer(entry_of(*blocks), 40))[2:] == lines


def test_a_table_keeps_every_cell_however_narrow_the_window() -> None:
    """Columns shrink by wrapping, and no cell is cut."""
    table = Block("table", "Boat\tHarbour dues\nketch\tten crowns\nfishing smack\ttwelve crowns")

    lines = plain(render.answer(entry_of(table), 24))[2:]

    assert max(map(cell_len, lines)) <= 24
    words = " ".join(lines).split()
    assert sorted(w for w in words if w.isalpha()) == sorted(table.text.split())


def test_a_table_with_more_columns_than_the_window_holds_is_told_cell_by_cell() -> None:
    """Each cell stands behind the head of its column, rows apart, before a word is broken."""
    table = Block("table", "alpha\tbravo\tcharlie\n1\t2\t3\n4\t5\t6")

    lines = plain(render.answer(entry_of(table), 25))[2:]

    assert lines == ["alpha  1", "bravo  2", "charlie  3", "", "alpha  4", "bravo  5", "charlie  6"]


def test_a_table_that_fits_has_columns() -> None:
    """As many cells as its words and the gaps between them take are enough."""
    table = Block("table", "alpha\tbravo\tcharlie\n1\t2\t3")

    lines = plain(render.answer(entry_of(table), 26))[2:]

    assert [line.split() for line in lines[::2]] == [["alpha", "bravo", "charlie"], ["1", "2", "3"]]


def test_the_blocks_of_a_note_stand_behind_one_bar() -> None:
    """A note of several paragraphs stays apart from the answer."""
    note = (Block("paragraph", "One."), Block("paragraph", "Two."))

    lines = plain(render.answer(Entry(1, "a", "A?", "", body=Body(note=note)), 40))

    assert [line.rstrip() for line in lines[2:]] == ["│ Note", "│ One.", "│", "│ Two."]


def test_no_line_is_wider_than_the_window_nor_than_the_measure(harbour: Faq) -> None:
    """Forty columns stay readable, and two hundred do not make long lines."""
    for width in (40, 80, 200):
        screens = [
            render.screen(harbour, entry, width, is_brief=False) for entry in harbour.entries
        ]
        lines = plain(render.joined(screens))

        assert max(map(cell_len, lines)) <= min(width, MEASURE)


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        (
            1,
            [
                "Arriving by sea · boats, quay · as of 2024",
                "source  Ada Berg, Li Wei, “Harbour rules”, Town press, 1999",
                "        https://harbour.example",
                "",
                "see also  2  What does a night cost?",
                "next      2  What does a night cost?",
            ],
        ),
        (
            3,
            [
                "Leaving · boats · as of 2024",
                "source  Ada Berg, Li Wei, “Harbour rules”, Town press, 1999",
                "        https://harbour.example",
                "",
                "previous  2  What does a night cost?",
            ],
        ),
    ],
)
def test_below_an_answer_stands_where_it_belongs_and_what_to_read_next(
    number: int, lines: list[str], harbour: Faq
) -> None:
    """References that lead nowhere, to the entry itself or twice to one are left out."""
    assert plain(render.colophon(harbour, harbour.entry(number), 60))[1:] == lines


def test_an_entry_that_stands_alone_has_nothing_below_it(faq_of: Callable[[str], Faq]) -> None:
    """No empty labels are shown."""
    faq = faq_of("- {question: A, answer: B}")

    assert plain(render.colophon(faq, faq.entry(1), 60)) == []


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (Source(), ""),
        (Source("Rules", ("Ada", "Li"), "", "Press", "1999"), "Ada, Li, “Rules”, Press, 1999"),
        (Source(authors=("Press",), publisher="Press"), "Press"),
        (Source(url="https://x.org"), "https://x.org"),
        (Source("Rules", url="x.org"), "“Rules” x.org"),
    ],
)
def test_a_source_is_cited_by_what_is_known_of_it(source: Source, shown: str) -> None:
    """Parts that are missing leave no gap, and a publisher who is the author is named once."""
    assert render.citation(source).plain == shown


@pytest.mark.parametrize(
    ("url", "links"),
    [("https://x.org", ["https://x.org"]), ("javascript:alert(1)", []), ("file:///etc", [])],
)
def test_only_a_web_address_of_a_source_can_be_clicked(url: str, links: list[str]) -> None:
    """Another address is shown and leads nowhere."""
    text = render.citation(Source(url=url))

    assert text.plain == url
    assert [str(span.style) for span in text.spans if "link" in str(span.style)] == [
        f"link {link}" for link in links
    ]


def test_hits_show_count_number_question_section_and_passage(harbour: Faq) -> None:
    """What was found and why can be read without opening it."""
    lines = list(render.hits(harbour.search("crowns"), harbour.count, "crowns", 60))

    assert plain(lines) == [
        "1 question matches “crowns”",
        "",
        " 2  What does a night cost?",
        "    Arriving by sea",
        "    Ten crowns for each boat.",
    ]
    assert styled(lines, "faq.match") == ["crowns"]


def test_hits_say_how_many_are_not_shown(harbour: Faq) -> None:
    """A limit hides nothing silently."""
    first, *_ = render.hits(harbour.search("boat", limit=1), harbour.count, "boat", 60)

    assert first.plain == "3 questions match “boat”, 1 shown"


def test_a_hit_by_another_spelling_says_so_on_the_screen(harbour: Faq) -> None:
    """The spelling of this FAQ stands beside the section."""
    lines = plain(render.hits(harbour.search("Запорожье"), harbour.count, "Запорожье", 60))

    assert lines[3] == "    Arriving by sea · matched as “Zaporizhzhia”"


def test_an_echoed_query_cannot_steer_the_terminal(harbour: Faq) -> None:
    """Control characters and markup that were typed are shown as text."""
    query = 'crowns "ten crowns" \x1b[2J [bold]'
    first, *_ = render.hits(harbour.search(query), harbour.count, query, 60)

    assert first.plain == '1 question matches “crowns "ten crowns" ␛[2J [bold]”'


def test_a_match_in_tags_alone_is_labelled() -> None:
    """Tags are shown as such, and not as if they were the answer."""
    passage = Passage("tags", "boats, quay", (Span(7, 11),))

    lines = list(render.snippet(passage, Text("    "), 40))

    assert plain(lines) == ["    tags: boats, quay"]
    assert styled(lines, "faq.match") == ["quay"]


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("place", [0, 1000, 1995])
def test_a_long_passage_is_cut_to_two_lines_around_its_match(width: int, place: int) -> None:
    """The match is on the screen, and an ellipsis stands wherever something is left out."""
    text = "mole " * 400
    text = text[:place] + "quay " + text[place + 5 :]
    passage = Passage("answer", text.strip(), (Span(place, place + 4),))

    lines = list(render.snippet(passage, Text("    "), width))

    shown = " ".join(line.plain.strip() for line in lines)
    assert len(lines) == 2
    assert styled(lines, "faq.match") == ["quay"]
    assert shown.startswith("… ") is (place > 0)
    assert shown.endswith(" …") is (place < 1995)
    assert set(shown.split()) <= {"…", "mole", "quay"}


def test_other_matches_come_by_number_and_question_in_the_order_of_their_fitness(
    harbour: Faq,
) -> None:
    """Below the best answer, the others can be asked for by number."""
    found = harbour.search("boat")

    assert plain(render.others(found, 40)) == [
        "Other matches",
        *(f" {hit.entry.number}  {hit.entry.question}" for hit in found),
    ]


def test_screens_have_a_rule_between_them() -> None:
    """Several answers on one screen can be told apart."""
    screens = ([Text("one")], [Text("two")])

    assert plain(render.joined(iter(s) for s in screens)) == ["one", "", "─" * 20, "", "two"]


def test_facts_are_labelled_and_addresses_can_be_clicked() -> None:
    """Labels stand in one column."""
    lines = list(render.facts([("title", "The harbour"), ("address", "https://x.org")], 60))

    assert plain(lines) == ["title        The harbour", "address      https://x.org"]
    assert styled(lines, "link https://x.org") == ["https://x.org"]


@pytest.mark.parametrize("text", ["[bold]moor[/]", "[link=https://x]a[/link]", ":smile:", "[/"])
def test_console_markup_in_a_faq_is_text(text: str) -> None:
    """No bracket from a file, tag or query is ever read as a style."""
    entry = Entry(1, "a", text, text, body=Body(answer=(Block("paragraph", text),)))

    assert plain(render.answer(entry, 60)) == [f"1  {text}", "", text]
