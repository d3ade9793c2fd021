from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

import faqcli
from faqcli.writers import FORMATS

from .conftest import Command, controls_in

GUIDE = """\
# Kettle

## Usage

Fill it.

## FAQ

### Care

#### How do I descale it?

With *vinegar*.

#### Q: Is it loud?

| when | how loud |
| --- | --- |
| boiling | very |

## License

MIT
"""
PLAIN = """\
title: Kettle
questions:
  - id: how-do-i-descale-it
    question: How do I descale it?
    answer: |
      With *vinegar*.
  - id: is-it-loud
    question: Is it loud?
    answer: |
      | when | how loud |
      | --- | --- |
      | boiling | very |
"""


@pytest.fixture
def guide(faq: Command) -> Path:
    """Return the path of a document with a FAQ in it."""
    return faq.write(GUIDE, "guide.md")


def leftovers(faq: Command) -> list[str]:
    """Return the drafts that a run has left behind."""
    return [path.name for path in faq.folder.glob(".faq-*")]


def test_an_import_goes_to_standard_output(faq: Command, guide: Path) -> None:
    """Without `-o` the file is printed, and what was found is said beside it."""
    ran = faq("import", guide)
    assert (ran.status, ran.text) == (0, PLAIN)
    assert ran.messages == "Found 2 questions under level-4 headings.\n"


def test_an_import_reads_standard_input(faq: Command) -> None:
    """`-` is standard input; its format is told by its text."""
    assert faq("import", "-", stdin=GUIDE).text == PLAIN
    assert faq("import", "-", stdin=GUIDE.replace("\n", "\r\n")).text == PLAIN
    page = "<!doctype html><h2>Why?</h2><p>Be<b>cause</b>."
    assert "Be**cause**." in faq("import", "-", stdin=page).text
    data = '{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": "Why?", '
    data += '"acceptedAnswer": {"@type": "Answer", "text": "<i>So</i>"}}}'
    assert "*So*" in faq("import", "-", stdin=data).text


def test_an_import_is_a_faq_without_problems(faq: Command, guide: Path) -> None:
    """The file that is written can be listed, and nothing is wrong with it."""
    ran = faq("import", guide, "-o", "kettle.yaml")
    assert (ran.status, ran.output) == (0, b"")
    assert "Wrote kettle.yaml: try `faq list -f kettle.yaml`.\n" in ran.messages
    assert (faq.folder / "kettle.yaml").read_text() == PLAIN
    assert faq("list", "-f", "kettle.yaml").lines == [
        "1\tHow do I descale it?",
        "2\tIs it loud?",
    ]
    assert faq("check", "kettle.yaml").status == 0
    assert leftovers(faq) == []


@pytest.mark.parametrize("command", ["import guide.md", "export json"])
def test_no_file_is_overwritten_unasked(faq: Command, guide: Path, command: str) -> None:
    """A file that is there stays, unless `--force` is given; then it keeps its mode."""
    assert guide.exists()
    target = faq.write("precious", "out")
    target.chmod(0o640)
    ran = faq(*command.split(), "-o", "out")
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages == "out is there already.\n`--force` overwrites it.\n"
    assert target.read_text() == "precious"
    assert faq(*command.split(), "-o", "out", "--force").status == 0
    assert target.read_text() != "precious"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert leftovers(faq) == []


def test_a_new_file_has_the_mode_that_others_have(faq: Command, guide: Path) -> None:
    """The mask of the user decides on who may read it."""
    assert faq("import", guide, "-o", "out.yaml", umask=0o022).status == 0
    assert stat.S_IMODE((faq.folder / "out.yaml").stat().st_mode) == 0o644


def test_a_link_stays_a_link(faq: Command, guide: Path) -> None:
    """`--force` writes the file that a symbolic link leads to."""
    target = faq.write("old", "target.yaml")
    (faq.folder / "link.yaml").symlink_to(target)
    assert faq("import", guide, "-o", "link.yaml", "--force").status == 0
    assert (faq.folder / "link.yaml").is_symlink()
    assert target.read_text() == PLAIN


@pytest.mark.parametrize("option", [[], ["--force"]], ids=["plain", "force"])
def test_what_is_read_is_never_overwritten(
    faq: Command, guide: Path, tea: Path, option: list[str]
) -> None:
    """The source is refused as the file to write, also by another name."""
    assert faq("import", guide, "-o", "./guide.md", *option).status == 2
    assert guide.read_text() == GUIDE
    before = tea.read_text()
    ran = faq("export", "markdown", "-f", tea, "-o", "tea.yaml", *option)
    assert (ran.status, ran.messages.splitlines()[0]) == (2, "tea.yaml is the file that is read.")
    assert tea.read_text() == before


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("guide.md/out", "guide.md/out cannot be written: not a directory."),
        ("none/out", "none/out cannot be written: no such file or directory."),
        (".", ". is a folder."),
        ("/dev/full", "/dev/full cannot be written: no space left on device."),
        ("x" * 300, f"{'x' * 300} cannot be written: file name too long."),
    ],
)
def test_what_cannot_be_written_is_said(
    faq: Command, guide: Path, target: str, message: str
) -> None:
    """A place that takes no file gives one line and status 4."""
    assert guide.exists()
    ran = faq("export", "json", "-o", target)
    assert (ran.status, ran.output, ran.messages) == (4, b"", f"{message}\n")


def test_a_full_disk_leaves_what_was_there(faq: Command, guide: Path) -> None:
    """When there is no room for the new file, the old one stays whole and no draft is left."""
    assert guide.exists()
    target = faq.write("precious", "out.html")
    assert faq("list").status == 0
    no_caches: dict[str, str | None] = {
        "PYTHONDONTWRITEBYTECODE": "1"
    }  # they would be cut off, too
    ran = faq.shell("ulimit -f 1; faq export html -o out.html --force", env=no_caches)
    assert ran.status == 4
    assert ran.messages == "out.html cannot be written: file too large.\n"
    assert target.read_text() == "precious"
    assert leftovers(faq) == []


@pytest.mark.parametrize(
    ("source", "status", "message"),
    [
        ("https://example.org/faq", 2, "“https://example.org/faq” is an address"),
        ("none.md", 2, "No such file: none.md."),
        (".", 3, ". is a folder"),
        ("empty.md", 3, "No questions were found in empty.md."),
        ("broken.json", 3, "broken.json is not JSON."),
        ("noise.md", 3, "noise.md is not UTF-8 text."),
        ("deep.html", 3, "The HTML nests more than 5,000 elements into each other."),
    ],
)
def test_a_source_that_is_none_is_said(
    faq: Command, source: str, status: int, message: str
) -> None:
    """What cannot be imported gives a clear message, and nothing is printed or written."""
    faq.write("# FAQ\n", "empty.md")
    faq.write("{", "broken.json")
    faq.write(b"## What?\n\xff\xfe\xfa", "noise.md")
    faq.write("<div>" * 100_000 + "Why?", "deep.html")
    ran = faq("import", source, "-o", "out.yaml")
    assert (ran.status, ran.output) == (status, b"")
    assert ran.messages.startswith(message)
    assert not (faq.folder / "out.yaml").exists()


def test_an_import_says_which_answers_are_missing(faq: Command) -> None:
    """A question without an answer is kept, and counted on standard error."""
    ran = faq("import", "-", stdin="## Why?\n\n## How?\n\nSo.\n")
    assert "1 question has no answer.\n" in ran.messages
    assert len(faq("list", "-f", "-", stdin=ran.output).lines) == 2


def test_nothing_in_a_source_steers_a_terminal(faq: Command) -> None:
    """Control sequences in a document, a page or its name come out as what only looks like them."""
    text = "## Why \x1b[31m\u202e?\n\n\x1b]8;;evil\x07 \x9b2J\n"
    ran = faq.on_terminal("import", faq.write(text, "a\x1b[31m.md"))
    assert ran.status == 0
    assert controls_in(ran.output) == []
    data = json.dumps({"@type": "Question", "name": "\x1b[2J?", "acceptedAnswer": "\x9b \ud800"})
    ran = faq.on_terminal("import", faq.write(data, "b.json"))
    assert ran.status == 0
    assert controls_in(ran.output) == []


def test_a_faq_exported_as_yaml_is_the_same_faq(faq: Command) -> None:
    """Loading it gives equal entries and says the same about the FAQ."""
    ran = faq("export", "yaml", "-o", "faq.yaml")
    assert (ran.status, ran.output) == (0, b"")
    assert ran.messages == "Wrote 10 questions to faq.yaml.\n"
    bundled, exported = faqcli.load(), faqcli.load(faq.folder / "faq.yaml")
    assert exported.about == bundled.about
    assert list(exported.entries) == list(bundled.entries)
    assert faq("export", "yaml").output == (faq.folder / "faq.yaml").read_bytes()
    assert faq("export", "yaml", "-o", "faq.yaml").status == 2
    assert faq("export", "yaml", "-o", "faq.yaml", "--force").status == 0


def test_a_faq_exported_as_yaml_is_in_plain_form(faq: Command) -> None:
    """Whatever the form of the FAQ that is exported, a check has nothing to say about it."""
    path = faq.write("Kettle:\n  How?:\n    So, <b>so</b>.\n  Why?: |\n    Because.\n")
    plain = faq("export", "yaml", "-f", path)
    assert plain.text == (
        "sections:\n  - title: Kettle\n    questions:\n"
        "      - id: how\n        question: How?\n        answer: So, <b>so</b>.\n"
        "      - id: why\n        question: Why?\n        answer: |\n          Because.\n"
    )
    assert faq("check", "-", stdin=plain.output).status == 0


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"yaml"}))
def test_each_format_comes_back(faq: Command, tea: Path, name: str) -> None:
    """What is exported is imported with the same numbers and questions, ids and sections."""
    ran = faq("export", name, "-f", tea)
    assert (ran.status, ran.errors) == (0, b"")
    suffix = {"markdown": "md", "jsonld": "json"}.get(name, name)
    path = faq.write(ran.output, f"exported.{suffix}")
    assert faq("import", path, "-o", "back.yaml").status == 0
    ours, theirs = (
        json.loads(faq("list", "--json", "-f", file).output)["entries"]
        for file in ("tea.yaml", "back.yaml")
    )
    assert ours == theirs
    shown = [faq("show", "1-3", "-f", file).text for file in ("tea.yaml", "back.yaml")]
    assert shown[0] == shown[1]


def test_json_holds_everything_but_where_the_file_lies(faq: Command, tea: Path) -> None:
    """Aliases, tags, links and synonyms are in it; no path of the machine is."""
    ran = faq("export", "json", "-f", tea)
    record = json.loads(ran.output)
    assert record["entries"][0]["aliases"] == ["which cuppa is pale"]
    assert record["faq"]["synonyms"] == [["Assam", "Asom"]]
    assert record["faq"]["source"]["authors"] == ["Okakura Kakuzo", "A. Reader"]
    assert str(faq.folder) not in ran.text
    assert str(faq.folder) not in faq("export", "html", "-f", tea).text


def test_linked_data_is_a_faq_page(faq: Command, tea: Path) -> None:
    """It has what Google's guide to FAQPage asks for, answers in HTML with `<` escaped."""
    ran = faq("export", "jsonld", "-f", tea)
    assert "<" not in ran.text
    data = json.loads(ran.output)
    assert (data["@context"], data["@type"]) == ("https://schema.org", "FAQPage")
    for question in data["mainEntity"]:
        assert question["@type"] == "Question"
        assert question["name"]
        assert question["acceptedAnswer"]["@type"] == "Answer"
        assert question["acceptedAnswer"]["text"].startswith("<")
    assert "<strong>Sencha</strong>" in data["mainEntity"][0]["acceptedAnswer"]["text"]


def test_an_unknown_format_is_met_with_the_nearest(faq: Command) -> None:
    """A format that is none names those that are."""
    ran = faq("export", "htm")
    assert (ran.status, ran.output) == (2, b"")
    assert "none of yaml, markdown, json, jsonld, html. Did you mean `html`?" in ran.messages


def test_an_entry_that_is_unusable_is_left_out(faq: Command, broken: Path) -> None:
    """The others are exported, and the problems are mentioned once."""
    ran = faq("export", "markdown", "-f", broken)
    assert ran.status == 0
    assert "What is second?" not in ran.text
    assert ran.messages == f"1 problem: run `faq check {broken}`\n"


def test_an_empty_faq_can_be_exported(faq: Command) -> None:
    """A FAQ without questions is a document without any, in every format."""
    path = faq.write("questions: []\n")
    for name in FORMATS:
        assert faq("export", name, "-f", path).status == 0
