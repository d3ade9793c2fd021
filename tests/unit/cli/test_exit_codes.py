import pytest

from faqcli import errors
from faqcli.cli.exit_codes import fail, status_of
from faqcli.errors import FaqError
from faqcli.model import Problem

EXAMPLES = {
    errors.ClosedError: (errors.ClosedError(), 0),
    errors.NotFoundError: (errors.NotFoundError("No question 42."), 1),
    errors.MissingFileError: (errors.MissingFileError("No such file: x."), 2),
    errors.ExistsError: (errors.ExistsError("x already exists."), 2),
    errors.MisusedError: (errors.MisusedError("Nothing to search for."), 2),
    errors.UnreadableError: (errors.UnreadableError("x is a folder."), 3),
    errors.MalformedError: (errors.MalformedError("x", Problem("error", "m", 1, 1)), 3),
    FaqError: (FaqError("Something else."), 3),
    errors.UnwritableError: (errors.UnwritableError("x", "the disk is full"), 4),
}


def test_every_class_of_error_has_an_example_here() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]

    assert {kind for kind in kinds if issubclass(kind, FaqError)} == set(EXAMPLES)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_every_class_of_error_has_the_documented_status(kind: type[FaqError]) -> None:
    error, status = EXAMPLES[kind]

    assert status_of(error) == status


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_failure_is_reported_on_standard_error_with_its_status(
    kind: type[FaqError], capsys: pytest.CaptureFixture[str]
) -> None:
    error, status = EXAMPLES[kind]

    assert fail(error) == status

    message = f"{error.message}\n" if error.message else ""
    assert capsys.readouterr() == ("", message)


def test_each_line_of_a_hint_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    fail(FaqError("Line 3 is wrong.", "  - a: \x1bb\n\n  Fix: write c."))

    reported = "Line 3 is wrong.\n  - a: \N{SYMBOL FOR ESCAPE}b\n  Fix: write c.\n"
    assert capsys.readouterr() == ("", reported)
