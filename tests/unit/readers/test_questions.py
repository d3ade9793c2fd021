from __future__ import annotations

import pytest

from faqcli.readers.extraction import Extraction
from faqcli.readers.markdown.reader import read

QUESTIONS = [("What is X?", "It is Y.\n"), ("Why?", "Because.\n")]


def pairs(extraction: Extraction) -> list[tuple[str, str]]:
    """Return the questions and answers of an extraction."""
    return [(item.question, item.answer) for item in extraction.items]


def test_shallower_headings_are_sections() -> None:
    """Deeper ones stay in the answer, and a lone first one is the title."""
    text = "# Help\n\n## Use\n\n### How?\n\nSo.\n\n#### In short\n\nX\n\n## Care\n\n### Why?\n\nY\n"
    extraction = read(text)
    assert extraction.about.title == "Help"
    assert [(item.section, item.question) for item in extraction.items] == [
        ("Use", "How?"),
        ("Care", "Why?"),
    ]
    assert extraction.items[0].answer == "So.\n\n#### In short\n\nX\n"


def test_a_section_with_all_questions_is_the_title() -> None:
    """As a section it would say nothing."""
    extraction = read("## Troubleshooting\n\n### A\n\n1\n\n### B\n\n2\n")
    assert {item.section for item in extraction.items} == {""}
    assert extraction.about.title == "Troubleshooting"


def test_without_a_question_mark_the_commonest_level_counts() -> None:
    """Headings that state a problem are questions too."""
    assert [i.question for i in read("# FAQ\n## It is slow\nx\n## It breaks\ny\n").items] == [
        "It is slow",
        "It breaks",
    ]


def test_only_the_faq_in_a_larger_document_is_read() -> None:
    """Headings outside it are ignored, even if they ask."""
    text = (
        "# Kettle\n\n## Which one?\n\nx\n\n### Deep?\n\ny\n\n## FAQ\n\n### What is X?\n\nIt is Y."
        "\n\n### Why?\n\nBecause.\n\n## License\n\n### Which?\n\nMIT\n"
    )
    assert pairs(read(text)) == QUESTIONS


def test_a_table_of_contents_is_not_a_question() -> None:
    """Nor is the last section of the page."""
    text = (
        "# FAQ\n\n## Table of contents\n\n- [What is X?](#x)\n- [Why?](#y)\n\n## What is X?\n\n"
        "It is Y.\n\n[Back to top](#faq)\n\n---\n\n## Why?\n\nBecause.\n\n## Contact us\n\nmail\n"
    )
    assert pairs(read(text)) == QUESTIONS


def test_full_width_question_marks_count() -> None:
    """As in Chinese."""
    text = "# 常見問題\n\n## 使用\n\n### 1. 是什麼？\n\n甲\n\n## 其他\n\n### 2. 為何？\n\n乙\n"
    assert [(i.section, i.question) for i in read(text).items] == [
        ("使用", "是什麼？"),
        ("其他", "為何？"),
    ]


@pytest.mark.parametrize("text", ['Q: <a id="x"></a>\n', "## \n\nx\n", "<summary></summary>\n"])
def test_a_heading_without_text_is_not_a_question(text: str) -> None:
    """The question above it stays what it is."""
    assert pairs(read(text)) == []
    assert pairs(read(f"## Why?\n\nSo.\n\n{text}"))[0][0] == "Why?"
