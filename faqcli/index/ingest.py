"""Reads a document and writes its entries to an index."""

from __future__ import annotations

from typing import Protocol

from faqcli.errors import FaqError
from faqcli.index.postings import MAX_ENTRIES
from faqcli.index.records import EntryRecord, FaqRecord, record_of, record_of_faq
from faqcli.readers.folder import reader_of
from faqcli.readers.source import Document, Stamp

_FIRST = 50
"""How many entries tell the language of a FAQ."""


class Writer(Protocol):
    """Writes an index: in this process (`Builder`) or in another one (`IndexWorker`)."""

    def add(self, entry: EntryRecord) -> None:
        """Write an entry."""

    def finish(self, faq: FaqRecord) -> None:
        """Write what is known when all entries have been added."""


def ingest(document: Document, writer: Writer) -> Stamp | None:
    """Write what a document contains to an index; return the stamp of the file that was read.

    Raises:
        FaqError: the document cannot be read as a FAQ.
    """
    stream, stamp = document.open()
    first: list[EntryRecord] = []
    with stream:
        format_, reader = reader_of(document, stream)
        for entry in reader.entries():
            if entry.number > MAX_ENTRIES:
                raise FaqError(f"A FAQ can have at most {MAX_ENTRIES:,} questions.")
            record = record_of(entry)
            writer.add(record)
            if len(first) < _FIRST:
                first.append(record)
    writer.finish(record_of_faq(format_, reader, first))
    return stamp
