import pytest

from faqcli.markup.blocks import MAX_MARKUP, parse
from faqcli.model import Block, Mark


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"])
def test_a_text_without_anything_in_it_has_no_blocks(text: str) -> None:
    """White space alone is nothing to show."""
    assert parse(text) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ten crowns, “each”.", "Ten crowns, “each”."),
        ("  Ten crowns.", "Ten crowns."),
        ("Ten crowns.\n", "Ten crowns."),
        ("Ten\ncrowns.", "Ten crowns."),
        ("Ten  \ncrowns.", "Ten\ncrowns."),
        ("Ten\\\ncrowns.", "Ten\ncrowns."),
        (r"\*Ten\* \[crowns\]", "*Ten* [crowns]"),
        ("Fish &amp; chips &copy;", "Fish & chips ©"),
        ("<b>Ten</b> crowns", "Ten crowns"),
        ("List<String> or <your-name>", "List<String> or <your-name>"),
    ],
)
def test_a_paragraph_is_shown_without_its_marks_of_syntax(text: str, shown: str) -> None:
    """Line ends become spaces, escapes, entities and HTML what they stand for."""
    (block,) = parse(text)

    assert block.text == shown


@pytest.mark.parametrize(
    ("text", "shown", "mark"),
    [
        ("a *b* c", "a b c", Mark(2, 3, "emphasis")),
        ("a **b** c", "a b c", Mark(2, 3, "strong")),
        ("a `b*` c", "a b* c", Mark(2, 4, "code")),
        ("a ~~b~~ c", "a b c", Mark(2, 3, "strike")),
        (
            "a [b](https://x.org) c",
            "a b (https://x.org) c",
            Mark(2, 3, "link", "https://x.org"),
        ),
        ("<https://x.org>", "https://x.org", Mark(0, 13, "link", "https://x.org")),
        ("[b](mailto:a@b.c)", "b (a@b.c)", Mark(0, 1, "link", "mailto:a@b.c")),
        ("[a@b.c](mailto:a@b.c)", "a@b.c", Mark(0, 5, "link", "mailto:a@b.c")),
        ("É *ß* 👩", "É ß 👩", Mark(2, 3, "emphasis")),
    ],
)
def test_a_mark_says_which_part_of_the_shown_text_it_covers(
    text: str, shown: str, mark: Mark
) -> None:
    """Offsets count code points of the text as shown; a link's target is shown beside it."""
    assert parse(text) == (Block("paragraph", shown, (mark,)),)


def test_marks_may_stand_inside_each_other() -> None:
    """Every mark is kept, in the order of their starts."""
    assert parse("[**b** `c`](https://x.org)") == (
        Block(
            "paragraph",
            "b c (https://x.org)",
            (Mark(0, 1, "strong"), Mark(0, 3, "link", "https://x.org"), Mark(2, 3, "code")),
        ),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[b](ftp://x.org)", "b"),
        ("[b](#place)", "b"),
        ("[b](page.md)", "b"),
        ("[b](javascript:alert)", "[b](javascript:alert)"),
        ("![b](https://x.org/i.png)", "b (https://x.org/i.png)"),
        ("![](https://x.org/i.png)", "image (https://x.org/i.png)"),
        ("![b](i.png)", "b"),
    ],
)
def test_images_and_links_that_cannot_be_followed_are_text(text: str, shown: str) -> None:
    """Only http, https and mailto make a link; an image is its description."""
    assert parse(text) == (Block("paragraph", shown),)


@pytest.mark.parametrize("text", ["a&#x202e;b", "a&#x9b;b"])
def test_an_entity_cannot_smuggle_in_a_control_character(text: str) -> None:
    """What an entity stands for is made visible like any other text."""
    assert parse(text) == (Block("paragraph", "a\ufffdb"),)


def test_items_of_a_list_carry_a_bullet_and_their_further_blocks_its_width() -> None:
    """The margin shows which block opens an item and how deep it stands."""
    assert parse("- a\n- b\n\n  c\n  - d") == (
        Block("paragraph", "a", margin=("•",)),
        Block("paragraph", "b", margin=("•",)),
        Block("paragraph", "c", margin=(" ",)),
        Block("paragraph", "d", margin=(" ", "•")),
    )


@pytest.mark.parametrize(
    ("text", "markers"),
    [
        ("1. a\n2. b", ["1.", "2."]),
        ("1. a\n1. b", ["1.", "2."]),
        ("9. a\n3. b", ["9.", "10."]),
        ("0. a\n1. b", ["0.", "1."]),
        ("1999. a", ["1999."]),
    ],
)
def test_a_numbered_list_counts_on_from_its_first_number(text: str, markers: list[str]) -> None:
    """Only the first number of a list decides, as Markdown has it."""
    assert [block.margin for block in parse(text)] == [(marker,) for marker in markers]


def test_an_empty_item_still_shows_its_bullet() -> None:
    """No item of a list is lost for having nothing in it."""
    assert parse("-\n- b") == (
        Block("paragraph", "", margin=("•",)),
        Block("paragraph", "b", margin=("•",)),
    )


def test_a_quotation_keeps_its_sign_before_every_block() -> None:
    """Unlike a bullet, the sign of a quotation stands before each of its blocks."""
    assert parse("> a\n>\n> - b\n>\n>   c") == (
        Block("paragraph", "a", margin=(">",)),
        Block("paragraph", "b", margin=(">", "•")),
        Block("paragraph", "c", margin=(">", " ")),
    )


def test_a_heading_keeps_its_level() -> None:
    """Both ways to write a heading give the same block."""
    assert parse("## A *b*") == (Block("heading", "A b", (Mark(2, 3, "emphasis"),), info="2"),)
    assert parse("A *b*\n---") == (Block("heading", "A b", (Mark(2, 3, "emphasis"),), info="2"),)


@pytest.mark.parametrize(
    ("text", "language"),
    [("```py\na *b*\n\nc\n```", "py"), ("~~~\na *b*\n\nc\n~~~", ""), ("    a *b*\n\n    c", "")],
)
def test_code_is_shown_as_it_is_written(text: str, language: str) -> None:
    """Nothing in a code block counts as syntax, and its lines stay lines."""
    assert parse(text) == (Block("code", "a *b*\n\nc", info=language),)


def test_a_table_has_a_line_for_each_row_and_a_tab_between_cells() -> None:
    """Marks count from the start of the table; tabs in a cell are spaces; short rows are filled."""
    assert parse("| a | b |\n|--|--|\n| c\td | *é* |\n| `f` |") == (
        Block("table", "a\tb\nc d\té\nf\t", (Mark(8, 9, "emphasis"), Mark(10, 11, "code"))),
    )


def test_a_rule_is_a_block_without_text() -> None:
    """A thematic break stands between the blocks around it."""
    assert [block.kind for block in parse("a\n\n---\n\nb")] == ["paragraph", "rule", "paragraph"]


def test_a_text_too_long_to_parse_is_shown_as_it_is_written() -> None:
    """In its paragraphs."""
    text = f"{'[' * MAX_MARKUP}\n\n*a* <b>b</b>\n"

    assert parse(text) == (Block("paragraph", "[" * MAX_MARKUP), Block("paragraph", "*a* <b>b</b>"))


@pytest.mark.parametrize("text", ['```\n<a id="x"></a>\nQ: ', "<p>a</p> ", "a \n"])
def test_white_space_at_the_end_is_no_part_of_an_answer(text: str) -> None:
    """With tags in it or without."""
    assert parse(text) == parse(text.rstrip())
