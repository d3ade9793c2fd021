import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from faqcli.paths import bundled_faq, schema_text
from faqcli.readers.lint import check
from faqcli.readers.source import Document

VALIDATOR = Draft202012Validator(json.loads(schema_text()))


def is_valid(text: str, loader: type[yaml.SafeLoader] | type[yaml.BaseLoader]) -> bool:
    """Tell whether a file fits the schema, as an editor reads it."""
    content: Any = yaml.load(text, Loader=loader)  # noqa: S506
    return bool(VALIDATOR.is_valid(content))


def test_the_schema_is_one() -> None:
    """It fits the schema of schemas."""
    Draft202012Validator.check_schema(json.loads(schema_text()))


def test_the_bundled_faq_fits_the_schema() -> None:
    """With its numbers as numbers or as text."""
    text = bundled_faq().read_text(encoding="utf-8")

    assert is_valid(text, yaml.SafeLoader)
    assert is_valid(text, yaml.BaseLoader)


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
    ],
)
def test_what_the_reader_takes_fits_the_schema(text: str) -> None:
    """The reader finds no error in it."""
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
def test_what_the_reader_finds_wrong_does_not_fit_the_schema(text: str) -> None:
    """An editor shows it before `check` does."""
    assert not is_valid(text, yaml.SafeLoader)
    problems = check(Document("faq.yaml", data=text.encode())).problems
    assert "error" in {p.severity for p in problems}
