from __future__ import annotations

from pathlib import Path

import pytest

from faqcli import load
from faqcli.readers.lint import check
from faqcli.readers.source import find


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return a folder of a course: a file for each question, sections named in `_metadata.yaml`."""
    files = {
        "_metadata.yaml": (
            "course: zoo\nsections:\n- {id: pets, name: Animals}\n- {id: a, name: Tea}\n"
        ),
        "a/002_x.md": (
            "---\nid: x2\nquestion: Is tea hot?\nsort_order: 2\nsee_also: [d]\n---\n\nYes.\n"
        ),
        "a/009_y.md": "---\nid: x9\nquestion: Is tea green?\nsort_order: 1\n---\n\nSome.\n",
        "pets/1_dog.md": "---\nid: d\nquestion: May a dog come?\n---\n\nYes.\n",
        "README.md": "# How this works\n",
        "pets/notes.md": "No front matter.\n",
    }
    for name, text in files.items():
        path = tmp_path / "course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "course"


def test_a_file_for_each_question_is_a_faq(course: Path) -> None:
    """In the order of the sections, then of the front matter, then of the names."""
    with load(course) as faq:
        assert [(h.id, h.question, h.section) for h in faq.headings()] == [
            ("d", "May a dog come?", "Animals"),
            ("x9", "Is tea green?", "Tea"),
            ("x2", "Is tea hot?", "Tea"),
        ]
        assert faq.about.title == "zoo"
        assert [h.id for h in faq.related(faq.entry("x2"))] == ["d"]


def test_files_that_are_left_out_are_named(course: Path) -> None:
    with load(course) as faq:
        assert faq.index.left_out == [
            f"{course}/README.md (a README)",
            f"{course}/pets/notes.md (no question in its front matter)",
        ]


def test_a_changed_title_of_a_section_is_seen(course: Path) -> None:
    before = find(course).stamp
    (course / "_metadata.yaml").write_text("sections:\n- {id: pets, name: Beasts}\n")
    assert find(course).stamp != before


def test_check_names_the_file_and_the_line(course: Path) -> None:
    (course / "pets" / "2_cat.md").write_text("---\ntitle: A cat?\n---\n")
    (problem,) = check(find(course)).problems
    assert (problem.file, problem.line) == (f"{course}/pets/2_cat.md", 2)


def test_titles_and_other_wordings_are_read_as_faqtory_writes_them(tmp_path: Path) -> None:
    (tmp_path / "why.question.md").write_text(
        '---\ntitle: "Why colour?"\nalt_titles:\n  - "Where is black"\n---\n\nBecause.\n'
    )
    with load(tmp_path) as faq:
        assert faq.entry(1).aliases == ("Where is black",)


def test_a_folder_of_courses_has_their_names_before_those_of_sections(course: Path) -> None:
    """Each course names its own sections."""
    (course / "README.md").unlink()
    with load(course.parent) as faq:
        sections = [section.title for section in faq.sections()]
    assert sections == ["zoo › Animals", "zoo › Tea"]


def test_front_matter_that_cannot_be_read_is_named(course: Path) -> None:
    """As such, because its question isn't known."""
    (course / "x.md").write_text("---\nquestion: [\n---\nSo.\n")
    with load(course) as faq:
        assert f"{course}/x.md (front matter that can't be read)" in faq.index.left_out


def test_titles_that_are_no_text_are_passed_over(course: Path) -> None:
    (course / "_metadata.yaml").write_text(
        "name: [x]\ncourse: zoo\nsections: [{id: a, name: {b: c}}, {id: pets, name: Beasts}, d]\n"
    )
    with load(course) as faq:
        assert faq.about.title == "zoo"
        assert [section.title for section in faq.sections()] == ["a", "Beasts"]


def test_the_text_of_an_index_describes_its_folder(tmp_path: Path) -> None:
    """What isn't only paragraphs is named."""
    for folder in ("", "a", "b"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "why.md").write_text(f"---\ntitle: Why {folder}?\n---\nSo.\n")
    (tmp_path / "_index.md").write_text("---\ntitle: All\n---\nOf *all*\nkinds.\n")
    (tmp_path / "a" / "_index.md").write_text("---\ntitle: Cups\ndescription: Mugs.\n---\n")
    (tmp_path / "b" / "_index.md").write_text("---\ntitle: Pots\n---\n- A list.\n")
    with load(tmp_path) as faq:
        assert faq.about.description == "Of all kinds."
        assert faq.about.section_descriptions == {"Cups": "Mugs."}
        assert faq.index.left_out == [f"{tmp_path}/b/_index.md (the text of a section)"]
