from __future__ import annotations

import re
from pathlib import Path

import pytest

from .conftest import Command

README = Path(__file__).parents[2] / "README.md"


def commands() -> list[str]:
    """Return the command lines in the README's console blocks."""
    text = README.read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    lines = "".join(blocks).splitlines()
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ faq")]


def test_the_readme_shows_commands() -> None:
    """The README has console blocks with commands in them."""
    assert commands()


@pytest.mark.parametrize("line", commands())
def test_a_command_in_the_readme_runs(faq: Command, line: str) -> None:
    """Each command line that the README shows does what it is shown for: status 0.

    What takes the whole screen finds no terminal in a pipe, and says so.
    """
    ran = faq.shell(line, program=("bash", "-o", "pipefail", "-c"))
    assert ran.status == (2 if line.startswith("faq browse") else 0), ran.messages


def test_the_readme_s_own_faq_is_read(faq: Command) -> None:
    """The FAQ file that the README shows is one, without problems."""
    text = README.read_text(encoding="utf-8")
    files = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert files
    for content in files:
        path = faq.write(content)
        ran = faq("check", path)
        assert (ran.status, ran.text) == (0, "")
        assert faq("list", "-f", path).lines
