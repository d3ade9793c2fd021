"""The GitHub action: its script is run by bash, with stand-ins for the two programs of a runner."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import PROGRAM, Command

ACTION = Path(__file__).parents[2] / "action.yml"
PIPX = f"""\
#!/bin/sh
[ "$1 $2 $3 $4" = "run --spec $GITHUB_ACTION_PATH faq" ] || exit 99
shift 4
exec {PROGRAM} "$@"
"""
GH = """\
#!/bin/sh
printf '%s\\n' "$@" > "$RUNNER_TEMP/called"
"""


@pytest.fixture
def action(faq: Command) -> dict[str, Any]:
    """Install the stand-ins, and return what the action is."""
    for name, script in (("pipx", PIPX), ("gh", GH)):
        program = faq.write(script, f"bin/{name}")
        program.chmod(0o755)
    loaded: dict[str, Any] = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    return loaded


def run(faq: Command, action: dict[str, Any], **given: str) -> subprocess.CompletedProcess[str]:
    """Run the script of the action as a runner does, with values for what it takes from outside."""
    step = action["runs"]["steps"][0]
    values = {"github.token": "t", "github.event.issue.number": "7"}
    values |= {f"inputs.{name}": one["default"] for name, one in action["inputs"].items()}
    values |= {name.replace("__", "."): value for name, value in given.items()}
    inner: dict[str, str | None] = {
        name: values.get(text[4:-3], "") for name, text in step["env"].items()
    }
    inner |= {
        "RUNNER_TEMP": str(faq.folder),
        "GITHUB_ACTION_PATH": "/a",
        "GITHUB_REPOSITORY": "x/y",
        "PATH": f"{faq.folder / 'bin'}:{faq.environment['PATH']}",
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=faq.folder,
        env=faq.surroundings(inner),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_new_issue_gets_a_comment(faq: Command, tea: Path, action: dict[str, Any]) -> None:
    given = {"inputs__mode": "suggest", "inputs__file": str(tea)}
    ran = run(faq, action, **given, github__event__issue__title="How hot must the water be?")
    assert ran.returncode == 0, ran.stderr
    called = (faq.folder / "called").read_text().split("\n")
    assert called[:6] == ["issue", "comment", "7", "--repo", "x/y", "--body-file"]
    assert "How hot should the water be?" in Path(called[6]).read_text()


@pytest.mark.parametrize(
    "title", ["Kangaroos jump", '"; touch pwned; $(touch pwned) `touch pwned`', "--help", ""]
)
def test_an_issue_of_another_subject_gets_none(
    faq: Command, tea: Path, action: dict[str, Any], title: str
) -> None:
    """Whatever its title is, it is only a text."""
    given = {"inputs__mode": "suggest", "inputs__file": str(tea)}
    ran = run(faq, action, **given, github__event__issue__title=title)
    assert (ran.returncode, ran.stdout) == (0, "The FAQ has no answer to this issue.\n")
    assert not (faq.folder / "called").exists()
    assert not (faq.folder / "pwned").exists()


def test_the_problems_of_the_faq_are_annotated(faq: Command, action: dict[str, Any]) -> None:
    """A project without a FAQ and an unknown mode are errors."""
    assert run(faq, action).returncode == 2
    faq.write("- question: Why?\n")
    ran = run(faq, action)
    assert ran.returncode == 3
    assert ran.stdout.startswith("::error file=faq.yaml,line=1")
    assert run(faq, action, inputs__mode="nope").returncode == 2
