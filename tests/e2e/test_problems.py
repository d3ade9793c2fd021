from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import BROKEN, Command

# What people get wrong → the place of it, and a word of the fix.
MISTAKES = {
    "unquoted colon": ("- question: What: is it?\n  answer: A.\n", "1:17", "quotes"),
    "wrong indent": ("- question: Q?\n   answer: A.\n", "2:10", "indent"),
    "tab": ("- question: Q?\n\tanswer: A.\n", "2:1", "spaces"),
    "unescaped quote": ('- question: "What "is" it?"\n  answer: A.\n', "1:19", "write it as"),
    "open quote": ('- question: "What?\n  answer: A.\n', "1:13", "close"),
    "stray end": ("- question: Q?\n  answer: A.\n]\n", "3:1", ""),
    "bad start": ("- question: Q?\n  answer: @home\n", "2:11", "quotes"),
    "unknown alias": ("- question: Q?\n  answer: *no\n", "2:11", ""),
}


@pytest.mark.parametrize(("text", "place", "fix"), MISTAKES.values(), ids=MISTAKES)
def test_a_syntax_error_shows_position_line_caret_and_fix(
    faq: Command, text: str, place: str, fix: str
) -> None:
    faq.write(text, "wrong.yaml")
    line, column = map(int, place.split(":"))
    for command in (("list",), ("show", "1"), ("search", "q"), ("info",)):
        ran = faq(*command, "-f", "wrong.yaml")
        assert (ran.status, ran.output) == (3, b"")
        first, quoted, caret, *rest = ran.messages.splitlines()
        assert first.startswith(f"wrong.yaml:{place}: ")
        assert quoted == f"  {text.splitlines()[line - 1]}"
        assert set(caret.strip()) == {"^"}
        assert caret.index("^") == column + 1
        assert fix in "".join(rest)


def test_check_prints_a_syntax_error_on_standard_output(faq: Command) -> None:
    faq.write("- question: What: is it?\n", "wrong.yaml")
    ran = faq("check", "wrong.yaml")
    said = faq("list", "-f", "wrong.yaml")
    assert ran.status == 3
    assert ran.errors == b""
    problem, _, count = ran.text.rpartition("\n\n")
    assert f"{problem}\n".replace(": error", "", 1) == said.messages
    assert count == "1 error in 1 file\n"


def test_a_stray_document_marker_is_a_warning(faq: Command) -> None:
    """The entries on both sides are read."""
    text = "- question: One?\n  answer: A.\n---\n- question: Two?\n  answer: B.\n"
    path = faq.write(text, "stray.yaml")
    assert len(faq("list", "-f", path).lines) == 2
    ran = faq("check", "stray.yaml")
    assert ran.status == 0
    assert ran.text.startswith("stray.yaml:3:1: warning: ")
    assert "Fix: " in ran.text


@pytest.mark.parametrize("text", ["just text\n", "3\n", "a: b\n", "{}\n"], ids=repr)
def test_yaml_without_questions_is_an_error_with_a_hint(faq: Command, text: str) -> None:
    ran = faq("list", "-f", faq.write(text))
    assert (ran.status, ran.output) == (3, b"")
    first, *others = ran.messages.splitlines()
    assert "faq.yaml" in first
    assert "question" in "".join(others)


@pytest.mark.parametrize("text", ["just text\n", "a: b\n"], ids=repr)
def test_check_of_yaml_without_questions_exits_3(faq: Command, text: str) -> None:
    ran = faq("check", faq.write(text))
    assert ran.status == 3
    assert "faq.yaml" in ran.text + ran.messages
    assert "Traceback" not in ran.messages


@pytest.mark.parametrize(
    "data",
    [b"- question: Caf\xe9?\n  answer: A.\n", b"PK\x03\x04\0\0", b"\0" * 99, bytes(range(256))],
    ids=["latin-1", "zip", "zeros", "everything"],
)
def test_a_file_that_is_not_utf_8_is_an_error_with_a_position(faq: Command, data: bytes) -> None:
    faq.write(data, "bytes.yaml")
    ran = faq("list", "-f", "bytes.yaml")
    assert (ran.status, ran.output) == (3, b"")
    assert ran.messages.startswith("bytes.yaml")


def test_endless_nesting_is_an_error(faq: Command) -> None:
    faq.write("[" * 100_000, "deep.yaml")
    ran = faq("list", "-f", "deep.yaml")
    assert (ran.status, ran.output) == (3, b"")
    assert ran.messages.startswith("deep.yaml:1:")


def test_an_alias_bomb_is_an_error(faq: Command) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 10)]
    faq.write("\n".join([*lines, "questions: []", ""]), "bomb.yaml")
    ran = faq("list", "-f", "bomb.yaml")
    assert (ran.status, ran.output) == (3, b"")
    assert ran.messages.startswith("bomb.yaml:")


def test_a_bad_entry_keeps_its_number(faq: Command, broken: Path) -> None:
    """The other entries are read."""
    ran = faq("list", "-f", broken.name)
    assert ran.status == 0
    assert ran.text == "1\tWhat is first?\n3\tWhat is third?\n"
    assert ran.messages == "1 problem: run `faq check broken.yaml`\n"


@pytest.mark.parametrize(
    "arguments", [("list",), ("show", "3"), ("show", "third"), ("search", "third"), ("info",)],
    ids=" ".join,
)  # fmt: skip
def test_commands_mention_problems_once(faq: Command, arguments: tuple[str, ...]) -> None:
    faq.write(BROKEN + "  - nonsense\n", "broken.yaml")
    ran = faq(*arguments, "-f", "broken.yaml")
    assert ran.status == 0
    assert ran.messages == "2 problems: run `faq check broken.yaml`\n"
    assert faq(*arguments, "-f", "broken.yaml", "--json").messages == ran.messages


def test_the_suggested_check_command_is_quoted_for_a_shell(faq: Command) -> None:
    faq.write(BROKEN, "my 'own'.yaml")
    message = faq("list", "-f", "my 'own'.yaml").messages
    line = message.split("`")[1]
    ran = faq.shell(line)
    assert ran.status == 3
    assert "my 'own'.yaml:4:5: " in ran.text


def test_show_of_a_bad_entry_prints_its_problem_and_exits_3(faq: Command) -> None:
    faq.write(BROKEN, "broken.yaml")
    ran = faq("show", "2", "-f", "broken.yaml")
    assert (ran.status, ran.output) == (3, b"")
    first, quoted, caret, *_ = ran.messages.splitlines()
    assert "broken.yaml:4:5: " in first
    assert quoted == "    - question: What is second?"
    assert caret == "      ^^^^^^^^"


def test_show_of_good_bad_and_missing_entries_exits_3(faq: Command, broken: Path) -> None:
    """What is usable is shown."""
    ran = faq("show", "1-4", "-f", broken)
    assert ran.status == 3
    assert ran.text == "## 1. What is first?\n\nThe first.\n\n## 3. What is third?\n\nThe third.\n"
    assert "Question 2 " in ran.messages
    assert "No question 4: this FAQ has 1 to 3." in ran.messages


def test_a_duplicate_key_names_both_lines(faq: Command) -> None:
    text = "- question: Q?\n  answer: First.\n  answer: Second.\n"
    path = faq.write(text, "twice.yaml")
    assert faq("show", "1", "-f", path).text == "## 1. Q?\n\nFirst.\n"
    ran = faq("check", "twice.yaml")
    assert ran.status == 3
    assert ran.text.startswith("twice.yaml:3:3: error: `answer`")
    assert "line 2" in ran.lines[0]


def test_a_duplicate_id_is_reported(faq: Command) -> None:
    """Both entries are read."""
    text = "- {id: x, question: One?, answer: A.}\n- {id: x, question: Two?, answer: B.}\n"
    path = faq.write(text, "ids.yaml")
    assert len(faq("list", "-f", path).lines) == 2
    ran = faq("check", "ids.yaml")
    assert ran.text.startswith("ids.yaml:2:")
    assert "`x`" in ran.lines[0]


def test_an_empty_answer_is_a_warning(faq: Command) -> None:
    faq.write('- question: Q?\n  answer: ""\n', "empty.yaml")
    ran = faq("check", "empty.yaml")
    assert ran.status == 0
    assert ran.text.startswith("empty.yaml:2:3: warning: ")


def test_check_reports_every_problem_in_one_pass(faq: Command) -> None:
    text = BROKEN + "  - nonsense\n  - answer: A.\n  - question: [a]\n    answer: A.\n"
    faq.write(text, "broken.yaml")
    ran = faq("check", "broken.yaml")
    places = [line.split(":")[1] for line in ran.lines if line.startswith("broken.yaml:")]
    assert places == ["4", "7", "8", "9"]
    assert ran.status == 3


def test_check_takes_several_files(faq: Command, tea: Path, broken: Path) -> None:
    """The worst of them decides the exit status."""
    ran = faq("check", broken.name, tea.name)
    assert ran.status == 3
    assert ran.text.startswith("broken.yaml:4:5: ")
    assert "tea.yaml" in ran.messages


@pytest.mark.parametrize("bad", ["missing.yaml", "text.yaml"])
def test_check_goes_on_after_a_file_that_cannot_be_read(
    faq: Command, broken: Path, bad: str
) -> None:
    faq.write("just text\n", "text.yaml")
    ran = faq("check", bad, broken.name)
    assert bad in ran.text + ran.messages
    assert "broken.yaml:4:5: " in ran.text
    assert ran.status == 3


def test_the_bundled_faq_has_no_problems(faq: Command) -> None:
    ran = faq("check", "bundled")
    assert (ran.status, ran.output) == (0, b"")


@pytest.mark.parametrize(
    "arguments", [("list",), ("info",), ("search", "first"), ("show", "1"), ("what", "is", "first")]
)
def test_a_faq_without_any_usable_entry_is_not_shown_as_an_empty_one(
    faq: Command, arguments: tuple[str, ...]
) -> None:
    path = faq.write("- question: What is first?\n- question: What is second?\n", "half.yaml")
    ran = faq(*arguments, "-f", path)
    assert (ran.status, ran.output) == (3, b"")
    assert ran.messages == (
        f"No question in {path} can be shown.\n"
        f"{path}:1:3: this entry has no `answer`\n"
        "  - question: What is first?\n"
        "    ^^^^^^^^\n"
        f"2 problems: run `faq check {path}`\n"
    )
