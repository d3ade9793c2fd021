from __future__ import annotations

import doctest
import re
import runpy
from pathlib import Path
from typing import NamedTuple

import pytest

from faqcli.cli.commands import COMMANDS

from .conftest import Command

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
_BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)")
_STATUS = re.compile(r"# exit status (\d)")


class Example(NamedTuple):
    """A command in a console block, and the output that the block shows."""

    document: str
    command: str
    output: str
    """Standard output, then standard error; empty if the block leaves it out."""


def examples() -> list[Example]:
    """Return the commands in the console blocks of all documents."""
    return [
        Example(document.name, command.strip(), output)
        for document in DOCUMENTS
        for language, _, text in _BLOCK.findall(document.read_text(encoding="utf-8"))
        if language == "console"
        for command, _, output in (part.partition("\n") for part in text.split("$ ")[1:])
    ]


def files() -> dict[str, str]:
    """Return the files that documents show: blocks that have a name after their language."""
    return {
        name: text
        for document in DOCUMENTS
        for _, name, text in _BLOCK.findall(document.read_text(encoding="utf-8"))
        if name
    }


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.command)
def test_a_command_in_a_document_prints_what_the_document_shows(
    faq: Command, example: Example
) -> None:
    """The exit status is 0 unless the document says otherwise.

    Only the files that the command names are there: it would find others by itself.
    """
    for name, text in files().items():
        if name.partition("/")[0] in example.command:
            faq.write(text, name)
    status = _STATUS.search(example.command)
    expected = int(status[1]) if status else 0
    if example.command.startswith("faq browse"):  # it finds no terminal here, and says so
        expected = 2
    ran = faq.shell(example.command, program=("bash", "-o", "pipefail", "-c"))
    assert ran.status == expected, ran.messages
    if example.output:
        assert ran.text + ran.messages == example.output


def test_the_python_examples_run(faq: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """They run one after the other, as a reader would type them."""
    faq.write(files()["support.yaml"], "support.yaml")
    monkeypatch.chdir(faq.folder)
    text = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    code = "\n".join(block for language, _, block in _BLOCK.findall(text) if language == "python")
    test = doctest.DocTestParser().get_doctest(code, {}, "python.md", None, None)
    ran = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test)
    assert ran.attempted > 0
    assert ran.failed == 0


def test_the_readme_s_faq_has_no_problems(faq: Command) -> None:
    path = faq.write(files()["support.yaml"])
    assert faq("check", "--strict", path).status == 0


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_links_between_documents_are_not_broken(document: Path) -> None:
    """The file must exist, and so must the heading if the link names one."""
    for path, heading in _LINK.findall(document.read_text(encoding="utf-8")):
        target = document.parent / path if path else document
        assert target.exists(), path
        assert not heading or heading in _anchors(target), heading


def test_the_files_in_the_architecture_exist() -> None:
    """Those of the package are named from its folder on."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w/]+(?:\.py|/))`", text)
    assert named
    for name in named:
        assert (ROOT / name).exists() or (ROOT / "faqcli" / name).exists(), name


def _anchors(document: Path) -> list[str]:
    """Return the anchors that GitHub gives the headings of a document."""
    titles = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented(faq: Command, command: str) -> None:
    """Every command and option is named on a page in `docs/`."""
    text = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("docs/*.md"))
    options = set(re.findall(r"--[a-z-]+", faq(command, "--help").text)) - {"--help"}
    assert f"faq {command}" in text
    assert [option for option in sorted(options) if option not in text] == []


def test_the_man_page_says_what_the_help_says() -> None:
    """`python docs/man.py` writes it again."""
    page = runpy.run_path(str(ROOT / "docs" / "man.py"))["page"]()

    assert page == (ROOT / "docs" / "faq.1").read_text(encoding="utf-8")
    assert not [line for line in page.splitlines() if line.startswith("'")]


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_the_window(faq: Command, command: str, width: int) -> None:
    """It begins with examples, is wrapped between words, and no line of it is cut."""
    ran = faq(*([command] if command else []), "--help", env={"COLUMNS": str(width)})
    paragraphs = ran.text.split("\n\n")

    assert paragraphs[1].startswith("  faq ")
    assert "..." not in ran.text.partition("Commands:")[2]
    assert max(map(len, ran.lines)) <= width
