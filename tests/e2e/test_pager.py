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
    """Return the path of a FAQ whose list is longer than a screen of 24 lines."""
    return faq.write(
        "".join(f"- question: Question {i}?\n  answer: Answer {i}.\n" for i in range(1, 101)),
        "long.yaml",
    )


@pytest.fixture
def recorder(faq: Command) -> Path:
    """Return a pager that writes down what it is given."""
    path = faq.folder / "recorder"
    path.write_text(RECORDER.format(folder=faq.folder))
    path.chmod(0o755)
    return path


def paged(faq: Command) -> str | None:
    """Return what the recorder was given, None if it was not run."""
    path = faq.folder / "paged"
    return path.read_text() if path.exists() else None


def surroundings(faq: Command) -> dict[str, str]:
    """Return the environment that the recorder was run in."""
    lines = (faq.folder / "surroundings").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


@pytest.mark.parametrize(
    "arguments",
    [("list",), ("show", "1-10"), ("search", "question", "-n", "50"), ("info",)],
    ids=" ".join,
)
def test_what_is_longer_than_the_screen_goes_through_the_pager(
    faq: Command, long: Path, recorder: Path, arguments: tuple[str, ...]
) -> None:
    """$PAGER gets the whole output, with its colours, and the terminal gets nothing."""
    env: dict[str, str | None] = {"PAGER": str(recorder)}
    rows = 3 if arguments == ("info",) else 24
    whole = faq.on_terminal(*arguments, "-f", long)
    ran = faq.on_terminal(*arguments, "-f", long, rows=rows, env=env)
    assert (ran.status, ran.output) == (0, b"")
    text = paged(faq)
    assert text is not None
    assert without_styles(text) == whole.plain
    assert "\x1b[" in text


@pytest.mark.parametrize(("questions", "is_paged"), [(5, False), (9, False), (10, True)])
def test_what_fits_the_screen_is_not_paged(
    faq: Command, recorder: Path, questions: int, *, is_paged: bool
) -> None:
    """The pager is for what is longer than the screen; a prompt has to fit below the rest."""
    path = faq.write("".join(f"- question: Q {i}?\n  answer: A.\n" for i in range(questions)))
    ran = faq.on_terminal("list", "-f", path, rows=10, env={"PAGER": str(recorder)})
    assert (paged(faq) is not None) == is_paged
    assert bool(ran.output) != is_paged


@pytest.mark.parametrize("option", ["--no-pager", "--json"])
def test_the_pager_can_be_turned_off(faq: Command, long: Path, recorder: Path, option: str) -> None:
    """`--no-pager` turns the pager off, and JSON is never paged."""
    ran = faq.on_terminal("list", "-f", long, option, rows=24, env={"PAGER": str(recorder)})
    assert ran.status == 0
    assert "Question 100?" in ran.text
    assert paged(faq) is None


def test_info_can_be_had_without_a_pager(faq: Command, long: Path, recorder: Path) -> None:
    """`--no-pager` turns it off for every command that pages."""
    env: dict[str, str | None] = {"PAGER": str(recorder)}
    ran = faq.on_terminal("info", "-f", long, "--no-pager", rows=3, env=env)
    assert ran.status == 0
    assert paged(faq) is None


def test_a_dumb_terminal_has_no_pager(faq: Command, long: Path, recorder: Path) -> None:
    """TERM=dumb cannot page."""
    env: dict[str, str | None] = {"PAGER": str(recorder), "TERM": "dumb"}
    assert "Question 100?" in faq.on_terminal("list", "-f", long, rows=24, env=env).text
    assert paged(faq) is None


@pytest.mark.parametrize(
    "pager", ["", " ", "cat", "no-such-pager", "no-such-pager --option", "/no/such/pager", "'open"]
)
def test_a_pager_that_cannot_be_run_loses_nothing(faq: Command, long: Path, pager: str) -> None:
    """With PAGER empty, `cat` or not there, the output is printed as it is."""
    ran = faq.on_terminal("list", "-f", long, rows=24, env={"PAGER": pager}, apart=True)
    assert (ran.status, ran.errors) == (0, b"")
    assert ran.output == faq.on_terminal("list", "-f", long).output


def test_no_less_is_no_loss(faq: Command, long: Path) -> None:
    """Without a PAGER and without `less` on the machine the output is printed as it is."""
    ran = faq.on_terminal("list", "-f", long, rows=24, env={"PATH": str(faq.home)}, apart=True)
    assert (ran.status, ran.errors) == (0, b"")
    assert "Question 100?" in ran.text


def test_a_pager_with_options_is_given_to_the_shell(faq: Command, long: Path) -> None:
    """PAGER is a command line: options, quotes and pipes in it mean what they mean in a shell."""
    env: dict[str, str | None] = {"PAGER": "sed 's/Question/Frage/' | tail -n 1"}
    ran = faq.on_terminal("list", "-f", long, rows=24, env=env)
    assert ran.plain == " 100  Frage 100?\n"


@pytest.mark.parametrize("pager", ["head -1", "true", "false"])
def test_a_pager_that_quits_at_once_ends_the_program_quietly(faq: Command, pager: str) -> None:
    """A pager that leaves early is no error, however much there was to show."""
    path = faq.write("".join(f"- question: {'Why ' * 50}{i}?\n  answer: A.\n" for i in range(3000)))
    ran = faq.on_terminal("list", "-f", path, rows=24, env={"PAGER": pager}, apart=True)
    assert (ran.status, ran.errors) == (0, b"")
    assert len(ran.lines) == (1 if pager == "head -1" else 0)


def test_the_status_is_the_program_s_own(faq: Command, long: Path, recorder: Path) -> None:
    """What was not found is 1 after the pager has ended, and is said below it."""
    env: dict[str, str | None] = {"PAGER": str(recorder)}
    ran = faq.on_terminal("show", "1-200", "-f", long, rows=24, env=env, apart=True)
    assert ran.status == 1
    assert ran.messages == "No question 101–200: this FAQ has 1 to 100.\n"
    assert "Question 100?" in (paged(faq) or "")


@pytest.mark.parametrize(
    ("less", "expected"), [(None, "FRX"), ("-i", "-i"), ("", "")], ids=["unset", "own", "empty"]
)
def test_less_is_told_how_to_behave_where_the_user_has_not(
    faq: Command, long: Path, recorder: Path, less: str | None, expected: str
) -> None:
    """LESS=FRX is set when LESS is unset, as git does, and left alone when it is set."""
    env: dict[str, str | None] = {"PAGER": str(recorder), "LESS": less}
    faq.on_terminal("list", "-f", long, rows=24, env=env)
    assert surroundings(faq).get("LESS") == expected


def test_less_is_the_pager_of_who_has_chosen_none(faq: Command, long: Path, recorder: Path) -> None:
    """Without PAGER it is `less`, as it is found on the PATH."""
    folder = faq.folder / "bin"
    folder.mkdir()
    (folder / "less").symlink_to(recorder)
    path = os.pathsep.join((str(folder), faq.environment["PATH"]))
    ran = faq.on_terminal("list", "-f", long, rows=24, env={"PATH": path})
    assert (ran.status, ran.output) == (0, b"")
    assert "Question 100?" in (paged(faq) or "")


def test_the_pager_gets_what_its_encoding_can_hold(faq: Command, recorder: Path) -> None:
    """In an ASCII terminal the pager is given ASCII, and nothing fails."""
    path = faq.write("".join(f"- question: Größe {i}?\n  answer: A.\n" for i in range(50)))
    env: dict[str, str | None] = {"PAGER": str(recorder), "PYTHONIOENCODING": "ascii"}
    ran = faq.on_terminal("list", "-f", path, rows=24, env=env)
    assert (ran.status, ran.output) == (0, b"")
    assert (paged(faq) or "").isascii()
    assert (paged(faq) or "").count("Gro") == 50


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
def test_a_real_less_pages_and_never_gets_stuck(faq: Command, long: Path) -> None:
    """In a real terminal `less` shows the first screen, scrolls, shrugs off Ctrl-C, and quits."""
    tmux = Tmux(faq.surroundings())
    line = f"trap : INT; {PROGRAM} list -f {long}; echo status $?; read wait"
    with tmux.session("sh", "-c", line, columns=80, rows=24):
        first = tmux.wait_for("Question 23?")
        assert "Question 24?" not in first
        assert "ESC" not in first
        tmux.press("Space")
        tmux.wait_for("Question 46?")
        tmux.press("C-c")
        tmux.wait_for("Question 100?", key="G")
        tmux.press("q")
        last = tmux.wait_for("status 0")
        assert "Question 100?" in last
        assert "Traceback" not in last
