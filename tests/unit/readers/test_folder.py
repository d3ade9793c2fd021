from __future__ import annotations

from pathlib import Path

import pytest

from faqcli import load
from faqcli.errors import MalformedError, UnreadableError
from faqcli.readers import source
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


@pytest.mark.parametrize("text", ["theme: dark\n", "- a\n- b\n", "", "# off\n", "questions: []\n"])
def test_a_yaml_file_without_questions_hides_no_markdown(tmp_path: Path, text: str) -> None:
    """It is named instead, in a check as well; a change in either is seen."""
    (tmp_path / "site.yml").write_text(text)
    (tmp_path / "why.md").write_text("---\ntitle: Why?\n---\nSo.\n")
    (tmp_path / "why-not.md").write_text("---\ntitle: Why not?\n---\n")
    left_out = ["site.yml (not in the format of the others)"]
    with load(tmp_path) as faq:
        assert [heading.question for heading in faq.headings()] == ["Why not?", "Why?"]
        assert faq.index.left_out == left_out
    report = check(find(tmp_path))
    assert report.left_out == left_out
    assert [Path(one.file).name for one in report.problems] == ["why-not.md"]

    before = find(tmp_path).stamp
    (tmp_path / "why.md").write_text("---\ntitle: Why so?\n---\nSo.\n")
    assert find(tmp_path).stamp != before


def test_a_markdown_file_without_questions_hides_no_page(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Words.\n")
    (tmp_path / "faq.html").write_text("<h2>Why?</h2><p>So.</p>")
    with load(tmp_path) as faq:
        assert [heading.question for heading in faq.headings()] == ["Why?"]
        assert faq.index.left_out == ["README.md (not in the format of the others)"]


def test_a_broken_yaml_file_is_an_error_whatever_is_beside_it(tmp_path: Path) -> None:
    (tmp_path / "faq.yaml").write_text('- question: "A?\n  answer: B\n')
    (tmp_path / "why.md").write_text("---\ntitle: Why?\n---\nSo.\n")
    with pytest.raises(MalformedError):
        load(tmp_path)
    assert check(find(tmp_path)).problems


def test_what_is_too_large_beside_yaml_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MAX_SIZE", 100)
    (tmp_path / "a.yaml").write_text("- {question: A?, answer: B}\n")
    (tmp_path / "b.json").write_text(" " * 101)
    assert len(find(tmp_path).parts) == 1


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
