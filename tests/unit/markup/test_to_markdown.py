import pytest

from faqcli.markup.blocks import parse
from faqcli.markup.to_markdown import from_blocks


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("a <b>b <i>c</i></b> <code>d*</code> <s>e</s>", "a **b *c*** `d*` ~~e~~"),
        ("<a href='https://x.y/(z)'>a</a>.", "[a](<https://x.y/(z)>)."),
        ("<a href='mailto:a@x.y'>write</a>", "[write](mailto:a@x.y)"),
        ("<a href='mailto:a@x.y'>a@x.y</a>, <a href='https://x.y'>b</a>", "<a@x.y>, [b](https://x.y)"),
        ("<a href='https://x.y/a_b_'>https://x.y/a_b_</a>", "<https://x.y/a_b_>"),
        ("<ul><li>a</li><li>b<p>c</p><ol><li>d</li></ol></li></ul>", "- a\n- b\n\n  c\n  1. d"),
        ("<pre>a\n  b</pre>c", "```\na\n  b\n```\n\nc"),
        ("<pre>```</pre>", "````\n```\n````"),
        ("<h2>a</h2><hr><blockquote>b<p>c</p></blockquote>", "## a\n\n---\n\n> b\n>\n> c"),
        ("<table><tr><th>a|<th>b<tr><td>c<td>d</table>", "| a\\| | b |\n| --- | --- |\n| c | d |"),
        ("<p>a*b # snake_case _c [d]</p>", r"a\*b # snake_case \_c \[d\]"),
        ("<p>&lt;e> &amp;lt;</p>", r"\<e> \&lt;"),
        ("<p># a<br>- b<br>1. c<br>2.5</p>", "\\# a\\\n\\- b\\\n1\\. c\\\n2.5"),
    ],
)  # fmt: skip
def test_html_becomes_markdown_that_means_the_same(html: str, markdown: str) -> None:
    """Read again, it gives the same blocks."""
    assert from_blocks(parse(html)) == markdown
    assert parse(markdown) == parse(html)


def test_a_text_of_nothing_but_marks_is_written() -> None:
    """Their number counts once, not with its square."""
    blocks = parse("<b>a</b>" * 12_000)

    assert from_blocks(blocks).count("**") == 24_000
