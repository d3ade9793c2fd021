from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from faqcli.markup.blocks import document_parser, parse
from faqcli.markup.to_html import to_html
from faqcli.markup.to_markdown import as_markdown, from_html
from faqcli.model import Block

TARGET = "(https://example.org/a)"
WORDS = st.sampled_from(["a", "b c", "1. x", "# y", "*z*", "a_b", "&lt;i>", "&amp;", "q?", " "])


def _inside(html: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(["b", "i", "s", "code", "u", "p", "li", "blockquote", "h3", "ul", "div"])
    element = st.tuples(tags, html).map(lambda t: f"<{t[0]}>{t[1]}</{t[0]}>")
    link = html.map(lambda text: f"<a href='https://example.org/a'>{text}</a>")
    hostile = html.map(lambda text: f"<script>{text}</script><b onclick='x'>{text}</b>")
    return st.lists(element | link | hostile | html, max_size=3).map("".join)


HTML = st.recursive(WORDS, _inside, max_leaves=12).map(lambda text: f"<p>{text}</p>")

PIECES = (
    *("a", "B c.", "**x**", "*y*", "_z", "`c`", "~~s~~", f"[l]{TARGET}", "[r]", "![i](x)", "\\*"),
    *("- ", "- ", "* ", "1. ", "# ", "=", ":-", "---", "***", "> ", "|", "```", "[r]: /u", "&amp;"),
    *(" **Yes:** ", "(*b é*),", " `a*b`.", f" [a b]{TARGET}?", "**a**", "*", "_", "(", ")", "!"),
    *("\n", "\n", "\n- ", "\n- ", "\n\n", "\n\n- ", " ", " ", "  "),
)
PROSE = ("a", "b.", '"', "é", "1", " ", "\n", "\n\n", "- ", "\n- ", "\n- a", "\n\n- ")
LINES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def _words(text: str) -> str:
    return "".join("".join(block.text for block in parse(text)).split())


@given(HTML)
def test_html_in_an_answer_is_exported_with_the_same_text(html: str) -> None:
    """Its Markdown shows the same text, and no tag or sign."""
    assert _words(as_markdown(html)) == _words(html)


@given(HTML)
def test_a_part_of_a_page_is_imported_with_the_same_text(html: str) -> None:
    """Only links in code lose their targets, because Markdown has no way to write them."""
    shown, wanted = _words(from_html(html)), _words(html)
    assert shown.replace(TARGET, "") == wanted.replace(TARGET, "")


@given(HTML)
def test_no_tag_of_an_answer_is_exported(html: str) -> None:
    """Nor are its attributes."""
    exported = to_html(html)
    assert "<script" not in exported
    assert "onclick" not in exported


@given(LINES)
def test_a_rule_after_a_text_changes_none_of_its_blocks(text: str) -> None:
    """Texts of paragraphs and simple lists alone are read without the parser of blocks."""
    *before, rule = parse(f"{text.rstrip()}\n\n---")
    assume(rule == Block("rule", ""))  # otherwise it is in a block of code that isn't closed
    assert tuple(before) == parse(text)


@given(st.lists(st.sampled_from(PROSE), max_size=12).map("".join))
def test_a_simple_answer_has_the_html_that_the_parser_gives_it(text: str) -> None:
    assert to_html(text) == document_parser().render(text).strip()
