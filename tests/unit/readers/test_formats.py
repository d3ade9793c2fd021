from __future__ import annotations

from importlib import import_module

import pytest

from faqcli.readers.formats import FORMATS, Format, is_page, named, refused, sniffed

TEXTS = {
    "HTML": "<!doctype html><h2>What is X?</h2><p>It is Y.</p>",
    "JSON": '[{"question": "What is X?", "answer": "It is Y."}]',
    "JSON Lines": '{"q": "What is X?", "a": "Y."}\n{"q": "What is Z?", "a": "Y."}\n',
    "TOML": '[[questions]]\nquestion = "What is X?"\nanswer = "It is Y."\n',
    "CSV": "Question,Answer\nWhat is X?,It is Y.\n",
    "reStructuredText": "What is X?\n----------\n\n.. note:: It is Y.\n",
    "YAML": "# A FAQ\n- question: What is X?\n  answer: It is Y.\n",
    "Markdown": "## What is X?\n\nIt is Y.\n",
}


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
def test_every_row_names_a_reader(row: Format) -> None:
    """Its suffixes are in lower case, and in no other row."""
    module, _, function = row.reader.partition(":")
    assert row.name == "YAML" or callable(getattr(import_module(module), function))
    others = {suffix for other in FORMATS if other != row for suffix in other.suffixes}
    assert others.isdisjoint(row.suffixes)
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in row.suffixes)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_recognised_by_what_it_looks_like(name: str) -> None:
    assert sniffed(TEXTS[name]).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[Home](/)\n\n## What is X?\n\nIt is Y.\n", "Markdown"),
        ("- [x] done\n\n# FAQ\n\n## What is X?\nY: z\n", "Markdown"),
        ("---\ntitle: FAQ\n---\n\n## What is X?\n\nIt is Y.\n", "Markdown"),
        ("---\ntitle: FAQ\n---\nquestions: []\n", "YAML"),
        ("{title: FAQ, questions: []}", "YAML"),
        ("- question: Q?\n  answer: [\n", "YAML"),
        ("# nothing\n", "YAML"),
        ("", "YAML"),
    ],
)
def test_markdown_and_yaml_are_told_apart(text: str, name: str) -> None:
    """A list, a link, a comment and front matter may begin both, or look as if they did."""
    assert sniffed(text).name == name


def test_the_end_of_a_name_says_the_format_in_any_case() -> None:
    assert [row and row.name for row in map(named, ["a.MD", "b/c.yml", "x.txt", "-"])] == [
        "Markdown",
        "YAML",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("name", "head", "what"),
    [
        ("faq.adoc", b"= FAQ\n", "AsciiDoc"),
        ("-", b"= FAQ\n\n== When?\n\nAt nine.\n", "AsciiDoc"),
        ("faq", b"=head1 NAME\n\nperlfaq\n", "POD"),
        ("faq.md", b"%PDF-1.7\n", "PDF"),
        ("faq.docx", b"PK\x03\x04", "a Word document"),
        ("faq.bin", b"\x00\x01", "a binary file"),
        ("faq.md", b"\x89PNG\r\n\x1a\n\x00", "a binary file"),
        ("faq.csv", b"\x00\x01", "a binary file"),
        ("faq.md", b"= FAQ\n\n1 == When?\n\n== When?\n\n====\nAt nine.\n====\n", "AsciiDoc"),
    ],
)
def test_a_format_that_is_not_read_is_named(name: str, head: bytes, what: str) -> None:
    """By the name of the file, or else by how it begins."""
    assert (refused(name, head) or [""])[0] == what


def test_a_stray_null_character_is_left_to_the_reader_of_a_known_format() -> None:
    assert refused("faq.yaml", b"- question: a\x00") is None


@pytest.mark.parametrize("code", ["== When?", "=head1 NAME", ".. code-block:: x", "a = 1\n= 2"])
@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_code_in_a_fence_says_nothing_about_the_format(code: str, fence: str) -> None:
    text = f"Before.\n\n{fence} text\n{code}\n{fence}\n\n## What is X?\n\nIt is Y.\n"
    assert refused("-", text.encode()) is None
    assert sniffed(text).name == "Markdown"


@pytest.mark.parametrize("text", [*TEXTS.values(), "FAQ\n===\n\nWhen?\n=====\n\nAt nine.\n"])
def test_no_text_in_a_format_that_is_read_is_refused(text: str) -> None:
    assert refused("-", text.encode()) is None


def test_a_text_that_begins_with_many_comments_is_recognised_at_once() -> None:
    """Each was once tried in all combinations with the others."""
    assert not is_page("<!-- a -->\n" * 400 + "# FAQ")
    assert is_page("<!-- a -->\n" * 20 + "<html>")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Note: this is our FAQ\n\n## Why?\n\nSo.\n", "Markdown"),
        ("## Visiting\n\nWhen are you open?: From ten.\n", "YAML"),
        ("Visiting:\n\n## Times\n\n  When?: From ten.\n", "YAML"),
        ("questions:\n- question: a\n  answer: |\n## Heading\n\ntext here\n", "YAML"),
    ],
)
def test_headings_with_prose_are_markdown_whatever_the_first_line_looks_like(
    text: str, name: str
) -> None:
    """Those of YAML are comments, with fields below them."""
    assert sniffed(text).name == name


def test_any_number_of_yaml_documents_is_yaml() -> None:
    assert sniffed("---\n" * 5000).name == "YAML"
