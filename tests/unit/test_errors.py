import pytest

from faqcli.errors import (
    FaqError,
    MalformedError,
    MissingFileError,
    NotFoundError,
    UnreadableError,
    explain,
    quote,
)
from faqcli.model import Problem


@pytest.mark.parametrize(
    ("problem", "lines"),
    [
        (Problem("error", "m", 1, 1), []),
        (Problem("error", "m", 1, 1, excerpt="  "), []),
        (Problem("error", "m", 1, 3, excerpt="a: b"), ["  a: b", "    ^"]),
        (Problem("error", "m", 1, 3, excerpt="\ta b"), ["  \ta b", "  \t ^"]),
        (Problem("error", "m", 1, 1, "mend it"), ["  Fix: mend it."]),
        (Problem("error", "m", 1, 1, "mend it", 0, "a"), ["  a", "  ^", "  Fix: mend it."]),
        (Problem("error", "m", 1, 4, excerpt="a"), ["  a", "   ^"]),
    ],
)
def test_a_problem_is_explained_by_its_line_a_caret_and_the_fix(
    problem: Problem, lines: list[str]
) -> None:
    """Below a message stand the line, a caret under its place, and what is known of the fix."""
    assert explain(problem).split("\n") == (lines or [""])


def test_a_malformed_file_is_told_by_file_line_and_column() -> None:
    """The message names file, line and column as compilers do; the hint explains."""
    problem = Problem("error", "a tab in the indentation", 3, 2, "indent with spaces", 0, " \ta")

    error = MalformedError("faq.yaml", problem)

    assert error.message == "faq.yaml:3:2: a tab in the indentation"
    assert error.hint == "   \ta\n   ^\n  Fix: indent with spaces."
    assert str(error) == f"{error.message}\n{error.hint}"
    assert (error.file, error.problem) == ("faq.yaml", problem)


def test_an_error_without_a_hint_is_its_message() -> None:
    """Nothing follows the message when there is nothing to advise."""
    assert str(FaqError("It is gone.")) == "It is gone."


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (NotFoundError, LookupError),
        (MissingFileError, FileNotFoundError),
        (UnreadableError, ValueError),
        (MalformedError, UnreadableError),
    ],
)
def test_each_kind_can_be_caught_as_what_python_calls_it(
    kind: type[Exception], builtin: type[Exception]
) -> None:
    """A program may catch either FaqError or the built-in error that fits."""
    assert issubclass(kind, builtin)
    assert issubclass(kind, FaqError)


def test_a_problem_beyond_the_quoted_part_of_a_line_has_no_excerpt() -> None:
    assert quote(Problem("error", "m", 1, 20_000, excerpt="x" * 10_000)) == []
