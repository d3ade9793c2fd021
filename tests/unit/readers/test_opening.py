from __future__ import annotations

from pathlib import Path

import pytest

from faqcli import load
from faqcli.errors import MalformedError, UnreadableError
from faqcli.readers.opening import reader_of_file
from faqcli.readers.source import find

from .test_formats import TEXTS


@pytest.mark.parametrize("name", TEXTS)
def test_every_format_is_read_in_place(name: str, tmp_path: Path) -> None:
    path = tmp_path / "faq"
    path.write_text(TEXTS[name])
    with load(path) as faq:
        heading = next(faq.headings())
        assert (heading.question, faq.index.format) == ("What is X?", name)
        assert faq.problem_count == 0


def test_a_page_is_a_page_whatever_its_name_says(tmp_path: Path) -> None:
    path = tmp_path / "faq.md"
    path.write_text(TEXTS["HTML"])
    with load(path) as faq:
        assert faq.index.format == "HTML"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("faq.json", '[{"q": "Why?", "a": "So."},]', r"faq\.json:1:2[78]: this isn't JSON"),
        ("faq.jsonl", '{"q": 1}\n{', r"faq\.jsonl:2:1: this isn't JSON"),
        ("faq.toml", 'a = "b"\nc =\n', r"faq\.toml:2:4: this isn't TOML"),
        ("faq.toml", "# What?\n\n[[questions]]\nq =\n", r"faq\.toml:4:4: this isn't TOML"),
        ("faq.yaml", "a: [\n", r"faq\.yaml:1:4: "),
        ("faq.yaml", "# What?\n\nquestions\n  - q: Why?\n    a: So.\n", r"faq\.yaml:4:6: "),
    ],
)
def test_a_known_suffix_decides(name: str, text: str, message: str, tmp_path: Path) -> None:
    """The place of the mistake is named."""
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(MalformedError, match=message):
        load(path)


_SUFFIXES = (".json", ".md", ".html", ".csv", ".toml", ".jsonl", ".rst")
_MISNAMED = [(name, suffix) for name in TEXTS for suffix in _SUFFIXES if name != "HTML"]
_MISNAMED = [row for row in _MISNAMED if row not in {("YAML", ".md"), ("reStructuredText", ".md")}]


@pytest.mark.parametrize(("name", "suffix"), [*_MISNAMED, ("Markdown", ".yaml"), ("TOML", ".yml")])
def test_a_text_that_is_not_what_its_name_says_is_read_as_what_it_is(
    name: str, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"faq{suffix}"
    path.write_text(TEXTS[name])
    document = find(path)
    stream, _ = document.open()
    with stream:
        read, reader = reader_of_file(document, stream)
        assert next(iter(reader.entries())).question == "What is X?"
    assert read == name or (name == "JSON" and suffix == ".jsonl")


def test_a_file_in_a_format_that_is_not_read_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "faq.adoc"
    path.write_text("= FAQ\n\n== When?\n\nAt nine.\n")
    with pytest.raises(UnreadableError, match=r"is AsciiDoc, which isn't read\.") as caught:
        load(path)
    assert "asciidoctor" in caught.value.hint


def test_a_document_without_questions_says_what_questions_look_like(tmp_path: Path) -> None:
    path = tmp_path / "faq.md"
    path.write_text("Nothing.\n")
    with pytest.raises(UnreadableError, match="No questions were found") as caught:
        load(path)
    assert "headings" in caught.value.hint
