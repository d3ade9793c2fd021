from collections.abc import Callable, Iterable

import pytest
from rich.cells import cell_len

from faqcli.faq import Faq
from faqcli.markup.blocks import parse
from faqcli.model import Author, Block, Body, Entry, Mark, Source, Span
from faqcli.output.answer import (
    answer,
    citation,
    credit,
    directions,
    leads,
    marked,
    number,
    provenance,
)
from faqcli.output.text import Text
from faqcli.output.theme import Role, escaped
from faqcli.output.wrap import MEASURE


def plain(lines: Iterable[Text]) -> list[str]:
    """Return lines without their marks."""
    return [line.plain for line in lines]


def entry_of(*blocks: Block) -> Entry:
    """Return an entry with this answer."""
    return Entry(1, "a", "A?", "…", body=Body(answer=blocks))


def test_an_answer_shows_question_short_answer_answer_and_note(harbour: Faq) -> None:
    assert plain(answer(harbour.entry(1), 60)) == [
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


def test_a_brief_answer_leaves_out_the_answer_and_the_note(harbour: Faq) -> None:
    lines = answer(harbour.entry(1), 60, is_brief=True)

    assert plain(lines) == ["1  Where may I moor?", "", "┃ At the north quay."]


def test_matches_are_marked_in_every_part_of_an_answer(harbour: Faq) -> None:
    lines = answer(harbour.entry(1), 60, harbour.highlighter("moor quay").spans)

    matches = [
        line.plain[start:end]
        for line in lines
        for start, end, role, _ in line.marks
        if role == Role.MATCH
    ]
    assert matches == ["moor", "quay", "moor", "quay", "quay"]


def test_a_match_inside_a_link_is_marked_as_both() -> None:
    block = Block("paragraph", "a times", (Mark(2, 7, "link", "https://x.org"),))

    text = marked(block, [Span(2, 7)])

    assert text.plain == "a times"
    assert text.marks == [(2, 7, Role.LINK, "https://x.org"), (2, 7, Role.MATCH, "")]


@pytest.mark.parametrize(
    ("block", "role"),
    [
        (Block("heading", "Title", info="2"), Role.SECTION),
        (Block("code", "x = 1"), Role.CODE),
        (Block("rule", ""), Role.META),
        (Block("paragraph", "a", margin=(">",)), Role.QUOTE),
        (Block("paragraph", "a", margin=("•",)), Role.BULLET),
    ],
)
def test_each_kind_of_block_is_marked_as_what_it_is(block: Block, role: str) -> None:
    *_, line = answer(entry_of(block), 40)

    assert role in [mark[2] for mark in line.marks]


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
def test_margins_hang_code_is_indented_and_short_items_have_no_blank_lines_between(
    blocks: tuple[Block, ...], lines: list[str]
) -> None:
    assert plain(answer(entry_of(*blocks), 40))[2:] == lines


def test_a_table_in_a_quotation_has_its_bar_on_every_line() -> None:
    table = Block("table", "Boat\tDues\nketch\tten", margin=(">",))

    lines = plain(answer(entry_of(table), 40))[2:]

    assert all(line.startswith("│ ") for line in lines)


def test_the_paragraphs_of_a_note_are_joined_by_one_bar() -> None:
    note = (Block("paragraph", "One."), Block("paragraph", "Two."))

    lines = plain(answer(Entry(1, "a", "A?", "", body=Body(note=note)), 40))

    assert [line.rstrip() for line in lines[2:]] == ["│ Note", "│ One.", "│", "│ Two."]


@pytest.mark.parametrize("text", ["[bold]moor[/]", "[link=https://x]a[/link]", ":smile:", "[/"])
def test_console_markup_in_a_faq_is_shown_as_text(text: str) -> None:
    entry = Entry(1, "a", text, text, body=Body(answer=(Block("paragraph", text),)))

    assert plain(answer(entry, 60)) == [f"1  {text}", "", text]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_of_an_answer_is_wider_than_the_window_or_the_measure(
    width: int, harbour: Faq
) -> None:
    lines = [line for entry in harbour.entries for line in answer(entry, width)]

    assert max(line.cell_len for line in lines) <= min(width, MEASURE)


def test_numbers_are_padded_to_a_column() -> None:
    assert number(7, 3).plain == "  7  "


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (60, "Arriving by sea · as of 2024 · boats, quay"),
        (41, "Arriving by sea · as of 2024 · boats, …"),
        (30, "Arriving by sea · as of 2024"),
    ],
)
def test_below_an_answer_are_its_section_date_and_the_tags_that_fit(
    width: int, line: str, harbour: Faq
) -> None:
    assert plain(provenance(harbour, harbour.entry(1), width)) == [line]


def test_a_note_says_whose_account_the_answers_are(harbour: Faq) -> None:
    assert plain(credit(harbour, 60)) == ["restated from Berg and Li, Town press, 1999"]


def test_how_an_entry_was_found_comes_before_its_section(harbour: Faq) -> None:
    lines = plain(provenance(harbour, harbour.entry(3), 60, "matched as “pump”"))

    assert lines == ["matched as “pump”", "Leaving · as of 2024 · boats"]


@pytest.mark.parametrize(
    ("entry", "lines"),
    [
        (1, ["", "next      2  What does a night cost?"]),
        (3, ["", "previous  2  What does a night cost?"]),
    ],
)
def test_what_to_read_next_leaves_out_broken_and_repeated_references(
    entry: int, lines: list[str], harbour: Faq
) -> None:
    """Entry 1 names `fees` twice, itself, and an entry that doesn't exist."""
    found = list(leads(harbour, harbour.entry(entry), 60))

    assert plain(line for _, lines in found for line in lines) == lines
    assert plain(directions(harbour, harbour.entry(entry), 60)) == [f"{lines[1].split()[0]} 2"]
    assert {heading.number for heading, _ in found} == {2}


def test_an_entry_by_itself_has_no_empty_labels_below_it(faq_of: Callable[[str], Faq]) -> None:
    faq = faq_of("- {question: A, answer: B}")

    assert not list(provenance(faq, faq.entry(1), 60))
    assert not list(leads(faq, faq.entry(1), 60))
    assert not [*directions(faq, faq.entry(1), 60), *credit(faq, 60)]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (Source(), ""),
        (
            Source(
                "Rules", (Author("Ada", "a pilot"), Author("Li")), publisher="Press", year="1999"
            ),
            "Ada, Li, “Rules”, Press, 1999",
        ),
        (Source(authors=(Author("Press"),), publisher="Press"), "Press"),
        (Source(url="https://x.org"), "https://x.org"),
        (Source("Rules", url="x.org"), "“Rules” x.org"),
    ],
)
def test_a_citation_has_no_gaps_and_no_repeated_names(source: Source, shown: str) -> None:
    assert citation(source).plain == shown


@pytest.mark.parametrize(
    ("url", "links"),
    [("https://x.org", ["https://x.org"]), ("javascript:alert(1)", []), ("file:///etc", [])],
)
def test_only_a_web_address_in_a_citation_can_be_clicked(url: str, links: list[str]) -> None:
    text = citation(Source(url=url))

    assert text.plain == url
    assert [target for *_, target in text.marks if target] == links


def test_wide_characters_of_a_question_are_wrapped_by_their_cells() -> None:
    entry = Entry(1, "a", "国境線" * 20, "")

    assert max(cell_len(line) for line in plain(answer(entry, 40))) <= 40


def test_images_stand_in_brackets() -> None:
    [block] = parse("See ![a map](https://x.org/map.png) and ![](b.png).")
    shown = marked(block, [Span(4, 9)])

    assert shown.plain == "See [image: a map] (https://x.org/map.png) and [image]."
    assert [shown.plain[a:b] for a, b, role, _ in shown.marks if role == "match"] == ["a map"]
    assert escaped(shown, has_color=True).count("\x1b]8;") == 2  # one that begins, one that ends


def test_lists_of_an_answer_are_spaced_alike() -> None:
    """If the items of one of them are long, all have blank lines between them."""
    long = "word " * 60
    text = f"- one\n- two\n\nthen\n\n- {long}\n- four\n"
    entry = Entry(1, "a", "A?", text, body=Body(answer=parse(text)))
    lines = plain(answer(entry, 80))

    assert lines[lines.index("  • one") + 1] == ""
