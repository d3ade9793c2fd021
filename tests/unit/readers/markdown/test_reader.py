from __future__ import annotations

import pytest

from faqcli.readers.extraction import Extraction, MalformedTextError
from faqcli.readers.markdown.reader import read


def pairs(extraction: Extraction) -> list[tuple[str, str]]:
    """Return the questions and answers of an extraction."""
    return [(item.question, item.answer) for item in extraction.items]


def test_front_matter_gives_the_title() -> None:
    """And the description; it is not part of an answer."""
    extraction = read('---\ntitle: "Help: it"\ndescription: All.\nx: [\n---\n\n## Why?\n\nSo.\n')
    assert (extraction.about.title, extraction.about.description) == ("Help: it", "All.")
    assert pairs(extraction) == [("Why?", "So.\n")]


@pytest.mark.parametrize("text", ["", "# FAQ\n", "Some prose.\n", "# Title\n\nProse.\n\n- a\n"])
def test_prose_has_no_questions(text: str) -> None:
    """With or without a heading."""
    assert read(text).items == ()


def test_definitions_move_to_the_answers_that_use_them() -> None:
    """So that links and footnotes still work."""
    text = "## A?\n\n[x] and [it][y].\n\n## B?\n\nZ[^1]\n\n[x]: http://x\n[y]: http://y 'T'\n"
    text += "[^1]: N.\n"
    assert [item.answer for item in read(text).items] == [
        "[x] and [it][y].\n\n[x]: http://x\n[y]: http://y 'T'\n",
        "Z[^1]\n\n[^1]: N.\n",
    ]


def test_text_between_two_lines_is_no_front_matter() -> None:
    assert pairs(read("---\n\n**Why?**\n\nSo.\n\n---\n\n**How?**\n\nx\n")) == [
        ("Why?", "So.\n"),
        ("How?", "x\n"),
    ]


def test_a_heading_beside_a_title_in_front_matter_is_told() -> None:
    extraction = read("---\ntitle: Help\n---\n# Kettle\n\n## Why?\n\nSo.\n")
    assert extraction.about.title == "Help"
    assert [str(one) for one in extraction.left_out] == ["line 4 (the heading “Kettle”)"]


def test_a_file_of_more_than_a_million_marks_is_refused() -> None:
    """The parser's tree of it would take gigabytes."""
    with pytest.raises(MalformedTextError, match="more than 1,500,000 marks"):
        read("## Why?\n\n" + "*a* " * 750_000)
