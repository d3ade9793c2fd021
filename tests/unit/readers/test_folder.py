from __future__ import annotations

from pathlib import Path

import pytest

from faqcli import load
from faqcli.errors import MalformedError, UnreadableError
from faqcli.readers.lint import check
from faqcli.readers.source import find


def test_a_folder_of_markdown_faqs_is_one_faq(tmp_path: Path) -> None:
    """Files without questions are named."""
    (tmp_path / "a.md").write_text("## A?\n\n1\n")
    (tmp_path / "b.md").write_text("## B?\n\n2\n")
    (tmp_path / "c.md").write_text("Nothing.\n")
    with load(tmp_path) as faq:
        assert [heading.question for heading in faq.headings()] == ["A?", "B?"]
        assert faq.index.left_out == [f"{tmp_path}/c.md (no questions)"]


def test_yaml_files_come_before_all_others(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("## A?\n\n1\n")
    (tmp_path / "b.yaml").write_text("- {question: B?, answer: 2}\n")
    with load(tmp_path) as faq:
        assert [heading.question for heading in faq.headings()] == ["B?"]


def test_a_folder_without_questions_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Nothing.\n")
    with pytest.raises(UnreadableError, match=r"No file in .* has questions"):
        load(tmp_path)


def test_files_in_another_format_than_those_that_are_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("- {question: A?, answer: B}\n")
    for name in ("b.md", "c.html", "_d.md", "e.png"):
        (tmp_path / name).write_text("## C?\n\nD\n")
    with load(tmp_path) as faq:
        assert faq.index.left_out == [
            "b.md (not in the format of the others)",
            "c.html (not in the format of the others)",
        ]
    assert check(find(tmp_path)).left_out == faq.index.left_out


@pytest.mark.parametrize(("name", "text"), [("b.json", "["), ("b.toml", "a = ["), ("b.jsonl", "{")])
def test_a_file_that_cannot_be_parsed_is_a_problem_and_the_others_are_read(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(MalformedError, match="this isn't"):
        load(tmp_path)

    (tmp_path / "a.json").write_text('[{"question": "A?", "answer": "B"}]')
    with load(tmp_path) as faq:
        assert [heading.question for heading in faq.headings()] == ["A?"]
        (problem,) = faq.problems()
    assert (problem.file, problem.severity) == (str(tmp_path / name), "error")
    assert [one.message for one in check(find(tmp_path)).problems] == [problem.message]
