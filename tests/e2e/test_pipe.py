from __future__ import annotations

import sys
from pathlib import Path

import pytest

import faqcli

from .conftest import BROKEN, Command, without_styles

COMMANDS = (
    ("list",),
    ("show", "1"),
    ("show", "1-3"),
    ("show", "oxidised"),
    ("show", "3", "--brief"),
    ("search", "green tea"),
    ("info",),
)


def test_list_prints_number_tab_question(faq: Command, tea: Path) -> None:
    ran = faq("list", "--file", tea)
    assert ran == (
        0,
        b"1\tWhat is green tea?\n2\tWhat is black tea?\n3\tHow hot should the water be?\n",
        b"",
    )


def test_search_prints_number_question_and_the_best_sentence(faq: Command, tea: Path) -> None:
    ran = faq("search", "wok", "--file", tea)
    passage = "Longjing (https://example.org/longjing) is pan-fired in a wok."
    assert ran == (0, f"1\tWhat is green tea?\t{passage}\n".encode(), b"")


def test_tabs_and_newlines_in_a_passage_become_spaces(faq: Command) -> None:
    path = faq.write(
        '- question: "What\\tis\\nan oolong?"\n  answer: "Half\\toxidised,\\nhalf  not."\n'
    )
    ran = faq("search", "oolong", "oxidised", "-f", path)
    assert ran.lines == ["1\tWhat is an oolong?\tHalf oxidised, half  not."]


def test_a_long_passage_is_neither_cut_nor_wrapped(faq: Command) -> None:
    sentence = " ".join(["steeping"] * 1000) + " tea."
    path = faq.write(f"- question: {'Very ' * 200}long?\n  answer: {sentence}\n")
    ran = faq("search", "steeping", "-f", path, env={"COLUMNS": "40"})
    assert ran.lines == [f"1\t{'Very ' * 200}long?\t{sentence}"]


def test_show_prints_markdown(faq: Command, tea: Path) -> None:
    ran = faq("show", "1", "--file", tea)
    expected = """\
## 1. What is green tea?

Tea whose leaves are *not* oxidised.

Green tea is heated early, so its leaves stay green.

- **Sencha** is steamed.
- [Longjing](https://example.org/longjing) is pan-fired in a wok.

> **Note:** Prices vary.

*Restated from Okakura Kakuzo and A. Reader, Putnam, 1906. As of 2024.*
"""
    assert ran == (0, expected.encode(), b"")


def test_brief_prints_the_question_and_the_short_answer(faq: Command, tea: Path) -> None:
    ran = faq("show", "1", "--brief", "--file", tea)
    assert ran.text == "## 1. What is green tea?\n\nTea whose leaves are *not* oxidised.\n"


def test_answers_are_separated_by_a_blank_line(faq: Command, tea: Path) -> None:
    ran = faq("show", "2", "3", "--brief", "--file", tea)
    expected = """\
## 2. What is black tea?

## 3. How hot should the water be?

Eighty degrees for green tea.
"""
    assert ran == (0, expected.encode(), b"")


def test_other_matches_go_to_standard_error(faq: Command, tea: Path) -> None:
    ran = faq("show", "oxidised", "--file", tea)
    assert ran.status == 0
    assert ran.text.startswith("## 2. What is black tea?\n\nBlack tea is fully oxidised. Assam is")
    assert "1" in ran.messages
    assert "What is green tea?" in ran.messages


def test_at_most_five_other_matches_are_named(faq: Command) -> None:
    path = faq.write("".join(f"- question: Tea {i}?\n  answer: Tea.\n" for i in range(1, 20)))
    ran = faq("show", "tea", "--file", path)
    assert ran.text.count("## ") == 1
    assert ran.messages.count("Tea ") == 5


def test_info_prints_label_tab_fact(faq: Command, tea: Path) -> None:
    ran = faq("info", "--file", tea)
    assert ran.status == 0
    facts = dict(line.split("\t") for line in ran.lines)
    (index,) = faq.indexes
    assert facts == {
        "title": "Tea",
        "about": "What people ask about tea.",
        "source": "The Book of Tea",
        "authors": "Okakura Kakuzo, A. Reader",
        "publisher": "Putnam",
        "year": "1906",
        "address": "https://example.org/tea",
        "as of": "2024",
        "language": "en",
        "questions": "3",
        "sections": "Leaves (2), Brewing (1)",
        "tags": "leaves (2), india (1), japan (1), water (1)",
        "file": str(tea),
        "format": "YAML",
        "index": str(index),
    }
    assert ran.errors == b""


def test_check_prints_problems_on_standard_output(faq: Command) -> None:
    faq.write(BROKEN, "broken.yaml")
    ran = faq("check", "broken.yaml")
    expected = """\
broken.yaml:4:5: error: this entry has no `answer`
    - question: What is second?
      ^^^^^^^^

1 error in 1 file
"""
    assert ran.status == 3
    assert ran.text == expected
    assert ran.errors == b""


def test_check_of_a_good_file_prints_only_a_message(faq: Command, tea: Path) -> None:
    ran = faq("check", tea)
    assert (ran.status, ran.output) == (0, b"")
    assert "3 questions" in ran.messages


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_pipe_gets_no_escape_codes(faq: Command, tea: Path, arguments: tuple[str, ...]) -> None:
    """Nor carriage returns, nor spaces at the ends of lines."""
    ran = faq(*arguments, "--file", tea)
    assert ran.status == 0
    assert b"\x1b" not in ran.output + ran.errors
    assert b"\r" not in ran.output + ran.errors
    assert [line for line in ran.lines if line != line.rstrip()] == []


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_forced_colour_changes_no_text(faq: Command, tea: Path, arguments: tuple[str, ...]) -> None:
    plain = faq(*arguments, "--file", tea)
    forced = faq(*arguments, "--file", tea, env={"FORCE_COLOR": "1"})
    always = faq(*arguments, "--file", tea, "--color", "always")
    assert b"\x1b[" in forced.output
    assert without_styles(forced.text) == plain.text
    assert always.output == forced.output


@pytest.mark.parametrize(
    "env", [{"NO_COLOR": "1"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"FORCE_COLOR": ""}], ids=str
)
def test_no_color_overrides_force_color(
    faq: Command, tea: Path, env: dict[str, str | None]
) -> None:
    """An empty FORCE_COLOR doesn't count."""
    assert b"\x1b" not in faq("search", "tea", "--file", tea, env=env).output


def test_an_empty_no_color_is_ignored(faq: Command, tea: Path) -> None:
    ran = faq("list", "--file", tea, env={"NO_COLOR": "", "FORCE_COLOR": "1"})
    assert b"\x1b[" in ran.output


def test_color_never_overrides_force_color(faq: Command, tea: Path) -> None:
    ran = faq("list", "--file", tea, "--color", "never", env={"FORCE_COLOR": "1"})
    assert b"\x1b" not in ran.output


def test_a_pipe_is_not_paged(faq: Command) -> None:
    path = faq.write("".join(f"- question: Question {i}?\n  answer: A.\n" for i in range(200)))
    ran = faq("list", "-f", path, env={"PAGER": "touch paged", "LINES": "5"})
    assert len(ran.lines) == 200
    assert not (faq.folder / "paged").exists()


def test_the_bundled_faq_is_the_default(faq: Command) -> None:
    ran = faq("list")
    assert [line.split("\t")[0] for line in ran.lines] == [str(n) for n in range(1, 11)]
    assert ran.errors == b""


def test_faq_alone_prints_short_help(faq: Command) -> None:
    ran = faq()
    assert (ran.status, ran.errors) == (0, b"")
    assert [c for c in ("faq list", "faq show", "faq search") if c not in ran.text] == []
    assert len(ran.lines) <= 24


def test_version_prints_the_name_and_version(faq: Command) -> None:
    assert faq("--version") == (0, f"faq {faqcli.__version__}\n".encode(), b"")


def test_python_m_faqcli_is_the_same_command(faq: Command, tea: Path) -> None:
    installed = [faq("list", "-f", tea), faq("--help"), faq("nosuch")]
    faq.program = (sys.executable, "-m", "faqcli")
    assert [faq("list", "-f", tea), faq("--help"), faq("nosuch")] == installed


@pytest.mark.parametrize("command", ["list", "show", "search", "info", "check"])
def test_every_command_has_help(faq: Command, command: str) -> None:
    ran = faq(command, "--help")
    assert (ran.status, ran.errors) == (0, b"")
    assert ran.text.startswith(f"Usage: faq {command} ")
    assert "--file" in ran.text
    assert "FAQ_FILE" in ran.text
    assert faq(command, "-h") == ran


@pytest.mark.parametrize("command", ["list", "show", "search", "info", "check"])
def test_every_command_has_json_color_and_no_pager(faq: Command, command: str) -> None:
    text = faq(command, "--help").text
    assert [o for o in ("--json", "--color", "--no-pager") if o not in text] == []
