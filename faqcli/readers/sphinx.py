"""reStructuredText as Sphinx reads it → as docutils does.

Roles become the text that they show. Of directives that docutils doesn't know, the contents are
kept if they are text, and the others are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from docutils import utils
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, directives, languages

from faqcli.readers.extraction import LeftOut

_ROLE = re.compile(r"``.+?``|:(?P<name>[\w.+:-]+):`(?P<content>[^`]+)`(?!_)", re.DOTALL)
"""A role, or a literal, in which there are none."""
_TITLED_ROLE = re.compile(r"(?P<title>.+?)\s*<[^<>]*>", re.DOTALL)
_MARKED = frozenset(
    """
    emphasis strong literal code math sub sup subscript superscript pep rfc
    """.split()
)
"""Roles that docutils knows and that look like something."""
_NUMBERED = frozenset(["issue", "gh", "gh-issue", "ticket", "bug", "pull", "pr"])
"""Roles of numbers in a list of issues."""
_NAMES = frozenset(["class", "func", "meth", "attr", "mod", "exc", "obj", "data", "const"])
"""Roles of names in code; a point before a name says where to look for it."""
_DIRECTIVE = re.compile(
    r"(?P<indent> *)\.\. +(?:\|[^|]+\| +)?(?P<name>[\w:+.-]+?) ?::(?: +(?P<rest>.*)|$)"
)
_MARKED_CODE = "parsed-literal"
_CODE = frozenset(["code", "code-block", "sourcecode", "math", _MARKED_CODE])
"""Directives whose contents are no reStructuredText, or only marks in the lines of code."""
_TESTED = frozenset(["doctest", "testcode", "testoutput"])
"""Directives of code that Sphinx shows, and tests."""
_TITLED = {
    "seealso": "See also", "versionadded": "New in version", "versionchanged": "Changed in version",
    "versionremoved": "Removed in version", "deprecated": "Deprecated since version",
    "availability": "Availability:", "impl-detail": "Implementation detail:", "centered": "",
}  # fmt: skip
"""Directives of Sphinx that are shown with words of their own."""
_SILENT = frozenset(
    """
    contents index highlight module currentmodule meta rst-class tabularcolumns sectnum
    section-numbering target-notes header footer title testsetup testcleanup
    """.split()
)
"""Directives that show nothing of their own."""
_UNWRAPPED = frozenset(
    """
    only tab-set tab-item dropdown details collapse tab tabs grid grid-item hlist glossary
    """.split()
)
"""Directives whose contents are text."""
_UNREAD = frozenset(["include", "raw"])
"""Directives of docutils that are switched off."""
_METADATA = re.compile(r":(?:orphan|tocdepth|nosearch|no-search|nocomments):.*")
_OPTION = re.compile(r"(?P<indent> +):(?P<name>[\w-]+):(?: +(?P<value>.*)|$)")
_ITEM = re.compile(r" *(?:(?:[-*+•]|\(?\w{1,3}[.)]) +)?")


class Line(NamedTuple):
    """A line of a document."""

    number: int
    """Of the line in the file, from 1."""
    text: str
    is_literal: bool = False
    """Whether it is code, or another text without roles."""


def understood(text: str, left_out: list[LeftOut]) -> list[Line]:
    """Return the lines of a document with only directives and roles that docutils knows.

    What of the others is left out is added to `left_out`.
    """
    texts = ("" if _METADATA.fullmatch(line) else line for line in text.split("\n"))
    lines = [Line(number, line) for number, line in enumerate(texts, start=1)]
    return _without_roles(list(_Directives(left_out).known(lines)))


class _Directives:
    """Finds the directives of a document."""

    def __init__(self, left_out: list[LeftOut]) -> None:
        self._left_out = left_out
        self._options: dict[str, frozenset[str] | None] = {}
        settings = get_default_settings(Parser)
        settings.report_level = 5
        self._document = utils.new_document("", settings)
        self._language = languages.get_language("en")

    def known(self, lines: Sequence[Line]) -> Iterator[Line]:
        """Yield lines with only directives that docutils knows."""
        at = 0
        while at < len(lines):
            line = lines[at]
            found = _DIRECTIVE.match(line.text)
            end = _end(lines, at + 1, len(found["indent"] if found else _item(line.text)))
            if found:
                yield from self._directive(line, found, lines[at + 1 : end])
                at = end
                continue
            yield line
            at += 1
            if line.text.rstrip().endswith("::"):
                yield from (one._replace(is_literal=True) for one in lines[at:end])
                at = max(at, end)

    def _directive(self, line: Line, found: re.Match[str], body: Sequence[Line]) -> Iterator[Line]:
        """Yield a directive if docutils knows it, or else what it shows."""
        name = found["name"].lower()
        if name in _TESTED:
            name, line = "code", line._replace(text=f"{found['indent']}.. code::")
        options = self._options_of(name)
        if options is None or name in _SILENT:
            yield from self._shown(line, found, body)
            return
        blank = (index for index, one in enumerate(body) if not one.text.strip())
        head = next(blank, len(body))
        yield from _with_options(line, body[:head], options)
        if name in _CODE:
            is_literal = name != _MARKED_CODE
            yield from (one._replace(is_literal=is_literal) for one in body[head:])
        else:
            yield from self.known(body[head:])

    def _shown(self, line: Line, found: re.Match[str], body: Sequence[Line]) -> Iterator[Line]:
        """Yield what is shown of a directive that docutils doesn't know."""
        name, indent = found["name"].lower(), found["indent"]
        goes_on = False
        if name in _TITLED:
            title, rest = _TITLED[name], found["rest"] or ""
            if title.endswith("version"):
                version, _, rest = rest.partition(" ")
                title = f"{title} {version}{':' if rest else ''}"
            yield line._replace(text=f"{indent}{title} {rest}".rstrip())
            goes_on = bool(rest and body and body[0].text.strip())
        elif name not in _UNWRAPPED:
            if name not in _SILENT:
                last = max((one.number for one in body if one.text.strip()), default=line.number)
                self._left_out.append(LeftOut(line.number, last, f"`{name}`"))
            body = []
        if not goes_on:
            yield line._replace(text="")
        while body and _OPTION.match(body[0].text):
            body = body[1:]
        margin = min((_indent(one.text) for one in body if one.text.strip()), default=0)
        # What is inside may have directives too.
        yield from self.known([one._replace(text=indent + one.text[margin:]) for one in body])
        yield line._replace(text="")

    def _options_of(self, name: str) -> frozenset[str] | None:
        """Return the options of a directive; None if docutils doesn't know it."""
        if name not in self._options:
            found, _ = directives.directive(name, self._language, self._document)
            is_read = found is not None and name not in _UNREAD
            self._options[name] = frozenset(found.option_spec or ()) if is_read else None
        return self._options[name]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _with_options(directive: Line, head: Sequence[Line], known: frozenset[str]) -> Iterator[Line]:
    """Yield a directive and those of its options that docutils knows; a caption comes before it."""
    kept = [directive]
    indent = " " * _indent(directive.text)
    skipped = -1
    for line in head:
        option = _OPTION.match(line.text)
        if option and option["name"].lower() not in known:
            skipped = len(option["indent"])
            if option["name"] == "caption":
                yield line._replace(text=f"{indent}{option['value'] or ''}")
                yield line._replace(text="")
        elif option or skipped < 0 or _indent(line.text) <= skipped:
            skipped = -1
            kept.append(line)
    yield from kept


def _item(text: str) -> str:
    """Return what stands before the text of a line: spaces, and the mark of a list item."""
    found = _ITEM.match(text)
    return found[0] if found else ""


def _end(lines: Sequence[Line], start: int, indent: int) -> int:
    """Return the index after a block that is indented more than `indent`."""
    for index in range(start, len(lines)):
        text = lines[index].text
        if text.strip() and _indent(text) <= indent:
            return index
    return len(lines)


def _without_roles(lines: Sequence[Line]) -> list[Line]:
    """Return lines in which roles of Sphinx are the text that they show."""
    shown: list[Line] = []
    paragraphs = groupby(lines, key=lambda line: (line.is_literal, bool(line.text.strip())))
    for (is_literal, _), run in paragraphs:
        group = list(run)
        texts = "\n".join(line.text for line in group)
        texts = texts if is_literal else _ROLE.sub(_shown, texts)
        # A role on two lines becomes a text on one.
        pairs = zip(group, texts.split("\n"), strict=False)
        shown += (line._replace(text=text) for line, text in pairs)
    return shown


def _shown(role: re.Match[str]) -> str:
    """Return what a role of Sphinx shows: a title, or a name as code."""
    name = (role["name"] or "").rpartition(":")[2]
    if not name or name in _MARKED:
        return role[0]
    content = role["content"].strip()
    titled = _TITLED_ROLE.fullmatch(content)
    if titled or name in {"ref", "doc", "term", "abbr", "guilabel", "menuselection"}:
        return (titled["title"] if titled else content).lstrip("!")
    if name in _NUMBERED and content.isdecimal():
        return f"#{content}"
    shown = content.lstrip("~!.") if name in _NAMES else content.removeprefix("!")
    return f"``{shown}``"
