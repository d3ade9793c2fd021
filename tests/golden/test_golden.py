"""Compare the output that users see with the files in `expected`.

After an intended change, run `UPDATE_GOLDEN=1 pytest tests/golden` and read the difference.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from terminals import run

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
FAQ = str(Path(sys.executable).with_name("faq"))
SHAPES = ["--file", "shapes.yaml"]
CASES = {
    "list": ["list"],
    "show-3": ["show", "3"],
    "show-1-brief": ["show", "1", "--brief"],
    "search-spelling": ["search", "запорожье"],
    "search-phrase": ["search", '"security guarantees"'],
    "shapes-list": ["list", *SHAPES],
    "shapes-show": ["show", "1-4", *SHAPES],
    "shapes-search": ["search", "color", *SHAPES],
    "shapes-keywords": ["show", "typography", *SHAPES],
}
PIPED = {
    **CASES,
    "search-json": ["search", "запорожье", "--json", *SHAPES],
    "shapes-json": ["show", "1", "--json", *SHAPES],
}


def on_terminal(arguments: list[str], columns: int) -> str:
    """Return what a command prints on a terminal that is `columns` wide."""
    environment = {**os.environ, "TERM": "xterm-256color"}
    ran = run([FAQ, *arguments], columns=columns, rows=500, env=environment, cwd=HERE, apart=True)
    assert ran.status == 0
    return ran.output.decode()


def compare(name: str, text: str) -> None:
    """Compare a text with the expected one, or make it the expected one with UPDATE_GOLDEN."""
    path = EXPECTED / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("case", CASES)
def test_terminal_output_is_as_expected(case: str, columns: int) -> None:
    text = on_terminal(CASES[case], columns)
    compare(f"{case}.{columns}.ansi", text.replace("\x1b", "␛"))


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("case", CASES)
def test_terminal_output_without_colour_is_as_expected(case: str, columns: int) -> None:
    compare(f"{case}.{columns}.txt", on_terminal([*CASES[case], "--color", "never"], columns))


@pytest.mark.parametrize("case", PIPED)
def test_piped_output_is_as_expected(case: str) -> None:
    done = subprocess.run([FAQ, *PIPED[case]], cwd=HERE, capture_output=True, check=False)
    text = done.stdout.decode()
    path = str(HERE / "shapes.yaml")
    compare(f"{case}.pipe", text.replace(path, "shapes.yaml"))


def test_every_expected_file_is_used() -> None:
    terminal = {f"{c}.{n}.{kind}" for c in CASES for n in (40, 80, 120) for kind in ("ansi", "txt")}
    assert {path.name for path in EXPECTED.iterdir()} == terminal | {f"{c}.pipe" for c in PIPED}
