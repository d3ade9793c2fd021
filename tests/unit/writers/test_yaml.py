from __future__ import annotations

from pathlib import Path

import pytest

import faqcli
from faqcli.model import About, Entry, Source
from faqcli.writers.yaml import write

FULL = """\
title: Harbour
description: Questions about a small harbour.
notice: Made up.
language: de
as_of: '2024'
source:
  title: Harbour rules
  authors:
    - Ada Berg
    - name: Li Wei
      role: harbour master
  about: The printers of the town.
  year: '1999'
  disclosures:
    - https://harbour.example/money
  rights: © Town press
synonyms:
  - - quay
    - wharf
meaning: false
licence: MIT
sections:
  - title: Arriving
    questions:
      - id: mooring
        question: Where may I moor?
        short: At the quay.
        answer: |
          At the north quay.

          - Ask first.
        note: Rebuilt.
        tags:
          - boats
        aliases:
          - where to park a ship
        see_also:
          - fees
        colours:
          hull:
          - blue
          - |-
            two
            lines
  - title: ""
    questions:
      - id: fees
        question: What does it cost?
        answer: "12"
"""


def test_a_file_in_plain_form_is_written_as_it_was(tmp_path: Path) -> None:
    """Every field of the format is written, and so are the keys that it doesn't know."""
    path = tmp_path / "faq.yaml"
    path.write_text(FULL)
    with faqcli.load(path) as faq:
        about, entries = faq.about, list(faq.entries)
    written = write(about, entries)
    assert written.startswith(FULL.partition("sections:")[0])
    path.write_text(written)
    with faqcli.load(path) as again:
        assert again.about == about
        assert list(again.entries) == entries


@pytest.mark.parametrize(
    "answer",
    ["", "a\n", "a", "a\n\n", "\n\na", "  a\nb", "a \nb\n", "\ta\nb", "# a: b", "- a"],
)
def test_an_answer_is_read_back_to_the_last_space(answer: str, tmp_path: Path) -> None:
    """Indents, trailing white space and characters that YAML can't print survive."""
    path = tmp_path / "faq.yaml"
    path.write_text(write(About(), [Entry(1, "a", "Why?", answer)]))
    with faqcli.load(path) as faq:
        assert faq.entries[0].answer == answer


def test_defaults_are_left_out() -> None:
    """A FAQ that says nothing about itself is only its questions."""
    about = About(source=Source())
    assert write(about, []) == "questions: []\n"
    assert write(about, [Entry(1, "a", "Why?", "So.")]) == (
        "questions:\n  - id: a\n    question: Why?\n    answer: So.\n"
    )


def test_english_is_written_only_if_the_file_says_it() -> None:
    """Without it, the text might be taken for another language."""
    assert write(About(language="en"), []).startswith("language: en\n")
    assert "language" not in write(About(language="en", is_language_guessed=True), [])


def test_a_description_is_written_once_for_sections_of_one_title() -> None:
    entries = [
        Entry(n, f"e{n}", "Q?", "A\n", section=s) for n, s in enumerate(["S", "T", "S"], start=1)
    ]
    text = write(About(section_descriptions={"S": "Of S."}), entries)
    assert text.count("description: Of S.") == 1
