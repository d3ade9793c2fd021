from pathlib import Path

import pytest

from faqcli.cli.welcome import welcome
from faqcli.faq import load


def test_the_bundled_faq_is_named_with_commands_that_find_something_and_fit_40_columns() -> None:
    lines = "".join(welcome(load())).splitlines()

    assert lines[1] == "10 questions"
    assert "  faq will ukraine join nato" in lines
    assert any(line.startswith("  faq browse") for line in lines)
    assert max(map(len, lines[1:])) <= 40


@pytest.mark.parametrize(
    ("content", "name", "count"),
    [
        ("title: Tea\nfaq: [{q: What is tea?, a: A drink.}]", "Tea", "1 question"),
        ("- {q: What is tea?, a: A drink.}\n- {q: What is mate?, a: A drink.}", "", "2 questions"),
    ],
)
def test_another_faq_is_named_and_so_is_its_file_in_each_command(
    content: str, name: str, count: str, tmp_path: Path
) -> None:
    path = tmp_path / "tea.yaml"
    path.write_text(content)

    first, second, *lines = "".join(welcome(load(path))).splitlines()

    assert (first, second) == (name or "tea.yaml", count)
    commands = [line for line in lines if line.startswith("  faq")]
    assert len(commands) == 5
    assert all(f"-f {path}" in line for line in commands)


def test_an_empty_faq_invites_nobody_to_ask(tmp_path: Path) -> None:
    path = tmp_path / "tea.yaml"
    path.write_text("entries: []")

    assert "".join(welcome(load(path))) == (
        "tea.yaml\n0 questions\n\n`faq --help` lists all commands.\n"
    )
