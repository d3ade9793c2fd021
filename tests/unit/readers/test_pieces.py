from __future__ import annotations

import pytest

from faqcli.readers.html import read

TWO = [("When is it ready?", "At *noon*.\n"), ("Who brings it?", "A driver.\n")]


PAGES = {
    "labels": "<p>Q: When is it ready?</p><p>A: At <i>noon</i>.</p>"
    "<p>Q: Who brings it?</p><p>A: A driver.</p>",
    "bold labels": "<p><b>Q:</b> When is it ready?</p><p><b>A:</b> At <i>noon</i>.</p>"
    "<p><b>Q:</b> Who brings it?</p><p><b>A:</b> A driver.</p>",
    "labels on one line": "<p>Q: When is it ready? A: At <i>noon</i>.</p>"
    "<p><b>Q: Who brings it?</b> <b>A:</b> A driver.</p>",
    "lines": "<p>Q: When is it ready?<br>A: At <i>noon</i>.<br><br>Q: Who brings it?<br>A driver.",
    "bold": "<p><b>When is it ready?</b> At <i>noon</i>.</p><p><b>Who brings it?</b> A driver.</p>",
    "points": "<p>Q. When is it ready?</p><p>A. At <i>noon</i>.</p>"
    "<p>Q. Who brings it?</p><p>A. A driver.</p>",
    "loose lines": "<b>When is it ready?</b><br>At <i>noon</i>.<br><br><b>Who brings it?</b><br>"
    "A driver.",
    "marked twice": "<p><b><u>When is it ready?</u></b><br>At <i>noon</i>.</p>"
    "<p><span><b>Who</b></span> <b>brings it?</b> A driver.</p>",
    "italics": "<p><em>When is it ready?</em><br>At <i>noon</i>.</p>"
    "<p><em>Who brings it?</em><br>A driver.</p>",
    "items": "<ol><li><b>When is it ready?</b> At <i>noon</i>.</li>"
    "<li><b>Who brings it?</b><p>A driver.</p></li></ol>",
    "signs": "<div><p>When is it ready?</p><i>+</i></div><p>At <i>noon</i>."
    "<div><p>Who brings it? +</p></div><p>A driver.",
    "rows": "<table><tr class=question><td><b>1.1.</b><td><b>When is it ready?</b></tr>"
    "<tr class=answer><td><td><p>At <i>noon</i>.</tr><tr class=question><td><b>1.2.</b><td>"
    "<p>Who brings it?</tr><tr class=answer><td><td>A driver.</tr></table>",
    "bold lines": "<p><b>When is it ready?</b><br>At <i>noon</i>.</p>"
    "<p><strong>Who brings it?</strong><br/>A driver.</p>",
    "accordion": "<button><b>When is it ready?</b><i>+</i></button><p>At <i>noon</i>."
    "<div><button><i>▼</i> Who brings it?</button><p>A driver.</div>",
    "articles": "<article><h2>When is it ready?</h2>At <i>noon</i>.</article>"
    "<article><h2>Who brings it?</h2>A driver.</article>",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_questions_are_parted_from_their_answers(page: str) -> None:
    """And lose their labels and signs."""
    extraction = read(f"<body><h1>Kitchen</h1>{page}</body>")
    assert [(item.question, item.answer) for item in extraction.items] == TWO
    assert (extraction.about.title, extraction.left_out) == ("Kitchen", ())


def test_a_labelled_question_needs_no_question_mark() -> None:
    """Even if others have one."""
    page = "<p>Q: When?</p><p>A: Now.</p><p>Q: How to wait</p><p>A: Sit.</p>"
    assert [item.question for item in read(page).items] == ["When?", "How to wait"]


def test_bold_text_in_an_answer_stays_where_it_is() -> None:
    """Even if it asks."""
    page = "<h2>Why?</h2><p>x</p><h2>How?</h2><p><b>Really?</b> Yes.<br>So.</p><h2>Who?</h2>I."
    assert read(page).items[1].answer == "**Really?** Yes.\\\nSo.\n"


def test_lists_in_an_answer_stay_lists() -> None:
    """Even if their items look like questions."""
    items = "<ul><li><b>When?</b> Now.</li><li>x</li></ul>"
    page = f"<h2>Why?</h2><p>x</p><h2>How?</h2>{items}<h2>Who?</h2>I.<h2>Where?</h2>Here."
    assert read(page).items[1].answer == "- **When?** Now.\n- x\n"


def test_deeper_headings_stay_in_the_answer() -> None:
    """Without the links to themselves that site generators add."""
    page = "<h2>Why?</h2><p>x</p><h3>In short<a href='#s'>¶</a></h3>y<h2>How?</h2>z"
    assert read(page).items[0].answer == "x\n\n### In short\n\ny\n"


ASIDES = {
    "navigation": "<nav><h3>Where am I?</h3><h3>What next?</h3></nav>",
    "a sidebar": "<div class='page-sidebar'><h3>This page?</h3><h3>That page?</h3></div>",
    "a footer": "<footer><p>Who made this?</p><p>Why?</p></footer>",
    "a form": "<form><p>Was this useful?</p><label>Yes</label></form>",
}


@pytest.mark.parametrize(("what", "html"), ASIDES.items(), ids=ASIDES)
def test_what_is_beside_the_content_has_no_questions(what: str, html: str) -> None:
    """It is told."""
    extraction = read(f"<h1>F</h1>\n<h3>Is it?</h3>\n<p>It is.</p>\n{html}")
    assert [(item.question, item.answer) for item in extraction.items] == [("Is it?", "It is.\n")]
    assert [str(one) for one in extraction.left_out] == [f"line 4 ({what})"]


def test_a_note_beside_the_text_is_a_part_of_it() -> None:
    page = "<h2>Why?</h2><p>So.</p><aside class='footnote'><p>Mostly.</p></aside><h2>How?</h2>x"
    assert read(page).items[0].answer == "So.\n\nMostly.\n"


def test_only_the_main_part_of_a_page_is_read_if_it_has_questions() -> None:
    around = "<div><h2>Any news?</h2><p>No.</p></div>\n"
    extraction = read(f"<body>{around}<main><h2>Why?</h2><p>So.</p></main></body>")
    assert [item.question for item in extraction.items] == ["Why?"]
    assert [str(one) for one in extraction.left_out] == [
        "line 1 (outside the main part of the page)"
    ]
    assert [item.question for item in read(f"<main>x</main>{around}").items] == ["Any news?"]


def test_links_to_the_questions_are_a_table_of_contents() -> None:
    """They would be questions without an answer."""
    page = (
        "<ol>\n<li><a href='#a'>Is it big?</a></li>\n<li><a href='#b'>Is it old?</a></li>\n</ol>\n"
        "<p id=a><b>1. Is it big?</b></p>\n<p>No.</p>\n"
        "<p id=b><b>2. Is it old?</b></p>\n<p>Yes.</p>"
    )
    extraction = read(page)
    assert [(item.question, item.answer, item.line) for item in extraction.items] == [
        ("Is it big?", "No.\n", 5),
        ("Is it old?", "Yes.\n", 7),
    ]
    assert [str(one) for one in extraction.left_out] == ["lines 2–3 (a table of contents)"]


def test_headings_in_boxes_are_headings() -> None:
    """A box around nothing but a question would be a paragraph otherwise."""
    page = "<div><div><h2>1. Why?</h2></div></div><p>x</p><div><h2>2. How?</h2></div><p>y</p>"
    extraction = read(page)
    assert extraction.how == "under level-2 headings"
    assert [item.question for item in extraction.items] == ["Why?", "How?"]


def test_a_table_of_contents_does_not_describe_a_page() -> None:
    page = (
        "<h1>F</h1>\n<p>All of it.</p>\n<p><b>Contents</b></p>\n"
        "<dl><dt><a href='f.html#a'>1. Why?</a></dt></dl>\n<h2 id=a>1. Why?</h2>\n<p>So.</p>"
    )
    extraction = read(page)
    assert extraction.about.description == "All of it."
    assert [str(one) for one in extraction.left_out] == ["lines 3–4 (an introduction)"]


def test_scripts_in_a_question_are_not_shown() -> None:
    """Nor do they count as text that is left out."""
    extraction = read("<nav><script>go()</script></nav><h2>Why?<style>a{}</style></h2>So.")
    assert [item.question for item in extraction.items] == ["Why?"]
    assert extraction.left_out == ()


def test_a_list_of_links_below_a_heading_is_no_answer() -> None:
    """Whatever the heading says."""
    page = (
        "<h1>F</h1><h2>On this page</h2><ul><li><a href='#a'>Why?</a></li></ul>"
        "<h2 id=a>Why?</h2><p>So.</p><h2>How?</h2><p>x</p>"
    )
    extraction = read(page)
    assert [item.question for item in extraction.items] == ["Why?", "How?"]
    assert [str(one) for one in extraction.left_out] == ["line 1 (a table of contents)"]
