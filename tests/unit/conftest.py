from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from tables import write_table

from faqcli import paths
from faqcli.faq import Faq, load
from faqcli.index.store import open_index
from faqcli.readers.source import Document
from faqcli.readers.streams import Progress

HARBOUR = """\
title: The harbour
description: Questions about a small harbour.
notice: Made up for tests.
language: en
as_of: "2024"
source:
  title: Harbour rules
  authors: [{name: Ada Berg, role: pilot}, Li Wei]
  affiliation: Port office
  publisher: Town press
  credit: Berg and Li, Town press
  about: The printers of the town.
  year: 1999
  url: https://harbour.example
  disclosures: https://harbour.example/money
  rights: © Town press
synonyms:
  - [Zaporizhzhia, Zaporozhye, Запорожье]
  - [harbour master, HM]
sections:
  - title: Arriving by sea
    questions:
      - id: mooring
        question: Where may I moor?
        short: At the **north** quay.
        answer: |
          Visitors moor at the north quay. Ask the harbour master first.

          - Boats over 1.5 tonnes use the outer wall.
          - Ferries from Zaporizhzhia use the inner basin.
        note: The quay was rebuilt.
        tags: [boats, quay]
        aliases: [where can I park my ship]
        see_also: [fees, mooring, nowhere, Fees]
      - id: fees
        question: What does a night cost?
        answer: Ten crowns for each boat.
        tags: [money]
  - title: Leaving
    questions:
      - question: When does the fuel pump open?
        answer: At eight. See [the timetable](https://harbour.example/times).
        tags: [boats]
        colour: blue
"""

FaqOf = Callable[[str | bytes], Faq]


@pytest.fixture
def faq_of() -> Iterator[FaqOf]:
    """Return a function that reads a FAQ as if from a pipe, with its index in memory."""
    with ExitStack() as stack:

        def read(content: str | bytes) -> Faq:
            data = content.encode() if isinstance(content, str) else content
            document = Document("faq.yaml", data=data)
            faq = Faq(document, open_index(document))
            stack.callback(faq.close)
            return faq

        yield read


@pytest.fixture
def open_faq() -> Iterator[Callable[..., Faq]]:
    """Return a `faqcli.load` that closes what it has opened after the test."""
    with ExitStack() as stack:

        def open_(path: Path | str | None = None, progress: Progress | None = None) -> Faq:
            faq = load(path, progress=progress)
            stack.callback(faq.close)
            return faq

        yield open_


@pytest.fixture
def harbour(faq_of: FaqOf) -> Faq:
    """Return a FAQ that uses every part of the format."""
    return faq_of(HARBOUR)


@pytest.fixture
def harbour_yaml() -> str:
    """Return the text of that FAQ's file."""
    return HARBOUR


@pytest.fixture
def use_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Mapping[str, Mapping[int, int]]], None]:
    """Return a function that puts a small table of vectors in the place of the package's."""

    def use(pieces: Mapping[str, Mapping[int, int]]) -> None:
        monkeypatch.setattr(paths, "MEANING_TABLE", write_table(tmp_path / "table.sqlite", pieces))

    return use
