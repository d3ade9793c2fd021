"""A folder of FAQ files → their entries, as those of one FAQ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from faqcli.errors import MalformedError, UnreadableError
from faqcli.model import About, Entry, Problem
from faqcli.readers.source import Document
from faqcli.readers.yaml.fields import Observer
from faqcli.readers.yaml.reader import Reader


def reader_of(
    document: Document, stream: BinaryIO, observer: Observer | None = None
) -> Reader | FolderReader:
    """Return what reads a document, be it a file or a folder."""
    if document.parts:
        return FolderReader(document, observer)
    return Reader(document, stream, observer)


class FolderReader:
    """Reads the files of a folder one after the other, as `Reader` reads one.

    Files without any question are left out: a folder may hold others.
    """

    def __init__(self, document: Document, observer: Observer | None = None) -> None:
        self.readers: list[tuple[Document, Reader]] = []
        """The files read so far, and what read them."""
        self._document = document
        self._observer = observer

    @property
    def about(self) -> About:
        """What the first file says about itself, with the synonyms of all."""
        found = [reader.about for _, reader in self.readers if reader.is_faq]
        synonyms = dict.fromkeys(group for about in found for group in about.synonyms)
        return (found[0] if found else About())._replace(synonyms=tuple(synonyms))

    @property
    def count(self) -> int:
        """How many entries there are, the unusable ones included."""
        return self.readers[-1][1].count if self.readers else 0

    @property
    def renamed(self) -> dict[int, str]:
        """The ids of entries that turned out to be another's after they were read."""
        return self.readers[-1][1].renamed if self.readers else {}

    @property
    def unusable(self) -> dict[str, int]:
        """The ids of the unusable entries, and their numbers."""
        return self.readers[-1][1].unusable if self.readers else {}

    def problems(self) -> list[Problem]:
        """Return what is wrong, file by file."""
        return [
            problem._replace(file=part.name)
            for part, reader in self.readers
            if reader.is_faq
            for problem in reader.problems()
        ]

    def entries(self) -> Iterator[Entry]:
        """Yield the usable entries, in the order of the files' names.

        Raises:
            MalformedError: a file is not YAML, or nests too deep or expands too far.
            UnreadableError: none holds a FAQ.
        """
        for part in self._document.parts:
            stream, _ = part.open()
            before = self.readers[-1][1] if self.readers else None
            with stream:
                reader = Reader(part, stream, self._observer, before)
                reader.identities.file = part.name
                self.readers.append((part, reader))
                try:
                    yield from reader.entries()
                except MalformedError:
                    if reader.is_faq:
                        raise
        if not any(reader.is_faq for _, reader in self.readers):
            raise UnreadableError(f"No file in {self._document.name} has questions and answers.")
