"""What PyYAML says of a file that is not YAML → where to look and what to mend."""

from __future__ import annotations

import re
from typing import Any

import yaml

from faqcli.model import Problem
from faqcli.readers.source import Document
from faqcli.readers.yaml.composer import LimitError
from faqcli.readers.yaml.diagnosis import find_cause, scene_of
from faqcli.sanitize import visible

_QUOTE_IT = "put the text in quotes, or write it below after `|`, indented"
_INDENT = "entries of one list, and keys of one entry, start in the same column"

_KEY = "a key was expected here"
_QUOTED = (
    "an unescaped quote inside the text ends it",
    'write that quote twice in \'…\', or as \\" in "…"',
)
_BRACKETED = ("text goes on after a bracket that closes", "put the whole text in quotes")
_ENDED = {"'": _QUOTED, '"': _QUOTED, "[": _BRACKETED, "{": _BRACKETED}
"""What ended a value early, by the sign that it starts with, and what to do."""

# libyaml's words (the pure Python parser has its own for some) → ours, and the usual cause.
_MEANINGS = (
    ("mapping values are not allowed", "an unquoted `: ` inside a text, or a wrong indent",
     _QUOTE_IT),
    ("could not find expected ':'", "a line that is no `key: value` and not part of the text above",
     "indent the lines of a text deeper than its key, and close every quote"),
    ("did not find expected key", _KEY,
     f"{_INDENT}; inside quotes, write a quote twice or with a backslash"),
    ("expected <block end>", _KEY,
     f"{_INDENT}; inside quotes, write a quote twice or with a backslash"),
    ("did not find expected '-' indicator", "the next entry of a list was expected here",
     f"start it with `- `; {_INDENT}"),
    ("expected ',' or '", "a `,` or the closing bracket was expected here",
     "close the `[` or `{` before, or put it in quotes if it is text"),
    ("unexpected end of stream", "a quote that opens here is never closed",
     "close it, or leave out both"),
    ("unknown escape character", "a backslash inside double quotes that means nothing",
     r"write it as `\\`, or use single quotes"),
    ("did not find expected comment or line break", "text after `|` or `>`",
     "move it to the line below, indented"),
    ("expected a comment or a line break", "text after `|` or `>`",
     "move it to the line below, indented"),
    ("block sequence entries are not allowed", "a list cannot start behind its key",
     "start it in the line below, or put the text in quotes"),
    ("maximum nesting depth", "lists and mappings are nested too deep", "write fewer `[` and `{`"),
    ("alphabetic or numeric character", "an unquoted text cannot start with `*` or `&`",
     "put the text in quotes"),
    ("found a tab character", "a tab in the indent", "indent with spaces"),
    ("control characters are not allowed", "a control character", "remove it"),
    ("special characters are not allowed", "a control character", "remove it"),
)  # fmt: skip


def explain(error: yaml.YAMLError | LimitError, document: Document) -> Problem:
    """Return what is wrong with `document`, whose reading ended with `error`."""
    if isinstance(error, LimitError):
        position = error.position
        return _with_excerpt(Problem("error", error.message, *position), document)
    if isinstance(error, yaml.reader.ReaderError):
        return _undecodable(error, document)
    words = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    message, hint = words, ""
    for known, meaning, remedy in _MEANINGS:
        if known in words:
            message, hint = meaning, remedy
            if known in ("unexpected end of stream", "could not find expected ':'"):
                mark = getattr(error, "context_mark", None) or mark
            break
    if "cannot start any token" in words:
        return _bad_start(mark, document)
    cause = (
        find_cause(scene_of(error, document)) if isinstance(error, yaml.MarkedYAMLError) else None
    )
    if cause:
        return _with_excerpt(cause, document)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = Problem("error", visible(message), line, column, hint)
    problem = _with_excerpt(problem, document)
    opening = re.match(r"\s*(?:- )?\w+:\s+([\[{'\"])", problem.excerpt)
    if message == _KEY and opening:
        problem = problem._replace(message=_ENDED[opening[1]][0], hint=_ENDED[opening[1]][1])
    return problem


def _with_excerpt(problem: Problem, document: Document) -> Problem:
    excerpt = document.excerpts({problem.line}).get(problem.line, "")
    return problem._replace(excerpt=excerpt)


def _bad_start(mark: Any, document: Document) -> Problem:
    """Explain a character that no YAML value starts with: a tab, `@`, a backtick, `%`."""
    problem = _with_excerpt(Problem("error", "", mark.line + 1, mark.column + 1), document)
    character = problem.excerpt[mark.column : mark.column + 1]
    if character == "\t":
        return problem._replace(message="a tab in the indent", hint="indent with spaces")
    return problem._replace(
        message=f"an unquoted text cannot start with `{character}`", hint="put the text in quotes"
    )


def _undecodable(error: Any, document: Document) -> Problem:
    """Explain bytes that are not text; libyaml gives their offset from the start."""
    stream, _ = document.open()
    with stream:
        before = stream.read(max(0, error.position))
    if "trailing" in str(error.reason):  # the fault lies where the character starts
        before = re.sub(rb"[\xc0-\xff][\x80-\xbf]*\Z", b"", before)
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", errors="replace")) + 1
    if "not allowed" in str(error.reason):
        problem = Problem("error", "a control character", line, column, "remove it")
    else:
        problem = Problem("error", "not UTF-8 text", line, column, "save the file as UTF-8")
    return _with_excerpt(problem, document)
