from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from faqcli.cli import app
from faqcli.cli.discovery import Choice
from faqcli.cli.opening import mention_problems, open_choice, open_faq, open_output
from faqcli.errors import MissingFileError, UnreadableError
from faqcli.faq import Faq
from faqcli.output.json import Json
from faqcli.output.plain import Plain


def context() -> typer.Context:
    """Return the context of a command."""
    return typer.Context(typer.main.get_command(app.app))


def test_a_faq_is_opened_by_its_name(write_faq: Callable[..., Path]) -> None:
    with open_faq(context(), str(write_faq("- {question: A, answer: B}"))) as faq:
        assert [heading.question for heading in faq.headings()] == ["A"]


def test_without_a_name_the_bundled_faq_is_opened() -> None:
    with open_faq(context(), None) as faq:
        assert faq.document.name == "the bundled FAQ"


def test_a_missing_file_is_an_error() -> None:
    with pytest.raises(MissingFileError):
        open_faq(context(), "no-such-file")


def test_a_command_line_calls_a_faq_by_its_name() -> None:
    with open_faq(context(), "bundled") as faq:
        assert faq.command("show", "3") == "faq show 3 -f bundled"
    with open_faq(context(), None) as faq:
        assert faq.command("show", "3") == "faq show 3"


def test_an_error_in_the_faq_of_a_project_says_how_to_read_the_bundled_one() -> None:
    Path("faq.yaml").write_text("a: b: c")

    with pytest.raises(UnreadableError) as caught:
        open_faq(context(), None)

    *excerpt, reason = caught.value.hint.split("\n")
    assert excerpt[0] == "  a: b: c"
    assert reason == (
        "It is the FAQ of this project; `-f bundled` opens the one that comes with `faq`."
    )


def test_where_a_name_comes_from_is_the_only_hint_if_there_is_no_such_file() -> None:
    with pytest.raises(MissingFileError) as caught:
        open_choice(Choice("missing.yaml", "tea", "`tea` is its name in config.toml."))

    assert caught.value.hint == "`tea` is its name in config.toml."


@pytest.mark.parametrize(("as_json", "kind"), [(False, Plain), (True, Json)])
def test_the_format_is_that_for_the_output(
    *, as_json: bool, kind: type[object], capsys: pytest.CaptureFixture[str]
) -> None:
    output, format_ = open_output("auto", as_json=as_json)

    output.show(["a line"])
    assert type(format_) is kind
    assert capsys.readouterr() == ("a line\n", "")


def test_problems_are_mentioned_on_standard_error(
    faq_of: Callable[[str], Faq], capsys: pytest.CaptureFixture[str]
) -> None:
    mention_problems(faq_of("- {question: A, answer: B}\n- {question: C}"))

    assert capsys.readouterr() == ("", "1 problem: run `faq check`\n")


def test_a_faq_without_problems_is_not_mentioned(
    faq_of: Callable[[str], Faq], capsys: pytest.CaptureFixture[str]
) -> None:
    mention_problems(faq_of("- {question: A, answer: B}"))

    assert capsys.readouterr() == ("", "")
