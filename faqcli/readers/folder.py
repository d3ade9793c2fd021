"""A file or a folder of them → its entries, as if they were one FAQ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from faqcli.errors import MalformedError, UnreadableError
from faqcli.model import About, Entry, Problem
from faqcli.readers.extracted import ExtractedReader
from faqcli.readers.formats import named
from faqcli.readers.identifiers import Identifiers
from faqcli.readers.opening import FaqReader, reader_of_file
from faqcli.readers.question_folder import QuestionFolder
from faqcli.readers.source import Document
from faqcli.readers.yaml.reader import Reader


def reader_of(document: Document, stream: BinaryIO) -> tuple[str, FaqReader]:
    """Return the name of the format of a document, which is a file or a folder, and its reader.

    Raises:
        UnreadableError: a file is in a format that is not read.
        MalformedError: a file is not in the format that it should be in.
    """
    if not document.parts:
        return reader_of_file(document, stream)
    document = with_questions(document)
    if is_markdown(document):
        folder = QuestionFolder(document)
        if folder.is_faq:
            return "Markdown, a file for each question", folder
    return "a folder of files", FolderReader(document)


def with_questions(folder: Document) -> Document:
    """Return a folder with its files in the first format that any questions are in.

    A file that isn't what its name says is worth an error, and decides, too.
    """
    *choices, last = (folder, *folder.alternatives)
    return next(filter(_has_questions, choices), last)


def _has_questions(folder: Document) -> bool:
    """Return whether any file of a folder has questions, or a mistake in its format."""
    if is_markdown(folder) and QuestionFolder(folder).is_faq:
        return True
    return any(map(_is_faq, folder.parts))


def _is_faq(part: Document) -> bool:
    """Return whether a file has questions, or a mistake in its format."""
    stream, _ = part.open()
    with stream:
        try:
            _, reader = reader_of_file(part, stream)
        except MalformedError:
            return True
        try:
            return any(reader.entries())
        except MalformedError:
            return reader.is_faq
        except UnreadableError:
            return False


def is_markdown(document: Document) -> bool:
    """Return whether the files of a folder are Markdown."""
    row = named(document.parts[-1].argument)
    return row is not None and row.name == "Markdown"


def left_out_of(
    folder: Document, readers: Iterable[tuple[Document, Reader | ExtractedReader]]
) -> list[str]:
    """Return what is in no entry of a folder, given the readers of its files."""
    return [
        *folder.passed_over,
        *(
            f"{part.name}: {one}" if reader.is_faq else f"{part.name} (no questions)"
            for part, reader in readers
            for one in (reader.left_out if reader.is_faq else [""])
        ),
    ]


class FolderReader:
    """Reads the files of a folder one after another, as `Reader` reads one.

    Files without questions are skipped: a folder may contain other things.
    """

    how = ""

    def __init__(self, document: Document) -> None:
        self.readers: list[tuple[Document, Reader | ExtractedReader]] = []
        """The files read so far, and their readers."""
        self.identifiers = Identifiers()
        self._document = document
        self._malformed: list[MalformedError] = []
        """What is wrong with files that are not in the format that their names say."""

    @property
    def about(self) -> About:
        """What the first file says about itself, with the synonyms and tests of all."""
        all_about = [reader.about for _, reader in self.readers if reader.is_faq]
        synonyms = dict.fromkeys(group for about in all_about for group in about.synonyms)
        tests = dict.fromkeys(test for about in all_about for test in about.tests)
        first = all_about[0] if all_about else About()
        return first._replace(synonyms=tuple(synonyms), tests=tuple(tests))

    @property
    def left_out(self) -> list[str]:
        """What is in no entry: parts of files, and files without questions."""
        return left_out_of(self._document, self.readers)

    def problems(self) -> list[Problem]:
        """Return what is wrong, file by file, first with those that can't be read."""
        return [
            *(error.problem._replace(file=error.file) for error in self._malformed),
            *(
                problem._replace(file=part.name)
                for part, reader in self.readers
                if reader.is_faq
                for problem in reader.problems()
            ),
        ]

    def entries(self) -> Iterator[Entry]:
        """Yield the usable entries, in the order of the files' names.

        Raises:
            MalformedError: a file is not YAML, nests too deeply or expands too far, or no file can
                be read.
            UnreadableError: no file contains a FAQ.
        """
        for part in self._document.parts:
            stream, _ = part.open()
            self.identifiers.file = part.name
            with stream:
                try:
                    _, reader = reader_of_file(part, stream, self.identifiers)
                except MalformedError as error:  # it isn't JSON, say; the others can be read
                    self._malformed.append(error)
                    continue
                self.readers.append((part, reader))
                if isinstance(reader, ExtractedReader) and not reader.is_faq:
                    continue
                try:
                    yield from reader.entries()
                except MalformedError:
                    if reader.is_faq:
                        raise
        if not any(reader.is_faq for _, reader in self.readers):
            if self._malformed:
                raise self._malformed[0]
            raise UnreadableError(f"No file in {self._document.name} has questions and answers.")
