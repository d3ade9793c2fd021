"""A FAQ as a FAQ file in its plain form.

Texts of several lines are written in literal style (`|`). PyYAML avoids that style for texts with
white space at the end of a line, though YAML allows it; so literals are written here, and PyYAML
writes the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import yaml

from faqcli.model import NONE, About, Author, Entry
from faqcli.readers.yaml.entries import tidied

# Characters that a literal can't contain, because nothing in it can be escaped.
_UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd𐀀-\U0010ffff]"
)
_LISTS = ("tags", "aliases", "see_also")


def write(about: About, entries: Sequence[Entry]) -> str:
    """Return a FAQ file, which `faqcli.load` reads back as the same about and entries."""
    return "".join(f"{line}\n" for line in _lines(about, entries))


def _lines(about: About, entries: Iterable[Entry]) -> Iterator[str]:
    yield from _about(about)
    runs = [(title, list(run)) for title, run in groupby(entries, key=lambda e: e.section)]
    described, extra = dict(about.section_descriptions), dict(about.section_extra)
    empty = {**described, **extra}.keys() - {title for title, _ in runs}
    runs += [(title, []) for title in sorted(empty)]
    if not any(title for title, _ in runs):
        yield "questions:" if runs else "questions: []"
        for _, run in runs:
            yield from _entries(run, "  ")
        return
    yield "sections:"
    for title, run in runs:
        yield f"  - title: {_scalar(title)}" if title else '  - title: ""'
        yield from _field("description", described.pop(title), "    ") if title in described else ()
        yield from _extra(extra.pop(title, {}), "    ")
        yield "    questions:" if run else "    questions: []"
        yield from _entries(run, "      ")


def _about(about: About) -> Iterator[str]:
    for name in ("title", "description", "notice", "language", "as_of"):
        value = about.needed_language if name == "language" else getattr(about, name)
        yield from _field(name, value, "") if value else ()
    source = {name: value for name, value in about.source._asdict().items() if value}
    if source:
        yield "source:"
        extra = source.pop("extra", {})
        for name, value in source.items():
            yield from _authors(value) if name == "authors" else _field(name, value, "  ")
        yield from _extra(extra, "  ")
    if about.synonyms:
        yield "synonyms:"
        for group in about.synonyms:
            yield from (
                f"  {'-' if i == 0 else ' '} - {_scalar(word)}" for i, word in enumerate(group)
            )
    if not about.meaning:
        yield "meaning: false"
    if about.tests:
        yield "tests:"
        for test in about.tests:
            yield f"  - query: {_scalar(test.query)}"
            several = len(test.finds) > 1
            yield from _field(
                "finds", test.finds if several else "".join(test.finds) or NONE, "    "
            )
    yield from _extra(about.extra, "")


def _authors(authors: Iterable[Author]) -> Iterator[str]:
    """Yield the lines of authors: each is a name, or a mapping if there is also a role."""
    yield "  authors:"
    for author in authors:
        if author.role:
            yield f"    - name: {_scalar(author.name)}"
            yield f"      role: {_scalar(author.role)}"
        else:
            yield f"    - {_scalar(author.name)}"


def _entries(entries: Iterable[Entry], indent: str) -> Iterator[str]:
    """Yield the lines of entries as the items of a list."""
    for entry in entries:
        first = True
        for name in ("id", "question", "short", "answer", "note", *_LISTS):
            value = getattr(entry, name)
            if not value and name not in ("question", "answer"):
                continue
            is_tidied = tidied(entry.question, entry.answer) != (entry.question, entry.answer)
            tag = "!!str " if name == "question" and is_tidied else ""
            lines = _field(name, value, f"{indent}  ", tag)
            yield f"{indent}- {next(lines).lstrip(' ')}" if first else next(lines)
            yield from lines
            first = False
        yield from _extra(entry.extra, f"{indent}  ")


def _extra(extra: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Yield the lines of the keys that the format doesn't know."""
    for name, value in extra.items():
        written = yaml.safe_dump({name: value}, allow_unicode=True, sort_keys=False, width=10**6)
        yield from (f"{indent}{line}" if line else "" for line in written.rstrip("\n").split("\n"))


def _field(name: str, value: str | tuple[str, ...], indent: str, tag: str = "") -> Iterator[str]:
    """Yield the lines of a key, the tag of its value, and the value."""
    if isinstance(value, tuple):
        yield f"{indent}{name}:"
        yield from (f"{indent}  - {_scalar(item)}" for item in value)
    elif "\n" not in value or _UNPRINTABLE.search(value):
        yield f"{indent}{name}: {tag}{_scalar(value)}"
    else:
        yield f"{indent}{name}: |{_indicators(value)}"
        lines = value.removesuffix("\n").split("\n")
        yield from (f"{indent}  {line}" if line else "" for line in lines)


def _indicators(text: str) -> str:
    """Return what follows `|` to say how a text ends, and its indent if that can't be seen."""
    indent = "2" if text[0] in " \t\n" else ""
    if not text.endswith("\n"):
        return f"{indent}-"
    return f"{indent}+" if text.endswith("\n\n") or not text.strip("\n") else indent


def _scalar(text: str) -> str:
    """Return a text as YAML on one line, in quotes if it needs them."""
    written = yaml.safe_dump(text, allow_unicode=True, width=float("inf"))
    return written.removesuffix("...\n").removesuffix("\n")
