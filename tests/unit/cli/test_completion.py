import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from rich.cells import cell_len

from faqcli.cli.app import app
from faqcli.cli.completion import (
    complete_faq,
    complete_reference,
    complete_section,
    complete_tag,
    complete_word,
)
from faqcli.paths import configuration_file

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


@pytest.fixture
def harbour(write_faq: Callable[..., Path], harbour_yaml: str) -> typer.Context:
    """Return the context of a command line that names a FAQ with sections and tags."""
    context = typer.Context(typer.main.get_command(app))
    context.params = {"file": str(write_faq(harbour_yaml))}
    return context


def test_sections_and_tags_are_completed(harbour: typer.Context) -> None:
    assert complete_section("", harbour) == ["Arriving by sea", "Leaving"]
    assert complete_section("L", harbour) == ["Leaving"]
    assert complete_tag("", harbour) == ["boats", "money", "quay"]
    assert complete_tag("x", harbour) == []


def test_words_are_completed_in_the_case_of_what_is_typed(
    harbour: typer.Context,
) -> None:
    assert complete_word("fe", harbour) == ["ferries"]
    assert complete_word("Fe", harbour) == ["Ferries"]
    assert complete_word("", harbour) == []


@pytest.mark.parametrize(
    ("typed", "words", "completed"),
    [
        ("th", "faq\nshow\nstd\n:\nth", ["thread"]),
        (":", "faq\nshow\nstd\n:", ["list", "thread"]),
        ("st", "faq\nshow\nst", ["std:list", "std:thread"]),
        ("x", "faq\nshow\nstd\n:\nx", []),
    ],
)
def test_bash_keeps_the_part_of_an_id_that_ends_with_a_colon(
    typed: str,
    words: str,
    completed: list[str],
    write_faq: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = "- {{id: 'std:{}', question: Q, answer: A}}\n"
    context = typer.Context(typer.main.get_command(app))
    context.params = {"file": str(write_faq(entry.format("list") + entry.format("thread")))}
    monkeypatch.setenv("_FAQ_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count("\n")))

    assert [ref for ref, _ in complete_reference(typed, context)] == completed


def test_bash_gets_names_with_their_spaces_quoted(
    harbour: typer.Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_FAQ_COMPLETE", "complete_bash")

    assert complete_section("A", harbour) == ["Arriving\\ by\\ sea"]


def test_the_faq_of_the_environment_is_completed(
    write_faq: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAQ_FILE", str(write_faq(FAQ)))

    context = typer.Context(typer.main.get_command(app))

    assert dict(complete_reference("moo", context)) == {"mooring": "Where may I moor?"}


def test_without_a_file_the_faq_of_the_project_is_completed() -> None:
    Path("docs").mkdir()
    Path("docs/faq.yaml").write_text(FAQ)

    context = typer.Context(typer.main.get_command(app))

    assert dict(complete_reference("moo", context)) == {"mooring": "Where may I moor?"}


@pytest.fixture
def _names() -> None:
    file = configuration_file()
    assert file
    file.parent.mkdir(parents=True)
    file.write_text('[faqs]\nsupport = "a.yaml"\n"sup port; rm" = "b.yaml"\nintern = "c.yaml"\n')


@pytest.mark.usefixtures("_names")
def test_names_of_faqs_are_completed_and_files_that_begin_like_them() -> None:
    for name in ("superb.yaml", "sunny day.yaml", "other.yaml"):
        Path(name).touch()

    assert complete_faq("su") == ["support", "sunny day.yaml", "superb.yaml"]
    assert complete_faq("o;") == []
    assert complete_faq("")[:4] == ["bundled", "support", "intern", "other.yaml"]


@pytest.mark.usefixtures("_names")
def test_paths_are_left_to_the_shell() -> None:
    Path("docs").mkdir()

    assert not complete_faq("do")
    assert not complete_faq("./su")


def test_a_broken_configuration_file_disturbs_no_completion() -> None:
    file = configuration_file()
    assert file
    file.parent.mkdir(parents=True)
    file.write_text("oops")

    assert not complete_faq("")
    assert not dict(complete_reference("", typer.Context(typer.main.get_command(app))))
