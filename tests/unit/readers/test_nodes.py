from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from faqcli.readers.nodes import apart, is_link, question_kind, question_text, with_questions


def node(html: str) -> LexborNode:
    """Return the first element of a piece of HTML."""
    body = LexborHTMLParser(f"<body>{html}").body
    assert body is not None
    assert body.child is not None
    return body.child


@pytest.mark.parametrize(
    "html",
    [
        "<button>How?</button>",
        "<button><span>How?</span><i>+</i></button>",
        "<button><i>▼</i> How?</button>",
        "<a>How?<i class='material-icons'>expand_more</i></a>",
        "<h3>How?<style>h3 {}</style></h3>",
    ],
)
def test_a_sign_beside_a_question_is_not_shown(html: str) -> None:
    assert question_text(node(html)) == "How?"


def test_a_letter_that_looks_like_a_sign_is_shown_in_a_sentence() -> None:
    assert question_text(node("<h3>Why <i>x</i> and not <i>y</i>?</h3>")) == "Why x and not y?"


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<h2>How</h2>", "heading"),
        ("<dl>", None),
        ("<p>How?</p>", "line"),
        ("<p>How.</p>", None),
        ("<p>Q: How</p>", "label"),
        ("<p>Q. How</p>", "label"),
        ("<p><b>How?</b><br>So.</p>", None),
        ("<div><p>How?</p><p>Why?</p></div>", None),
    ],
)
def test_an_element_with_nothing_but_a_question_marks_it(html: str, kind: str | None) -> None:
    assert question_kind(node(html)) == kind


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<nav>x</nav>", "navigation"),
        ("<div role=navigation>x</div>", "navigation"),
        ("<div class='page sphinx-sidebar'>x</div>", "a sidebar"),
        ("<div class='with-sidebar'>x</div>", ""),
        ("<div class='sidebar'><main>x</main></div>", ""),
        ("<div id='left-sidebar'><h3>This page</h3></div>", "a sidebar"),
        (
            "<section id='how-do-i-hide-the-sidebar'><h2>How do I hide the sidebar?</h2></section>",
            "",
        ),
        ("<div class='footer'>x</div>", "a footer"),
        ("<div class='card-footer'>x</div>", ""),
        ("<aside>x</aside>", "a sidebar"),
        ("<aside role=note>x</aside>", ""),
        ("<form><h2>Why?</h2></form>", ""),
        ("<p>x</p>", ""),
        ("<p>Next: <a href=b rel=next>Costs</a>, <a href=c rel='up'>Up</a>", "navigation"),
        ("<table><td><a href=b accesskey=n>Costs</a></table>", "navigation"),
        ("<p>See <a href=b rel=next>costs</a> and <a href=c>times</a>.", ""),
        ("<div><h2>Why?</h2><a href=b rel=next>Next</a></div>", ""),
    ],
)
def test_what_is_beside_the_content_is_named(html: str, what: str) -> None:
    assert apart(node(html)) == what


def test_only_a_link_to_a_place_in_a_page_leads_to_a_question() -> None:
    assert is_link(node("<li><a href='#x'>Why?</a></li>"))
    assert not is_link(node("<li><a href='/x'>Why?</a></li>"))
    assert not is_link(node("<li><a href='#x'>Why</a> not?</li>"))


def test_elements_around_a_question_have_it_in_them_but_no_table() -> None:
    body = LexborHTMLParser(
        "<body><section><div><h2>Why?</h2></div></section><table><td><h2>How?</h2></table>"
    ).body
    assert body is not None
    found = with_questions(body)
    assert {one.tag for one in body.traverse() if one.mem_id in found} >= {"section", "div", "h2"}
    assert all(one.mem_id not in found for one in body.css("table"))
