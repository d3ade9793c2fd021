from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from terminals import Tmux

from .conftest import PROGRAM, Command, without_styles

RECORDER = """\
#!/bin/sh
cat > {folder}/paged
env > {folder}/surroundings
"""


@pytest.fixture
def long(faq: Command) -> Path:
    """Return the path of a FAQ whose list has more than 24 lines."""
    return faq.write(
        "".join(f"- question: Question {i}?\n  answer: Answer {i}.\n" for i in range(1, 101)),
        "long.yaml",
    )


@pytest.fixture
def recorder(faq: Command) -> Path:
    """Return a pager that records its input and environment."""
    path = faq.folder / "recorder"
    path.write_text(RECORDER.format(folder=faq.folder))
    path.chmod(0o755)
    return path


def paged(faq: Command) -> str | None:
    """Return the input of the recorder, or None if it wasn't run."""
    path = faq.folder / "paged"
    return path.read_text() if path.exists() else None


def surroundings(faq: Command) -> dict[str, str]:
    """Return the environment of the recorder."""
    lines = (faq.folder / "surroundings").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


@pytest.mark.parametrize(
    "arguments",
    [("list",), ("show", "1-10"), ("search", "question", "-n", "50"), ("info",)],
    ids=" ".join,
)
def test_output_longer_than_the_screen_is_paged(
    faq: Command, long: Path, recorder: Path, arguments: tuple[str, ...]
) -> None:
    """The pager gets colours too, and the terminal gets nothing."""
    env: dict[str, str | None] = {"PAGER": str(recorder)}
    rows = 3 if arguments == ("info",) else 24
    whole = faq.on_terminal(*arguments, "-f", long)
    ran = faq.on_terminal(*arguments, "-f", long, rows=rows, env=env)
    assert (ran.status, ran.output) == (0, b"")
    text = paged(faq)
    assert text is not None
    assert without_styles(text) == whole.plain
    assert "\x1b[" in text


@pytest.mark.parametrize(("questions", "is_paged"), [(5, False), (7, False), (8, True)])
def test_output_that_fits_is_not_paged(
    faq: Command, recorder: Path, questions: int, *, is_paged: bool
) -> None:
    """Title and gap are two lines of ten, and one is left for the prompt."""
    path = faq.write("".join(f"- question: Q {i}?\n  answer: A.\n" for i in range(questions)))
    ran = faq.on_terminal("list", "-f", path, rows=10, env={"PAGER": str(recorder)})
    assert (paged(faq) is not None) == is_paged
    assert bool(ran.output) != is_paged


@pytest.mark.parametrize("option", ["--no-pager", "--json"])
def test_no_pager_and_json_are_not_paged(
    faq: Command, long: Path, recorder: Path, option: str
) -> None:
    ran = faq.on_terminal("list", "-f", long, option, rows=24, env={"PAGER": str(recorder)})
    assert ran.status == 0
    assert "Question 100?" in ran.text
    assert paged(faq) is None


def test_no_pager_works_for_info(faq: Command, long: Path, recorder: Path) -> None:
    env: dict[str, str | None] = {"PAGER": str(recorder)}
    ran = faq.on_terminal("info", "-f", long, "--no-pager", rows=3, env=env)
    assert ran.status == 0
    assert paged(faq) is None


def test_a_dumb_terminal_has_no_pager(faq: Command, long: Path, recorder: Path) -> None:
    env: dict[str, str | None] = {"PAGER": str(recorder), "TERM": "dumb"}
    assert "Question 100?" in faq.on_terminal("list", "-f", long, rows=24, env=env).text
    assert paged(faq) is None


@pytest.mark.parametrize(
    "pager", ["", " ", "cat", "no-such-pager", "no-such-pager --option", "/no/such/pager", "'open"]
)
def test_output_is_printed_if_the_pager_cannot_run(faq: Command, long: Path, pager: str) -> None:
    ran = faq.on_terminal("list", "-f", long, rows=24, env={"PAGER": pager})
    assert (ran.status, ran.errors) == (0, b"")
    assert ran.output == faq.on_terminal("list", "-f", long).output


def test_output_is_printed_if_less_is_not_installed(faq: Command, long: Path) -> None:
    ran = faq.on_terminal("list", "-f", long, rows=24, env={"PATH": str(faq.home)})
    assert (ran.status, ran.errors) == (0, b"")
    assert "Question 100?" in ran.text


def test_the_pager_is_a_shell_command_line(faq: Command, long: Path) -> None:
    env: dict[str, str | None] = {"PAGER": "sed 's/Question/Frage/' | tail -n 1"}
    ran = faq.on_terminal("list", "-f", long, rows=24, env=env)
    assert ran.plain == " 100  Frage 100?\n"


@pytest.mark.parametrize("pager", ["head -1", "true", "false"])
def test_a_pager_that_quits_early_is_no_error(faq: Command, pager: str) -> None:
    path = faq.write("".join(f"- question: {'Why ' * 50}{i}?\n  answer: A.\n" for i in range(3000)))
    ran = faq.on_terminal("list", "-f", path, rows=24, env={"PAGER": pager})
    assert (ran.status, ran.errors) == (0, b"")
    assert len(ran.lines) == (1 if pager == "head -1" else 0)


@pytest.mark.parametrize("command", ["show", "search"])
def test_what_is_said_about_an_answer_is_in_the_pager_with_it(
    faq: Command, recorder: Path, command: str
) -> None:
    """The pager would cover what is on the screen before it."""
    arguments = (command, "will", "china", "send", "troops")
    whole = faq.on_terminal(*arguments)
    assert whole.messages == "“china” isn't in this FAQ.\n"
    ran = faq.on_terminal(*arguments, rows=5, env={"PAGER": str(recorder)})
    assert (ran.status, ran.output, ran.errors) == (0, b"", b"")
    assert without_styles(paged(faq) or "") == whole.messages + whole.plain


def test_what_is_said_about_an_answer_counts_as_lines_of_the_screen(
    faq: Command, recorder: Path
) -> None:
    arguments = ("will", "china", "send", "troops", "--brief")
    whole = faq.on_terminal(*arguments, apart=False).plain.replace("\r\n", "\n")
    env: dict[str, str | None] = {"PAGER": str(recorder)}
    height = whole.count("\n")
    assert not faq.on_terminal(*arguments, rows=height, env=env).output
    assert without_styles(paged(faq) or "") == whole
    assert faq.on_terminal(*arguments, rows=height + 1, env=env).output


def test_the_pager_does_not_change_the_exit_status(
    faq: Command, long: Path, recorder: Path
) -> None:
    """Messages follow after the pager has ended."""
    env: dict[str, str | None] = {"PAGER": str(recorder)}
    ran = faq.on_terminal("show", "1-200", "-f", long, rows=24, env=env)
    assert ran.status == 1
    assert ran.messages == "No questions 101 to 200: this FAQ has 1 to 100.\n"
    assert "Question 100?" in (paged(faq) or "")


@pytest.mark.parametrize(
    ("less", "expected"), [(None, "FRX"), ("-i", "-i"), ("", "")], ids=["unset", "own", "empty"]
)
def test_less_gets_frx_unless_it_is_set(
    faq: Command, long: Path, recorder: Path, less: str | None, expected: str
) -> None:
    """As in git."""
    env: dict[str, str | None] = {"PAGER": str(recorder), "LESS": less}
    faq.on_terminal("list", "-f", long, rows=24, env=env)
    assert surroundings(faq).get("LESS") == expected


def test_less_is_the_default_pager(faq: Command, long: Path, recorder: Path) -> None:
    folder = faq.folder / "bin"
    folder.mkdir()
    (folder / "less").symlink_to(recorder)
    path = os.pathsep.join((str(folder), faq.environment["PATH"]))
    ran = faq.on_terminal("list", "-f", long, rows=24, env={"PATH": path})
    assert (ran.status, ran.output) == (0, b"")
    assert "Question 100?" in (paged(faq) or "")


def test_the_pager_gets_the_encoding_of_the_terminal(faq: Command, recorder: Path) -> None:
    path = faq.write("".join(f"- question: Größe {i}?\n  answer: A.\n" for i in range(50)))
    env: dict[str, str | None] = {"PAGER": str(recorder), "PYTHONIOENCODING": "ascii"}
    ran = faq.on_terminal("list", "-f", path, rows=24, env=env)
    assert (ran.status, ran.output) == (0, b"")
    assert (paged(faq) or "").isascii()
    assert (paged(faq) or "").count("Gro") == 50


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
def test_less_scrolls_ignores_ctrl_c_and_quits(faq: Command, long: Path) -> None:
    tmux = Tmux(faq.surroundings())
    line = f"trap : INT; {PROGRAM} list -f {long}; echo status $?; read wait"
    with tmux.session("sh", "-c", line, columns=80, rows=24):
        first = tmux.wait_for("Question 21?")
        assert "Question 22?" not in first
        assert "ESC" not in first
        tmux.press("Space")
        tmux.wait_for("Question 44?")
        tmux.press("C-c")
        tmux.wait_for("Question 100?", key="G")
        tmux.press("q")
        last = tmux.wait_for("status 0")
        assert "Question 100?" in last
        assert "Traceback" not in last
