from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Command

FOREIGN = """\
- question: “Що таке чай?” — Größe… 茶 🍵
  short: Tee · Thé
  answer: "– Чай\\n– naïve\\n\\n1. ½ l\\n"
  tags: [чай]
"""
POOR: tuple[dict[str, str | None], ...] = (
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1"},
    {"PYTHONIOENCODING": "ascii:strict"},
    {"PYTHONIOENCODING": "cp1252"},
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"LC_ALL": "POSIX", "LANG": None, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
)
COMMANDS = (("list",), ("show", "1"), ("search", "tee"), ("info",), ("list", "--json"))


@pytest.fixture
def foreign(faq: Command) -> Path:
    """Return the path of a FAQ that ASCII cannot represent."""
    return faq.write(FOREIGN, "fremd.yaml")


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_line_is_written_in_any_encoding(
    faq: Command, foreign: Path, arguments: tuple[str, ...]
) -> None:
    """Characters that the encoding doesn't have are replaced."""
    rich = faq(*arguments, "-f", foreign)
    for env in POOR:
        ran = faq(*arguments, "-f", foreign, env=env)
        assert (ran.status, ran.errors) == (0, b"")
        assert ran.output.count(b"\n") == rich.output.count(b"\n")


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_line_is_written_on_an_ascii_terminal(
    faq: Command, foreign: Path, arguments: tuple[str, ...]
) -> None:
    ran = faq.on_terminal(*arguments, "-f", foreign, env=POOR[0])
    assert (ran.status, "Traceback" in ran.text) == (0, False)
    assert ran.output.isascii()
    assert ran.output


@pytest.mark.parametrize("env", [env for env in POOR if "LC_ALL" in env], ids=str)
def test_a_file_is_utf_8_in_any_locale_and_a_terminal_is_not(
    faq: Command, foreign: Path, env: dict[str, str | None]
) -> None:
    for arguments in (("show", "1"), ("export", "json"), ("list", "--json")):
        assert faq(*arguments, "-f", foreign, env=env) == faq(*arguments, "-f", foreign)
    if "PYTHONUTF8" in env:
        assert faq.on_terminal("list", "-f", foreign, env=env).output.isascii()


def test_ascii_output_transliterates(faq: Command, foreign: Path) -> None:
    ran = faq("list", "-f", foreign, env={"PYTHONIOENCODING": "ascii"})
    number, question = ran.lines[0].split("\t")
    assert number == "1"
    assert question.isascii()
    assert question.startswith('"')
    assert "chay" in question.lower()
    assert "Gro" in question


def test_latin_1_output_keeps_latin_letters(faq: Command, foreign: Path) -> None:
    ran = faq("show", "1", "-f", foreign, env={"PYTHONIOENCODING": "latin-1"})
    text = ran.output.decode("latin-1")
    assert "Größe" in text
    assert "Tee · Thé" in text
    assert "1. ½ l" in text


@pytest.mark.parametrize("env", POOR, ids=str)
def test_messages_are_written_in_any_encoding(
    faq: Command, foreign: Path, env: dict[str, str | None]
) -> None:
    ran = faq("search", "gibtsnichtß", "-f", foreign, env=env)
    assert (ran.status, ran.output) == (1, b"")
    assert b"gibtsnicht" in ran.errors
    assert b"Traceback" not in ran.errors


def test_json_is_the_same_in_any_encoding(faq: Command, foreign: Path) -> None:
    rich = faq("show", "1", "-f", foreign, "--json")
    for env in POOR:
        ran = faq("show", "1", "-f", foreign, "--json", env=env)
        assert json.loads(ran.text) == json.loads(rich.text)


def test_a_search_without_a_locale_understands_utf_8(faq: Command, foreign: Path) -> None:
    ran = faq("search", "чай", "-f", foreign, env={"LC_ALL": "C"})
    assert ran == faq("search", "чай", "-f", foreign)
    assert ran.status == 0


@pytest.mark.parametrize("arguments", ["list", "show 1-10", "search kherson", "info", "--help", ""])
def test_the_bundled_faq_has_as_many_lines_in_ascii(faq: Command, arguments: str) -> None:
    rich = faq(*arguments.split())
    ran = faq(*arguments.split(), env={"PYTHONIOENCODING": "ascii"})
    assert (ran.status, len(ran.lines)) == (0, len(rich.lines))
    assert ran.output.isascii()
    assert ran.errors == b""
