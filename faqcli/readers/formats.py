"""A file that is no FAQ file, or standard input → what kind it is, and its questions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from faqcli.errors import MissingFileError, UnreadableError
from faqcli.readers.items import Found
from faqcli.readers.source import Document, find
from faqcli.sanitize import quoted, visible, visible_name

Kind = Literal["markdown", "page", "json"]
LARGEST = 8
"""Megabytes that are read; no FAQ is longer."""
_SUFFIXES: dict[str, Kind] = {
    ".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".mkd": "markdown",
    ".qmd": "markdown", ".rmd": "markdown", ".html": "page", ".htm": "page", ".xhtml": "page",
    ".json": "json", ".jsonld": "json",
}  # fmt: skip
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.DOTALL | re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)


def read(source: str) -> Found:
    """Return the questions and answers in a file, or `-` for standard input.

    Raises:
        MissingFileError: there is no such file.
        UnreadableError: it cannot be read, or has no questions.
    """
    if _ADDRESS.match(source):
        hint = "Save the page to a file, and import that."
        raise MissingFileError(f"{quoted(source)} is an address, and only files are read.", hint)
    if source != "-" and Path(source).is_dir():
        raise UnreadableError(f"{visible_name(source)} is a folder, not a file.")
    try:
        document = find(source)
    except MissingFileError as error:
        raise MissingFileError(error.message, "Name a Markdown, HTML or JSON file.") from error
    data = _content(document)
    kind = _SUFFIXES.get(Path(source).suffix.lower())
    text = _decoded(data, document.name, is_page=kind == "page")
    found = _questions(text, kind or _kind_of(text), document.name, is_named=bool(kind))
    if found.items:
        return found
    hint = (
        "Questions are headings, `Q:` lines, bold lines, `<details>` or terms of a definition list;"
        " in JSON or a page, a schema.org FAQPage."
    )
    raise UnreadableError(f"No questions were found in {document.name}.", hint)


def _content(document: Document) -> bytes:
    stream, _ = document.open()
    with stream:
        try:
            data = stream.read(LARGEST * 1_000_000 + 1)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise UnreadableError(f"{document.name} cannot be read: {reason}.") from error
    if len(data) > LARGEST * 1_000_000:
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


def _kind_of(text: str) -> Kind:
    if _PAGE.match(text[:4000]):
        return "page"
    return "json" if text.lstrip()[:1] in ("{", "[") else "markdown"


def _questions(text: str, kind: Kind, name: str, *, is_named: bool) -> Found:
    if kind == "page":
        from faqcli.readers import html as page

        return page.read(text)
    if kind == "json":
        from faqcli.readers import jsonld

        found = jsonld.read(text)
        if found is not None:
            return found
        if is_named:
            raise UnreadableError(f"{name} is not JSON.")
    from faqcli.readers.markdown import reader as markdown

    return markdown.read(text)
