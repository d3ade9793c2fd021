from __future__ import annotations

import pytest

from faqcli.readers.front_matter import values_of
from faqcli.readers.question_file import item_of, order_of, read


def test_a_question_in_the_front_matter_has_the_text_as_its_answer() -> None:
    text = (
        "---\nid: dogs\nquestion: May I bring a dog?\ncategory: Pets\ntags: a, b\n"
        "aliases: [dogs allowed]\n---\n\nYes, on a lead.\n"
    )
    (item,) = read(text).items
    assert item[:4] == ("May I bring a dog?", "Yes, on a lead.\n", "Pets", "dogs")
    assert (item.tags, item.aliases, item.line) == (("a", "b"), ("dogs allowed",), 3)


def test_what_else_the_front_matter_says_is_kept() -> None:
    """As texts, lists and mappings: it may be TOML, with numbers and dates."""
    text = (
        '+++\nquestion = "Why?"\ntitle = "T"\ndate = 2026-01-31\nn = 1.5\nyes = true\n'
        'tags = ["a"]\nkeywords = ["b"]\ncategories = ["c", "d"]\nweight = 3\n'
        'images = [{id = 1}]\nanswer = "So"\n+++\n\nAnd so.\n'
    )
    (item,) = read(text).items
    assert (item.answer, item.section, item.tags) == ("So\n\nAnd so.\n", "c", ("a", "b"))
    assert item.extra == {
        "title": "T", "date": "2026-01-31", "n": "1.5", "yes": "true",
        "categories": ["c", "d"], "images": [{"id": "1"}],
    }  # fmt: skip


def test_other_documents_are_read_by_their_headings() -> None:
    assert [one.question for one in read("---\ntitle: FAQ\n---\n## A?\n\n1\n").items] == ["A?"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("---\ntitle: Why?\n---\nBecause.\n", "Why?"),
        ("---\ntitle: It breaks\n---\n## Cause\n\nRust.\n", "It breaks"),
        ("---\ntitle: FAQ\n---\n## A?\n1\n## B?\n2\n", ""),
        ("## A?\n1\n", ""),
    ],
)
def test_a_title_is_a_question_unless_the_headings_ask(text: str, question: str) -> None:
    item = item_of(text, values_of(text))
    assert (item.question if item else "") == question


def test_files_without_an_order_come_last() -> None:
    orders = [order_of(values) for values in ({"weight": "2"}, {"sort_order": 1}, {"order": "x"})]
    assert orders == [2, 1, float("inf")]


def test_all_names_of_other_wordings_are_read() -> None:
    text = "---\ntitle: Why?\naliases: [a, b]\nalt_titles: [c, a]\nrelated:\n---\nSo.\n"
    item = item_of(text, values_of(text))
    assert item
    assert item.aliases == ("c", "a", "b")
    assert not item.extra


def test_a_title_is_the_question_of_a_text_without_any_if_it_asks() -> None:
    """In a file by itself; in a folder of questions, any title is."""
    (item,) = read("---\ntitle: May I bring a dog?\ntags: [pets]\n---\n\nYes.\n").items
    assert (item.question, item.answer, item.tags) == ("May I bring a dog?", "Yes.\n", ("pets",))
    (item,) = read("---\ntitle: Why us?\n---\n\n## Who?\n\nWe.\n").items
    assert item.question == "Who?"
    assert read("---\ntitle: Dogs\n---\n\nYes.\n").items == ()
