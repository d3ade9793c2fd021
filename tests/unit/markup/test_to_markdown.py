import pytest

from faqcli.errors import UnreadableError
from faqcli.markup.blocks import parse
from faqcli.markup.to_markdown import as_markdown, from_blocks, from_html


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
        ("<p>a*b # snake_case _c [d]</p>", r"a\*b # snake_case \_c [d]"),
        ("<p>&lt;e> &amp;lt;</p>", r"\<e> \&lt;"),
        ("<p># a<br>- b<br>1. c<br>2.5</p>", "\\# a\\\n\\- b\\\n1\\. c\\\n2.5"),
        ("<p>a<br>===</p>", "a\\\n\\==="),
        ("<ol><li>a</li></ol><ol><li>b</li></ol>", "1. a\n\n1) b"),
        ("<ul><li>a</li></ul><ol start=3><li>b</li></ol>", "- a\n\n3. b"),
        ("<ul><li>a<ol start=3><li>b</li></ol></li></ul>", "- a\n\n  3. b"),
        ("<ul><li>a<ul><li></li></ul></li><li>b</li></ul>", "- a\n\n  -\n- b"),
        ("<ul><li><hr></li><li><pre>a </pre></li></ul>", "- ***\n- ```\n  a \n  ```"),
        ("<ul><li><blockquote>a<p>b</blockquote></ul>", "- > a\n  >\n  > b"),
        ("<b>a</b><i>b</i> <code>`</code>", "**a**_b_ `` ` ``"),
        ("<a href='https://x.y'><b>a</b></a>", "[**a**](https://x.y)"),
    ],
)  # fmt: skip
def test_html_in_an_answer_becomes_markdown_with_the_same_blocks(html: str, markdown: str) -> None:
    """It is escaped no more than it needs to be."""
    assert from_blocks(parse(html)) == markdown
    assert parse(markdown) == parse(html)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <b> b </b>c", "a **b** c"),
        ("a*b* _c_ d_e `f` [g](h) &lt;i&gt;", r"a\*b\* \_c\_ d_e \`f\` \[g](h) \<i>"),
        ("<p># a<p>1. b<p>- c<p>+ d<p>> e", "\\# a\n\n1\\. b\n\n\\- c\n\n\\+ d\n\n\\> e"),
        ("<ul><li>a<li>b<ol start=3><li>c</ol></ul>", "- a\n- b\n\n  3. c"),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b"),
        ("<pre><code class=language-sh>a\n``` b\n</code></pre>", "````sh\na\n``` b\n````"),
        ("<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b"),
        ("<table><tr><th>a<th>b<tr><td>c|d</table>", "| a | b |\n| --- | --- |\n| c\\|d |  |"),
        ("<a href='javascript:x'>a</a> <a href='/b c'>b</a>", "a [b](/b%20c)"),
        ("<a href='https://e.org/'>https://e.org/</a>", "<https://e.org/>"),
        ("<img src=a.png alt='b'><script>c</script><style>d</style>", "![b](a.png)"),
        ("<code>a`b</code><kbd>c</kbd>", "``a`b`` `c`"),
        ("<h2>a<br>b</h2><hr>c<br><br>", "## a b\n\n---\n\nc"),
        ("<dl><dt>a<dd>b<dd><ul><li>c</ul></dl>", "**a**\n\nb\n\n- c"),
        ("<table><caption>a</caption><tr><td>b</table>", "a\n\n| b |\n| --- |"),
        ("<p>a<code> b  c </code></p><button>d</button>", "a`  b  c  `"),
        ("<details><summary>a</summary>b</details>", "**a**\n\nb"),
        ("10<sup>6</sup>, <q>a</q><img src='data:x' alt=''>", "10⁶, “a”"),
    ],
)
def test_a_part_of_a_page_becomes_markdown(html: str, markdown: str) -> None:
    """Relative links, images, languages of code and lists in a row stay what they are."""
    assert from_html(html).rstrip("\n") == markdown


def test_a_part_of_a_page_that_nests_too_deeply_is_refused() -> None:
    """Elements that nest less deeply, but too deeply for an answer, are reduced to their text."""
    with pytest.raises(UnreadableError, match="nests more than 5,000"):
        from_html("<b>" * 6_000)
    assert from_html("<b>" * 1_000 + "x").strip("*_\n") == "x"


@pytest.mark.parametrize(
    "text", ["a < b", "List<T>", "`<b>a</b>`", "~~~\n<b>a</b>\n~~~", r"\<b>a\</b>"]
)
def test_markdown_without_html_stays_as_it_is_written(text: str) -> None:
    """Tags in code and escaped ones are no HTML."""
    assert as_markdown(text) is text
