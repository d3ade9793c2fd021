from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from terminals import PATIENCE

from .conftest import Command

COSTLY = frozenset(
    [
        "pydantic",
        "yaml",
        "markdown_it",
        "pygments",
        "textual",
        "rich",
        "rapidfuzz",
        "anyascii",
        "Stemmer",
        "stop_words",
        "selectolax",
        "faqcli.languages",
        "faqcli.readers.lint",
        "faqcli.search.mentions",
        "faqcli.markup.blocks",
        "mdit_py_plugins",
        "faqcli.readers.yaml",
        "faqcli.readers.markdown",
        "faqcli.readers.html",
        "faqcli.writers.yaml",
        "faqcli.writers.markdown",
        "importlib.metadata",
        "asyncio",
        "tomllib",
    ]
)
"""What reading, guessing, browsing and questions about a FAQ need, and a plain run does not."""


@pytest.fixture(scope="module")
def warm(aged: Path, tmp_path_factory: pytest.TempPathFactory) -> Command:
    """Return a command that has an index of the bundled FAQ, of a copy of it, and of a German one.

    The bundled one is older than the copy.
    """
    faq = Command(tmp_path_factory.mktemp("warm"))
    for name in ("copy.yaml", "hafen.yaml"):
        (faq.folder / name).symlink_to(aged / name)
        assert faq("list", "-f", name).status == 0
    assert faq("list").status == 0
    return faq


def imported_by(
    faq: Command,
    *arguments: str,
    on_terminal: bool,
    may_be_silent: bool = False,
    status: int = 0,
) -> set[str]:
    """Return the modules that a run of the program imports, and the packages that contain them."""
    other = Command(faq.folder)
    other.program = (sys.executable, "-X", "importtime", "-m", "faqcli")
    ran = other.on_terminal(*arguments) if on_terminal else other(*arguments)
    assert (ran.status, ran.output != b"" or may_be_silent or status != 0) == (status, True)
    names = {
        line.rpartition("|")[2].strip()
        for line in ran.messages.splitlines()
        if line.startswith("import time:")
    }
    assert "faqcli.cli.app" in names
    return names


@pytest.mark.parametrize("on_terminal", [True, False], ids=["terminal", "pipe"])
@pytest.mark.parametrize("options", [[], ["-f", "copy.yaml"]], ids=["bundled", "file"])
@pytest.mark.parametrize(
    "arguments",
    [("list",), ("show", "2-4"), ("3",), ("search", "zaporizhzhia"), ("zaporizhzhia",), ("info",)],
    ids=" ".join,
)
def test_a_plain_run_imports_no_parser(
    warm: Command, arguments: tuple[str, ...], options: list[str], *, on_terminal: bool
) -> None:
    """With an index, no YAML or Markdown parser and no fuzzy matcher is needed."""
    names = imported_by(warm, *arguments, *options, on_terminal=on_terminal)
    assert names & COSTLY == set()


def test_a_misspelt_word_imports_only_what_stems_it(warm: Command) -> None:
    """Another script also needs the transliterator."""
    misspelt = imported_by(warm, "search", "gaurantees", on_terminal=False)
    assert misspelt & COSTLY == {"Stemmer"}
    foreign = imported_by(warm, "search", "Днестр Kherson", on_terminal=False)
    assert foreign & COSTLY == {"anyascii", "Stemmer"}


def test_a_word_that_is_nowhere_imports_no_other_command(warm: Command) -> None:
    """Which it might have been meant for, if it were spelt like one."""
    names = imported_by(warm, "search", "qqqqqq", on_terminal=False, status=1)
    assert {"faqcli.cli.hints", "faqcli.cli.check"} & names == {"faqcli.cli.hints"}


def test_a_search_in_another_language_imports_no_stemmer(warm: Command) -> None:
    """Function words and stems were looked up when the index was built."""
    names = imported_by(warm, "search", "wo ist der hafen", "-f", "hafen.yaml", on_terminal=False)
    assert names & COSTLY == set()


@pytest.mark.parametrize("arguments", [(), ("--version",)], ids=["nothing", "version"])
def test_help_imports_no_parser_and_no_renderer(warm: Command, arguments: tuple[str, ...]) -> None:
    names = imported_by(warm, *arguments, on_terminal=False)
    assert names & {*COSTLY, "faqcli.index.builder", "faqcli.output.text"} == set()


def test_a_pipe_imports_no_layout_and_no_pager(warm: Command) -> None:
    names = imported_by(warm, "list", on_terminal=False)
    screen = {"faqcli.output.terminal", "faqcli.output.wrap", "faqcli.output.pager"}
    assert names & screen == set()


def loaded_by(statement: str) -> set[str]:
    """Return the modules that a statement loads in a fresh interpreter."""
    script = (
        "import sys; before = set(sys.modules);"
        f"{statement}; print(*sorted(set(sys.modules) - before), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        text=True,
        timeout=PATIENCE,
    )
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_else() -> None:
    names = loaded_by("import faqcli")
    assert names <= {"faqcli", "__future__"}


@pytest.mark.parametrize("name", ["load", "Faq", "Entry", "FaqError"])
def test_public_names_import_no_typer_rich_or_yaml(name: str) -> None:
    roots = {module.partition(".")[0] for module in loaded_by(f"from faqcli import {name}")}
    assert "faqcli" in roots
    assert roots & {"typer", "rich", "click", "textual", "yaml", "pydantic"} == set()


@pytest.mark.parametrize(
    "arguments",
    [("list",), ("show", "3"), ("check", "bundled"), ("browse", "--help")],
    ids=" ".join,
)
def test_only_the_full_screen_imports_textual(warm: Command, arguments: tuple[str, ...]) -> None:
    names = imported_by(warm, *arguments, on_terminal=False, may_be_silent=True)
    assert {n for n in names if n.split(".")[0] in {"textual", "asyncio"}} == set()


def test_loading_and_searching_imports_no_typer_or_rich(tmp_path: Path) -> None:
    path = tmp_path / "faq.yaml"
    path.write_text("- question: Q?\n  answer: An *answer*.\n")
    use = f"import faqcli; f = faqcli.load({str(path)!r}); f.search('answer'); list(f.entries)"
    roots = {module.partition(".")[0] for module in loaded_by(use)}
    assert "yaml" in roots
    assert roots & {"typer", "rich", "textual"} == set()
