from __future__ import annotations

import os
import shlex
import shutil

import pytest

from .conftest import PATIENCE, TEA, Command, Ran, controls_in

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
    """Return what is offered, and the help beside it, from the answer for a shell."""
    if shell == "bash":
        return dict.fromkeys(ran.lines, "")
    if shell == "fish":
        pairs = (line.partition("\t") for line in ran.lines)
        return {value: text for value, _, text in pairs}
    inner = ran.text.strip().removeprefix("_arguments '*: :((").removesuffix("))'")
    parts = (line.strip('"').partition('":"') for line in inner.split("\n"))
    return {value: text for value, _, text in parts}


@pytest.mark.parametrize("shell", SHELLS)
def test_numbers_are_offered_with_their_questions(faq: Command, shell: str) -> None:
    """`faq show` and a tab offers the numbers, each with its question as help."""
    faq.write(TEA, "tea.yaml")
    ran = complete(faq, shell, "faq show -f tea.yaml ")
    assert (ran.status, ran.errors) == (0, b"")
    found = offered(shell, ran)
    assert list(found) == ["1", "2", "3"]
    if shell != "bash":
        assert found == QUESTIONS


@pytest.mark.parametrize("shell", SHELLS)
def test_ids_are_offered_once_something_is_typed(faq: Command, shell: str) -> None:
    """A beginning is completed to the ids that start with it."""
    faq.write(TEA, "tea.yaml")
    ran = complete(faq, shell, "faq show --file tea.yaml gre")
    assert list(offered(shell, ran)) == ["green"]
    ran = complete(faq, shell, "faq show fin")
    assert list(offered(shell, ran)) == ["final-agreement"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_second_reference_is_completed_too(faq: Command, shell: str) -> None:
    """References after the first are completed like it."""
    faq.write(TEA, "tea.yaml")
    ran = complete(faq, shell, "faq show -f tea.yaml 1 bl")
    assert list(offered(shell, ran)) == ["black"]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("option", ["-f tea.yaml", "--file tea.yaml", "--file=tea.yaml"])
def test_the_file_named_before_is_the_one_completed(faq: Command, shell: str, option: str) -> None:
    """Completion reads the FAQ that the line names."""
    faq.write(TEA, "tea.yaml")
    ran = complete(faq, shell, f"faq show {option} how")
    assert list(offered(shell, ran)) == ["how-hot-should-the-water-be"]


@pytest.mark.parametrize("shell", SHELLS)
def test_faq_file_is_completed(faq: Command, shell: str) -> None:
    """Completion reads FAQ_FILE where the line names no file."""
    path = faq.write(TEA, "tea.yaml")
    ran = complete(faq, shell, "faq show gre", {"FAQ_FILE": str(path)})
    assert list(offered(shell, ran)) == ["green"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_long_question_is_one_line_of_help(faq: Command, shell: str) -> None:
    """However long a question, what is offered is one line: a shell reads line by line."""
    question = f"Why {'is this so very long and ' * 12}odd?"
    path = faq.write(f"- question: {question}\n  id: long\n  answer: A.\n")
    found = offered(shell, complete(faq, shell, f"faq show -f {path} "))
    assert list(found) == ["1"]
    if shell != "bash":
        assert question.startswith(found["1"].removesuffix("…"))


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("mark", ["[bold]", "[/]", "[red]x[/red]", "`$(id)`", "'", '"', ":tea:"])
def test_signs_in_a_question_are_text(faq: Command, shell: str, mark: str) -> None:
    """Nothing in a question is read as markup or by a shell."""
    question = f"What is {mark * 2} then"
    path = faq.write("- question: |\n    " + question + "\n  answer: A.\n")
    ran = complete(faq, shell, f"faq show -f {path} ")
    assert (ran.status, ran.errors) == (0, b"")
    if shell == "fish":
        assert offered(shell, ran) == {"1": question}
    assert len(ran.lines) == 1


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("name", ["broken.yaml", "missing.yaml", "."])
def test_a_broken_file_is_met_with_silence(faq: Command, shell: str, name: str) -> None:
    """A file that cannot be read offers nothing and says nothing."""
    faq.write("- question: what: is\n", "broken.yaml")
    ran = complete(faq, shell, f"faq show -f {name} ")
    assert ran.errors == b""
    assert ran.text.strip() in {"", "_files"}


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_never_reads_standard_input(faq: Command, shell: str) -> None:
    """With `-f -` on the line, completion leaves alone what the user may have typed ahead."""
    ours, theirs = os.pipe()
    os.write(theirs, b"typed ahead")
    os.close(theirs)
    run = faq.start(env=asking(shell, "faq show -f - 1"), stdin=ours)
    _, errors = run.communicate(timeout=PATIENCE)
    assert os.read(ours, 99) == b"typed ahead"
    os.close(ours)
    assert errors == b""


def test_control_characters_are_not_offered(faq: Command) -> None:
    """An id or question with control characters is completed without them."""
    path = faq.write('- {question: "What\\e[31m\\x9b\\u202e?", id: "i\\ed", answer: A.}\n')
    for shell in SHELLS:
        for word in ("", "i"):
            ran = complete(faq, shell, f"faq show -f {path} {word}")
            assert controls_in(ran.output + ran.errors) == []


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_and_options_are_offered(faq: Command, shell: str) -> None:
    """The commands are completed, and the options of each."""
    commands = offered(shell, complete(faq, shell, "faq "))
    assert {"list", "show", "search", "info", "check"} <= set(commands)
    assert "--section" in complete(faq, shell, "faq list --s").text
    assert set(offered(shell, complete(faq, shell, "faq list --color "))) == {
        "auto",
        "always",
        "never",
    }


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_each_shell_is_printed(faq: Command, shell: str) -> None:
    """`--show-completion` prints the script for a shell."""
    ran = faq("--show-completion", shell)
    assert ran.status == 0
    assert "_FAQ_COMPLETE" in ran.text


def in_a_shell(faq: Command, shell: str, script: str) -> Ran:
    """Run a script in a shell that has loaded the completion of the program."""
    loaded = faq("--show-completion", shell).text
    (faq.folder / "completion").write_text(loaded)
    return faq.shell(script, program=(shell, "-c"))


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_a_real_bash_completes(faq: Command) -> None:
    """The script works in a real bash."""
    faq.write(TEA, "tea.yaml")
    line = ["faq", "show", "-f", "tea.yaml", "gr"]
    script = (
        f"source ./completion; COMP_WORDS=({shlex.join(line)}); COMP_CWORD=4;"
        ' _faq_completion faq gr tea.yaml; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    ran = in_a_shell(faq, "bash", script)
    assert (ran.lines, ran.errors) == (["green"], b"")


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
def test_a_real_fish_completes(faq: Command) -> None:
    """The script works in a real fish."""
    faq.write(TEA, "tea.yaml")
    ran = in_a_shell(faq, "fish", "source ./completion; complete -C 'faq show -f tea.yaml '")
    assert ran.lines == [f"{number}\t{question}" for number, question in QUESTIONS.items()]


def test_completion_is_installed_where_the_shell_looks(faq: Command) -> None:
    """`--install-completion` writes to the user's own configuration and says so."""
    ran = faq("--install-completion", "bash", env={"SHELL": "/bin/bash"})
    assert ran.status == 0
    assert list(faq.home.rglob("*faq*"))
