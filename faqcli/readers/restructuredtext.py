"""reStructuredText → its questions, by way of the HTML that docutils makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docutils import nodes
from docutils.core import publish_parts
from docutils.languages.en import labels
from docutils.readers import standalone
from docutils.transforms import Transform
from docutils.transforms.universal import FilterMessages, Messages
from docutils.transforms.writer_aux import Admonitions
from docutils.writers import html5_polyglot

from faqcli.model import Problem
from faqcli.readers import html
from faqcli.readers.extraction import (
    Extraction,
    LeftOut,
    MalformedTextError,
    check_marks,
    joined,
)
from faqcli.readers.sphinx import Line, understood

_SUBSTITUTION = re.compile(r"(?m)^ *\.\. +\|([^|\n]+)\| +replace::(.*(?:\n(?=[ \n]).*)*)")
_USE = re.compile(r"\|([^|\s](?:[^|\n]*[^|\s])?)\|")
_MOST_SUBSTITUTED = 1000
"""How many substitutions one may lead to."""
_FAILED = re.compile(r"\s*\.\. +(?:\|[^|]+\| +)?([\w:+.-]+?) ?::")
_WARNING = 2
"""The level of docutils' messages on directives that it ignores."""
_ASIDE = re.compile(r"<(/?)aside\b([^>]*)>")
_ASIDE_TITLE = re.compile(r'<p class="admonition-title">(.*?)</p>')
"""A note is a part of an answer, and not beside it as HTML has it."""
_BRACKETS = re.compile(r'<span class="fn-bracket">([\[\]])</span>')
_FOOTNOTE_USE = re.compile(r'<a [^>]*role="doc-(?:note|biblio)ref">([^<]*)</a>')
_FOOTNOTE = re.compile(
    r'<span class="label">\[(?:<a [^>]*>)?([^<]*)(?:</a>)?\]</span>\s*'
    r'(?:<span class="backrefs">.*?</span>\s*)?<p>'
)
_COMMENT = re.compile(r"\s*\.\.(?:\s+|$)")
_PIECE = re.compile(r'<span class="pre">([^<]*)</span>')
_LANGUAGE = re.compile(r'<pre class="code ([\w+#-]+) (?:literal-block|doctest)">')
_LITERAL = re.compile(r'<span class="docutils literal">([^<]*)</span>')
_LONGEST_LINE = 10_000
_MOST_MARKS = 400_000
"""One takes docutils up to 5 kB of memory."""
_REFERENCE = re.compile(r"(?<=[\w`|\]])__?(?!\w)")
_MOST_REFERENCES = 2000
"""How many a paragraph may have: docutils looks for each of them among all."""
_TARGET = re.compile(r" *(?:__|\.\. +_)")
"""How a line begins that is what a reference leads to."""
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
        self.documents: list[nodes.document] = []

    def new_document(self) -> nodes.document:
        document = super().new_document()
        document.reporter.attach_observer(self.messages.append)
        self.documents.append(document)
        return document

    def comments(self) -> Iterator[str]:
        """Yield the comments of what has been read."""
        for document in self.documents:
            yield from (comment.astext() for comment in document.findall(nodes.comment))


class _Tidied(Transform):  # type: ignore[misc]  # it has no types
    """Gives notes their names as titles, and shows what wasn't understood as it is written.

    Docutils has transforms for this, but it looks for each such node among all that are beside it,
    which takes minutes for some ten thousand.
    """

    default_priority = FilterMessages.default_priority

    def apply(self) -> None:
        kinds = (nodes.Admonition, nodes.problematic, nodes.system_message)
        found = self.document.findall(lambda node: isinstance(node, kinds))
        # What is further in comes first, as a note with a title is another node.
        for parent in reversed(dict.fromkeys(node.parent for node in found)):
            kept = (n for n in parent.children if not isinstance(n, nodes.system_message))
            parent[:] = [_tidied(node) for node in kept]


def _tidied(node: nodes.Node) -> nodes.Node:
    if isinstance(node, nodes.problematic):
        return nodes.Text(node.astext())
    if not isinstance(node, nodes.Admonition) or isinstance(node, nodes.admonition):
        return node
    title = nodes.title("", labels[node.tagname])
    return nodes.admonition(node.rawsource, title, *node.children, **node.attributes)


class _Writer(html5_polyglot.Writer):  # type: ignore[misc]  # likewise
    """Makes a page of a document."""

    def get_transforms(self) -> list[type[Transform]]:
        others = {Admonitions, FilterMessages, Messages}
        return [_Tidied, *(one for one in super().get_transforms() if one not in others)]


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
        parts = publish_parts(source, reader=reader, writer=_Writer(), settings_overrides=_SETTINGS)
    except RecursionError as error:
        raise _malformed("blocks are nested too deeply", 1) from error
    page = _with_notes(parts["html_body"])
    page = _LANGUAGE.sub(r'<pre class="language-\1">', page)
    page = _LITERAL.sub(r"<code>\1</code>", _PIECE.sub(r"\1", page))
    page = _ASIDE_TITLE.sub(r"<p><strong>\1:</strong></p>", page)
    extraction = html.read(f"<body>{page}</body>", text)
    left_out += [*_failed(reader.messages, lines), *_comments(reader.comments(), lines)]
    return extraction._replace(left_out=joined([*left_out, *extraction.left_out]))


def _with_notes(page: str) -> str:
    """Return a page with its notes as quotations, and its footnotes as text."""
    opened: list[str] = []

    def instead(tag: re.Match[str]) -> str:
        if not tag[1]:
            opened.append("div" if re.search(r"footnote|citation", tag[2]) else "blockquote")
            return f"<{opened[-1]}>"
        return f"</{opened.pop() if opened else 'div'}>"

    page = _FOOTNOTE_USE.sub(r"\1", _BRACKETS.sub(r"\1", _ASIDE.sub(instead, page)))
    return _FOOTNOTE.sub(r"<p>[\1] ", page)


def _comments(comments: Iterable[str], lines: Sequence[Line]) -> Iterator[LeftOut]:
    """Yield the lines of comments, which no reader of the document sees."""
    at = 0
    for comment in comments:
        said = comment.split("\n")
        for index in range(at, len(lines)):
            mark = _COMMENT.match(lines[index].text)
            rest = lines[index].text[mark.end() :].strip() if mark else ""
            below = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
            if mark and (rest or below) == said[0].strip():
                at = min(index + len(said) + (not rest), len(lines))
                yield LeftOut(lines[index].number, lines[at - 1].number, "comments")
                break


def _check_limits(lines: Sequence[Line], source: str) -> None:
    """Raise an error for what docutils would refuse, or take minutes for."""
    check_marks("\n".join("" if line.is_literal else line.text for line in lines), _MOST_MARKS)
    for line in lines:
        if len(line.text) > _LONGEST_LINE:
            raise _malformed(f"a line of more than {_LONGEST_LINE:,} characters", line.number)
    for _, block in groupby(lines, key=lambda line: bool(line.text.strip())):
        said = [line for line in block if not (line.is_literal or _TARGET.match(line.text))]
        if sum(line.text.count("_") for line in said) > _MOST_REFERENCES:
            count = sum(len(_REFERENCE.findall(line.text)) for line in said)
            if count > _MOST_REFERENCES:
                message = f"a paragraph with more than {_MOST_REFERENCES:,} references"
                raise _malformed(message, said[0].number)
    uses = {found[1]: _USE.findall(found[2]) for found in _SUBSTITUTION.finditer(source)}
    sizes = dict.fromkeys(uses, 1)
    for _ in uses:  # each round sees one level further
        before = sizes
        sizes = {name: 1 + sum(sizes.get(one, 0) for one in used) for name, used in uses.items()}
        if max(sizes.values()) > _MOST_SUBSTITUTED:
            raise _malformed("substitutions (`|…|`) expand too far", 1)
        if sizes == before:
            break


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
