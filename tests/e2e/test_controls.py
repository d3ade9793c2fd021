from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from faqcli.writers import FORMATS as WRITERS

from .conftest import Command, Ran, controls_in

# Every character that could steer a terminal, as YAML escapes it, and console markup.
EVIL = (
    "\\e[31mX\\x9b1mX\\e]0;T\\a\\e]8;;http://evil\\e\\\\X\\rX\\bX\\x7fX\\x85X\\x0cX\\0X"
    "\\u202aX\\u202bX\\u202cX\\u202dX\\u202eX\\u2066X\\u2067X\\u2068X\\u2069X\\u2028X[bold]X[/bold]"
)
RAW = "\x1b[31mX\x9b1mX\x1b]0;T\x07X\rX\x7fX\u202eX\u2066X\u2028X"

FAQ = f"""\
"k {EVIL}": "k {EVIL}"
title: "T {EVIL}"
description: "D {EVIL}"
notice: "N {EVIL}"
language: "en {EVIL}"
as_of: "2025 {EVIL}"
source:
  title: "ST {EVIL}"
  authors: ["SA {EVIL}", {{name: "SN {EVIL}", role: "SR {EVIL}"}}]
  affiliation: "SI {EVIL}"
  publisher: "SP {EVIL}"
  about: "SB {EVIL}"
  disclosures: ["https://example.org/{EVIL}"]
  rights: "SC {EVIL}"
  year: "SY {EVIL}"
  url: "https://example.org/{EVIL}"
synonyms:
  - ["assam {EVIL}", "asom", "asama"]
sections:
  - title: "Section {EVIL}"
    questions:
      - id: "id{EVIL}"
        question: "Assam {EVIL}?"
        short: "Short {EVIL} assam {EVIL}"
        answer: "Paragraph {EVIL}\\n\\n# Heading {EVIL}\\n\\n- item {EVIL}\\n\\n
          1. item {EVIL}\\n\\n> quote {EVIL}\\n\\n
          | a {EVIL} | b |\\n|---|---|\\n| c {EVIL} | d |\\n\\n
          ```{EVIL}\\ncode {EVIL}\\n```\\n\\n
          `code {EVIL}` **bold {EVIL}** [label {EVIL}](https://example.org/{EVIL})
          [label](<https://example.org/{EVIL}>) <https://example.org/{EVIL}> [ref][ref]
          ![image {EVIL}](https://example.org/{EVIL}) <b>{EVIL}</b> &#27;[31m &#x9b;31m &#8238; &#7;
          [entity](https://example.org/&#27;]8;;) [percent](https://example.org/%1b%9b) \\n\\n
          [ref]: <https://example.org/\\e]8;;> \\"{EVIL}\\"\\n"
        note: "Note {EVIL}"
        tags: ["tag {EVIL}", "plain"]
        aliases: ["alias {EVIL}"]
        see_also: ["two", "{EVIL}"]
        "extra {EVIL}": {{"inner {EVIL}": ["{EVIL}"]}}
      - id: two
        question: Two?
        answer: Two.
        answer: "{EVIL}"
        "twice {EVIL}": 1
        "twice {EVIL}": 2
      - question: "Bad {EVIL}"
      - question: Worse?
        answer: ["{EVIL}"]
"""

COMMANDS = (
    ("list",),
    ("show", "1"),
    ("show", "1-9"),
    ("show", "two"),
    ("show", "3"),
    ("show", "assam"),
    ("search", "assam"),
    ("search", "asom"),
    ("search", "plain"),
    ("search", "alias"),
    ("search", "nowhere"),
    ("info",),
    ("check",),
    ("list", "--section", "nosuch"),
    ("list", "--tag", "nosuch"),
)

ON_SCREEN = (
    *(("list",), ("show", "1-9"), ("show", "assam"), ("search", "assam"), ("search", "alias")),
    *(("info",), ("check",), ("list", "--tag", "nosuch")),
)


def assert_harmless(ran: Ran) -> None:
    """Assert that a run ended normally and wrote no control characters."""
    assert controls_in(ran.output) == []
    assert controls_in(ran.errors) == []
    assert b"Traceback" not in ran.errors + ran.output
    assert ran.status in {0, 1, 2, 3}


@pytest.fixture
def evil(faq: Command) -> Path:
    """Return the path of a FAQ with control characters in its name and in every field."""
    broken = b"" if sys.platform == "darwin" else b"\xff"  # macOS takes only UTF-8
    name = b"evil \x1b[31m \xc2\x9b \xe2\x80\xae \r \n" + broken + b".yaml"
    path = faq.folder / os.fsdecode(name)
    path.write_text(FAQ, encoding="utf-8")
    return path


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_field_sends_control_characters_to_a_pipe(
    faq: Command, evil: Path, arguments: tuple[str, ...]
) -> None:
    ran = faq(*arguments, "-f", evil)
    assert_harmless(ran)
    assert b"\x1b" not in ran.output + ran.errors
    if arguments != ("check",):
        assert_harmless(faq(*arguments, "-f", evil, "--color", "always"))
        assert_harmless(faq(*arguments, "-f", evil, "--json"))


@pytest.mark.parametrize("arguments", ON_SCREEN, ids=" ".join)
def test_no_field_steers_a_terminal(faq: Command, evil: Path, arguments: tuple[str, ...]) -> None:
    """The only sequences are the program's own colours and links."""
    ran = faq.on_terminal(*arguments, "-f", evil, columns=60)
    assert_harmless(ran)
    assert [link for link in ran.links if not link.isascii() or "evil" in link] == []


REFERENCES = "&#8238;&#27;[31m&#xe0041;&#x206a;&#xfff9;a" + "&#x301;" * 40
ESCAPED = json.dumps("\u202e\x1b[31m\U000e0041\u206a\ufff9a" + "\u0301" * 40)[1:-1]


@pytest.mark.parametrize("evil", [REFERENCES, ESCAPED], ids=["references", "escapes"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("faq.md", "# T X\n\n## Why X?\n\nYes X `X` ![X](a)\n\n## Who?\n\nMe X\n"),
        ("faq.html", "<title>X</title><h2>Why X?</h2><p>Yes X</p><h2>Who X?</h2><pre>Me X</pre>"),
        ("faq.json", '[{"question": "Why X?", "answer": "Yes X <b>X</b>", "tags": ["X"]}]'),
        (
            "faq.json",
            """{"faq": {"title": "X", "kX": "X", "section_descriptions": {"X": "X"}}, "entries":
            [{"question": "Why X?", "answer": "Yes X <b>X</b>", "short": "X", "extra": ["X"]}]}""",
        ),
        (
            "faq.jsonld",
            """{"@type": "FAQPage", "name": "X", "mainEntity": [{"@type": "Question", "name": "X?",
            "acceptedAnswer": {"@type": "Answer", "text": "<p>Yes X<pre>X</pre>"}}]}""",
        ),
    ],
    ids=["markdown", "page", "json", "exported", "jsonld"],
)
def test_what_is_decoded_from_a_file_is_harmless_on_screen_and_in_files(
    faq: Command, name: str, text: str, evil: str
) -> None:
    path = faq.write(text.replace("X", evil), name)
    for arguments in (("show", "1"), ("info",), *(("export", form) for form in WRITERS)):
        assert_harmless(faq(*arguments, "-f", path))
    assert_harmless(faq("import", path))


def test_console_markup_is_shown_as_text(faq: Command) -> None:
    text = "[bold]a[/bold] [link=http://evil]b[/link] :tea: [/] [red]"
    path = faq.write(f'- question: "{text}"\n  short: "{text}"\n  answer: "`{text}`"\n')
    for arguments in (("list",), ("show", "1"), ("search", "red")):
        shown = faq.on_terminal(*arguments, "-f", path, columns=120)
        assert text in shown.plain
        assert shown.links == []
        assert text in faq(*arguments, "-f", path).text


@pytest.mark.parametrize(
    "arguments",
    [
        (RAW,),
        (RAW, "words"),
        (f"--{RAW}",),
        ("list", RAW),
        ("list", f"--{RAW}"),
        ("list", "--section", RAW),
        ("list", "--tag", RAW),
        ("list", "--color", RAW),
        ("list", "--file", RAW),
        ("check", RAW),
        ("show", RAW),
        ("show", "tea", RAW),
        ("search", RAW),
        ("search", "tea", RAW),
        ("search", f'"tea {RAW}"'),
        ("search", "tea", "--limit", RAW),
        ("search", b"\xff\x9b\x80 tea"),
        ("show", b"\xff\x9b\x80"),
        (b"\xff\x9b",),
    ],
    ids=repr,
)
def test_echoed_arguments_have_no_control_characters(
    faq: Command, tea: Path, arguments: tuple[str | bytes, ...]
) -> None:
    assert_harmless(faq(*arguments, env={"FAQ_FILE": str(tea)}))


@pytest.mark.parametrize(
    "arguments", [(RAW,), ("list", "-f", RAW), ("show", RAW), ("search", "tea", RAW)], ids=repr
)
def test_echoed_arguments_have_no_control_characters_on_a_terminal(
    faq: Command, tea: Path, arguments: tuple[str, ...]
) -> None:
    assert_harmless(faq.on_terminal(*arguments, env={"FAQ_FILE": str(tea)}))


@pytest.mark.parametrize(
    "text",
    [
        f"- question: {RAW}\n",
        f"- question: Q?\n  answer: A. # {RAW}\n  : : {RAW}\n",
        f"{RAW}: x\n",
        '- question: "\u202e\u2066 {"\n  x: ]\n',
        f"- question: Q?\n  answer: *{RAW}\n",
        f"- &{RAW} x\n- *y\n",
        f"%{RAW}\n---\n",
        f"- !{RAW} x\n",
    ],
    ids=repr,
)
def test_quoted_lines_of_a_file_have_no_control_characters(faq: Command, text: str) -> None:
    path = faq.write(text)
    assert_harmless(faq("list", "-f", path))
    assert_harmless(faq.on_terminal("check", "-f", path))


def test_a_newline_in_a_file_name_does_not_break_the_line(faq: Command, evil: Path) -> None:
    ran = faq("list", "-f", evil)
    assert len(ran.messages.splitlines()) == 1
    facts = [line.split("\t")[0] for line in faq("info", "-f", evil).lines]
    assert "file" in facts
    assert ".yaml" not in facts
    assert len(faq("list", "-f", f"{evil}x").messages.splitlines()) == 2


def test_names_of_indexes_are_letters_digits_dots_and_hyphens(faq: Command, evil: Path) -> None:
    faq("list", "-f", evil)
    (index,) = faq.indexes
    assert set(index.name) <= set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-."
    )
