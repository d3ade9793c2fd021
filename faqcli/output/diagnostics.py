"""A problem in a file as lines for people, or as an annotation for GitHub."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from faqcli.errors import CONTEXT, quote
from faqcli.model import Problem
from faqcli.output.text import Text
from faqcli.output.theme import Role
from faqcli.output.wrap import LEAST, MEASURE, hang

_MOST = 100
"""How many problems of a kind are shown."""
_PARTICULAR = re.compile(r"`[^`]*`|“[^”]*”|\d[\d,]*")
"""What differs between the messages of problems of a kind."""
_ROLES = {"error": Role.ERROR, "warning": Role.WARNING}


def lines(file: str, problem: Problem, width: int = 0) -> Iterator[Text]:
    """Yield the place and the message, the line of the file with a caret, and the fix.

    The first line is never wrapped, because editors find the place by it.

    Args:
        file: the name of the file.
        problem: the problem.
        width: the width of the window, which the other lines have to fit; 0 for a pipe.
    """
    severity = (problem.severity, _ROLES[problem.severity])
    place = (f"{file}:{problem.line}:{problem.column}", Role.STRONG)
    yield Text.assemble(place, ": ", severity, f": {problem.message}")
    context = max(LEAST, (min(width, MEASURE) - 4) // 2) if width else CONTEXT
    yield from map(Text, quote(problem, context))
    if problem.hint:
        label = Text.assemble("  ", ("Fix: ", Role.STRONG))
        fix = Text(f"{problem.hint}.")
        yield from hang(label, fix, width) if width else [Text.assemble(label, fix)]


def tally(problems: Iterable[tuple[str, Problem]], width: int = 0) -> Iterator[Text]:
    """Yield problems, each with its file's name, with a blank line after each, and their count.

    Of those that differ only in names and numbers, the first hundred are shown.
    """
    counts: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    next_ones: dict[str, str] = {}
    files = set()
    for file, problem in problems:
        counts[problem.severity] += 1
        files.add(file)
        kind = _PARTICULAR.sub("", problem.message)
        kinds[kind] += 1
        if kinds[kind] <= _MOST:
            yield from lines(file, problem, width)
            yield Text("")
        else:
            next_ones.setdefault(kind, f"line {problem.line} of {file}: {problem.message}")
    for kind, message in next_ones.items():
        more = _counted(kinds[kind] - _MOST, "more problem")
        yield Text(f"… and {more} of this kind, such as on {message}")
        yield Text("")
    if counts:
        found = ", ".join(_counted(counts[kind], kind) for kind in _ROLES if counts[kind])
        yield Text(f"{found} in {_counted(len(files), 'file')}")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' if count > 1 else ''}"


def annotation(file: str, problem: Problem) -> str:
    """Return a problem as a workflow command, which GitHub shows beside the line.

    Source: GitHub, "Workflow commands for GitHub Actions"; `@actions/core` for the escaping.
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
