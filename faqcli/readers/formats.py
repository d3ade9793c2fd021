"""The formats that `faq import` reads: to add one, write a reader and a row in `FORMATS`."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from faqcli.errors import MissingFileError, UnreadableError
from faqcli.readers.extraction import Extraction
from faqcli.readers.source import MEGABYTE, Document, cannot_read, find
from faqcli.sanitize import quoted, visible, visible_name

LARGEST = 8
"""The largest file that is read, in megabytes; no FAQ is longer."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.DOTALL | re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)


class Format(NamedTuple):
    """A format that questions and answers are read from."""

    name: str
    suffixes: tuple[str, ...]
    """How the names of its files end."""
    module: str
    """Where its reader is: `read(text)` returns an Extraction, or None if it can't parse the text.

    It is imported when a file in this format is read.
    """
    is_like: Callable[[str], bool]
    """Returns whether a text without a known suffix looks like this format."""


FORMATS = (
    Format(
        "HTML", (".html", ".htm", ".xhtml"), "faqcli.readers.html",
        lambda text: bool(_PAGE.match(text[:4000])),
    ),
    Format(
        "JSON", (".json", ".jsonld"), "faqcli.readers.jsonld",
        lambda text: text.lstrip()[:1] in ("{", "["),
    ),
    Format(
        "Markdown", (".md", ".markdown", ".mdx", ".mkd", ".qmd", ".rmd"),
        "faqcli.readers.markdown.reader",
        lambda _text: True,
    ),
)  # fmt: skip
"""The first that fits is tried first; any text can be read as Markdown."""


def read(source: str) -> Extraction:
    """Return the questions and answers in a file, or in standard input for `-`.

    Raises:
        MissingFileError: there is no such file.
        UnreadableError: it cannot be read, or has no questions.
    """
    if _ADDRESS.match(source):
        hint = "Save the page to a file, and import that."
        raise MissingFileError(f"{quoted(source)} is an address; only files can be read.", hint)
    if source != "-" and Path(source).is_dir():
        raise UnreadableError(f"{visible_name(source)} is a folder, not a file.")
    try:
        document = find(source)
    except MissingFileError as error:
        raise MissingFileError(error.message, "Name a Markdown, HTML or JSON file.") from error
    data = _content(document)
    suffix = Path(source).suffix.lower()
    named = next((one for one in FORMATS if suffix in one.suffixes), None)
    text = _decoded(data, document.name, is_page=named is not None and named.name == "HTML")
    extraction = _extracted(text, named, document.name)
    if extraction.items:
        return extraction
    hint = (
        "Questions are headings, `Q:` lines, bold lines, `<details>` or terms of a definition list;"
        " in JSON or a page, a schema.org FAQPage."
    )
    raise UnreadableError(f"No questions were found in {document.name}.", hint)


def _content(document: Document) -> bytes:
    stream, _ = document.open()
    with stream:
        try:
            data = stream.read(LARGEST * MEGABYTE + 1)
        except OSError as error:
            raise cannot_read(document.name, error) from error
    if len(data) > LARGEST * MEGABYTE:
        raise UnreadableError(f"{document.name} is larger than {LARGEST} MB.")
    return data


def _decoded(data: bytes, name: str, *, is_page: bool) -> str:
    """Return text with plain line ends: UTF-8, or what a byte-order mark or the page says."""
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif is_page or _PAGE.match(data[:2000].decode("latin-1")):
        declared = _CHARSET.search(data[:4000])
        encoding = declared[1].decode() if declared else encoding
        encoding = "utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        hint = "Save the file as UTF-8."
        raise UnreadableError(f"{name} is not {encoding[:5].upper()} text.", hint) from error
    return visible(re.sub(r"\r\n?", "\n", text))


def _extracted(text: str, named: Format | None, name: str) -> Extraction:
    """Return the questions in a text, in the format of its name or else the first that can."""
    for one in [named] if named else FORMATS:
        if named or one.is_like(text):
            extraction: Extraction | None = import_module(one.module).read(text)
            if extraction is not None:
                return extraction
    raise UnreadableError(f"{name} is not {named.name if named else 'text'}.")
