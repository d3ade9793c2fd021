"""Which FAQ a command opens if none is named, or if one is named by a word."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import BROKEN, LISTED, TEA, Command, screen

INSTEAD = "`-f bundled` opens the one that comes with `faq`."
READING = [("list",), ("show", "1"), ("1",), ("search", "tea"), ("info",), ("export", "json")]


def inside(faq: Command, folder: str) -> Command:
    """Return the command as it runs in a folder of its own."""
    other = Command(faq.folder)
    other.folder = faq.folder / folder
    other.folder.mkdir(parents=True, exist_ok=True)
    return other


@pytest.fixture
def project(faq: Command) -> Command:
    """Return the command in a folder of a repository whose root has the FAQ `docs/faq.yaml`."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    faq.write(TEA, "project/docs/faq.yaml")
    subprocess.run(["git", "init", "-q"], cwd=faq.folder / "project", check=True)
    return inside(faq, "project/src/deep")


def configure(faq: Command, text: str) -> str:
    """Write the configuration file and return its path."""
    return str(faq.write(text, "home/.config/faqcli/config.toml"))


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_a_command_reads_the_faq_of_the_repository(
    project: Command, arguments: tuple[str, ...]
) -> None:
    named = project(*arguments, "-f", "../../docs/faq.yaml")
    assert named.status == 0
    assert project(*arguments) == named


def test_the_faq_of_a_project_is_named_where_a_person_reads(project: Command) -> None:
    for arguments in (["list"], ["show", "2"], ["oxidised"], ["search", "oxidised"]):
        assert screen(project.on_terminal(*arguments).text)[:2] == ["Tea", ""]
    assert project().lines[0] == "Tea"


def test_hints_name_only_a_faq_that_was_named(project: Command) -> None:
    named = "../../docs/faq.yaml"
    hint = "`faq list{}` shows all questions.\n"
    assert "  faq search WORDS  what" in project().text
    assert project("xyzzy").messages.endswith(hint.format(""))
    assert project("xyzzy", env={"FAQ_FILE": named}).messages.endswith(hint.format(""))
    assert f"faq search WORDS -f {named}" in project("-f", named).text
    assert project("xyzzy", "-f", named).messages.endswith(hint.format(f" -f {named}"))
    assert project("bundled:xyzzy").messages.endswith(hint.format(" -f bundled"))


def test_faq_file_and_the_option_win_over_the_faq_of_the_project(project: Command) -> None:
    project.write("- {question: Other?, answer: Yes.}", "other.yaml")
    other = "1\tOther?\n"
    assert project("list", "-f", "other.yaml").text == other
    assert project("list", env={"FAQ_FILE": "other.yaml"}).text == other
    assert project("list", env={"FAQ_FILE": ""}).output == LISTED
    assert len(project("list", "-f", "bundled").lines) == 10
    assert len(project("list", env={"FAQ_FILE": "bundled"}).lines) == 10


def test_hints_call_the_bundled_faq_by_its_name_if_that_was_typed(project: Command) -> None:
    ran = project("show", "2022", "-f", "bundled")
    assert ran.messages.endswith("Try `faq search 2022 -f bundled`.\n")


def test_faqcli_load_looks_for_no_project(project: Command) -> None:
    program = "import faqcli; print(len(faqcli.load().entries))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=project.folder,
        env=project.surroundings(),
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"10\n"


def test_markdown_in_the_current_folder_is_found_without_a_repository(faq: Command) -> None:
    faq.write("# Teas\n\n## What is tea?\n\nA drink.\n\n## Is it hot?\n\nYes.\n", "FAQ.md")
    assert faq("list").text == "1\tWhat is tea?\n2\tIs it hot?\n"
    assert len(inside(faq, "below")("list").lines) == 10


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_a_project_s_faq_that_cannot_be_read_is_an_error(
    faq: Command, arguments: tuple[str, ...]
) -> None:
    """It isn't passed over, neither for another one nor for the bundled one."""
    faq.write("a: b: c\n", "faq.yaml")
    faq.write(TEA, "docs/faq.yaml")
    ran = faq(*arguments)
    assert (ran.status, ran.output) == (3, b"")
    first, *_, last = ran.messages.splitlines()
    assert first.startswith("faq.yaml:1:5: ")
    assert last == f"It is the FAQ of this project; {INSTEAD}"


def test_a_link_to_nowhere_is_an_error_and_a_pipe_is_passed_over(faq: Command) -> None:
    os.mkfifo(faq.folder / "faq.yaml")
    assert len(faq("list").lines) == 10
    (faq.folder / "faq.yml").symlink_to("nowhere")
    ran = faq("list")
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages == f"No such file: faq.yml.\nIt is the FAQ of this project; {INSTEAD}\n"


def test_in_a_removed_folder_the_bundled_faq_is_read(faq: Command) -> None:
    ran = faq.shell("mkdir gone && cd gone && rmdir ../gone && faq list")
    assert (ran.status, len(ran.lines), ran.errors) == (0, 10, b"")


def test_check_without_a_file_checks_the_faq_of_the_project(project: Command) -> None:
    ran = project("check")
    assert (ran.status, ran.output) == (0, b"")
    assert ran.messages == "No problems in 3 questions: ../../docs/faq.yaml.\n"
    (project.folder / "../../docs/faq.yaml").write_text(BROKEN)
    ran = project("check")
    assert ran.status == 3
    assert ran.lines[0].startswith("../../docs/faq.yaml:4:5: error: ")


def test_check_without_a_file_never_checks_the_bundled_faq_or_the_default(faq: Command) -> None:
    configure(faq, 'default = "bundled"')
    ran = faq("check")
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages == (
        "There is no FAQ to check: this project has no faq.yaml or FAQ.md.\n"
        "Name a file: `faq check FILE`.\n"
    )
    assert faq("check", env={"FAQ_FILE": "bundled"}).messages == ran.messages
    for named in (["bundled"], ["-f", "bundled"]):
        assert faq("check", *named).status == 0


def test_the_faq_of_a_project_is_not_overwritten_by_its_export(project: Command) -> None:
    path = project.folder / "../../docs/faq.yaml"
    ran = project("export", "markdown", "-o", str(path), "--force")
    assert ran.status == 2
    assert "is the input file" in ran.messages
    assert path.read_text() == TEA


def test_the_file_that_the_output_goes_to_is_not_the_faq_of_the_project(faq: Command) -> None:
    """The shell has just made it, and it is empty."""
    faq.write(TEA, "docs/faq.yaml")
    assert faq.shell("faq export markdown > FAQ.md").status == 0
    assert (faq.folder / "FAQ.md").read_text().count("\n# Tea\n") == 1
    assert faq.shell("faq list -f FAQ.md >&-").status == 4
    assert faq.shell("faq list >&-").status == 4


def test_a_configured_name_is_read_from_any_folder(faq: Command) -> None:
    configure(faq, '[faqs]\ntea = "../faqs/tea.yaml"\nhome = "~/tea.yaml"\n')
    faq.write(TEA, "home/.config/faqs/tea.yaml")
    faq.write("- {question: At home?, answer: Yes.}", "home/tea.yaml")
    faq.write("- {question: Wrong?, answer: Yes.}", "tea")
    for arguments in READING:
        assert faq(*arguments, "-f", "tea").status == 0
    assert faq("list", "-f", "tea").output == LISTED
    assert inside(faq, "other")("list", env={"FAQ_FILE": "tea"}).output == LISTED
    assert faq("list", "-f", "home").text == "1\tAt home?\n"
    assert faq("check", "tea", "home").status == 0
    assert faq("xyzzy", "-f", "tea").messages.endswith("`faq list -f tea` shows all questions.\n")


def test_an_import_takes_the_names_that_other_commands_take(faq: Command, tea: Path) -> None:
    configure(faq, f"[faqs]\ntea = '{tea}'\n")
    assert faq("import", "bundled").messages.startswith("Found 10 questions")
    assert faq("import", "tea").output == faq("import", tea).output
    assert faq("import", "teas").messages.endswith("\nKnown names: bundled, tea.\n")
    for command in ("import", "check"):
        assert "--file" not in faq(command, "none.md").messages


def test_a_name_without_its_file_says_where_it_comes_from(faq: Command) -> None:
    path = configure(faq, '[faqs]\ntea = "tea.yaml"\n')
    ran = faq("list", "-f", "tea")
    assert (ran.status, ran.output) == (2, b"")
    missing = Path(path).with_name("tea.yaml")
    assert ran.messages == f"No such file: {missing}.\n`tea` is its name in {path}.\n"
    ran = faq("list", "-f", "teas")
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages == "No such file: teas.\nKnown names: bundled, tea.\n"


def test_the_default_is_opened_where_there_is_no_project(faq: Command, tea: Path) -> None:
    for default in ("tea", str(tea), "~/../tea.yaml"):
        configure(faq, f'default = "{default}"\n[faqs]\ntea = "{tea}"\n')
        assert inside(faq, "away")("list").output == LISTED
        assert screen(inside(faq, "away").on_terminal("list").text)[0] == "Tea"
    faq.write("- {question: Mine?, answer: Yes.}", "mine/faq.yaml")
    assert inside(faq, "mine")("list").text == "1\tMine?\n"


@pytest.mark.parametrize("arguments", [("list",), ("list", "-f", "tea")], ids=" ".join)
def test_a_broken_configuration_file_is_an_error_only_if_it_is_needed(
    faq: Command, arguments: tuple[str, ...]
) -> None:
    path = configure(faq, "default: tea\n")
    away = inside(faq, "away")
    ran = away(*arguments)
    assert (ran.status, ran.output) == (3, b"")
    message, hint = ran.messages.splitlines()
    assert message.startswith(f"{path} cannot be read: expected '=' ")
    assert hint.startswith("Write names as ")
    assert away("list", "-f", "bundled").status == 0
    away.write(TEA, "faq.yaml")
    assert away("list").output == LISTED
    assert away("list", "-f", "faq.yaml").output == LISTED


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "-f", "tea.yaml", "-f", "other.yaml"),
        ("-f", "tea.yaml", "list", "--file=tea.yaml"),
        ("-ftea.yaml", "-ftea.yaml"),
    ],
    ids=" ".join,
)
def test_two_faqs_on_a_command_line_are_wrong_use(
    faq: Command, tea: Path, arguments: tuple[str, ...]
) -> None:
    assert tea.exists()
    ran = faq(*arguments)
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages == "`--file` is given more than once.\nName one FAQ.\n"
