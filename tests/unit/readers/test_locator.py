from __future__ import annotations

from faqcli.readers.locator import locate


def test_texts_are_found_in_order_by_their_letters() -> None:
    """Tags, marks, entities and line ends don't matter."""
    source = "<p>Why <i>this</i>?\n<p>So\nit is.\n<h2\nid=x>Why&nbsp;this?</h2>\n"
    assert locate(["Why this?", "So it is.", "**Why** this?"], source) == [(1, 1), (2, 3), (5, 5)]


def test_a_text_that_is_not_found_has_the_line_of_the_one_before() -> None:
    assert locate(["a?", "elsewhere", "b?"], "x\na?\nb?\n") == [(2, 2), (2, 2), (3, 3)]


def test_a_short_text_is_only_looked_for_nearby() -> None:
    """Far away, it is a part of another text."""
    source = "one\n" + "x\n" * 5000 + "Be\ntwo\n"
    assert locate(["one", "Be", "x"], source) == [(1, 1), (1, 1), (2, 2)]
