from __future__ import annotations

import pytest

from faqcli.readers.html import read

DATA = """\
{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Shop"},
 {"@type": ["WebPage", "FAQPage"], "name": "Help", "mainEntity": [
  {"@type": "Question", "name": "1. What&#39;s <b>X</b>?", "acceptedAnswer":
   {"@type": "Answer", "text": "<p>A&nbsp;<i>thing</i>.</p><p><a href=\\"/y\\">Y</a><br>z</p>"}},
  {"@id": "#why"}]},
 {"@type": "http://schema.org/Question", "@id": "#why", "name": "Why?",
  "acceptedAnswer": [{"@type": "Answer", "text": "One\\n\\nTwo"}]}]}
"""


def test_the_linked_data_of_a_page_wins_over_its_headings() -> None:
    """A script that is not JSON doesn't spoil the others."""
    html = (
        "<html lang=de><title>T</title><script type='application/ld+json'>{oops</script>"
        f"<script type='application/ld+json'>{DATA}</script><h2>Other?</h2><p>x"
    )
    extraction = read(html)
    assert [item.question for item in extraction.items] == ["What's X?", "Why?"]
    assert (extraction.about.title, extraction.about.language) == ("Help", "de")


PAGES = {
    "headings": "<main><h1>F</h1><div><h3 id=x>What?</h3><div><p>It is <b>Y</b>.</div></div>"
    "<h3 id=w>Why?</h3>Because.</main><footer><h3>Foot?</h3></footer>",
    "details": "<details id=x><summary>What?</summary><p>It is <b>Y</b>.</details>"
    "<details id=w><summary><h4>Why?</h4></summary>Because.</details>",
    "definitions": "<dl><dt id=x>What?<dd>It is <b>Y</b>.<dt id=w>Why?<dd><p>Because.</dl>",
    "buttons": "<button id=x>What?</button><div><p>It is <b>Y</b>.</div>"
    "<button id=w>Why?</button><div><p>Because.</div>",
    "a table": "<table><caption>T</caption><thead><tr><th>Question<th>Answer<tbody>"
    "<tr id=x><td>What?<td>It is <b>Y</b>.<tr><td id=w>Why?<td><p>Because.</table>",
    "labels in items": "<ul><li id=x>Q: What?<li>A: It is <b>Y</b>.<li id=w>Q: Why?<li>A: Because."
    "</ul>",
    "microdata": "<div itemscope itemtype='https://schema.org/Question' id=x>"
    "<b itemprop=name>What?</b><div itemprop=acceptedAnswer><p itemprop=text>It is <b>Y</b>.</div>"
    "</div><div itemscope itemtype='http://schema.org/Question' id=w><i itemprop=name>Why?</i>"
    "<div itemprop=acceptedAnswer>Because.</div></div>",
}


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_a_page_without_linked_data_is_read_by_its_elements(html: str) -> None:
    """Headings, details, definitions, buttons or microdata mark the questions."""
    extraction = read(f"<html><body><nav><h3>Menu?</h3></nav>{html}</body></html>")
    assert [(item.question, item.answer, item.id) for item in extraction.items] == [
        ("What?", "It is **Y**.\n", "x"),
        ("Why?", "Because.\n", "w"),
    ]


def test_the_heading_of_the_main_part_is_the_title() -> None:
    """Rather than the title of the window, which often names the site, too."""
    page = "<title>Help | Shop</title><h1>Shop</h1><main><h1>Help</h1><h2>Why?</h2>So.</main>"
    assert read(page).about.title == "Help"
    assert read(page.replace("<h1>Help</h1>", "")).about.title == "Shop"
    assert read("<title>Help | Shop</title><h2>Why?</h2>So.").about.title == "Help | Shop"


def test_data_that_is_no_json_is_told_with_its_line() -> None:
    """Unless it has nothing to do with questions."""
    script = "<script type='application/ld+json'>\n{{'@type': '{}',}}</script>"
    page = f"<h1>F</h1>\n{script.format('FAQPage')}{script.format('Shop')}<h2>Why?</h2>So."
    assert [str(one) for one in read(page).left_out] == ["line 3 (FAQPage data that isn't JSON)"]
    hidden = "<script type='application/ld+json'><!--\n{}\n--></script>".format(
        '{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": "Who?",'
        ' "acceptedAnswer": {"text": "We."}}}'
    )
    assert [item.question for item in read(hidden).items] == ["Who?"]


def test_questions_of_a_page_that_its_data_lacks_are_told() -> None:
    """Other headings of such a page are no questions."""
    data = '{"@type": "Question", "name": "A?", "acceptedAnswer": {"text": "1"}}'
    page = f'<script type="application/ld+json">{data}</script>\n<h2>A?</h2>1\n<h2>B?</h2>2\n'
    extraction = read(f"{page}<h2>More</h2>3\n")
    assert [item.question for item in extraction.items] == ["A?"]
    assert [str(one) for one in extraction.left_out] == [
        "line 3 (a question that isn't in the data of the page)",
        "line 4 (text that isn't in the data of the page)",
    ]


def test_a_bold_line_with_a_number_is_a_question_like_the_others() -> None:
    """As in SQLite's FAQ, where some have no question mark. Bold text in an answer is none."""
    found = read(
        "<h1>FAQ</h1><p><b>(1) How?</b></p><p>So. (2) is next.</p>"
        "<p><b>(2) It lets me insert text!</b></p><p>Yes.</p><p><b>Note</b></p><p>Careful.</p>"
        "<p><b>(3) Why?</b></p><p>Because.</p>"
    )
    assert [one.question for one in found.items] == ["How?", "It lets me insert text!", "Why?"]
    assert "**Note**" in found.items[1].answer
