import doctest
import subprocess
import sys
from importlib.metadata import version

import pytest

import faqcli


@pytest.mark.parametrize("name", faqcli.__all__)
def test_a_public_name_can_be_imported_from_the_package(name: str) -> None:
    assert getattr(faqcli, name).__name__ == name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"^module 'faqcli' has no attribute 'nothing'$"):
        _ = faqcli.nothing  # type: ignore[attr-defined]  # mypy knows that, too


def test_the_examples_in_the_help_of_the_package_run() -> None:
    failed, attempted = doctest.testmod(faqcli)

    assert attempted
    assert not failed


def test_the_version_is_that_of_the_installed_package() -> None:
    assert faqcli.__version__ == version("faqcli")


@pytest.mark.parametrize(
    ("module", "spared"),
    [
        ("faqcli", ["sqlite3", "rich", "typer", "yaml"]),
        ("faqcli.faq", ["rich", "typer", "yaml", "markdown_it", "rapidfuzz", "anyascii"]),
        ("faqcli.search.engine", ["rich", "typer", "yaml", "markdown_it", "rapidfuzz"]),
        ("faqcli.output.terminal", ["typer", "yaml", "markdown_it", "rich"]),
    ],
)
def test_importing_a_module_leaves_out_what_a_plain_run_does_not_need(
    module: str, spared: list[str]
) -> None:
    code = f"import {module}, sys; print([name for name in {spared!r} if name in sys.modules])"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout == "[]\n"
