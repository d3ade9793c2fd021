from __future__ import annotations

import pytest

from faqcli.readers.extraction import Extraction, entries_of
from faqcli.readers.markdown.reader import read

QUESTIONS = [("What is X?", "It is Y.\n"), ("Why?", "Because.\n")]


def pairs(extraction: Extraction) -> list[tuple[str, str]]:
    """Return the questions and answers of an extraction."""
    return [(item.question, item.answer) for item in extraction.items]


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
def test_questions_can_be_marked_in_many_ways(text: str) -> None:
    """The same two questions are extraction, however they are marked."""
    assert pairs(read(text)) == QUESTIONS


def test_comments_and_code_have_no_questions() -> None:
    """Only what a reader sees as a heading is one."""
    text = (
        "## What is X?\n\nIt is Y.\n\n<!--\n## Draft?\n\n<h2>Draft?</h2>\n-->\n\n## Why?\n\n"
        "```\n## Code?\n```\n"
    )
    assert pairs(read(text)) == [QUESTIONS[0], ("Why?", "```\n## Code?\n```\n")]


def test_ids_come_from_the_document() -> None:
    """In braces, in an anchor or in an attribute, unless it is a number."""
    text = (
        '## A? {#first}\n1\n\n<a name="second"></a>\n## B?\n2\n\n<h2 id="third">C?</h2>\n\n3\n\n'
        "## D? {#4}\n4\n## D?\n5\n"
    )
    extraction = read(text)
    assert [entry.id for entry in entries_of(extraction.items)] == [
        "first",
        "second",
        "third",
        "d",
        "d-2",
    ]
    assert [item.answer for item in extraction.items] == ["1\n", "2\n", "3\n", "4\n", "5\n"]
