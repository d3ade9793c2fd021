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
    """Return the path of a FAQ that ASCII cannot hold."""
    return faq.write(FOREIGN, "fremd.yaml")


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_encoding_loses_an_answer(
    faq: Command, foreign: Path, arguments: tuple[str, ...]
) -> None:
    """What an output cannot hold is replaced: the same lines, status 0, no error."""
    rich = faq(*arguments, "-f", foreign)
    for env in POOR:
        ran = faq(*arguments, "-f", foreign, env=env)
        assert (ran.status, ran.errors) == (0, b"")
        assert ran.output.count(b"\n") == rich.output.count(b"\n")


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_poor_terminal_loses_no_answer(
    faq: Command, foreign: Path, arguments: tuple[str, ...]
) -> None:
    """On a terminal, too, that holds ASCII alone every line is written."""
    ran = faq.on_terminal(*arguments, "-f", foreign, env=POOR[0])
    assert (ran.status, "Traceback" in ran.text) == (0, False)
    assert ran.output.isascii()
    assert ran.output


def test_ascii_shows_latin_letters_for_others(faq: Command, foreign: Path) -> None:
    """In ASCII, letters of other scripts and typographic signs are shown by what is near."""
    ran = faq("list", "-f", foreign, env={"PYTHONIOENCODING": "ascii"})
    number, question = ran.lines[0].split("\t")
    assert number == "1"
    assert question.isascii()
    assert question.startswith('"')
    assert "chay" in question.lower()
    assert "Gro" in question


def test_latin_1_keeps_what_it_can_hold(faq: Command, foreign: Path) -> None:
    """Only what an encoding cannot hold is replaced."""
    ran = faq("show", "1", "-f", foreign, env={"PYTHONIOENCODING": "latin-1"})
    text = ran.output.decode("latin-1")
    assert "Größe" in text
    assert "Tee · Thé" in text
    assert "1. ½ l" in text


@pytest.mark.parametrize("env", POOR, ids=str)
def test_messages_are_written_in_any_encoding(
    faq: Command, foreign: Path, env: dict[str, str | None]
) -> None:
    """What is said on standard error is written all the same, and keeps its status."""
    ran = faq("search", "gibtsnichtß", "-f", foreign, env=env)
    assert (ran.status, ran.output) == (1, b"")
    assert b"gibtsnicht" in ran.errors
    assert b"Traceback" not in ran.errors


def test_ascii_json_says_the_same(faq: Command, foreign: Path) -> None:
    """JSON loses nothing in any encoding."""
    rich = faq("show", "1", "-f", foreign, "--json")
    for env in POOR:
        ran = faq("show", "1", "-f", foreign, "--json", env=env)
        assert json.loads(ran.text) == json.loads(rich.text)


def test_the_words_typed_are_understood_without_a_locale(faq: Command, foreign: Path) -> None:
    """Under LC_ALL=C, UTF-8 words on the command line find what they find elsewhere."""
    ran = faq("search", "чай", "-f", foreign, env={"LC_ALL": "C"})
    assert ran == faq("search", "чай", "-f", foreign)
    assert ran.status == 0


@pytest.mark.parametrize("arguments", ["list", "show 1-10", "search kherson", "info", "--help", ""])
def test_the_bundled_faq_reads_in_ascii(faq: Command, arguments: str) -> None:
    """The bundled FAQ, the help and the welcome lose no line in ASCII."""
    rich = faq(*arguments.split())
    ran = faq(*arguments.split(), env={"PYTHONIOENCODING": "ascii"})
    assert (ran.status, len(ran.lines)) == (0, len(rich.lines))
    assert ran.output.isascii()
    assert ran.errors == b""
