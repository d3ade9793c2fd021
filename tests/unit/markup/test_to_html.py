from __future__ import annotations

import re

import pytest

from faqcli.markup.to_html import to_html, to_page


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
def test_html_in_an_answer_is_rewritten(answer: str, html: str) -> None:
    """Text keeps its meaning, what a page could do is left out, and code stays code."""
    assert to_html(answer) == html


def test_images_in_a_page_are_links() -> None:
    """An image becomes a link; inside a link, only its text is left."""
    assert to_page("![a *b*](c.png) [![d](e.png)](f)", below=3) == (
        '<p><a href="c.png" class="image">a b</a> <a href="f">d</a></p>'
    )
    assert to_html("![a](b.png)") == '<p><img src="b.png" alt="a"></p>'


def test_headings_in_a_page_skip_no_level() -> None:
    """An answer's headings start right below the question's."""
    html = to_page("### A\n# B\n#### C\n## D", below=3)
    assert re.findall(r"<(h\d)>", html) == ["h4", "h4", "h5", "h5"]


def test_cells_are_aligned_by_classes() -> None:
    """A style attribute would be against the security policy of the page."""
    html = to_html("| a |\n| -: |\n| b |")
    assert '<th class="right">a</th>' in html
    assert "style" not in html
