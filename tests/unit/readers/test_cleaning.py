from __future__ import annotations

import pytest

from faqcli.readers.cleaning import asks
from faqcli.readers.markdown.reader import read


def test_answers_change_only_in_trailing_white_space() -> None:
    """Links, code, images and tables stay as they are."""
    answer = "*a* `b`  \n![c](d.png)   \n\n```\ncode  \n```\n\n| e |\n|---|\n| f |"
    assert read(f"## Why?\n\n{answer}\n").items[0].answer == (
        "*a* `b`\\\n![c](d.png)\n\n```\ncode  \n```\n\n| e |\n|---|\n| f |\n"
    )


@pytest.mark.parametrize("text", ["Why?", "Why?!", "**Why?**", "“Why?”", "为何？", "(Why?)"])
def test_a_text_that_ends_like_a_question_asks(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize("text", ["Why", "Why? So", "See “Why?”."])
def test_other_texts_do_not_ask(text: str) -> None:
    assert not asks(text)


def test_any_number_of_lines_across_ends_an_answer() -> None:
    text = "## What is tea?\n\nA drink.\n\n" + "---\n\n" * 20_000
    (item,) = read(text).items
    assert item.answer == "A drink.\n"


def test_a_tag_ends_an_answer_unless_it_closes_one_in_it() -> None:
    (item,) = read("## What is tea?\n\n<div>A drink.\n\n</div>\n\n</p>\n").items
    assert item.answer == "<div>A drink.\n\n</div>\n"
