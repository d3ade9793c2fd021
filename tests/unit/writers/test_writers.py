from __future__ import annotations

import pytest

import faqcli
from faqcli.cli.convert import complete_format
from faqcli.model import About
from faqcli.writers import FORMATS, write


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_in_the_table_has_a_writer(name: str) -> None:
    """Each writer returns a whole document, which ends with a line end."""
    with faqcli.load() as faq:
        text = write(name, faq.about, list(faq.entries))
    assert text.endswith("\n")
    assert "NATO" in text


@pytest.mark.parametrize("name", FORMATS)
def test_every_writer_accepts_a_faq_without_questions(name: str) -> None:
    """The document of an empty FAQ still has its title."""
    assert "Empty" in write(name, About(title="Empty"), [])


def test_shells_complete_formats_with_what_each_is_for() -> None:
    """The completion comes from the same table as the help."""
    assert [name for name, _ in complete_format("j")] == ["json", "jsonld"]
    assert complete_format("yaml") == [("yaml", FORMATS["yaml"])]
