from __future__ import annotations

import json
import os
import shutil
from typing import ClassVar

import pytest
from terminals import PATIENCE, Terminal

from .conftest import TEA, Command, Ran, controls_in

SHELLS = ("bash", "zsh", "fish")
QUESTIONS = {
    "1": "What is green tea?",
    "2": "What is black tea?",
    "3": "How hot should the water be?",
}


def asking(shell: str, line: str) -> dict[str, str | None]:
    """Return the environment in which Typer's script for a shell asks for completions."""
    asked: dict[str, str | None] = {"_FAQ_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        return asked | {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    return asked | {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}


def complete(faq: Command, shell: str, line: str, env: dict[str, str | None] | None = None) -> Ran:
    """Complete a command line as Typer's script for a shell does."""
    return faq(env=asking(shell, line) | (env or {}))


def offered(shell: str, ran: Ran) -> dict[str, str]:
    """Return the completions in the answer for a shell, with the help beside each."""
    if shell == "bash":
        return dict.fromkeys(ran.lines, "")
    if shell == "fish":
        pairs = (line.partition("\t") for line in ran.lines)
        return {value: text for value, _, text in pairs}
    inner = ran.text.strip().removeprefix("_arguments '*: :((").removesuffix("))'")
    parts = (line.strip('"').partition('":"') for line in inner.split("\n"))
    return {value: text for value, _, text in parts}


@pytest.mark.parametrize("shell", SHELLS)
def test_show_completes_numbers_with_their_questions(faq: Command, shell: str) -> None:
    faq.write(TEA, "tea.yaml")
    ran = complete(faq, shell, "faq show -f tea.yaml ")
    assert (ran.status, ran.errors) == (0, b"")
    found = offered(shell, ran)
    assert list(found) == ["1", "2", "3"]
    if shell != "bash":
        assert found == QUESTIONS


@pytest.mark.parametrize("shell", SHELLS)
def test_help_completes_the_names_of_commands(faq: Command, shell: str) -> None:
    ran = complete(faq, shell, "faq help su")
    assert (ran.status, ran.errors) == (0, b"")
    assert list(offered(shell, ran)) == ["suggest"]


@pytest.mark.parametrize("shell", SHELLS)
def test_show_completes_ids_once_a_letter_is_typed(faq: Command, shell: str) -> None:
    faq.write(TEA, "tea.yaml")
    ran = complete(faq, shell, "faq show --file tea.yaml gre")
    assert list(offered(shell, ran)) == ["green"]
    ran = complete(faq, shell, "faq show fin")
    assert list(offered(shell, ran)) == ["final-agreement"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_second_reference_is_completed_too(faq: Command, shell: str) -> None:
    faq.write(TEA, "tea.yaml")
    ran = complete(faq, shell, "faq show -f tea.yaml 1 bl")
    assert list(offered(shell, ran)) == ["black"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("option", ["-f tea.yaml", "--file tea.yaml", "--file=tea.yaml"])
def test_completion_reads_the_file_on_the_line(faq: Command, shell: str, option: str) -> None:
    faq.write(TEA, "tea.yaml")
    ran = complete(faq, shell, f"faq show {option} how")
    assert list(offered(shell, ran)) == ["how-hot-should-the-water-be"]


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_reads_faq_file(faq: Command, shell: str) -> None:
    path = faq.write(TEA, "tea.yaml")
    ran = complete(faq, shell, "faq show gre", {"FAQ_FILE": str(path)})
    assert list(offered(shell, ran)) == ["green"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_long_question_is_one_line_of_help(faq: Command, shell: str) -> None:
    """Shells read completions line by line."""
    question = f"Why {'is this so very long and ' * 12}odd?"
    path = faq.write(f"- question: {question}\n  id: long\n  answer: A.\n")
    found = offered(shell, complete(faq, shell, f"faq show -f {path} "))
    assert list(found) == ["1"]
    if shell != "bash":
        assert question.startswith(found["1"].removesuffix("…"))


@pytest.mark.parametrize("shell", SHELLS)
def test_special_characters_in_a_question_are_text(faq: Command, shell: str) -> None:
    """Neither the console nor the shell interprets them."""
    signs = (
        "[bold]",
        "[/]",
        "[red]x[/red]",
        "`$(id)`",
        "'",
        '"',
        ":tea:",
        "\\[/]",
        "\\",
        "#",
        "%s",
    )
    questions = [f"What is {sign * 2} then {sign}" for sign in signs]
    path = faq.write(json.dumps([{"question": q, "answer": "A"} for q in questions]))
    ran = complete(faq, shell, f"faq show -f {path} ")
    assert (ran.status, ran.errors) == (0, b"")
    found = offered(shell, ran)
    assert [int(number) for number in found] == [i + 1 for i in range(len(signs))]
    if shell == "fish":  # what a backslash is shown as is free
        expected = [q for q in questions if "\\" not in q]
        assert [q for q in found.values() if q in expected] == expected


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("name", ["broken.yaml", "missing.yaml", "."])
def test_completion_is_silent_about_unreadable_files(faq: Command, shell: str, name: str) -> None:
    faq.write("- question: what: is\n", "broken.yaml")
    ran = complete(faq, shell, f"faq show -f {name} ")
    assert ran.errors == b""
    assert ran.text.strip() in {"", "_files"}


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_never_reads_standard_input(faq: Command, shell: str) -> None:
    """With `-f -` on the line, typed-ahead input is left alone."""
    ours, theirs = os.pipe()
    os.write(theirs, b"typed ahead")
    os.close(theirs)
    run = faq.start(env=asking(shell, "faq show -f - 1"), stdin=ours)
    _, errors = run.communicate(timeout=PATIENCE)
    assert os.read(ours, 99) == b"typed ahead"
    os.close(ours)
    assert errors == b""


def test_completions_have_no_control_characters(faq: Command) -> None:
    path = faq.write('- {question: "What\\e[31m\\x9b\\u202e?", id: "i\\ed", answer: A.}\n')
    for shell in SHELLS:
        for word in ("", "i"):
            ran = complete(faq, shell, f"faq show -f {path} {word}")
            assert controls_in(ran.output + ran.errors) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_and_options_are_completed(faq: Command, shell: str) -> None:
    commands = offered(shell, complete(faq, shell, "faq "))
    assert {"list", "show", "search", "info", "check"} <= set(commands)
    assert "--section" in complete(faq, shell, "faq list --s").text
    assert set(offered(shell, complete(faq, shell, "faq list --color "))) == {
        "auto",
        "always",
        "never",
    }


@pytest.mark.parametrize("shell", SHELLS)
def test_ids_that_a_shell_would_interpret_are_not_offered(faq: Command, shell: str) -> None:
    """They would be on the line unquoted."""
    ids = [
        "$(id)",
        "`id`",
        "x;id",
        "x|id",
        "x&id",
        "x>id",
        "x id",
        "x\\",
        "'x",
        '"x',
        "!x",
        "~",
        "{a,b}",
    ]
    good = ["x-1", "x_2", "x.3", "xé"]
    entries = "".join(
        "- question: Q?\n  answer: A.\n  id: '" + one.replace("'", "''") + "'\n"
        for one in [*ids, *good]
    )
    path = faq.write(entries)
    ran = complete(faq, shell, f"faq show -f {path} x")
    assert list(offered(shell, ran)) == good
    for one in ("'$'", "'`'", "'~'", "'!'", "'{'"):
        ran = complete(faq, shell, f"faq show -f {path} {one}")
        assert ran.text.strip() in {"", "_files"}


@pytest.mark.parametrize("shell", SHELLS)
def test_numbers_are_in_their_order_even_if_the_shell_sorts_by_letters(
    faq: Command, shell: str
) -> None:
    faq.write("".join(f"- {{question: Q{i}?, answer: A.}}\n" for i in range(12)), "twelve.yaml")
    found = list(offered(shell, complete(faq, shell, "faq show -f twelve.yaml ")))
    assert [int(number) for number in found] == list(range(1, 13))
    assert shell == "fish" or found == sorted(found)
    found = list(offered(shell, complete(faq, shell, "faq show -f twelve.yaml 1")))
    assert found == ["1", "10", "11", "12"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("faq list -f tea.yaml --tag ", ["leaves", "india", "japan", "water"]),
        ("faq list -f tea.yaml --tag in", ["india"]),
        ("faq search -f tea.yaml --section B", ["Brewing"]),
        ("faq search -f tea.yaml how oxid", ["oxidised"]),
        ("faq search -f tea.yaml Lon", ["Longjing"]),
        ("faq search -f tea.yaml tea --not lon", ["longjing"]),
    ],
)
def test_tags_sections_and_words_of_the_faq_are_completed(
    faq: Command, shell: str, line: str, names: list[str]
) -> None:
    faq.write(TEA, "tea.yaml")
    ran = complete(faq, shell, line)
    assert ran.errors == b""
    assert list(offered(shell, ran)) == names


def read_by(shell: str) -> object:
    """Return a parameter that skips the test if the shell isn't installed."""
    return pytest.param(
        shell,
        marks=pytest.mark.skipif(not shutil.which(shell), reason=f"{shell} is not installed"),
    )


class Prompt:
    """An interactive shell without configuration, with the program's completion loaded."""

    _START: ClassVar = {
        "bash": ["--noprofile", "--norc", "-i"],
        "zsh": ["-f", "-i"],
        "fish": ["-N", "-i"],
    }
    _LOAD: ClassVar = {
        "bash": "source ./completion",
        "zsh": "autoload -U compinit; compinit -u -D; source ./completion",
        "fish": "source ./completion",
    }

    def __init__(self, faq: Command, shell: str) -> None:
        script = faq(env={"_FAQ_COMPLETE": f"source_{shell}"})
        assert "_FAQ_COMPLETE" in script.text
        (faq.folder / "completion").write_bytes(script.output)
        self._terminal = Terminal(200, 40)
        self._shell = self._terminal.start(
            [shell, *self._START[shell]],
            env=faq.surroundings({"HISTFILE": None}),
            cwd=faq.folder,
            takes_control=True,
        )
        self._count = 0
        self.answer(self._LOAD[shell])

    def answer(self, line: str) -> str:
        """Run a line, and return everything that the terminal shows until it has ended."""
        self._count += 1
        self._terminal.write(f"{line}; echo e''nd{self._count}\r")
        return self._terminal.read_until(f"end{self._count}\r\n".encode()).decode()

    def complete(self, line: str) -> None:
        """Complete a command line as Typer's script for a shell does."""
        self._terminal.write(f"{line}\t\x15")

    def close(self) -> None:
        """End the shell."""
        self._terminal.close()
        self._shell.kill()
        self._shell.wait()


@pytest.mark.parametrize("shell", [read_by(shell) for shell in SHELLS])
def test_a_real_shell_completes_an_id(faq: Command, shell: str) -> None:
    """Whatever the question is; the completed command then runs."""
    question = "Odd ' \" ` $ [x] :tea: \\"
    faq.write(json.dumps([{"question": question, "id": "odd-one", "answer": "A"}]), "odd.yaml")
    prompt = Prompt(faq, shell)
    try:
        shown = prompt.answer("faq show --brief -f odd.yaml od\t | cat")
    finally:
        prompt.close()
    assert f"## 1. {question}" in shown
    assert "error" not in shown


@pytest.mark.parametrize("shell", [read_by(shell) for shell in SHELLS])
def test_a_real_shell_completes_ids_with_colons_and_names_with_spaces(
    faq: Command, shell: str
) -> None:
    faq.write(
        "sections:\n- title: Getting started\n  questions:\n"
        "  - {id: 'std:one', question: First?, answer: A., tags: ['ns:x', two words]}\n"
        "- title: Rest\n  questions:\n  - {id: 'std:two', question: Second?, answer: Zebra.}\n"
        "  - {id: 'abc:only', question: Only?, answer: B.}\n",
        "faq.yaml",
    )
    configuration = faq.write('[faqs]\nother = "other.yaml"\n', "home/.config/faqcli/config.toml")
    configuration.with_name("other.yaml").write_text("- {question: Third?, answer: A.}")
    prompt = Prompt(faq, shell)
    try:
        assert "## 2. Second?" in prompt.answer("faq show std:tw\t | cat")
        assert "1\tFirst?" in prompt.answer("faq list --tag ns:\t | cat")
        assert "## 3. Only?" in prompt.answer("faq show abc:\t | cat")
        assert "1\tFirst?" in prompt.answer("faq list --tag tw\t | cat")
        assert "1\tFirst?" in prompt.answer("faq list --section Ge\t | cat")
        assert "2\tSecond?" in prompt.answer("faq search Zeb\t | cat")
        assert "1\tThird?" in prompt.answer("faq list -f oth\t | cat")
        assert "1\tFirst?" in prompt.answer("faq list -f ./fa\t | cat")
    finally:
        prompt.close()


@pytest.mark.parametrize("shell", [read_by(shell) for shell in SHELLS])
def test_completion_runs_nothing_from_a_faq_in_a_real_shell(faq: Command, shell: str) -> None:
    texts = (
        "$(touch run)",
        "\\$(touch run)",
        "\\`touch run\\`",
        "';touch run;'",
        '\\";touch run;\\"',
    )
    for i, text in enumerate(texts):
        faq.write(json.dumps([{"question": text, "id": f"i{text}", "answer": "A"}]), f"{i}.yaml")
    prompt = Prompt(faq, shell)
    try:
        for i in range(len(texts)):
            prompt.complete(f"faq show -f {i}.yaml ")
            prompt.complete(f"faq show -f {i}.yaml i")
            prompt.answer("true")
    finally:
        prompt.close()
    assert not (faq.folder / "run").exists()


def test_install_completion_writes_to_the_home_folder(faq: Command) -> None:
    ran = faq(
        "--install-completion", "bash", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    )
    assert ran.status == 0
    assert list(faq.home.rglob("*faq*"))


@pytest.mark.parametrize("command", ["import", "check"])
def test_arguments_that_are_faqs_complete_their_names(faq: Command, command: str) -> None:
    faq.write('[faqs]\nother = "other.yaml"\n', "home/.config/faqcli/config.toml")
    assert list(offered("fish", complete(faq, "fish", f"faq {command} oth"))) == ["other"]


def test_a_home_folder_that_cannot_be_written_is_named(faq: Command) -> None:
    """A file is in the place of the folder."""
    faq.write("", "home/.bash_completions")
    ran = faq(
        "--install-completion", "bash", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    )
    assert ran.status == 4
    assert ran.messages == f"{faq.home}/.bash_completions cannot be written: file exists.\n"
