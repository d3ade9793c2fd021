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


def _parse(text: str, line: int = 0) -> None:
    try:
        parse_json(text)
    except json.JSONDecodeError as error:
        problem = Problem(
            "error", f"this isn't JSON: {error.msg.lower()}", line or error.lineno, error.colno
        )
        raise MalformedTextError(problem) from error
    except TooDeepError as error:
        message = "lists and objects are nested too deeply"
        raise MalformedTextError(Problem("error", message, line or 1, 1)) from error
