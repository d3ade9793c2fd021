"""JSON and JSON Lines → questions, or the same data in YAML, on the same lines."""

from __future__ import annotations

import json
import re

from faqcli.model import Problem
from faqcli.readers import jsonld
from faqcli.readers.data import TooDeepError, parse_json
from faqcli.readers.extraction import Extraction, MalformedTextError
from faqcli.sanitize import visible

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\bnull\b|\t', re.DOTALL)
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def read(text: str) -> Extraction | str:
    """Return the questions of a FAQPage or of an export, or else the data as YAML.

    Raises:
        MalformedTextError: it isn't JSON.
    """
    _parse(text)
    extraction = jsonld.read(text)
    return extraction if extraction and extraction.how else as_yaml(text)


def read_lines(text: str) -> str:
    """Return an object a line as a list in YAML.

    Raises:
        MalformedTextError: a line isn't JSON.
    """
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            _parse(line, number)
    return "\n".join(f"- {as_yaml(line)}" if line.strip() else "" for line in lines)


def as_yaml(text: str) -> str:
    """Return JSON so that YAML reads it: other escapes, no tabs, and the same lines."""
    return _TOKEN.sub(lambda token: _as_yaml(token[0]), text)


def _as_yaml(written: str) -> str:
    if written == "\t":
        return " "
    if written == "null":
        return '""  '
    return quoted(json.loads(written, strict=False))


def quoted(text: str) -> str:
    """Return a text in double quotes, as YAML and JSON write it."""
    written = json.dumps(visible(text), ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda c: f"\\u{ord(c[0]):04x}", written)


# What a parser says → what is wrong, and how to mend it.
_MEANINGS = {
    "Unterminated string": ("a quote is opened here and never closed", "close it"),
    "Expecting ',' delimiter": ("a comma is missing here", "write `,` between two values"),
    "Expecting ':' delimiter": ("a colon is missing here", "write `:` after the key"),
    "Expecting property name": ("a key was expected here", "put it in double quotes"),
    "Expecting value": (
        "a value was expected here",
        "write text in double quotes, a number, `true`, `false` or `null`",
    ),
    "Invalid": ("a backslash without a meaning", r"write it as `\\`"),
    "Extra data": ("more text follows the end of the data", "remove it, or the bracket before it"),
}
# What often stands where the parser stopped.
_MISTAKES = (
    (re.compile(r",(?=\s*[\]}])"), "a comma after the last value", "remove it"),
    (re.compile(r"/[/*]|#"), "a comment, which JSON doesn't have", "remove it"),
    (re.compile(r"'"), "single quotes", "use double quotes"),
    (
        re.compile(r"\s*\Z"),
        "it ends before the data is complete",
        "close each `[` and `{` with `]` and `}`",
    ),
)


def _diagnosed(text: str, offset: int, words: str) -> tuple[str, int, str]:
    """Return what is wrong with a text, at which offset, and how to mend it.

    Args:
        text: the text.
        offset: where the parser stopped.
        words: what it says.
    """
    before = text[:offset].rstrip()
    starts = [len(before) - 1, offset] if before.endswith(",") else [offset]
    mistakes = (
        (message, start, hint)
        for start in starts
        for pattern, message, hint in _MISTAKES
        if pattern.match(text, start)
    )
    known = (row for key, row in _MEANINGS.items() if words.startswith(key))
    message, hint = next(known, (words.lower(), ""))
    found = next(mistakes, (message, offset, hint))
    if not text[offset:].strip() and before:
        found = (found[0], len(before) - 1, found[2])  # the last line with text can be shown
    return f"this isn't JSON: {found[0]}", *found[1:]


def _parse(text: str, line: int = 0) -> None:
    try:
        parse_json(text)
    except json.JSONDecodeError as error:
        message, offset, hint = _diagnosed(text, error.pos, error.msg)
        place = line or text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
        raise MalformedTextError(Problem("error", message, *place, hint)) from error
    except TooDeepError as error:
        message = "lists and objects are nested too deeply"
        raise MalformedTextError(Problem("error", message, line or 1, 1)) from error
