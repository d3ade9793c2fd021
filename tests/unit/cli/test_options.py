import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from rich.cells import cell_len

from faqcli.cli.app import app
from faqcli.cli.options import complete_reference

FAQ = """\
- {id: mooring, question: Where may I moor?, answer: A}
- {id: long, question: "%s", answer: A}
- {id: odd, question: 'a [red]b[/red] :smile: C:\\', answer: A}
- {id: "-dash", question: D, answer: A}
""" % ("Why " * 60)


@pytest.fixture
def complete(write_faq: Callable[..., Path]) -> Callable[[str], dict[str, str]]:
    """Return a function that completes what is typed after `faq show -f faq.yaml`."""
    path = write_faq(FAQ)

    def completions(typed: str) -> dict[str, str]:
        context = typer.Context(typer.main.get_command(app))
        context.params = {"file": str(path)}
        return dict(complete_reference(typed, context))

    return completions


def test_nothing_typed_is_completed_to_numbers(
    complete: Callable[[str], dict[str, str]],
) -> None:
    assert list(complete("")) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("typed", "completed"),
    [("moo", ["mooring"]), ("1", ["1"]), ("xyzzy", []), ("-", [])],
)
def test_typed_text_is_completed_to_the_numbers_and_ids_that_start_with_it(
    typed: str, completed: list[str], complete: Callable[[str], dict[str, str]]
) -> None:
    """An id that would be read as an option is left out."""
    assert list(complete(typed)) == completed


def test_questions_are_shortened_to_one_line_of_the_terminal(
    complete: Callable[[str], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")

    completions = complete("")

    assert completions["1"] == "Where may I moor?"
    assert completions["2"].endswith("…")
    assert cell_len(completions["2"]) < 30


def test_nothing_in_a_question_is_markup_or_shell_syntax(
    complete: Callable[[str], dict[str, str]],
) -> None:
    """Typer prints questions as Rich markup, and zsh evaluates backslashes."""
    from rich.text import Text

    shown = complete("odd")["odd"]

    assert Text.from_markup(shown).plain == "a [red]b[/red] :smile: C:\N{FULLWIDTH REVERSE SOLIDUS}"


def test_completion_leaves_the_environment_alone(
    complete: Callable[[str], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    before = dict(os.environ)

    assert complete("")
    assert dict(os.environ) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_completion_reads_no_pipe_and_reports_no_error(tmp_path: Path) -> None:
    """Either would disturb the line that is being typed."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "broken").write_text("- question: @a")

    for name in ("pipe", "broken", "missing"):
        context = typer.Context(typer.main.get_command(app))
        context.params = {"file": str(tmp_path / name)}
        assert not list(complete_reference("", context))


def test_the_faq_of_the_environment_is_completed(
    write_faq: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAQ_FILE", str(write_faq(FAQ)))

    context = typer.Context(typer.main.get_command(app))

    assert dict(complete_reference("moo", context)) == {"mooring": "Where may I moor?"}
