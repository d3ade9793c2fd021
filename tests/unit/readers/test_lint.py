import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from faqcli.errors import UnreadableError
from faqcli.paths import schema_text
from faqcli.readers.lint import check
from faqcli.readers.source import Document, find

VALIDATOR = Draft202012Validator(json.loads(schema_text()))


def is_valid(text: str, loader: type[yaml.SafeLoader] | type[yaml.BaseLoader]) -> bool:
    """Return whether a file conforms to the schema, read as an editor does."""
    content: Any = yaml.load(text, Loader=loader)  # noqa: S506
    return bool(VALIDATOR.is_valid(content))


Reported = tuple[int, int, str, str]


def problems_of(text: str | bytes) -> list[Reported]:
    """Return the problems of a file: position, severity and message."""
    data = text.encode() if isinstance(text, str) else text
    report = check(Document("faq.yaml", data=data))
    return [(p.line, p.column, p.severity, p.message) for p in report.problems]


@pytest.mark.parametrize(
    "text",
    [
        "- {question: A, answer: a}\n" * 20_000,
        "- {question: '?', answer: a}\n" * 5_000,
        "- {question: A, answer: '" + "<!--" * 20_000 + "'}",
        "- {question: A, answer: '" + "<b>" * 20_000 + "</b>'}",
        "- {question: A, answer: '" + "<a " * 20_000 + "'}",
        "- {question: '" + "<" * 90_000 + "', answer: a}",
        "- {question: A, answer: '" + "<p>" * 20_000 + "'}",
        "- {question: A, answer: '" + "".join(map(chr, range(0xE000, 0xF8FF))) + "<b>x</b>'}",
        "- {question: A, answer: '" + "<table><tr><td>a" * 30 + "</table>" * 30 + "'}",
        "- question: A\n  answer: |\n" + f"    {'a|' * 2000}\n    {'-|' * 2000}\n" * 9,
        "- question: A\n  answer: @" + " " * 90_000 + "x\n",
        "- question: a: b\n" * 20_000,
        "a: " * 50_000,
        '"' * 50_000,
        "---\n" * 20_000,
        "%YAML 1.1\n" * 9,
    ],
    ids=lambda text: text[:30],
)
def test_no_file_takes_quadratic_time(text: str) -> None:
    """These took minutes, or would without a limit."""
    document = Document("faq.yaml", data=text.encode())

    assert check(document).entries >= 0


def test_a_syntax_error_read_ahead_hides_no_earlier_problem() -> None:
    """Recognising a value reads ahead, as far as the error."""
    data = b"- {question: A, answer: a}\n- {question: B}\n- question: 'It's'\n"

    problems = check(Document("faq.yaml", data=data)).problems

    assert [(p.line, p.severity) for p in problems] == [(2, "error"), (3, "error")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "questions:",
        "- {question: A, answer: a}",
        "- {question: 42, answer: 1.5, tags: [yes, 3], aliases: one, id: 7, more: [x]}",
        "- {question: A, answer: }",
        "- {question: A, answer: a, short: ~, tags: , see_also: []}",
        "title: T\nlanguage: en\nsource: Book\nquestions: []\nmore: {a: b}",
        "source: {title: T, authors: [A, B], year: 2025, more: x}\nsections:\n- questions: []",
        "synonyms: [[a, b], []]\nsections: [{title: S, questions: [{question: A, answer: a}]}]",
        "sections:\nquestions: [{question: A, answer: a, category: C}]",
        "tests: [{query: a, finds: none}, {query: b, finds: [a, 1]}]\nquestions: []",
    ],
)
def test_a_file_without_errors_conforms_to_the_schema(text: str) -> None:
    """An editor and `check` agree."""
    assert is_valid(text, yaml.SafeLoader)
    problems = check(Document("faq.yaml", data=text.encode())).problems
    assert [p.message for p in problems if p.severity == "error"] == []


@pytest.mark.parametrize(
    "text",
    [
        "text",
        "a: b",
        "- text",
        "- {question: A}",
        "- {answer: a}",
        "- {question: '  ', answer: a}",
        "- {question: [A], answer: a}",
        "- {question: A, answer: {b: [c]}}",
        "- {question: A, answer: a, note: [b]}",
        "- {question: A, answer: a, tags: {b: c}}",
        "questions: text",
        "questions: {a: b}",
        "sections: [text]",
        "sections: [{title: T}]",
        "synonyms: [a]\nquestions: []",
        "title: [T]\nquestions: []",
        "source: {year: [1]}\nquestions: []",
    ],
)
def test_a_file_with_errors_does_not_conform_to_the_schema(text: str) -> None:
    """An editor shows them before `check` does."""
    assert not is_valid(text, yaml.SafeLoader)
    problems = check(Document("faq.yaml", data=text.encode())).problems
    assert "error" in {p.severity for p in problems}


def test_problems_after_a_syntax_error_are_reported() -> None:
    """Reading continues with the next item of the list."""
    text = (
        "title: T\nquestions:\n"
        "- question: A\n  answer: b: c\n"
        '- question: B\n  answer: "it "is" so"\n'
        "- question: C\n"
        "- question: D\n  answer: d\n  see_also: nowhere\n"
        "- question: d\n  answer: e\n"
        "more:\n- question: E\n  answer: @f\n"
    )

    assert problems_of(text) == [
        (4, 12, "error", "an unquoted `: ` inside text, or wrong indentation"),
        (6, 15, "error", "an unescaped quote inside the text ends it"),
        (7, 3, "error", "this entry has no `answer`"),
        (11, 13, "warning", "this question was already asked on line 8"),
        (15, 11, "error", "unquoted text can't start with `@`"),
    ]


def test_a_list_of_something_else_after_a_syntax_error_is_ignored() -> None:
    """Only questions and answers are read as entries."""
    text = "- question: A\n  answer: b: c\n  links:\n  - x: y\n  - x: z\n"

    assert problems_of(text) == [
        (2, 12, "error", "an unquoted `: ` inside text, or wrong indentation")
    ]


def test_quoted_text_after_a_syntax_error_is_not_cut() -> None:
    """Its lines may look like keys, and not be indented."""
    text = "questions:\n  - question: A: b\n  - question: B\n    answer: 'a\n\nNote: b'\n"

    assert problems_of(text) == [
        (2, 16, "error", "an unquoted `: ` inside text, or wrong indentation")
    ]


def test_the_number_of_syntax_errors_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading starts again only so often."""
    monkeypatch.setattr("faqcli.readers.lint._MOST_PARTS", 5)

    assert len(problems_of("- question: a: b\n" * 1000)) == 6


def test_a_file_that_is_not_a_faq_has_one_problem() -> None:
    """Not one for each key."""
    assert problems_of("a: b\nc: d\n") == [
        (1, 1, "error", "this file has no `questions` and no `sections`")
    ]


def test_a_folder_is_checked_as_one_faq(tmp_path: Path) -> None:
    """Duplicates and references are found across its files; files that are not FAQs are ignored."""
    (tmp_path / "a.yaml").write_text("- {id: x, question: A, answer: a, see_also: [y]}\n")
    (tmp_path / "b.yml").write_text("- {id: x, question: a, answer: a}\n- {id: y, question: B}\n")
    (tmp_path / "c.yaml").write_text("nav: [d]\n")

    problems = check(find(tmp_path)).problems

    first = tmp_path / "a.yaml"
    assert [(Path(p.file).name, p.line, p.message) for p in problems] == [
        ("b.yml", 1, f"the id `x` is used twice, first on line 1 of {first}"),
        ("b.yml", 1, f"this question was already asked on line 1 of {first}"),
        ("b.yml", 2, "this entry has no `answer`"),
    ]
    (tmp_path / "a.yaml").unlink()
    (tmp_path / "b.yml").unlink()
    with pytest.raises(UnreadableError, match="has questions and answers"):
        check(find(tmp_path))


def test_a_file_in_a_folder_that_is_no_json_hides_no_other(tmp_path: Path) -> None:
    """It is an error, on its line; a file without questions is named."""
    (tmp_path / "a.json").write_text('[{"q": "A?", "a": "a"},\n {"q"}]')
    (tmp_path / "b.json").write_text('[{"q": "B?"}]')
    (tmp_path / "c.csv").write_text("x,y\n1,2\n")
    (tmp_path / "d.html").write_text("<p>No question</p>")

    report = check(find(tmp_path))

    assert report.entries == 1
    assert [(Path(p.file).name, p.line, p.message[:15]) for p in report.problems] == [
        ("a.json", 2, "this isn't JSON"),
        ("b.json", 1, "this entry has "),
    ]
    assert report.left_out == [f"{tmp_path}/{name} (no questions)" for name in ("c.csv", "d.html")]


def test_the_schema_and_the_reader_know_the_same_keys() -> None:
    """Neither has one that the other doesn't."""
    from faqcli.readers.yaml.about import ABOUT_KEYS, SOURCE_KEYS, TEST_KEYS
    from faqcli.readers.yaml.entries import ENTRY_KEYS

    parts = json.loads(schema_text())["$defs"]

    assert set(parts["entry"]["properties"]) == ENTRY_KEYS | {"category"}
    assert set(parts["file"]["properties"]) == ABOUT_KEYS | {"questions", "sections"}
    assert set(parts["file"]["properties"]["source"]["anyOf"][1]["properties"]) == SOURCE_KEYS
    assert set(parts["section"]["properties"]) == {"title", "description", "questions"}
    assert set(parts["test"]["properties"]) == TEST_KEYS
