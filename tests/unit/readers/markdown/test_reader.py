from __future__ import annotations

import pytest

from faqcli.readers.extraction import Extraction, Item, counts, entries_of
from faqcli.readers.markdown.reader import read

QUESTIONS = [("What is X?", "It is Y.\n"), ("Why?", "Because.\n")]


def pairs(found: Extraction) -> list[tuple[str, str]]:
    """Return the questions and answers of an import."""
    return [(item.question, item.answer) for item in found.items]


MARKED = {
    "headings": "# FAQ\n\n## What is X?\n\nIt is Y.\n\n## Why?\nBecause.\n",
    "setext": "FAQ\n===\n\nWhat is X?\n---\n\nIt is Y.\n\nWhy?\n---\n\nBecause.\n",
    "HTML headings": '<h3 name="x">\nWhat is X?\n</h3>\n\nIt is Y.\n\n<h3>Why?</h3>\nBecause.\n',
    "numbered": "## 1. What is X?\nIt is Y.\n## 2) Why?\nBecause.\n",
    "numbered without a point": "## 1.1 What is X?\nIt is Y.\n## 1.2 Why?\nBecause.\n",
    "labelled headings": "### Q1: What is X?\n**A:** It is Y.\n### Q2: Why?\n**A:** Because.\n",
    "emphasised": "## **What *is* X?**\n\nIt is Y.\n\n## **Q:** `Why?`\n\nBecause.\n",
    "quoted by arrows": "## >> What is X?\nIt is Y.\n## >> Why?\nBecause.\n",
    "permalinks": "## What is X? #\nIt is Y.\n## Why? ¶\nBecause.\n",
    "labels": "Q: What is X?\nA: It is Y.\n\nQ: Why?\nA: Because.\n",
    "bold labels": "**Q**. What is X?\n\n**A**. It is Y.\n\n**Q**. Why?\n\n**A**. Because.\n",
    "labels with a point": "**Q.** What is X?\n\n**A.** It is Y.\n\n**Q.** Why?\n\n"
    "**A.** Because.\n",
    "labels in one line": "**Q: What is X?** A: It is Y.\n\n**Q: Why?**\nA: Because.\n",
    "labels in a list": "* Q: What is X?\n  A: It is Y.\n* Q: Why?\n  A: Because.\n",
    "bold": "**What is X?**\n\nIt is Y.\n\n**Why?**\nBecause.\n",
    "bold in one line": "- **What is X?** It is Y.\n- **Why?** Because.\n",
    "bold that is none": "1. **What is X? **\nIt is Y.\n\n2. **Why? **\nBecause.\n",
    "italic items": "- *What is X?*\n    It is Y.\n- *Why?*\n    Because.\n",
    "italic": "*What is X?*\n\nIt is Y.\n\n*Why?*\n\nBecause.\n",
    "list": "1. What is X?\n\n   It is Y.\n\n2. Why?\n\n   Because.\n",
    "details": "<details>\n<summary><b>What is X?</b></summary>\n\nIt is Y.\n\n</details>\n\n"
    "<details><summary>Why?</summary>Because.</details>\n",
    "headings in summaries": "<details>\n<summary>\n\n### What is X?\n\n</summary>\n\nIt is Y.\n\n"
    "</details>\n<details>\n<summary>\n\n### Why?\n\n</summary>\n\nBecause.\n\n</details>\n",
    "definitions": "What is X?\n: It is Y.\n\nWhy?\n: Because.\n",
    "paragraphs": "What is X?\n\nIt is Y.\n\nWhy?\n\nBecause.\n",
}


@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED)
def test_questions_are_found_however_they_are_marked(text: str) -> None:
    """Whatever marks the questions of a document, these two are the same."""
    assert pairs(read(text)) == QUESTIONS


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## A?\n1\n", "1 question under level-2 headings"),
        (
            "# F\n## S\n### A?\n1\n## T\n### B?\n2\n",
            "2 questions under level-3 headings, 2 sections",
        ),
        ("Q: A?\nA: 1\n\nQ: B?\nA: 2\n", "2 questions marked with `Q:`"),
        ("A?\n: 1\n", "1 question as terms of a definition list"),
    ],
)
def test_what_was_found_is_said(text: str, words: str) -> None:
    """The count, the marks and the sections are told in words."""
    assert counts(read(text)) == words


def test_sections_come_from_shallower_headings() -> None:
    """Deeper headings stay in the answer; a lone first heading is the title."""
    text = "# Help\n\n## Use\n\n### How?\n\nSo.\n\n#### In short\n\nX\n\n## Care\n\n### Why?\n\nY\n"
    found = read(text)
    assert found.about.title == "Help"
    assert [(item.section, item.question) for item in found.items] == [
        ("Use", "How?"),
        ("Care", "Why?"),
    ]
    assert found.items[0].answer == "So.\n\n#### In short\n\nX\n"


def test_one_section_over_all_is_none() -> None:
    """A section that everything is in says nothing."""
    found = read("## Troubleshooting\n\n### A\n\n1\n\n### B\n\n2\n")
    assert {item.section for item in found.items} == {""}
    assert found.about.title == "Troubleshooting"


def test_without_a_question_mark_the_commonest_level_counts() -> None:
    """Headings that state a problem are questions as well."""
    assert [i.question for i in read("# FAQ\n## It is slow\nx\n## It breaks\ny\n").items] == [
        "It is slow",
        "It breaks",
    ]


def test_of_a_larger_document_only_the_faq_is_taken() -> None:
    """Headings outside of the part that is called FAQ are left, whatever they ask."""
    text = (
        "# Kettle\n\n## Which one?\n\nx\n\n### Deep?\n\ny\n\n## FAQ\n\n### What is X?\n\nIt is Y."
        "\n\n### Why?\n\nBecause.\n\n## License\n\n### Which?\n\nMIT\n"
    )
    assert pairs(read(text)) == QUESTIONS


def test_contents_are_skipped() -> None:
    """A table of contents is no question, and neither is what closes the page."""
    text = (
        "# FAQ\n\n## Table of contents\n\n- [What is X?](#x)\n- [Why?](#y)\n\n## What is X?\n\n"
        "It is Y.\n\n[Back to top](#faq)\n\n---\n\n## Why?\n\nBecause.\n\n## Contact us\n\nmail\n"
    )
    assert pairs(read(text)) == QUESTIONS


def test_comments_and_code_hold_no_questions() -> None:
    """What a reader does not see as a heading is none."""
    text = (
        "## What is X?\n\nIt is Y.\n\n<!--\n## Draft?\n\n<h2>Draft?</h2>\n-->\n\n## Why?\n\n"
        "```\n## Code?\n```\n"
    )
    assert pairs(read(text)) == [QUESTIONS[0], ("Why?", "```\n## Code?\n```\n")]


def test_ids_are_taken_from_the_document() -> None:
    """An id in braces, an anchor or an attribute wins over a slug, but not if it is a number."""
    text = (
        '## A? {#first}\n1\n\n<a name="second"></a>\n## B?\n2\n\n<h2 id="third">C?</h2>\n\n3\n\n'
        "## D? {#4}\n4\n## D?\n5\n"
    )
    found = read(text)
    assert [entry.id for entry in entries_of(found.items)] == [
        "first",
        "second",
        "third",
        "d",
        "d-2",
    ]
    assert [item.answer for item in found.items] == ["1\n", "2\n", "3\n", "4\n", "5\n"]


def test_definitions_go_where_they_are_used() -> None:
    """Links by reference and footnotes still lead somewhere; the last answer keeps its own only."""
    text = "## A?\n\n[x] and [it][y].\n\n## B?\n\nZ[^1]\n\n[x]: http://x\n[y]: http://y 'T'\n"
    text += "[^1]: N.\n"
    assert [item.answer for item in read(text).items] == [
        "[x] and [it][y].\n\n[x]: http://x\n[y]: http://y 'T'\n",
        "Z[^1]\n\n[^1]: N.\n",
    ]


def test_answers_are_kept_as_they_are_written() -> None:
    """Links, code, images and tables stay; only white space at line ends is put in order."""
    answer = "*a* `b`  \n![c](d.png)   \n\n```\ncode  \n```\n\n| e |\n|---|\n| f |"
    assert read(f"## Why?\n\n{answer}\n").items[0].answer == (
        "*a* `b`\\\n![c](d.png)\n\n```\ncode  \n```\n\n| e |\n|---|\n| f |\n"
    )


def test_front_matter_gives_the_title() -> None:
    """What stands between dashes is read for title and description, and is no answer."""
    found = read('---\ntitle: "Help: it"\ndescription: All.\nx: [\n---\n\n## Why?\n\nSo.\n')
    assert (found.about.title, found.about.description) == ("Help: it", "All.")
    assert pairs(found) == [("Why?", "So.\n")]


def test_full_width_signs_ask_too() -> None:
    """Questions in Chinese are told by their own question mark."""
    text = "# 常見問題\n\n## 使用\n\n### 1. 是什麼？\n\n甲\n\n## 其他\n\n### 2. 為何？\n\n乙\n"
    assert [(i.section, i.question) for i in read(text).items] == [
        ("使用", "是什麼？"),
        ("其他", "為何？"),
    ]


@pytest.mark.parametrize("text", ["", "# FAQ\n", "Some prose.\n", "# Title\n\nProse.\n\n- a\n"])
def test_what_asks_nothing_has_no_questions(text: str) -> None:
    """Prose alone is no FAQ."""
    assert read(text).items == ()


def test_references_to_no_entry_are_left_out() -> None:
    """A `see_also` that leads nowhere is not taken over."""
    entries = entries_of([Item("A?", "1", see_also=("b", "zzz")), Item("B?", "2", id="b")])
    assert entries[0].see_also == ("b",)
