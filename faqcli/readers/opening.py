"""A document → the reader of its format."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import BinaryIO, Protocol

from faqcli.errors import MalformedError, UnreadableError
from faqcli.model import About, Entry, Problem
from faqcli.readers import formats
from faqcli.readers.extracted import ExtractedReader
from faqcli.readers.extraction import Extraction, MalformedTextError, Translation
from faqcli.readers.identifiers import Identifiers
from faqcli.readers.source import MEGABYTE, Document
from faqcli.readers.streams import reading
from faqcli.readers.yaml.reader import Reader
from faqcli.sanitize import visible

LARGEST = 64
"""The largest file that is read at once, in megabytes. YAML is read in parts."""
_HEAD = 8000
"""How many bytes are read to recognise a format."""
_SNIFFED = 200_000
"""How many bytes are read to recognise one without a known suffix."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)


class FaqReader(Protocol):
    """Reads a FAQ; what it knows is complete when all entries have been read."""

    @property
    def about(self) -> About:
        """What the FAQ says about itself."""

    @property
    def identifiers(self) -> Identifiers:
        """The ids of its entries."""

    @property
    def how(self) -> str:
        """How the document marks its questions, in words; may be empty."""

    @property
    def left_out(self) -> Sequence[object]:
        """What is in no entry; texts, or values that can be made texts."""

    def problems(self) -> list[Problem]:
        """Return what is wrong, in file order."""

    def entries(self) -> Iterator[Entry]:
        """Yield the usable entries."""


def reader_of_file(
    document: Document, stream: BinaryIO, identifiers: Identifiers | None = None
) -> tuple[str, Reader | ExtractedReader]:
    """Return the name of a file's format, and its reader.

    A known suffix decides; the content does if there is none, and where it plainly says otherwise:
    a page is always one, and what can't be read as its name says is tried as what it looks like.

    Raises:
        UnreadableError: the file is in a format that is not read, or too large.
        MalformedError: it is not in the format that it should be in.
    """
    name = document.argument
    head = _read(stream, _HEAD, document)
    refused = formats.refused(name, head) if name else None
    if refused:
        what, hint = refused
        shown = document.name if document.path else "FILE"
        fix = hint.format(shown) if hint else "Save it as YAML, Markdown, HTML, JSON or CSV"
        raise UnreadableError(f"{document.name} is {what}, which isn't read.", f"{fix}.")
    row = formats.named(name)
    is_bundled = not name
    start = head.decode("utf-8-sig", errors="replace")
    if row and row.name == "YAML":
        other = formats.plainly(start)
        row = other if other and other.name != "JSON" else row  # JSON is YAML, too
    if is_bundled or (row and row.name == "YAML"):
        return "YAML", _yaml(document, stream, identifiers)
    data = head + _read(stream, _SNIFFED, document)
    if formats.is_page(start):
        row = formats.FORMATS[0]
    elif row is None:
        row = formats.sniffed(data.decode("utf-8-sig", errors="replace"))
    if not row.reader:
        return row.name, _yaml(document, stream, identifiers)
    data += _read(stream, LARGEST * MEGABYTE + 1 - len(data), document)
    if len(data) > LARGEST * MEGABYTE:
        raise UnreadableError(f"{document.name} is larger than {LARGEST} MB.")
    text = decoded(data, document.name, is_page=row.name == "HTML")
    return _reader_of_text(document, row, text, identifiers)


def _yaml(document: Document, stream: BinaryIO, identifiers: Identifiers | None) -> Reader:
    with reading(document.name):
        stream.seek(0)  # a pipe has been read into memory
    return Reader(document, stream, identifiers)


def _reader_of_text(
    document: Document, row: formats.Format, text: str, identifiers: Identifiers | None
) -> tuple[str, Reader | ExtractedReader]:
    """Return the format of a text and its reader: another one than `row` if only that can read it.

    Raises:
        MalformedError: the text is in neither.
    """
    if not text.strip():  # in every format, nothing is a FAQ without questions
        return row.name, Reader(document, io.BytesIO(), identifiers)
    other = None
    try:
        reader = _read_as(document, row, text, identifiers)
        if not reader.is_faq:
            other = _other(document, row, text)
    except MalformedError:
        other = _other(document, row, text)
        if other is None:
            raise
    if other is None:
        return row.name, reader
    return other.name, _read_as(document, other, text, identifiers)


def _other(document: Document, row: formats.Format, text: str) -> formats.Format | None:
    """Return the format that a text looks like, if that isn't `row` and it has questions."""
    other = formats.plainly(text)
    if other is None or other == row:
        return None
    try:
        return other if any(_read_as(document, other, text, None).entries()) else None
    except UnreadableError:
        return None


def _read_as(
    document: Document, row: formats.Format, text: str, identifiers: Identifiers | None
) -> Reader | ExtractedReader:
    if not row.reader:
        return Reader(document, io.BytesIO(text.encode()), identifiers)
    module, _, function = row.reader.partition(":")
    try:
        read: Extraction | Translation | str = getattr(import_module(module), function)(text)
    except MalformedTextError as error:
        (problem,) = document.with_excerpts([error.problem])
        raise MalformedError(document.name, problem) from error
    if isinstance(read, Extraction):
        return ExtractedReader(document, read, text, identifiers)
    written, problems = (read, ()) if isinstance(read, str) else read
    return Reader(document, io.BytesIO(written.encode()), identifiers, problems)


def decoded(data: bytes, name: str, *, is_page: bool) -> str:
    """Return text with plain line ends: UTF-8, or what a byte-order mark or the page says.

    Raises:
        UnreadableError: it isn't text in this encoding.
    """
    encoding = "utf-8-sig"
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        encoding = "utf-32"
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif is_page:
        declared = _CHARSET.search(data[:4000])
        encoding = declared[1].decode() if declared else encoding
        encoding = "utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        hint = "Save the file as UTF-8."
        raise UnreadableError(f"{name} is not {encoding[:5].upper()} text.", hint) from error
    return visible(re.sub(r"\r\n?", "\n", text))


def _read(stream: BinaryIO, count: int, document: Document) -> bytes:
    with reading(document.name):
        return stream.read(count)
