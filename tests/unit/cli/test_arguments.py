import shlex

import pytest

from faqcli.cli.arguments import Line, leading_options, require_one_file
from faqcli.errors import MisusedError


def test_words_and_options_with_their_values_are_told_apart() -> None:
    line = Line(shlex.split("search -n 3 nato --json --color=never - -- -f x"))

    assert line.words == ["search", "nato", "-", "-f", "x"]
    assert line.options == [("-n", "3"), ("--json",), ("--color=never",)]


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("-f tea.yaml list -n 1", 2),
        ("--json --tag nato", 3),
        ("list --json", 0),
        ("-- list", 0),
        ("- list", 0),
        ("", 0),
    ],
)
def test_options_before_the_first_word_are_found_with_their_values(line: str, lead: int) -> None:
    arguments = shlex.split(line)

    assert leading_options(arguments) == (arguments[:lead], arguments[lead:])


@pytest.mark.parametrize(
    "line",
    [
        "-f a.yaml list -f b.yaml",
        "list --file a.yaml --file a.yaml",
        "list --file=a.yaml -fb.yaml",
    ],
)
def test_two_faqs_on_a_command_line_are_an_error(line: str) -> None:
    with pytest.raises(MisusedError):
        require_one_file(shlex.split(line))


@pytest.mark.parametrize(
    "line",
    ["list -f a.yaml", "show -f a.yaml -- -f", "search -f a.yaml --not -f", "export html --force"],
)
def test_one_faq_on_a_command_line_is_no_error(line: str) -> None:
    """Not even if a word or the value of another option looks like the option."""
    require_one_file(shlex.split(line))
