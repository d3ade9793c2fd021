"""The formats that FAQs are read from: to add one, write a reader and a row in `FORMATS`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from faqcli.readers.data import parse_json, parse_toml
from faqcli.readers.front_matter import FRONT_MATTER

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.DOTALL | re.IGNORECASE,
)
_KEY = re.compile(
    r"[ \t]*(?:-[ \t]+)*(?:\"[^\"\n]+\"|'[^'\n]+'|[^\s#:`*<>|\[][^:\n]{0,80}?):(?:\s|$)"
)
_MARKDOWN_LINE = re.compile(r"[ \t]*(?:- \[(?:[^\]\n]*\]\(|[ xX]\] )|#{1,6} \S|#{2,})")
_HEADING = re.compile(r"(?m)^#{1,6} .+\n\s*\n")
_TABLE = re.compile(r"(?m)^\[\[[\w.\"' -]+\]\][ \t]*(?:#.*)?$")
_FENCED = re.compile(r"(?ms)^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)")
_MARK = re.compile(
    r"(?m)^(?:(?P<Markdown>#{1,6} \S)|(?P<POD>=(?:head[1-4]|pod|encoding|over|item)\b)"
    r"|(?P<AsciiDoc>(?:\A=|={2,5}) [^\s=])|(?P<reStructuredText>\.\. (?:_[^:\n]+:|[\w-]+::)))"
)
"""How lines begin that only one format of text has."""
_FIELD = re.compile(r"(?m)^[ \t]*(?:- +)?[\"']?[a-z][\w-]*[\"']?:(?:\s|$)")
_UNDERLINED = re.compile(r"(?m)^\w.*\n=+[ \t]*$")


def _marked(text: str) -> str:
    """Return the format that the first mark outside code says; empty without any.

    A `==` below an underlined title marks nothing.
    """
    mark = _MARK.search(_FENCED.sub("", text))
    if mark is None or (mark["AsciiDoc"] and _UNDERLINED.search(mark.string, 0, mark.start())):
        return ""
    return mark.lastgroup or ""


class Format(NamedTuple):
    """A format that questions and answers are read from."""

    name: str
    suffixes: tuple[str, ...]
    """How the names of its files end."""
    reader: str
    """A function, as `module:name`, that takes the text and returns an `Extraction`, or a text.

    A text, or a `Translation`, is the same data in YAML, on the same lines. The module is imported
    when a file in this format is read. Empty for YAML itself.
    """
    is_like: Callable[[str], bool]
    """Returns whether a text without a known suffix looks like this format."""


def _is_json(text: str) -> bool:
    """Return whether a text is JSON; what only starts like it may be Markdown or YAML."""
    return bool(re.match(r"\s*[\[{]", text)) and _can(parse_json, text)


def _is_json_lines(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and all(_is_json(line) for line in (lines[0], lines[-1]))


def _is_toml(text: str) -> bool:
    return bool(_TABLE.search(text)) and _can(parse_toml, text)


def _can(parse: Callable[[str], object], text: str) -> bool:
    """Return whether a text can be parsed."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _is_table(text: str) -> bool:
    """Return whether the first line names a column of questions and one of answers."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    names = {cell.strip(" \"'").casefold() for cell in re.split(r"[,;\t|]", first)}
    if len(names) < 2:
        return False
    from faqcli.languages import words

    return not (names.isdisjoint(words("question_keys")) or names.isdisjoint(words("answer_keys")))


def _is_document(text: str) -> bool:
    """Return whether a text has headings with prose below, and no field of YAML.

    Its first line may look like one: `Note: this is our FAQ`.
    """
    body = _FENCED.sub("", text)
    heading = _HEADING.search(body)
    if heading is None or _FIELD.search(body):
        return False
    below = (line for line in body[heading.end() :].splitlines() if line[:1].isalnum())
    return any(not _KEY.match(line) for line in below)


def _is_yaml(text: str) -> bool:
    """Return whether a text is YAML, and so is what follows it if it looks like front matter."""
    front = FRONT_MATTER.match(text)
    body = text[front.end() :] if front else ""
    if body.strip() and not _starts_like_yaml(body):
        return False
    return _starts_like_yaml(text)


def _starts_like_yaml(text: str) -> bool:
    """Return whether a text starts like YAML with any keys, rather than like Markdown."""
    lines = [line for line in text.splitlines() if line.strip()]
    if any(line.startswith(("%YAML", "### YamlMime")) for line in lines[:1]):
        return True
    content = [line for line in lines if not line.startswith(("#", "---"))]
    if not content:  # nothing, or only comments
        return not any(line.startswith("##") for line in lines)
    if _MARKDOWN_LINE.match(content[0]) or _is_document(text):
        return False
    first = content[0].lstrip()
    if first[0] in "{[&!":
        return not _HEADING.search(text)
    return (
        bool(_KEY.match(first))
        or (first.startswith(("- ", "-\n")) and any(map(_KEY.match, content)))
        or first == "-"
    )


FORMATS = (
    Format(
        "HTML", (".html", ".htm", ".xhtml"), "faqcli.readers.html:read",
        lambda text: bool(_PAGE.match(text[:4000])),
    ),
    Format("JSON", (".json", ".jsonld"), "faqcli.readers.json:read", _is_json),
    Format(
        "JSON Lines", (".jsonl", ".ndjson"), "faqcli.readers.json:read_lines", _is_json_lines
    ),
    Format("TOML", (".toml",), "faqcli.readers.tables:read_toml", _is_toml),
    Format("CSV", (".csv", ".tsv", ".tab"), "faqcli.readers.tables:read_csv", _is_table),
    Format(
        "reStructuredText", (".rst", ".rest"), "faqcli.readers.restructuredtext:read",
        lambda text: _marked(text) == "reStructuredText",
    ),
    Format("YAML", (".yaml", ".yml"), "", _is_yaml),
    Format(
        "Markdown", (".md", ".markdown", ".mdx", ".mkd", ".mdown", ".qmd", ".rmd"),
        "faqcli.readers.question_file:read",
        lambda _text: True,
    ),
)  # fmt: skip
"""The first that fits is tried first; any text can be read as Markdown."""

_PANDOC = "Convert it first: `pandoc {0} -o faq.md`"
_REFUSED = (
    ("AsciiDoc", (".adoc", ".asciidoc", ".asc"), "Convert it first: `asciidoctor {0} -o faq.html`"),
    ("POD", (".pod",), "Convert it first: `pod2html {0} > faq.html`"),
    ("PDF", (".pdf",), "Save its text as Markdown; `pdftotext {0}` gets the text out"),
    ("a Word document", (".docx", ".docm"), _PANDOC),
    ("an old Word, Excel or PowerPoint file", (".doc", ".xls", ".ppt"), "Save it as HTML or CSV"),
    ("an OpenDocument text", (".odt",), _PANDOC),
    ("an EPUB book", (".epub",), _PANDOC),
    ("RTF", (".rtf",), _PANDOC),
    ("Org", (".org",), _PANDOC),
    ("Textile", (".textile",), _PANDOC),
    ("MediaWiki text", (".mediawiki",), _PANDOC),
    ("LaTeX", (".tex", ".latex"), _PANDOC),
    ("a spreadsheet", (".xlsx", ".ods"), "Save it as CSV"),
    ("a presentation", (".pptx", ".odp"), "Save its text as Markdown"),
)  # fmt: skip
"""Formats that are not read: their name, how their files end, what to do instead."""
_MAGIC = (
    (rb"%PDF-", "PDF"),
    (rb"PK\x03\x04.{0,4000}?word/", "a Word document"),
    (rb"PK\x03\x04.{0,4000}?xl/", "a spreadsheet"),
    (rb"PK\x03\x04.{0,4000}?ppt/", "a presentation"),
    (rb"PK\x03\x04.{0,100}?application/epub", "an EPUB book"),
    (rb"PK\x03\x04.{0,100}?opendocument\.text", "an OpenDocument text"),
    (rb"PK\x03\x04", "a zip archive"),
    (rb"\x1f\x8b", "compressed with gzip"),
    (rb"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (rb"\{\\rtf", "RTF"),
    (rb"(?!\xff\xfe|\xfe\xff|\x00\x00\xfe\xff).{0,2000}?\x00", "a binary file"),
)
"""How files begin that are no text, or no text to read, and what they are."""


def named(name: str) -> Format | None:
    """Return the format that the end of a file's name says; None if it says none."""
    suffix = _suffix(name)
    return next((row for row in FORMATS if suffix in row.suffixes), None)


def sniffed(text: str) -> Format:
    """Return the format that a text looks like."""
    return next(row for row in FORMATS if row.is_like(text))


def plainly(text: str) -> Format | None:
    """Return the format that a text is in whatever the name of its file says; None in doubt.

    Almost any text is YAML or Markdown to a reader. A text that starts with a bracket, or has a
    table of TOML, is rather JSON or TOML with a mistake, and one with a field is YAML with one.
    """
    row = sniffed(text)
    if row.name in {"YAML", "Markdown"} and (text.lstrip()[:1] in "[{" or _TABLE.search(text)):
        return None
    is_prose = row.name == "Markdown" and not _FIELD.search(_FENCED.sub("", text))
    return row if row.name != "Markdown" or (is_prose and _marked(text) == "Markdown") else None


def is_page(head: str) -> bool:
    """Return whether a text is an HTML page, whatever the name of its file says."""
    return bool(_PAGE.match(head))


def refused(name: str, head: bytes) -> tuple[str, str] | None:
    """Return the name of a format that is not read, and what to do; None for other files.

    Args:
        name: the file.
        head: how it begins.
    """
    suffix = _suffix(name)
    row = named(name)
    by_name = next((row[0] for row in _REFUSED if suffix in row[1]), "")
    magic = next((m[1] for m in _MAGIC if re.match(m[0], head, re.DOTALL)), "")
    if magic == "a binary file" and row and row.name in {"YAML", "JSON"}:
        magic = ""  # its reader says on which line a character is wrong
    kind = magic if magic not in {"", "a zip archive", "a binary file"} else by_name or magic
    if not kind and (row is None or row.name == "Markdown"):
        text = head.decode("utf-8", errors="replace")
        kind = marked if (marked := _marked(text)) in {"POD", "AsciiDoc"} else ""
    if not kind:
        return None
    return kind, next((row[2] for row in _REFUSED if row[0] == kind), "")


def _suffix(name: str) -> str:
    _, dot, end = name.rpartition("/")[2].rpartition(".")
    return f".{end.lower()}" if dot else ""
