"""A problem of a file → lines for people, or a command that GitHub annotates a change by."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from faqcli.errors import BESIDE, quote
from faqcli.model import Problem
from faqcli.output.wrap import LEAST, MEASURE, hang

_STYLES = {"error": "faq.error", "warning": "faq.warning"}


def lines(file: str, problem: Problem, width: int = 0) -> Iterator[Text]:
    """Yield the place and what is wrong there, the line with a caret, and how to mend it.

    `width` is that of a terminal, where the fix is wrapped and the line cut to fit; 0 for a pipe.
    The first line stays whole: programs lead from it to the place.
    """
    severity = (problem.severity, _STYLES[problem.severity])
    place = (f"{file}:{problem.line}:{problem.column}", "faq.strong")
    yield Text.assemble(place, ": ", severity, f": {problem.message}")
    beside = max(LEAST, (min(width, MEASURE) - 4) // 2) if width else BESIDE
    yield from map(Text, quote(problem, beside))
    if problem.hint:
        label = Text.assemble("  ", ("Fix: ", "faq.strong"))
        fix = Text(f"{problem.hint}.")
        yield from hang(label, fix, width) if width else [label + fix]


def annotation(file: str, problem: Problem) -> str:
    """Return a problem as a workflow command.

    Source: GitHub, "Workflow commands for GitHub Actions", and `@actions/core` for what is escaped.
    """
    properties = {
        "file": file,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": "faq check",
    }
    given = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    message = f"{problem.message}\nFix: {problem.hint}." if problem.hint else problem.message
    return f"::{problem.severity} {given}::{_escaped(message)}\n"


def _escaped(text: str, further: str = "") -> str:
    for character in f"%\r\n{further}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
