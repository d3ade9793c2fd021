"""reStructuredText → its questions, by way of the HTML that docutils makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docutils import nodes
from docutils.core import publish_parts
from docutils.readers import standalone

from faqcli.readers import html
from faqcli.readers.extraction import Extraction, LeftOut, joined
from faqcli.readers.sphinx import Line, understood

_FAILED = re.compile(r"\s*\.\. +(?:\|[^|]+\| +)?([\w:+.-]+?) ?::")
_WARNING = 2
"""The level of docutils' messages on directives that it ignores."""
_ASIDE = re.compile(r"<(/?)aside\b[^>]*>")
_ASIDE_TITLE = re.compile(r'<p class="admonition-title">(.*?)</p>')
"""A note is a part of an answer, and not beside it as HTML has it."""
_PIECE = re.compile(r'<span class="pre">([^<]*)</span>')
_LANGUAGE = re.compile(r'<pre class="code ([\w+#-]+) (?:literal-block|doctest)">')
_LITERAL = re.compile(r'<span class="docutils literal">([^<]*)</span>')
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
    """
    left_out: list[LeftOut] = []
    lines = understood(text, left_out)
    reader = _Reader()
    source = "\n".join(line.text for line in lines)
    parts = publish_parts(source, reader=reader, writer="html5", settings_overrides=_SETTINGS)
    page = _ASIDE.sub(r"<\1blockquote>", parts["html_body"])
    page = _LANGUAGE.sub(r'<pre class="language-\1">', page)
    page = _LITERAL.sub(r"<code>\1</code>", _PIECE.sub(r"\1", page))
    page = _ASIDE_TITLE.sub(r"<p><strong>\1:</strong></p>", page)
    extraction = html.read(f"<body>{page}</body>", text)
    left_out += _failed(reader.messages, lines)
    return extraction._replace(left_out=joined([*left_out, *extraction.left_out]))


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
