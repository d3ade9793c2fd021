import pytest

from faqcli.markup.blocks import parse
from faqcli.markup.prose import lines_of
from faqcli.markup.to_markdown import as_markdown, from_blocks
from faqcli.model import Block, Mark


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a*b # snake_case _c [d]", r"a\*b # snake_case \_c [d]"),
        ("[a](b) [c]: d", r"\[a](b) \[c]: d"),
        ("<e> &lt; 1 < 2", r"\<e> \&lt; 1 < 2"),
        ("# a\n- b\n1. c\n2.5", "\\# a\\\n\\- b\\\n1\\. c\\\n2.5"),
        ("a\n===", "a\\\n\\==="),
        (r"C:\dir\*", r"C:\dir\\\*"),
        ("a\\\nb", "a\\\\\\\nb"),
    ],
)
def test_text_is_escaped_no_more_than_it_needs_to_be(text: str, markdown: str) -> None:
    """Read again, it is the same text."""
    lines = lines_of(Block("paragraph", text))
    assert "\n".join(lines) == markdown
    assert [block.text for block in parse(markdown)] == [text]


def test_everything_is_escaped_if_less_is_not_enough() -> None:
    """Two lines may look like a table, which the usual escapes don't prevent."""
    (line, other) = lines_of(Block("paragraph", "a | b\n--- | ---"))
    assert (line, other) == (r"a \| b" + "\\", r"\-\-\- \| \-\-\-")


@pytest.mark.parametrize(
    ("marks", "markdown"),
    [
        ([Mark(0, 3, "strong"), Mark(0, 3, "emphasis")], "***a b*** c"),
        ([Mark(0, 2, "strong")], "**a** b c"),
        ([Mark(0, 1, "strong"), Mark(1, 3, "emphasis")], "**a** *b* c"),
        ([Mark(2, 3, "code"), Mark(2, 3, "link", "/x")], "a [`b`](/x) c"),
        ([Mark(2, 3, "image", "b.png")], "a ![b](b.png) c"),
        ([Mark(2, 3, "link", "https://x.y/(z)")], "a [b](<https://x.y/(z)>) c"),
    ],
)
def test_signs_are_nested_and_touch_the_text(marks: list[Mark], markdown: str) -> None:
    """White space at the ends of a mark is left outside its signs."""
    assert lines_of(Block("paragraph", "a b c", tuple(marks))) == [markdown]


def test_marks_that_would_not_work_in_markdown_are_left_out() -> None:
    """Their signs would be shown; all others stay."""
    html = "<p>a<i>b</i>c</p><p>x<i> y</i>z</p><p><code>d</code></p>"
    assert as_markdown(html) == "a*b*c\n\nx *y*z\n\n`d`"
    html = "<p>«<b>a»</b>b <code>c</code></p>"
    assert as_markdown(html) == "«a»b `c`"


def test_a_table_has_as_many_columns_as_its_longest_row() -> None:
    """Others are filled, and `|` in a cell is escaped once."""
    assert lines_of(Block("table", "a\nb|\tc")) == ["| a |  |", "| --- | --- |", "| b\\| | c |"]


def test_the_time_to_write_marks_grows_with_their_number() -> None:
    """It doesn't grow with its square."""
    blocks = parse("<b>a</b> " * 10_000)

    assert from_blocks(blocks).count("**") == 20_000
