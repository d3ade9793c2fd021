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
    """Return the path of a document that contains a FAQ."""
    return faq.write(GUIDE, "guide.md")


def leftovers(faq: Command) -> list[str]:
    """Return the temporary files that a run has left behind."""
    return [path.name for path in faq.folder.glob(".faq-*")]


def test_import_prints_yaml_and_counts_questions_on_standard_error(
    faq: Command, guide: Path
) -> None:
    ran = faq("import", guide)
    assert (ran.status, ran.text) == (0, PLAIN)
    assert ran.messages == (
        "Found 2 questions under level-4 headings.\n"
        "left out: lines 3–7 and 21–23 (outside the FAQ)\n"
        "left out: line 9 (the heading “Care”)\n"
    )


def test_import_reads_standard_input_in_any_format(faq: Command) -> None:
    assert faq("import", "-", stdin=GUIDE).text == PLAIN
    assert faq("import", "-", stdin=GUIDE.replace("\n", "\r\n")).text == PLAIN
    page = "<!doctype html><h2>Why?</h2><p>Be<b>cause</b>."
    assert "Be**cause**." in faq("import", "-", stdin=page).text
    data = '{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": "Why?", '
    data += '"acceptedAnswer": {"@type": "Answer", "text": "<i>So</i>"}}}'
    assert "*So*" in faq("import", "-", stdin=data).text


def test_an_imported_faq_has_no_problems(faq: Command, guide: Path) -> None:
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


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="the system has no such devices")
def test_an_import_may_go_to_a_device(faq: Command, guide: Path) -> None:
    """Nobody is told to list what is there no more."""
    ran = faq("import", guide, "-o", "/dev/null")
    assert (ran.status, ran.output) == (0, b"")
    assert ran.messages.endswith("\nWrote /dev/null.\n")
    ran = faq.shell(f"faq import {guide} -o /dev/stdout >> out; faq import {guide} -o out; cat out")
    assert (ran.status, ran.text) == (0, PLAIN)
    assert ran.messages.endswith("out already exists.\nUse `--force` to overwrite it.\n")


@pytest.mark.parametrize("command", ["import guide.md", "export json"])
def test_only_force_overwrites_a_file(faq: Command, guide: Path, command: str) -> None:
    """The file keeps its mode."""
    assert guide.exists()
    target = faq.write("precious", "out")
    target.chmod(0o640)
    ran = faq(*command.split(), "-o", "out")
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages == "out already exists.\nUse `--force` to overwrite it.\n"
    assert target.read_text() == "precious"
    assert faq(*command.split(), "-o", "out", "--force").status == 0
    assert target.read_text() != "precious"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert leftovers(faq) == []


def test_a_new_file_follows_the_umask(faq: Command, guide: Path) -> None:
    assert faq("import", guide, "-o", "out.yaml", umask=0o022).status == 0
    assert stat.S_IMODE((faq.folder / "out.yaml").stat().st_mode) == 0o644


def test_force_writes_through_a_symbolic_link(faq: Command, guide: Path) -> None:
    target = faq.write("old", "target.yaml")
    (faq.folder / "link.yaml").symlink_to(target)
    assert faq("import", guide, "-o", "link.yaml", "--force").status == 0
    assert (faq.folder / "link.yaml").is_symlink()
    assert target.read_text() == PLAIN


@pytest.mark.parametrize("option", [[], ["--force"]], ids=["plain", "force"])
def test_the_input_file_is_never_overwritten(
    faq: Command, guide: Path, tea: Path, option: list[str]
) -> None:
    """Not even by another name."""
    assert faq("import", guide, "-o", "./guide.md", *option).status == 2
    assert guide.read_text() == GUIDE
    before = tea.read_text()
    ran = faq("export", "markdown", "-f", tea, "-o", "tea.yaml", *option)
    assert (ran.status, ran.messages.splitlines()[0]) == (2, "tea.yaml is the input file.")
    assert tea.read_text() == before


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("guide.md/out", "guide.md/out cannot be written: not a directory."),
        ("none/out", "none/out cannot be written: no such file or directory."),
        (".", ". cannot be written: it is a folder."),
        ("/dev/full", "/dev/full cannot be written: no space left on device."),
        ("x" * 300, f"{'x' * 300} cannot be written: file name too long."),
    ],
)
def test_an_output_that_cannot_be_written_is_status_4(
    faq: Command, guide: Path, target: str, message: str
) -> None:
    assert guide.exists()
    ran = faq("export", "json", "-o", target)
    assert (ran.status, ran.output, ran.messages) == (4, b"", f"{message}\n")


@pytest.mark.parametrize(
    ("source", "status", "message"),
    [
        ("https://example.org/faq", 2, "“https://example.org/faq” is an address"),
        ("none.md", 2, "No such file: none.md."),
        ("empty.md", 3, "No questions were found in empty.md."),
        ("broken.json", 3, "broken.json:1:1: this isn't JSON"),
        ("noise.md", 3, "noise.md is not UTF-8 text."),
        ("deep.html", 3, "The HTML nests more than 5,000 elements into each other."),
    ],
)
def test_a_file_that_cannot_be_imported_writes_nothing(
    faq: Command, source: str, status: int, message: str
) -> None:
    faq.write("# FAQ\n", "empty.md")
    faq.write("{", "broken.json")
    faq.write(b"## What?\n\xff\xfe\xfa", "noise.md")
    faq.write("<div>" * 100_000 + "Why?", "deep.html")
    ran = faq("import", source, "-o", "out.yaml")
    assert (ran.status, ran.output) == (status, b"")
    assert ran.messages.startswith(message)
    assert not (faq.folder / "out.yaml").exists()


def test_import_names_questions_without_an_answer(faq: Command) -> None:
    """They are kept."""
    ran = faq("import", "-", stdin="## Why?\n\n## How?\n\nSo.\n")
    assert "problem: line 1 (the answer is empty)\n" in ran.messages
    assert len(faq("list", "-f", "-", stdin=ran.output).lines) == 2


def test_imported_text_has_no_control_characters(faq: Command) -> None:
    text = "## Why \x1b[31m\u202e?\n\n\x1b]8;;evil\x07 \x9b2J\n"
    ran = faq.on_terminal("import", faq.write(text, "a\x1b[31m.md"))
    assert ran.status == 0
    assert controls_in(ran.output) == []
    data = json.dumps({"@type": "Question", "name": "\x1b[2J?", "acceptedAnswer": "\x9b \ud800"})
    ran = faq.on_terminal("import", faq.write(data, "b.json"))
    assert ran.status == 0
    assert controls_in(ran.output) == []


def test_exported_yaml_has_the_same_entries(faq: Command) -> None:
    ran = faq("export", "yaml", "-o", "copy.yaml")
    assert (ran.status, ran.output) == (0, b"")
    assert ran.messages == "Wrote 10 questions to copy.yaml.\n"
    with faqcli.load() as bundled, faqcli.load(faq.folder / "copy.yaml") as exported:
        assert exported.about == bundled.about
        assert list(exported.entries) == list(bundled.entries)
    assert faq("export", "yaml").output == (faq.folder / "copy.yaml").read_bytes()
    assert faq("export", "yaml", "-o", "copy.yaml").status == 2
    assert faq("export", "yaml", "-o", "copy.yaml", "--force").status == 0


def test_exported_yaml_has_no_problems_whatever_the_form_of_the_faq(faq: Command) -> None:
    path = faq.write("Kettle:\n  How?:\n    So, <b>so</b>.\n  Why?: |\n    Because.\n")
    plain = faq("export", "yaml", "-f", path)
    assert plain.text == (
        "sections:\n  - title: Kettle\n    questions:\n"
        "      - id: how\n        question: How?\n        answer: So, <b>so</b>.\n"
        "      - id: why\n        question: Why?\n        answer: |\n          Because.\n"
    )
    assert faq("check", "-", stdin=plain.output).status == 0


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"yaml"}))
def test_every_exported_format_can_be_imported(faq: Command, tea: Path, name: str) -> None:
    """Numbers, questions, ids and sections are the same."""
    ran = faq("export", name, "-f", tea)
    lacking = {
        "jsonld": "`synonyms`, `aliases`, `see_also`",
        "jsonl": "`title`, `description`, `as_of`, `source`, `synonyms`",
    }.get(name)
    said = f"left out: {lacking} ({name} has no place for this)\n" if lacking else ""
    assert (ran.status, ran.messages) == (0, said)
    suffix = {"markdown": "md", "jsonld": "json"}.get(name, name)
    path = faq.write(ran.output, f"exported.{suffix}")
    assert faq("check", path).output == b""
    assert faq("import", path, "-o", "back.yaml").status == 0
    ours, theirs = (
        json.loads(faq("list", "--json", "-f", file).output)["entries"]
        for file in ("tea.yaml", "back.yaml")
    )
    assert ours == theirs
    shown = [faq("show", "1-3", "-f", file).text for file in ("tea.yaml", "back.yaml")]
    origin = "\n*Restated from" if name == "jsonl" else "\0"
    assert shown[0].partition(origin)[0].rstrip() == shown[1].rstrip()


def test_exported_json_has_every_field_but_no_path(faq: Command, tea: Path) -> None:
    ran = faq("export", "json", "-f", tea)
    record = json.loads(ran.output)
    assert record["entries"][0]["aliases"] == ["which cuppa is pale"]
    assert record["faq"]["synonyms"] == [["Assam", "Asom"]]
    assert record["faq"]["source"]["authors"] == ["Okakura Kakuzo", "A. Reader"]
    assert str(faq.folder) not in ran.text
    assert str(faq.folder) not in faq("export", "html", "-f", tea).text


def test_exported_linked_data_is_a_faq_page(faq: Command, tea: Path) -> None:
    """It has what Google's guide to FAQPage requires; `<` is escaped in answers."""
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


def test_an_unknown_export_format_suggests_the_nearest(faq: Command) -> None:
    ran = faq("export", "htm")
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages == "`htm` isn't an export format.\nDid you mean `html`?\n"


def test_export_leaves_out_unusable_entries(faq: Command, broken: Path) -> None:
    """The problems are mentioned once."""
    ran = faq("export", "markdown", "-f", broken)
    assert ran.status == 0
    assert "What is second?" not in ran.text
    assert ran.messages == f"1 problem: run `faq check {broken}`\n"


def test_an_empty_faq_can_be_exported(faq: Command) -> None:
    path = faq.write("questions: []\n")
    for name in FORMATS:
        assert faq("export", name, "-f", path).status == 0


@pytest.mark.parametrize("command", [("show", "1-3"), ("export", "markdown")])
def test_the_line_on_whose_account_it_is_is_no_part_of_the_last_answer(
    faq: Command, tea: Path, command: tuple[str, ...]
) -> None:
    printed = faq(*command, "-f", tea).text
    assert printed.rstrip().splitlines()[-1].startswith("*Restated from Okakura Kakuzo")

    assert "Restated" not in faq("import", "-", stdin=printed).text


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_names_what_was_left_out_of_the_file_that_it_came_from(
    faq: Command, name: str
) -> None:
    path = faq.folder / "kettle.md"
    path.write_text(GUIDE)
    left_out = [line for line in faq("import", path).messages.split("\n") if "left out" in line]
    assert left_out
    if name == "jsonl":
        left_out.append("left out: `title` (jsonl has no place for this)")
    assert faq("export", name, "-f", path).messages.rstrip("\n").split("\n") == left_out
