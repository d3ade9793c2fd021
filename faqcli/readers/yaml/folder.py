"""A folder of FAQ files → their entries, as if they were one FAQ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from faqcli.errors import MalformedError, UnreadableError
from faqcli.model import About, Entry, Problem
from faqcli.readers.identifiers import Identifiers
from faqcli.readers.source import Document
from faqcli.readers.yaml.reader import Reader


def reader_of(document: Document, stream: BinaryIO) -> Reader | FolderReader:
    """Return the reader of a document, which is a file or a folder."""
    return FolderReader(document) if document.parts else Reader(document, stream)


class FolderReader:
    """Reads the files of a folder one after another, as `Reader` reads one.

    Files without questions are skipped: a folder may contain other things.
    """

    def __init__(self, document: Document) -> None:
        self.readers: list[tuple[Document, Reader]] = []
        """The files read so far, and their readers."""
        self.identifiers = Identifiers()
        self._document = document

    @property
    def about(self) -> About:
        """What the first file says about itself, with the synonyms of all."""
        all_about = [reader.about for _, reader in self.readers if reader.is_faq]
        synonyms = dict.fromkeys(group for about in all_about for group in about.synonyms)
        return (all_about[0] if all_about else About())._replace(synonyms=tuple(synonyms))

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
            MalformedError: a file is not YAML, nests too deeply or expands too far.
            UnreadableError: no file contains a FAQ.
        """
        for part in self._document.parts:
            stream, _ = part.open()
            self.identifiers.file = part.name
            with stream:
                reader = Reader(part, stream, self.identifiers)
                self.readers.append((part, reader))
                try:
                    yield from reader.entries()
                except MalformedError:
                    if reader.is_faq:
                        raise
        if not any(reader.is_faq for _, reader in self.readers):
            raise UnreadableError(f"No file in {self._document.name} has questions and answers.")
