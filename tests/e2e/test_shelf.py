"""FAQs that have a name: of the configuration file, and those that installed packages bring."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import TEA, Command

COFFEE = "title: Coffee\nfaq:\n- {id: hot, question: How hot should the water be?, answer: Hot.}\n"
INFO = "site/teahouse-1.dist-info"
ENTRY_POINTS = f"{INFO}/entry_points.txt"


@pytest.fixture
def shelf(faq: Command) -> Command:
    """Return the command with the FAQ `coffee` in its configuration, and `tea` in a package.

    The package can be found and not imported.
    """
    faq.write(COFFEE, "coffee.yaml")
    faq.write("raise SystemExit('imported')\n", "site/teahouse/__init__.py")
    faq.write(TEA, "site/teahouse/faq.yaml")
    faq.write("Metadata-Version: 2.1\nName: teahouse\nVersion: 1\n", f"{INFO}/METADATA")
    faq.write("[faqcli.faqs]\ntea = teahouse:faq.yaml\n", ENTRY_POINTS)
    configure(faq, f'coffee = "{faq.folder}/coffee.yaml"')
    faq.environment["PYTHONPATH"] = str(faq.folder / "site")
    return faq


def configure(faq: Command, *names: str) -> None:
    """Write a configuration file with these names."""
    faq.write("\n".join(["[faqs]", *names]), "home/.config/faqcli/config.toml")


def test_the_faqs_of_the_configuration_and_of_packages_are_listed(shelf: Command) -> None:
    ran = shelf("shelf")
    assert (ran.status, ran.messages) == (0, "")
    assert ran.lines[1:] == ["coffee\t1\tCoffee", "tea\t3\tTea"]
    listed = json.loads(shelf("shelf", "--json").text)["faqs"]
    assert [one["name"] for one in listed] == ["bundled", "coffee", "tea"]
    assert shelf("list", "-f", "tea").lines[0] == "1\tWhat is green tea?"


def test_a_search_prints_the_hits_of_each_with_what_show_takes(shelf: Command) -> None:
    ran = shelf("search", "--shelf", "how", "hot", "water")
    assert ran.status == 0
    assert [line.split("\t")[:2] for line in ran.lines] == [
        ["coffee:1", "How hot should the water be?"],
        ["tea:3", "How hot should the water be?"],
    ]
    found = json.loads(shelf("search", "--shelf", "--json", "hot", "water").text)["faqs"]
    assert [(one["name"], one["hits"][0]["number"]) for one in found] == [("coffee", 1), ("tea", 3)]


@pytest.mark.parametrize("reference", ["tea:2", "tea:black"])
def test_show_takes_the_name_and_a_reference(shelf: Command, reference: str) -> None:
    assert shelf("show", reference, "--brief").text.startswith("## 2. What is black tea?")
    assert shelf(reference).text.startswith("## 2. What is black tea?")


def test_a_name_may_have_a_space(shelf: Command) -> None:
    configure(shelf, f'"good coffee" = "{shelf.folder}/coffee.yaml"')
    assert shelf("search", "--shelf", "hot").lines[0].startswith("good coffee:1\t")
    assert shelf("show", "good coffee:1").lines[0] == "## 1. How hot should the water be?"


def test_references_into_different_faqs_are_wrong_use(shelf: Command) -> None:
    assert shelf("show", "tea:1", "tea:2", "--brief").text.count("## ") == 2
    ran = shelf("show", "tea:1", "coffee:1")
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages == "These are in different FAQs.\nShow those of one FAQ at a time.\n"


def test_other_words_with_a_colon_are_words(shelf: Command, tea: Path) -> None:
    """So is a name, if another FAQ is named on the command line."""
    assert shelf("show", "leaves:", "black", "-f", tea).text.startswith("## 2. What is black tea?")
    assert shelf("show", "coffee:2").messages.startswith("No question 2: this FAQ has only")
    assert shelf("show", "kangaroo:2", "-f", "coffee").status == 1


@pytest.mark.parametrize("references", ["support:1", "nosuch:2-4", "tea:1 nosuch:black-tea"])
def test_a_name_of_no_faq_is_told(shelf: Command, references: str) -> None:
    """`support` and `1` are both in the bundled FAQ, but nobody searches it for that."""
    ran = shelf("show", *references.split())
    assert (ran.status, ran.output) == (2, b"")
    name = "support" if "support" in references else "nosuch"
    message, names, search = ran.messages.splitlines()
    assert (message, names) == (
        f"No FAQ is called “{name}”.",
        "Known names: bundled, coffee, tea.",
    )
    assert search.startswith("To look for these words, write `faq search ")


def test_a_number_after_a_word_and_a_colon_may_be_in_the_faq(shelf: Command) -> None:
    shelf.write("- {question: How do I connect?, answer: 'Open localhost:8080 for that.'}")
    assert "Open localhost" in shelf("localhost:8080").text
    assert shelf("localhost:8081").status == 2
    for words in ("12:30", "open:localhost", "https://localhost:8080", "tea:green:1"):
        assert "No FAQ is called" not in shelf("show", words).messages


def test_one_that_is_gone_or_broken_is_told_and_the_others_are_shown(shelf: Command) -> None:
    shelf.write("sections: [\n", "broken.yaml")
    configure(shelf, f'broken = "{shelf.folder}/broken.yaml"', 'gone = "/gone.yaml"')
    shelf.write("[faqcli.faqs]\ntea = teahouse:faq.yaml\nlost = nowhere:x\n", ENTRY_POINTS)
    for arguments in (("shelf",), ("search", "--shelf", "black")):
        ran = shelf(*arguments)
        assert ran.status == 3
        assert ran.lines[-1].startswith("tea")
        told = [line.partition(":")[0] for line in ran.messages.splitlines()]
        assert told == ["broken", "gone", "lost"]


def test_a_search_that_finds_nothing_says_so(shelf: Command) -> None:
    ran = shelf("search", "--shelf", "zeppelin")
    assert (ran.status, ran.output) == (1, b"")
    assert ran.messages == "No FAQ on the shelf answers this.\n"
    assert shelf("search", "--shelf", "tea", "--tag", "leaves").status == 2


@pytest.mark.parametrize("columns", [40, 80])
def test_on_a_terminal_titles_and_questions_are_wrapped(shelf: Command, columns: int) -> None:
    """A long passage is cut, as in a search of one FAQ."""
    expected = {
        ("shelf",): "tea Tea (3)",
        ("search", "--shelf", "hot", "water"): "Tea tea:3 How hot should the water be? Brewing",
        ("search", "--shelf", "join", "nato"): "bundled:5 What would a final agreement probably",
    }
    for arguments, said in expected.items():
        ran = shelf.on_terminal(*arguments, columns=columns)
        assert max(map(len, ran.plain.splitlines())) <= columns
        assert said in " ".join(ran.plain.split())


def test_what_a_faq_says_about_itself_is_found(shelf: Command) -> None:
    ran = shelf("search", "--shelf", "okakura")
    (line,) = ran.lines
    assert line.startswith("tea:info\tsource\tOkakura Kakuzo")
    assert shelf("show", "tea:info").output == shelf("info", "-f", "tea").output
    assert shelf("bundled:info").output == shelf("info", "-f", "bundled").output


def test_json_is_ascii_where_other_characters_cannot_be_written(shelf: Command) -> None:
    shelf.write(COFFEE.replace("Coffee", "Café"), "coffee.yaml")
    ascii_only: dict[str, str | None] = {"PYTHONIOENCODING": "ascii"}
    for arguments in (("shelf",), ("search", "--shelf", "hot water")):
        ran = shelf(*arguments, "--json", env=ascii_only)
        assert r"Caf\u00e9" in ran.text
        assert ran.output.isascii()
