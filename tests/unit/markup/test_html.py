import pytest

from faqcli.markup.blocks import parse
from faqcli.markup.elements import MAX_DEPTH
from faqcli.markup.html import text_of
from faqcli.markup.tags import is_html
from faqcli.model import Block, Mark


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("One.<br/><br />Two.<br>Three.", ["One.", "Two.\nThree."]),
        ("<div>One.\n\n      <p>Two.</p>\n</div>", ["One.", "Two."]),
        ("  <p>One\n   two</p>", ["One two"]),
        ("Fish &amp; <b>chips</b>&nbsp;&copy;", ["Fish & chips\xa0©"]),
        ("<b>a</b> List<String> <c> 1 < 2", ["a List<String> <c> 1 < 2"]),
        ("<b>a</b> `<b>` and\n\n    code <i>", ["a <b> and", "code <i>"]),
        ("10<sup>6</sup>, 1<sup>st</sup>, H<sub>2</sub>O", ["10⁶, 1st, H2O"]),
        ("<q>a</q><!-- no --><script>no()</script><style>no</style>", ["“a”"]),
        ("<unknown><p>a</p></unknown>", ["<unknown>", "a", "</unknown>"]),
        ("<iframe src='https://x.y'></iframe>a", ["a"]),
        ("<img src='https://x.y/z.png' alt='A picture'>", ["A picture (https://x.y/z.png)"]),
        ("<u>a</u> *b* **c**", ["a b c"]),
        ("<p>\x1b[31m &#27;[31m &#x202e;a</p>", ["␛[31m ␛[31m �a"]),
        ("<p></p><br>", []),
    ],
)
def test_html_is_shown_as_a_browser_would_show_it(text: str, shown: list[str]) -> None:
    """Scripts and the like are left out; Markdown around it still works."""
    assert [block.text for block in parse(text)] == shown


def test_list_items_have_markers() -> None:
    """Lists can be nested, start at any number and have several paragraphs in an item."""
    blocks = parse("<ul><li>a<ol start=3><li>b</li><li><p>c</p><p>d</p></ol></li></ul>")

    assert [(b.text, b.margin) for b in blocks] == [
        ("a", ("•",)),
        ("b", (" ", "3.")),
        ("c", (" ", "4.")),
        ("d", (" ", "  ")),
    ]


def test_an_item_without_text_keeps_its_number() -> None:
    """An item is counted once, whatever is in it."""
    blocks = parse("<ol><li><blockquote>a</blockquote></li><li></li><li>b</li></ol>")

    assert [(b.text, b.margin) for b in blocks] == [
        ("a", ("1.", ">")),
        ("", ("2.",)),
        ("b", ("3.",)),
    ]


def test_a_link_around_paragraphs_is_a_link_in_each() -> None:
    """Its target follows the text in each of them."""
    link = Mark(0, 1, "link", "https://x.y")

    assert parse("<a href='https://x.y'><p>a</p><p>b</p></a>") == (
        Block("paragraph", "a (https://x.y)", (link,)),
        Block("paragraph", "b (https://x.y)", (link,)),
    )


def test_nothing_in_a_table_is_lost() -> None:
    """Its caption is above it, and the marks of all paragraphs in a cell are kept."""
    text = "<table><caption>a</caption><tr><td><p>b</p><p><b>c</b></p><td>d</table>"

    assert parse(text) == (
        Block("paragraph", "a"),
        Block("table", "b / c\td", (Mark(4, 5, "strong"),)),
    )


def test_emphasis_code_and_links_are_marks() -> None:
    """A link that can't be followed is only its text."""
    text = (
        '<b>a <i>b</i></b> <code>c</code> <a href="https://x.y">d</a> <a href="javascript:e">e</a>'
    )

    assert parse(text) == (
        Block(
            "paragraph",
            "a b c d (https://x.y) e",
            (
                Mark(0, 3, "strong"),
                Mark(2, 3, "emphasis"),
                Mark(4, 5, "code"),
                Mark(6, 7, "link", "https://x.y"),
            ),
        ),
    )


def test_each_block_element_becomes_its_kind_of_block() -> None:
    """These are headings, code, quotations, tables, definitions and rules."""
    text = (
        "<h3>a</h3><pre><code>b\n  c &lt;</code></pre><blockquote>d<p>e</p></blockquote>"
        "<table><tr><th>f<th>g</tr><tr><td>h<td><b>i</b></tr></table><dl><dt>j<dd>k</dl><hr>"
    )

    assert parse(text) == (
        Block("heading", "a", info="3"),
        Block("code", "b\n  c <"),
        Block("paragraph", "d", margin=(">",)),
        Block("paragraph", "e", margin=(">",)),
        Block("table", "f\tg\nh\ti", (Mark(6, 7, "strong"),)),
        Block("paragraph", "j", (Mark(0, 1, "strong"),)),
        Block("paragraph", "k", margin=("  ",)),
        Block("rule", ""),
    )


def test_html_that_nests_too_deeply_is_shown_as_text() -> None:
    """Parsing it could take minutes."""
    deep = "<div>" * (MAX_DEPTH + 1) + "a" + "</div>" * (MAX_DEPTH + 1)

    assert not is_html(deep)
    assert parse(deep)[0].text == deep
    assert parse(deep[5:-6])[0].text == "a"


def test_a_question_may_contain_html() -> None:
    """Its tags are left out, unless it is nothing but a tag."""
    assert text_of("<span>What does <code>--all</code> do?</span>") == "What does --all do?"
    assert text_of("What is List<String>?") == "What is List<String>?"
    assert text_of("<br>") == "<br>"
