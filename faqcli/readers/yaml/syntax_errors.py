"""PyYAML's error for a file that isn't YAML → a problem that says where it is and how to fix it."""

from __future__ import annotations

import re
from typing import Any

import yaml

from faqcli.model import Problem
from faqcli.readers.source import Document
from faqcli.readers.streams import reading
from faqcli.readers.yaml.composer import LimitError
from faqcli.readers.yaml.diagnosis import find_cause
from faqcli.readers.yaml.error_context import context_of
from faqcli.readers.yaml.nodes import position_at
from faqcli.sanitize import visible

_QUOTE_IT = "put the text in quotes, or write `|` and the text below it, indented"
_INDENT = "start the entries of a list, and the keys of an entry, in the same column"

_KEY = "a key was expected here"
_QUOTED = (
    "an unescaped quote inside the text ends it",
    'write that quote twice in \'…\', or as \\" in "…"',
)
_BRACKETED = ("text continues after the closing bracket", "put the whole text in quotes")
_ENDED = {"'": _QUOTED, '"': _QUOTED, "[": _BRACKETED, "{": _BRACKETED}
"""What ended a value early, by the character that it starts with, and how to fix it."""

# A part of libyaml's message (the pure Python parser words some differently) → our message, hint.
_MEANINGS = (
    ("mapping values are not allowed", "an unquoted `: ` inside text, or wrong indentation",
     _QUOTE_IT),
    ("could not find expected ':'", "this line is neither `key: value` nor part of the text above",
     "indent text more than its key, and close every quote"),
    ("did not find expected key", _KEY,
     f"{_INDENT}; inside quotes, write a quote twice or with a backslash"),
    ("expected <block end>", _KEY,
     f"{_INDENT}; inside quotes, write a quote twice or with a backslash"),
    ("did not find expected '-' indicator", "the next entry of a list was expected here",
     f"start it with `- `; {_INDENT}"),
    ("expected ',' or '", "a `,` or the closing bracket was expected here",
     "close the `[` or `{` before, or put it in quotes if it is text"),
    ("node content", "a value was expected here", "write one, or remove the comma"),
    ("unexpected end of stream", "a quote is opened here and never closed",
     "close it, or remove both"),
    ("unknown escape character", "a backslash without a meaning inside double quotes",
     r"write it as `\\`, or use single quotes"),
    ("did not find expected comment or line break", "text after `|` or `>`",
     "move it to the next line, indented"),
    ("expected a comment or a line break", "text after `|` or `>`",
     "move it to the next line, indented"),
    ("block sequence entries are not allowed", "a list can't start on the same line as its key",
     "start it on the next line, or put the text in quotes"),
    ("maximum nesting depth", "lists and mappings are nested too deeply",
     "write fewer `[` and `{`"),
    ("alphabetic or numeric character", "unquoted text can't start with `*` or `&`",
     "put the text in quotes"),
    ("found a tab character", "a tab in the indentation", "indent with spaces"),
    ("control characters are not allowed", "a control character", "remove it"),
    ("special characters are not allowed", "a control character", "remove it"),
)  # fmt: skip

_AT_START = (
    "unexpected end of stream", "could not find expected ':'", "alphabetic or numeric character",
)  # fmt: skip
"""The parts of messages about something that is wrong from where it starts, not where it ends."""


def explain(error: yaml.YAMLError | LimitError, document: Document) -> Problem:
    """Return what is wrong with a document that couldn't be read because of `error`."""
    if isinstance(error, LimitError):
        return _with_excerpt(Problem("error", error.message, *error.position), document)
    if isinstance(error, yaml.reader.ReaderError):
        return _undecodable(error, document)
    words = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    known, message, hint = next((row for row in _MEANINGS if row[0] in words), ("", words, ""))
    if known in _AT_START:
        mark = getattr(error, "context_mark", None) or mark
    if "cannot start any token" in words:
        return _bad_start(mark, document)
    if isinstance(error, yaml.MarkedYAMLError):
        cause = find_cause(context_of(error, document))
        if cause:
            return _with_excerpt(cause, document)
    problem = _with_excerpt(Problem("error", visible(message), *position_at(mark), hint), document)
    opening = re.match(r"\s*(?:- )?\w+:\s+([\[{'\"])", problem.excerpt)
    if message == _KEY and opening:
        message, hint = _ENDED[opening[1]]
        return problem._replace(message=message, hint=hint)
    return problem


def _with_excerpt(problem: Problem, document: Document) -> Problem:
    return document.with_excerpts([problem])[0]


def _bad_start(mark: Any, document: Document) -> Problem:
    """Explain a character that no YAML value starts with: a tab, `@`, a backtick or `%`."""
    problem = _with_excerpt(Problem("error", "", mark.line + 1, mark.column + 1), document)
    character = problem.excerpt[mark.column : mark.column + 1]
    message, hint = f"unquoted text can't start with `{character}`", "put the text in quotes"
    if character == "\t":
        message, hint = "a tab in the indentation", "indent with spaces"
    return problem._replace(message=message, hint=hint)


def _undecodable(error: Any, document: Document) -> Problem:
    """Explain bytes that aren't text; libyaml gives their offset from the start of the file."""
    stream, _ = document.open()
    with stream, reading(document.name):
        before = stream.read(max(0, error.position))
    if "trailing" in str(error.reason):  # the error is where the character starts
        before = re.sub(rb"[\xc0-\xff][\x80-\xbf]*\Z", b"", before)
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", errors="replace")) + 1
    if "not allowed" in str(error.reason):
        problem = Problem("error", "a control character", line, column, "remove it")
    else:
        problem = Problem("error", "not UTF-8 text", line, column, "save the file as UTF-8")
    return _with_excerpt(problem, document)
