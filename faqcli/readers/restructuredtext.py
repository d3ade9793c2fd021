"""reStructuredText → its questions, by way of the HTML that docutils makes of it.

Sphinx's roles become the text that they show; of its directives the contents are kept where they
are text. Others are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faqcli.readers import html
from faqcli.readers.extraction import Extraction, LeftOut

_ROLE = re.compile(r":[\w.+:-]+:`(?P<text>[^`<]+?)?\s*(?:<(?P<target>[^`>]+)>)?`(?!_)")
_MARKED = frozenset(
    ["emphasis", "strong", "literal", "code", "math", "sub", "sup", "subscript", "superscript"]
)
"""Roles that docutils knows and that look like something."""
_DIRECTIVE = re.compile(
    r"(?P<indent>[ ]*)\.\. (?:\|[^|]+\| )?(?P<name>[\w:+.-]+)::[ ]?(?P<rest>.*)"
)
_KEPT = frozenset(
    """
    attention caution danger error hint important note tip warning admonition topic sidebar
    line-block parsed-literal code code-block sourcecode math rubric epigraph highlights
    pull-quote compound container table csv-table list-table image figure replace unicode date
    class role default-role
    """.split()
)
"""Directives that docutils reads."""
_TITLED = {
    "seealso": "See also", "versionadded": "New in version", "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
}  # fmt: skip
"""Directives of Sphinx that are shown with words of their own."""
_SILENT = frozenset(["contents", "index", "highlight", "module", "currentmodule", "meta"])
"""Directives that show nothing of their own."""
_UNWRAPPED = frozenset(["only", "tab-set", "tab-item", "dropdown", "details", "collapse", "tab"])
"""Directives whose contents are text."""
_ASIDE = re.compile(r"<(/?)aside\b[^>]*>")
_ASIDE_TITLE = re.compile(r'<p class="admonition-title">(.*?)</p>')
"""A note is a part of an answer, and not beside it as HTML has it."""
_PIECE = re.compile(r'<span class="pre">([^<]*)</span>')
_CODE = re.compile(r'<span class="docutils literal">([^<]*)</span>')
_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 6,
    "doctitle_xform": False,
    "sectsubtitle_xform": False,
    "initial_header_level": 1,
    "_disable_config": True,
    "syntax_highlight": "none",
    "math_output": "LaTeX",
}


def read(text: str) -> Extraction:
    """Return the questions and answers of a document: its sections, or definition lists."""
    from docutils.core import publish_parts

    lines, left_out = _understood(text.split("\n"))
    source = _ROLE.sub(_shown, "\n".join(lines))
    parts = publish_parts(source, writer="html5", settings_overrides=_SETTINGS)
    page = _ASIDE.sub(r"<\1blockquote>", parts["html_body"])
    page = _CODE.sub(r"<code>\1</code>", _PIECE.sub(r"\1", page))
    page = _ASIDE_TITLE.sub(r"<p><strong>\1:</strong></p>", page)
    extraction = html.read(f"<body>{page}</body>", text)
    return extraction._replace(left_out=(*left_out, *extraction.left_out))


def _shown(role: re.Match[str]) -> str:
    """Return what a role of Sphinx shows: a title, or a name as code."""
    name = role[0][1:].partition("`")[0].rstrip(":").rpartition(":")[2]
    if name in _MARKED:
        return role[0]
    text = (role["text"] or role["target"] or "").strip()
    if role["target"] or name in {"ref", "doc", "term", "abbr", "guilabel", "menuselection"}:
        return text.lstrip("!")
    return f"``{text.removeprefix('~').removeprefix('!')}``"


def _understood(lines: list[str]) -> tuple[list[str], list[LeftOut]]:
    """Return lines with only directives that docutils reads, and what is left out."""
    left_out: list[LeftOut] = []
    kept = list(_kept(list(enumerate(lines, start=1)), left_out))
    return kept, left_out


def _kept(lines: list[tuple[int, str]], left_out: list[LeftOut]) -> Iterator[str]:
    """Yield numbered lines without the directives that docutils doesn't know."""
    at = 0
    while at < len(lines):
        number, line = lines[at]
        found = _DIRECTIVE.match(line)
        name = found["name"].lower() if found else ""
        if not found or name in _KEPT:
            yield line
            at += 1
            continue
        end = _end(lines, at + 1, len(found["indent"]))
        body = lines[at + 1 : end]
        if name in _TITLED:
            yield f"{found['indent']}{_TITLED[name]} {found['rest']}".rstrip()
        elif name not in _UNWRAPPED:
            if name not in _SILENT:
                last = max((n for n, text in body if text.strip()), default=number)
                left_out.append(LeftOut(number, last, f"`{name}`"))
            body = []
        yield ""
        while body and re.match(r"\s*:[\w-]+:", body[0][1]):
            body.pop(0)
        margin = min((len(x) - len(x.lstrip()) for _, x in body if x.strip()), default=0)
        # What is inside may have directives too.
        yield from _kept([(n, found["indent"] + x[margin:]) for n, x in body], left_out)
        yield ""
        at = end


def _end(lines: list[tuple[int, str]], start: int, indent: int) -> int:
    """Return the index after a block that is indented more than `indent`."""
    for index in range(start, len(lines)):
        line = lines[index][1]
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            return index
    return len(lines)
