"""The program on Windows, as far as another system can tell; `windows` says what that is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import windows

from .conftest import LISTED, Command

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the other tests run there")

RUN = "import windows; windows.pretend(is_legacy={}); from faqcli.__main__ import main; main()"


@pytest.fixture
def there(faq: Command) -> Command:
    """Return the command as it would be on Windows, with the same folders."""
    there = Command(faq.folder)
    there.program = (sys.executable, "-c", RUN.format(False))
    there.environment["PYTHONPATH"] = str(Path(windows.__file__).parent)
    return there


@pytest.mark.parametrize(
    "arguments",
    ["list", "show 1-2", "search gren", "info", "export html", "list --json", "check"],
)
def test_every_command_prints_the_same(
    faq: Command, there: Command, aged: Path, arguments: str
) -> None:
    """Whether or not there is an index."""
    words = [*arguments.split(), "-f", str(aged / "tea.yaml")]
    ran = there(*words)
    assert (ran.status, "Traceback" in ran.messages) == (0, False)
    assert there(*words) == faq(*words) == ran


def test_a_large_faq_and_an_import_are_written(there: Command, aged: Path) -> None:
    ran = there("export", "yaml", "-f", aged / "big.yaml", "-o", "out.yaml")
    assert (ran.status, ran.messages.count("\n")) == (0, 1)
    assert there("import", aged / "tea.yaml", "-o", "copy.yaml").status == 0
    assert there("list", "-f", "copy.yaml").output == LISTED


def test_check_looks_for_the_files_that_its_shells_do_not(there: Command, tea: Path) -> None:
    """A bracket is part of a name, as in that of a second download."""
    there.write(tea.read_bytes(), "tea [1].yaml")
    ran = there("check", "tea*.yaml")
    assert ran.messages.splitlines() == [
        "No problems in 3 questions: tea [1].yaml.",
        "No problems in 3 questions: tea.yaml.",
    ]
    assert there("check", "tea [1].y?ml").status == 0
    ran = there("check", "coffee*.yaml")
    assert (ran.status, "No such file: coffee*.yaml." in ran.messages) == (2, True)


def test_colours_are_only_where_the_console_understands_them(there: Command, tea: Path) -> None:
    """Unless they are asked for."""
    words = ("search", "green", "-f", tea)
    assert "1;4;31" in there.on_terminal(*words).colors
    there.program = (sys.executable, "-c", RUN.format(True))
    assert b"\x1b" not in there.on_terminal(*words).output
    assert b"\x1b" not in there.on_terminal(*words, env={"NO_COLOR": "1"}).output
    assert "1;4;31" in there.on_terminal(*words, "--color", "always").colors


def test_a_hint_can_be_pasted_into_its_shells(there: Command) -> None:
    there.write("- {question: What is green tea?, answer: It's tea.}\n", "Q & A.yaml")
    ran = there("serach", "tea", "it's", "-f", "Q & A.yaml")
    assert ran.status == 2
    assert '`faq search tea "it\'s" -f "Q & A.yaml"`' in ran.messages
