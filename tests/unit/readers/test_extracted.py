from __future__ import annotations

from pathlib import Path

from faqcli.readers.lint import check
from faqcli.readers.source import find


def test_problems_point_into_the_original(tmp_path: Path) -> None:
    """Even where the reader doesn't know the lines."""
    path = tmp_path / "faq.html"
    path.write_text("<h1>FAQ</h1>\n<h2>Why <i>this</i>?</h2>\n<p>So.</p>\n<h2>And that?</h2>\n")
    (problem,) = check(find(path)).problems
    assert (problem.line, problem.message) == (4, "the answer is empty")
    assert problem.excerpt == "<h2>And that?</h2>"


def test_equal_questions_are_told_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "faq.md"
    path.write_text("## Why?\n\nSo.\n\n## Why?\n\nThus.\n")
    (problem,) = check(find(path)).problems
    assert (problem.line, "line 1" in problem.message) == (5, True)
