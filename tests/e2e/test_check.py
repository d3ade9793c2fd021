from __future__ import annotations

import json
import os
import re
import subprocess
import time
from pathlib import Path

import pytest
import yaml
from terminals import PATIENCE

from .conftest import Command, controls_in

WARNED = '- question: Q?\n  answer: ""\n'
WRONG = "- question: What: is it?\n  answer: A.\n"


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        ("- {question: Q?, answer: A.}\n", (), 0),
        ("- {question: Q?, answer: A.}\n", ("--strict",), 0),
        (WARNED, (), 0),
        (WARNED, ("--strict",), 3),
        (WARNED, ("--strict", "--format", "github"), 3),
        (WRONG, (), 3),
        (WRONG, ("--json",), 3),
    ],
)
def test_the_exit_status_is_3_for_errors_and_with_strict_for_warnings(
    faq: Command, text: str, options: tuple[str, ...], status: int
) -> None:
    faq.write(text)
    assert faq("check", "faq.yaml", *options).status == status


def test_format_github_prints_one_annotation_per_problem(faq: Command) -> None:
    faq.write(WRONG + WARNED)
    ran = faq("check", "faq.yaml", "--format", "github")
    assert ran.status == 3
    assert ran.lines[0].startswith("::error file=faq.yaml,line=1,col=17,title=faq check::an ")
    assert ran.lines[1].startswith("::warning file=faq.yaml,line=4,col=3,")
    assert len(ran.lines) == 2


def test_json_and_format_json_print_the_same(faq: Command) -> None:
    faq.write(WRONG)
    ran = faq("check", "faq.yaml", "--format", "json")
    assert ran.output == faq("check", "faq.yaml", "--json").output
    (problem,) = json.loads(ran.text)["problems"]
    assert (problem["file"], problem["line"], problem["column"]) == ("faq.yaml", 1, 17)
    assert problem["hint"]


def test_an_unknown_format_names_the_formats_there_are(faq: Command) -> None:
    ran = faq("check", "--format", "xml")
    assert ran.status == 2
    assert "github" in ran.messages


def test_schema_prints_the_schema_whatever_the_file(faq: Command) -> None:
    ran = faq("check", "--schema")
    assert ran.status == 0
    schema = json.loads(ran.text)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["$id"] == "urn:faqcli:faq-file"


def test_problems_after_a_syntax_error_are_reported_too(faq: Command) -> None:
    faq.write(WRONG + "- question: B?\n  answer: A.\n- {question: C?, id: c}\n- question: 'It's'\n")
    ran = faq("check", "faq.yaml")
    places = re.findall(r"^faq\.yaml:(\d+):", ran.text, re.MULTILINE)
    assert places == ["1", "5", "6"]


@pytest.mark.parametrize("columns", [40, 80])
def test_problems_on_a_terminal_are_in_colour(faq: Command, columns: int) -> None:
    """The text is the same as in a pipe, and nothing in the file can steer the terminal."""
    faq.write('- question: Q?\n  answer: "\\e[31m"\n  k\u202eey: 1\n- \u202e\n', "a\x1b[31m.yaml")
    ran = faq.on_terminal("check", "a\x1b[31m.yaml", columns=columns)
    assert ran.status == 3
    assert ran.colors
    assert controls_in(ran.text) == []
    assert controls_in(faq("check", "a\x1b[31m.yaml").text) == []
    assert controls_in(faq("check", "a\x1b[31m.yaml", "--format", "github").text) == []


def test_the_pre_commit_hook_runs_a_command_that_exists(faq: Command) -> None:
    (hook,) = yaml.safe_load((Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text())
    assert {"id", "name", "entry", "language"} <= hook.keys()
    meant = ["faq.yaml", "data/faqs.yml", "docs/FAQ-en.yaml", "_data/faq_items.yml"]
    assert all(re.search(hook["files"], name) for name in meant)
    assert not any(re.search(hook["files"], name) for name in ("a.yaml", "faq.md", "my/b.yml"))
    faq.write(WRONG)
    assert faq.shell(f"{hook['entry']} faq.yaml").status == 3


def test_a_folder_is_one_faq(faq: Command) -> None:
    """Its files are read in order of their names, and problems name the file."""
    folder = faq.folder / "faqs"
    folder.mkdir()
    faq.write(
        "title: First\nquestions:\n- {question: A?, answer: a, see_also: [c]}\n", "faqs/1.yaml"
    )
    faq.write("- {id: c, question: B?, answer: b}\n- wrong\n", "faqs/2.yml")
    faq.write("menu: [a]\n", "faqs/3.yaml")
    ran = faq("list", "-f", "faqs")
    assert (ran.status, ran.text) == (0, "1\tA?\n2\tB?\n")
    assert ran.messages == "1 problem: run `faq check faqs`\n"
    assert faq("show", "c", "-f", "faqs").text == "## 2. B?\n\nb\n"
    ran = faq("check", "faqs")
    assert ran.status == 3
    assert re.findall(r"^\S+:\d+:\d+", ran.text, re.MULTILINE) == ["faqs/2.yml:2:3"]
    assert "faqs/2.yml:2:3" in faq("show", "3", "-f", "faqs").messages


def test_a_folder_is_read_again_when_a_file_is_added_changed_or_removed(faq: Command) -> None:
    (faq.folder / "faqs").mkdir()
    faq.write("- {question: A?, answer: a}\n", "faqs/1.yaml")
    old = time.time() - 100
    for name, text in (
        ("2", "- {question: B?, answer: b}\n"),
        ("1", "- {question: C?, answer: c}\n"),
    ):
        for path in (faq.folder / "faqs").iterdir():
            os.utime(path, (old, old))
        assert faq("list", "-f", "faqs").status == 0
        faq.write(text, f"faqs/{name}.yaml")
        assert text[13:15] in faq("list", "-f", "faqs").text
    (faq.folder / "faqs/2.yaml").unlink()
    assert faq("list", "-f", "faqs").text == "1\tC?\n"


def test_waiting_for_a_named_pipe_is_announced(faq: Command) -> None:
    pipe = faq.folder / "pipe"
    os.mkfifo(pipe)
    run = faq.start("list", "-f", "pipe")
    assert run.stderr
    assert run.stderr.readline() == b"Still waiting for pipe.\n"
    pipe.write_text("- {question: Q?, answer: A.}\n")
    output, errors = run.communicate(timeout=PATIENCE)
    assert (run.returncode, output, errors) == (0, b"1\tQ?\n", b"")


def test_waiting_for_standard_input_is_announced(faq: Command) -> None:
    run = faq.start("list", "-f", "-", stdin=subprocess.PIPE)
    assert run.stderr
    assert run.stderr.readline() == b"Still waiting for standard input.\n"
    output, _ = run.communicate(b"- {question: Q?, answer: A.}\n", timeout=PATIENCE)
    assert (run.returncode, output) == (0, b"1\tQ?\n")


def test_a_loop_of_links_is_an_error(faq: Command) -> None:
    (faq.folder / "loop").symlink_to("loop")
    (faq.folder / "round").mkdir()
    (faq.folder / "round/round.yaml").symlink_to("../round")
    for name in ("loop", "round"):
        ran = faq("list", "-f", name)
        assert ran.status in (2, 3)
        assert name in ran.messages
        assert len(ran.messages.splitlines()) <= 2


def test_html_is_printed_as_markdown_in_a_pipe(faq: Command) -> None:
    """A terminal shows formatted text, and JSON has the answer as it is written."""
    answer = "<p>One <b>bold</b> <a href='https://x.y'>link</a>.</p><ul><li>two</li></ul>"
    faq.write(f'- question: "What is <code>x</code>?"\n  answer: "{answer}"\n')
    ran = faq("show", "1", "-f", "faq.yaml")
    assert ran.text == "## 1. What is x?\n\nOne **bold** [link](https://x.y).\n\n- two\n"
    shown = faq.on_terminal("show", "1", "-f", "faq.yaml", env={"NO_COLOR": "1"}).plain
    assert "One bold link (https://x.y)." in shown
    assert "<" not in shown
    (entry,) = json.loads(faq("show", "1", "-f", "faq.yaml", "--json").text)["entries"]
    assert entry["answer"] == answer


def test_a_file_that_is_no_faq_is_a_problem_like_others(faq: Command) -> None:
    faq.write("only text", "text.yaml")
    faq.write("- question: A?\n", "broken.yaml")
    ran = faq("check", "text.yaml", "broken.yaml")
    assert ran.status == 3
    assert ran.lines[0].startswith("text.yaml:1:1: error: this is text")
    assert ran.lines[-1] == "2 errors in 2 files"
    assert ran.errors == b""
