from __future__ import annotations

import pytest

import faqcli
from faqcli.cli.convert import complete_format
from faqcli.model import About, Entry, SearchTest, Source
from faqcli.writers import FORMATS, lacking, parts, write


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_in_the_table_has_a_writer(name: str) -> None:
    """Each writer returns a whole document, which ends with a line end."""
    with faqcli.load() as faq:
        text = write(name, faq.about, list(faq.entries))
    assert text.endswith("\n")
    assert "NATO" in text


@pytest.mark.parametrize("name", FORMATS)
def test_every_writer_accepts_a_faq_without_questions(name: str) -> None:
    """The document of an empty FAQ still has its title, unless it is only a line a question."""
    assert ("Empty" in write(name, About(title="Empty"), [])) is (name != "jsonl")


def test_what_a_format_has_no_place_for_is_known() -> None:
    """The formats that can be read back as the same FAQ carry everything."""
    about = About(
        notice="N", source=Source(affiliation="Port"), meaning=False, extra={"colour": "blue"},
        tests=(SearchTest("a", ()),),
    )  # fmt: skip
    entry = Entry(1, "a", "A?", "a", aliases=("b",), extra={"icon": "x"})

    both = ["affiliation", "tests", "meaning", "colour", "icon"]
    assert lacking("html", about, [entry]) == both
    assert lacking("jsonld", about, [entry]) == ["notice", "aliases", *both]
    assert lacking("html", About(), [entry._replace(extra={})]) == []
    assert lacking("jsonl", about, [entry]) == ["notice", "source", "meaning", "tests", "colour"]
    assert lacking("jsonl", About(), [entry]) == []
    assert lacking("jsonl", About(language="de", is_language_guessed=True), [entry]) == []
    assert lacking("jsonl", About(language="de"), [entry]) == ["language"]
    carry_all = {name for name in FORMATS if not lacking(name, about, [entry])}
    assert carry_all == {"yaml", "markdown", "json"}


def test_shells_complete_formats_with_what_each_is_for() -> None:
    """The completion comes from the same table as the help."""
    assert [name for name, _ in complete_format("j")] == ["json", "jsonl", "jsonld"]
    assert complete_format("yaml") == [("yaml", FORMATS["yaml"])]


@pytest.mark.parametrize("name", ["json", "jsonl", "html"])
def test_progress_grows_up_to_the_whole(name: str) -> None:
    """For formats whose entries aren't all kept in memory."""
    entries = [Entry(n, f"e{n}", f"Q{n}?", "A", aliases=("a",)) for n in range(1, 129)]
    told: list[tuple[int, int]] = []

    for _ in parts(name, About(), entries, lambda done, total: told.append((done, total))):
        pass

    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    assert len(told) == told[-1][1] // 64
