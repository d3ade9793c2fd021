from __future__ import annotations

import json
import re

import pytest

import faqcli
from faqcli.cli.convert import FORMATS, complete_format
from faqcli.markup.to_html import is_followable, to_html, to_page
from faqcli.model import About, Entry
from faqcli.writers import Format, export
from faqcli.writers import html as page
from faqcli.writers.anchors import anchors_of, parts_of


def test_the_command_line_knows_all_formats() -> None:
    """The names in `--help` and what a shell completes are those of the formats."""
    assert tuple(Format) == FORMATS
    assert complete_format("j") == ["json", "jsonld"]


@pytest.mark.parametrize("name", Format)
def test_each_format_gives_text(name: Format) -> None:
    """Each module behind the interface gives a whole document that ends in a line end."""
    text = export(faqcli.load(), name)
    assert text.endswith("\n")
    assert "NATO" in text


@pytest.mark.parametrize(
    ("address", "is_allowed"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("mailto:a@example.org", True),
        ("../a/b.md#c", True),
        ("#c", True),
        ("a/b:c", True),
        ("?a:b", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("java%0Ascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("\\\\example.org", False),
    ],
)
def test_links_are_web_mail_or_relative(address: str, *, is_allowed: bool) -> None:
    """What else a link could lead to is no link."""
    assert is_followable(address) == is_allowed


@pytest.mark.parametrize(
    ("answer", "html"),
    [
        ("<b>a</b>\n\n<script>x</script>", "<p><strong>a</strong></p>"),
        ("<b onclick='x'>a</b><iframe src=x></iframe>", "<p><strong>a</strong></p>"),
        ("<a href='javascript:x'>a</a>", "<p>a</p>"),
        ("<ul><li>a</li></ul>", "<ul>\n<li>a</li>\n</ul>"),
        ("&lt;script>x&lt;/script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("<p>&lt;script>x&lt;/script></p>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("List<String> and <your-name>", "<p>List&lt;String&gt; and &lt;your-name&gt;</p>"),
        (r"\<b>a\</b> `<i>`", "<p>&lt;b&gt;a&lt;/b&gt; <code>&lt;i&gt;</code></p>"),
        ("`<b>a` ![c](d.png)", '<p><code>&lt;b&gt;a</code> <img src="d.png" alt="c"></p>'),
        ("<b>&amp;</b>a <i>b</i>", "<p>&amp;a <em>b</em></p>"),
    ],
)  # fmt: skip
def test_html_is_shown_as_what_it_means(answer: str, html: str) -> None:
    """Simple HTML becomes the like, what else a page could do is left out; code stays code."""
    assert to_html(answer) == html


def test_images_of_a_page_are_links() -> None:
    """An image becomes a link, and inside of a link its text alone."""
    assert to_page("![a *b*](c.png) [![d](e.png)](f)", below=3) == (
        '<p><a href="c.png" class="image">a b</a> <a href="f">d</a></p>'
    )
    assert to_html("![a](b.png)") == '<p><img src="b.png" alt="a"></p>'


def test_headings_of_a_page_follow_each_other() -> None:
    """An answer's headings start right below the question's, and leave out no level."""
    html = to_page("### A\n# B\n#### C\n## D", below=3)
    assert re.findall(r"<(h\d)>", html) == ["h4", "h4", "h5", "h5"]


def test_anchors_are_apart() -> None:
    """An id that the page or a section has already gets a suffix; white space is no part of one."""
    entries = [
        Entry(1, "_search", "A?", ""),
        Entry(2, "a b", "B?", "", section="S"),
        Entry(3, "section-s", "C?", "", section="S"),
    ]
    assert anchors_of(entries, ["_search"]) == {1: "_search-2", 2: "a-b", 3: "section-s"}
    assert [part.anchor for part in parts_of(entries)] == ["", "section-s-2"]


def test_a_page_s_language_is_one() -> None:
    """What is no language tag is not written as one; right-to-left scripts run so."""
    assert '<html lang="en" dir="ltr">' in page.text_of(About(language='x" y="'), [])
    assert '<html lang="he" dir="rtl">' in page.text_of(About(language="he"), [])


def test_linked_data_in_a_page_cannot_end_its_script() -> None:
    """`<` is written as an escape, which JSON reads back."""
    entry = Entry(1, "a", "</script><!--", "</script>")
    html = page.text_of(About(title="</script>"), [entry])
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    assert json.loads(data[1])["mainEntity"][0]["name"] == "</script><!--"
