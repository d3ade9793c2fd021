"""Problems in files as lines for people, or as annotations for GitHub."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

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


def tally(problems: Sequence[tuple[str, Problem]], width: int = 0) -> Iterator[Text]:
    """Yield problems, each with its file's name, with a blank line after each, and their count.

    Of those that differ only in names and numbers, the first hundred are shown.
    """
    shown, others = _shortened(problems)
    for file, problem in shown:
        yield from lines(file, problem, width)
        yield Text("")
    for line in others:
        yield Text(line)
        yield Text("")
    if problems:
        counts: Counter[str] = Counter(problem.severity for _, problem in problems)
        found = ", ".join(_counted(counts[kind], kind) for kind in _ROLES if counts[kind])
        yield Text(f"{found} in {_counted(len({file for file, _ in problems}), 'file')}")


def for_github(problems: Sequence[tuple[str, Problem]]) -> Iterator[str]:
    """Yield the same problems as workflow commands, which GitHub shows beside the lines."""
    shown, others = _shortened(problems)
    yield from (annotation(file, problem) for file, problem in shown)
    yield from (f"{line}\n" for line in others)


def _shortened(
    problems: Sequence[tuple[str, Problem]],
) -> tuple[list[tuple[str, Problem]], list[str]]:
    """Return the first hundred problems of each kind, and lines that count the others."""
    shown = []
    kinds: dict[str, list[tuple[str, Problem]]] = {}
    for one in problems:
        kind = kinds.setdefault(_PARTICULAR.sub("", one[1].message), [])
        kind.append(one)
        if len(kind) <= _MOST:
            shown.append(one)
    others = [
        f"… and {_counted(len(kind) - _MOST, 'more problem')} of this kind, such as on "
        f"line {kind[_MOST][1].line} of {kind[_MOST][0]}: {kind[_MOST][1].message}"
        for kind in kinds.values()
        if len(kind) > _MOST
    ]
    return shown, others


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' if count > 1 else ''}"


def annotation(file: str, problem: Problem) -> str:
    """Return a problem as a workflow command.

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
