import sys
from importlib import import_module
from pathlib import Path

import pytest
import typer

from faqcli import __version__
from faqcli.cli import app
from faqcli.cli.arguments import VALUED
from faqcli.cli.commands import COMMANDS, GROUPS
from faqcli.model import Program
from faqcli.paths import bundled_faq

CLOSED = "The output cannot be written: it is closed.\n"


def run(*arguments: str) -> int:
    """Run a command line in this process and return its status."""
    return app.main(arguments)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_can_be_imported(name: str) -> None:
    module, _, function = COMMANDS[name].partition(":")

    assert callable(getattr(import_module(module), function))


def test_help_lists_every_command_in_the_groups_of_the_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("--help") == 0

    out, err = capsys.readouterr()
    for heading, group in GROUPS.items():
        listed, _, _ = out.partition(f"\n{heading}:\n")[2].partition("\n\n")
        names = [line.split()[0] for line in listed.splitlines() if line[:3].strip()]
        assert names == list(group)
    assert not err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(name, "--help") == 0
    with_option = capsys.readouterr()
    assert run("help", name) == 0

    assert with_option.out.startswith(f"Usage: faq {name} ")
    assert capsys.readouterr() == with_option


def test_help_is_a_command_too(capsys: pytest.CaptureFixture[str]) -> None:
    run("--help")
    with_option = capsys.readouterr()

    assert run("help") == 0
    assert capsys.readouterr() == with_option


def test_without_a_command_the_program_introduces_itself(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run() == 0

    out, err = capsys.readouterr()
    assert out.startswith("The Russia–Ukraine negotiations")
    assert "faq will ukraine join nato\n" in out
    assert not err


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr() == (f"faq {__version__}\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="its shells have other quotes")
@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        (["serch", "kherson"], "faq search kherson"),
        (["lst"], "faq list"),
        (["borwse"], "faq browse"),
        (["infos"], "faq info"),
        (["shwo", "where may", "I moor?"], "faq show 'where may' 'I moor?'"),
    ],
)
def test_a_mistyped_command_is_an_error_that_suggests_what_was_meant(
    words: list[str], suggestion: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2

    out, err = capsys.readouterr()
    assert err.splitlines() == [
        f"`{words[0]}` isn't a command, and isn't in this FAQ.",
        f"Did you mean `{suggestion}`? `faq --help` lists the commands.",
    ]
    assert not out


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("3", "show 3"),
        ("2-4 --brief", "show 2-4 --brief"),
        ("--brief final-agreement", "show final-agreement --brief"),
        ("will ukraine join nato", "show will ukraine join nato"),
        ("--json --color never referendum", "show referendum --json"),
        ("lost territory", "show lost territory"),  # near `list`, but in the FAQ
        ("help ukraine", "show help ukraine"),
        ("-- list kherson", "show -- list kherson"),
        ("-f bundled.yaml list", "list -f bundled.yaml"),
        ("--tag nato list", "list --tag nato"),
        ("-n 1 -f bundled.yaml search kherson", "search kherson -n 1 -f bundled.yaml"),
        ("kherson -f bundled.yaml", "show kherson -f bundled.yaml"),
        ("-f bundled.yaml kherson", "show kherson -f bundled.yaml"),
        ("-f bundled.yaml help list", "help list"),
    ],
)
def test_words_without_a_command_are_shown_and_options_may_come_first(
    line: str,
    same: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bundled.yaml").symlink_to(bundled_faq())
    status = run(*same.split())
    expected = capsys.readouterr()

    assert run(*line.split()) == status == 0
    assert capsys.readouterr() == expected


def test_every_option_with_a_value_is_known_where_options_come_first() -> None:
    group = typer.main.get_command(app.app)
    for name in ("list", "show", "search", "info"):
        command = group.get_command(typer.Context(group), name)  # type: ignore[attr-defined]
        options = [one for one in command.params if one.param_type_name == "option"]
        valued = {name for one in options if not one.is_flag for name in one.opts}
        assert valued <= VALUED


def test_words_after_a_command_that_takes_none_are_what_to_search_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("list", "concessions") == 2
    assert capsys.readouterr().err.endswith(" write `faq search concessions`.\n")


def test_control_characters_of_unknown_words_are_made_visible(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("\x1b[2J\nx") == 1
    assert "\x1b" not in capsys.readouterr().err


USAGE_ERRORS = {
    "an unknown option": ["list", "--nope"],
    "an unknown option before the command": ["--nope", "list"],
    "an option without its value": ["list", "--section"],
    "a missing argument": ["show"],
    "an argument too many": ["info", "faq.yaml"],
    "a value that isn't a choice": ["list", "--color", "pink"],
    "a value that isn't a number": ["search", "x", "--limit", "many"],
    "a number out of range": ["search", "x", "--limit", "0"],
}


@pytest.mark.parametrize("arguments", USAGE_ERRORS.values(), ids=USAGE_ERRORS)
def test_a_usage_error_is_one_of_typers_exceptions(arguments: list[str]) -> None:
    """`main` catches all of them as `typer.TyperException`, and asks that for its message."""
    with pytest.raises(typer.TyperException) as caught:
        app.app(arguments, prog_name="faq", standalone_mode=False)

    assert caught.value.format_message()


@pytest.mark.parametrize("arguments", USAGE_ERRORS.values(), ids=USAGE_ERRORS)
def test_a_usage_error_is_reported_with_the_command_that_helps(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2

    out, err = capsys.readouterr()
    message, hint = err.splitlines()
    assert message
    command = next(word for word in arguments if not word.startswith("-"))
    assert hint.startswith(f"See `faq {command} --help`.")
    assert not out


def test_arguments_default_to_those_of_the_process(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["faq", "--version"])

    assert app.main() == 0
    assert capsys.readouterr().out == f"faq {__version__}\n"


def test_a_closed_standard_output_is_an_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        status = run("list")

    assert status == 4
    assert capsys.readouterr().err == CLOSED


@pytest.mark.parametrize(
    ("end", "status", "message"),
    [
        (SystemExit(), 0, ""),
        (SystemExit(3), 3, ""),
        (typer.Abort(), 130, ""),
        (
            OSError(28, "No space left on device"),
            4,
            "The output cannot be written: no space left on device.\n",
        ),
    ],
)
def test_however_typer_ends_there_is_a_status(
    end: BaseException,
    status: int,
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def typer_app(*_: object, **__: object) -> None:
        raise end

    monkeypatch.setattr(app, "app", typer_app)

    assert run("list") == status
    assert capsys.readouterr() == ("", message)


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["show", " "], 2, "Nothing to show.\nTry `faq show 3`.\n"),
        (["search", "x", "--not", "?"], 2, "“?” has no words to leave out.\n"),
        (
            ["list", "-f", "."],
            3,
            (
                ". is a folder without FAQ files.\n"
                "FAQ files end in .yaml, .md, .html, .json, .toml or .csv.\n"
            ),
        ),
    ],
)
def test_an_error_of_the_core_becomes_a_message_and_a_status(
    *,
    arguments: list[str],
    status: int,
    message: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run(*arguments) == status
    assert capsys.readouterr() == ("", message)


def test_help_for_another_program_names_that_and_leaves_addresses_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    program = Program("mytool faq", "faq.yaml")

    assert app.main(["import", "--help"], program) == 0
    assert "  curl https://x.org/faq | mytool faq import -\n" in capsys.readouterr().out
