import pytest

from faqcli.markup.blocks import MAX_MARKUP, parse
from faqcli.model import Block, Mark


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"])
def test_an_empty_text_has_no_blocks(text: str) -> None:
    """Nor has white space."""
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
def test_a_paragraph_is_shown_without_markdown_syntax(text: str, shown: str) -> None:
    """Line ends become spaces; escapes, entities and HTML are replaced by what they mean."""
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
def test_marks_count_code_points_of_the_shown_text(text: str, shown: str, mark: Mark) -> None:
    """The target of a link is shown after its text."""
    assert parse(text) == (Block("paragraph", shown, (mark,)),)


def test_marks_can_be_nested() -> None:
    """All are kept, ordered by their starts."""
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
    ],
)
def test_images_and_links_that_cannot_be_followed_become_text(text: str, shown: str) -> None:
    """Only http, https and mailto links can be followed."""
    assert parse(text) == (Block("paragraph", shown),)


@pytest.mark.parametrize(
    ("text", "shown", "mark"),
    [
        ("![b](https://x.org/i)", "b (https://x.org/i)", Mark(0, 1, "image", "https://x.org/i")),
        ("![](https://x.org/i)", "image (https://x.org/i)", Mark(0, 5, "image", "https://x.org/i")),
        ("![b](i.png)", "b", Mark(0, 1, "image")),
    ],
)
def test_images_are_their_descriptions(text: str, shown: str, mark: Mark) -> None:
    assert parse(text) == (Block("paragraph", shown, (mark,)),)


@pytest.mark.parametrize("text", ["a&#x202e;b", "a&#x9b;b"])
def test_an_entity_cannot_bring_in_a_control_character(text: str) -> None:
    """It is made visible like any other text."""
    assert parse(text) == (Block("paragraph", "a\ufffdb"),)


def test_only_the_first_block_of_a_list_item_has_the_bullet() -> None:
    """The others are indented by its width."""
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
def test_an_ordered_list_counts_from_its_first_number(text: str, markers: list[str]) -> None:
    """The other numbers don't matter in Markdown."""
    assert [block.margin for block in parse(text)] == [(marker,) for marker in markers]


def test_an_empty_item_keeps_its_bullet() -> None:
    """It has a paragraph without text."""
    assert parse("-\n- b") == (
        Block("paragraph", "", margin=("•",)),
        Block("paragraph", "b", margin=("•",)),
    )


def test_every_block_of_a_quotation_has_its_sign() -> None:
    """A bullet inside it is only before the first."""
    assert parse("> a\n>\n> - b\n>\n>   c") == (
        Block("paragraph", "a", margin=(">",)),
        Block("paragraph", "b", margin=(">", "•")),
        Block("paragraph", "c", margin=(">", " ")),
    )


def test_a_heading_keeps_its_level() -> None:
    """It doesn't matter in which of the two ways it is written."""
    assert parse("## A *b*") == (Block("heading", "A b", (Mark(2, 3, "emphasis"),), info="2"),)
    assert parse("A *b*\n---") == (Block("heading", "A b", (Mark(2, 3, "emphasis"),), info="2"),)


@pytest.mark.parametrize(
    ("text", "language"),
    [("```py\na *b*\n\nc\n```", "py"), ("~~~\na *b*\n\nc\n~~~", ""), ("    a *b*\n\n    c", "")],
)
def test_code_is_shown_as_it_is_written(text: str, language: str) -> None:
    """Nothing in it counts as syntax, and its lines stay lines."""
    assert parse(text) == (Block("code", "a *b*\n\nc", info=language),)


def test_a_table_has_a_line_for_each_row_and_tabs_between_cells() -> None:
    """Marks count from its start, tabs in cells become spaces, and short rows are filled."""
    assert parse("| a | b |\n|--|--|\n| c\td | *é* |\n| `f` |") == (
        Block("table", "a\tb\nc d\té\nf\t", (Mark(8, 9, "emphasis"), Mark(10, 11, "code"))),
    )


def test_a_rule_is_a_block_without_text() -> None:
    """It is between the blocks around it."""
    assert [block.kind for block in parse("a\n\n---\n\nb")] == ["paragraph", "rule", "paragraph"]


def test_a_text_that_is_too_long_to_parse_is_shown_as_it_is_written() -> None:
    """Only its paragraphs are told apart."""
    text = f"{'[' * MAX_MARKUP}\n\n*a* <b>b</b>\n"

    assert parse(text) == (Block("paragraph", "[" * MAX_MARKUP), Block("paragraph", "*a* <b>b</b>"))


@pytest.mark.parametrize("text", ['```\n<a id="x"></a>\nQ: ', "<p>a</p> ", "a \n"])
def test_white_space_at_the_end_of_an_answer_is_ignored(text: str) -> None:
    """It doesn't matter whether the answer has tags."""
    assert parse(text) == parse(text.rstrip())
