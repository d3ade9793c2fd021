"""reStructuredText → its questions, by way of the HTML that docutils makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docutils import nodes
from docutils.core import publish_parts
from docutils.readers import standalone

from faqcli.model import Problem
from faqcli.readers import html
from faqcli.readers.extraction import Extraction, LeftOut, MalformedTextError, joined
from faqcli.readers.sphinx import Line, understood

_SUBSTITUTION = re.compile(r"(?m)^ *\.\. +\|([^|\n]+)\| +replace::(.*(?:\n(?=[ \n]).*)*)")
_USE = re.compile(r"\|([^|\s](?:[^|\n]*[^|\s])?)\|")
_MOST_SUBSTITUTED = 1000
"""How many substitutions one may lead to."""
_FAILED = re.compile(r"\s*\.\. +(?:\|[^|]+\| +)?([\w:+.-]+?) ?::")
_WARNING = 2
"""The level of docutils' messages on directives that it ignores."""
_ASIDE = re.compile(r"<(/?)aside\b[^>]*>")
_ASIDE_TITLE = re.compile(r'<p class="admonition-title">(.*?)</p>')
"""A note is a part of an answer, and not beside it as HTML has it."""
_PIECE = re.compile(r'<span class="pre">([^<]*)</span>')
_LANGUAGE = re.compile(r'<pre class="code ([\w+#-]+) (?:literal-block|doctest)">')
_LITERAL = re.compile(r'<span class="docutils literal">([^<]*)</span>')
_LONGEST_LINE = 10_000
_SETTINGS = {
    "line_length_limit": _LONGEST_LINE,
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


class _Reader(standalone.Reader):  # type: ignore[misc]  # it has no types
    """Makes a document, and keeps docutils' messages on it."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[nodes.system_message] = []

    def new_document(self) -> nodes.document:
        document = super().new_document()
        document.reporter.attach_observer(self.messages.append)
        return document


def read(text: str) -> Extraction:
    """Return the questions and answers of a document: its sections, or definition lists.

    No other file is read, and nothing from the network.

    Raises:
        MalformedTextError: it nests too deeply, has too long a line, or expands too far.
    """
    left_out: list[LeftOut] = []
    reader = _Reader()
    try:
        lines = understood(text, left_out)
        source = "\n".join(line.text for line in lines)
        _check_limits(lines, source)
        parts = publish_parts(source, reader=reader, writer="html5", settings_overrides=_SETTINGS)
    except RecursionError as error:
        raise _malformed("blocks are nested too deeply", 1) from error
    page = _ASIDE.sub(r"<\1blockquote>", parts["html_body"])
    page = _LANGUAGE.sub(r'<pre class="language-\1">', page)
    page = _LITERAL.sub(r"<code>\1</code>", _PIECE.sub(r"\1", page))
    page = _ASIDE_TITLE.sub(r"<p><strong>\1:</strong></p>", page)
    extraction = html.read(f"<body>{page}</body>", text)
    left_out += _failed(reader.messages, lines)
    return extraction._replace(left_out=joined([*left_out, *extraction.left_out]))


def _check_limits(lines: Sequence[Line], source: str) -> None:
    """Raise an error for what docutils would refuse, or take minutes for."""
    for line in lines:
        if len(line.text) > _LONGEST_LINE:
            raise _malformed(f"a line of more than {_LONGEST_LINE:,} characters", line.number)
    uses = {found[1]: _USE.findall(found[2]) for found in _SUBSTITUTION.finditer(source)}
    sizes = dict.fromkeys(uses, 1)
    for _ in uses:  # each round sees one level further
        sizes = {name: 1 + sum(sizes.get(one, 0) for one in used) for name, used in uses.items()}
        if max(sizes.values()) > _MOST_SUBSTITUTED:
            raise _malformed("substitutions (`|…|`) expand too far", 1)


def _malformed(message: str, line: int) -> MalformedTextError:
    return MalformedTextError(Problem("error", message, line, 1))


def _failed(messages: Sequence[nodes.system_message], lines: Sequence[Line]) -> Iterator[LeftOut]:
    """Yield the directives that docutils ignored."""
    for message in messages:
        written = "".join(node.astext() for node in message.findall(nodes.literal_block))
        directive = _FAILED.match(written)
        line = message.get("line", 0)
        if directive and message["level"] >= _WARNING and 0 < line <= len(lines):
            last = min(line + written.strip().count("\n"), len(lines))
            what = f"`{directive[1]}`"
            yield LeftOut(lines[line - 1].number, lines[last - 1].number, what)
