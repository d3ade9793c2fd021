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
    "a table": "| Question | Answer |\n| --- | --- |\n| What is X? | It is Y. |\n"
    "| Why? | Because. |\n",
    "labels in items of their own": "- Q: What is X?\n- A: It is Y.\n- Q: Why?\n- A: Because.\n",
    "accordions": "<AccordionGroup>\n"
    '  <Accordion title="What is X?">\n    It is Y.\n  </Accordion>\n\n'
    '    <AccordionItem icon="x"\n    title={"Why?"}>\n\n        Because.\n\n    </AccordionItem>\n'
    "</AccordionGroup>\n",
    "accordions in one": "<Accordion>\n<AccordionItem title='What is X?'>It is Y.</AccordionItem>\n"
    "<AccordionItem title='Why?'>\nBecause.</AccordionItem>\n</Accordion>\n",
    "details that end a line": "<details><summary>What is X?</summary>\nIt is Y.</details>\n"
    "<details><summary>Why?</summary>Because.</details>\n",
    "paragraphs": "What is X?\n\nIt is Y.\n\nWhy?\n\nBecause.\n",
}


@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED)
def test_questions_can_be_marked_in_many_ways(text: str) -> None:
    """The same two questions are extraction, however they are marked."""
    assert pairs(read(text)) == QUESTIONS


def test_a_table_of_something_else_or_in_an_answer_is_no_question() -> None:
    """It needs two columns with these names, and no headings that ask as often."""
    for header in ("Name | Description", "Question | Answer | Who", "Answer | Question"):
        rule = " | ".join("---" for _ in header.split("|"))
        assert read(f"| {header} |\n| {rule} |\n| Why? | So. |\n").items == ()
    text = "## Is it?\n\n| Question | Answer |\n| --- | --- |\n| a? | b |\n"
    assert [item.question for item in read(text).items] == ["Is it?"]


def test_a_table_may_be_in_another_language_with_links_and_sections() -> None:
    extraction = read(
        "# Tee\n\n## Grün\n\n| Frage | Antwort |\n|-|-|\n| Wie *heiß* | [so][x] \\| da |\n\n"
        "## Schwarz\n\n| Frage | Antwort |\n|-|-|\n| Warum | |\n\n[x]: /y\n"
    )
    assert pairs(extraction) == [("Wie heiß", "[so][x] | da\n\n[x]: /y\n"), ("Warum", "")]
    assert [item.section for item in extraction.items] == ["Grün", "Schwarz"]
    assert [item.line for item in extraction.items] == [7, 13]
    assert extraction.left_out == ()


def test_bold_lines_are_questions_if_there_is_nothing_else() -> None:
    """They may not ask; a text above them, or one without a text, is another document."""
    text = "**Opening hours**\n\nFrom nine.\n\n**The way**\nBy bus.\n"
    expected = [("Opening hours", "From nine.\n"), ("The way", "By bus.\n")]
    assert pairs(read(text)) == pairs(read(f"# Shop\n\n{text}")) == expected
    for other in (f"Hello.\n\n{text}", f"{text}\n**End**\n", f"{text}\n# A\n\n# B\n"):
        assert "Opening hours" not in [item.question for item in read(other).items]
    asking = "**Who?**\nUs.\n\n**Note**\nx\n\n**Why?**\nSo.\n"
    assert pairs(read(asking)) == [("Who?", "Us.\n\n**Note**\nx\n"), ("Why?", "So.\n")]


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
