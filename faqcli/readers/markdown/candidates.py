"""Markdown → what may be a question: headings, `Q:` lines, bold text and the like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from faqcli.markup.blocks import plain
from faqcli.readers import labels
from faqcli.readers.cleaning import asks, given_id, without_tags
from faqcli.readers.questions import Candidate, Kind
from faqcli.sanitize import one_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HTML_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.{0,1000}?)</h\1\s*>", re.DOTALL | re.IGNORECASE)
_SUMMARY = re.compile(
    r"<summary\b([^>]*)>(.{0,2000}?)</summary\s*>[ \t]*", re.DOTALL | re.IGNORECASE
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DETAILS = re.compile(r"<(/?)details\b([^>]*)>", re.IGNORECASE)
_HTML_ID = re.compile(r"""\b(?:id|name)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_ANCHOR = re.compile(r"\s*(?:<a\s[^<>]*>\s*</a>\s*|<a\s[^<>]*/>\s*)+")
_MARKED = re.compile(
    r"\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]\s+)?(?P<m>\*{1,3}|_{1,3})\s*(?P<text>(?:(?!(?P=m)).)+)(?P=m)"
    r"\s*[:：]?\s*(?P<rest>.*)"
)


@cache
def parser() -> MarkdownIt:
    """Return the parser of documents: CommonMark, tables and definition lists."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin

    markdown = MarkdownIt("commonmark", {"html": True, "store_labels": True})
    return markdown.enable(["table", "strikethrough"]).use(deflist_plugin)


def shown(tokens: Sequence[Token] | None) -> str:
    """Return inline tokens as a reader sees them, on one line."""
    return one_line(plain(tokens or ()))


def find(lines: Sequence[str], tokens: Sequence[Token]) -> list[Candidate]:
    """Return everything in a document that may be a question, in order."""
    candidates = [one for i in range(len(tokens)) for one in _candidates_at(tokens, i)]
    candidates += _summaries(lines, tokens)
    return sorted((_with_anchor(lines, one) for one in candidates), key=lambda one: one.start)


def _candidates_at(tokens: Sequence[Token], i: int) -> Iterator[Candidate]:
    token = tokens[i]
    if token.map is None:
        return
    match token.type:
        case "heading_open" if token.level == 0:
            raw, identifier = given_id(shown(tokens[i + 1].children))
            link = re.search(r"<a\s[^>]*>", tokens[i + 1].content)
            identifier = identifier or (_html_id(link.group()) if link else "")
            level = int(token.tag[1])
            if raw or not any(one.type == "image" for one in tokens[i + 1].children or ()):
                yield Candidate("heading", token.map[0], token.map[1], raw, level, identifier)
        case "html_block":
            yield from _html_headings(_without_comments(token.content), token.map[0])
        case "paragraph_open" if token.level == 0:
            yield from _in_paragraph(tokens[i + 1], 0)
        case "list_item_open" if token.level == 1 and tokens[i + 1].type == "paragraph_open":
            yield from _in_item(tokens, i)
        case "dt_open":
            yield from _term(tokens, i)


def _html_id(*tags: str) -> str:
    """Return the first id or name in pieces of HTML."""
    return next((found[1] for found in map(_HTML_ID.search, tags) if found), "")


def _without_comments(html: str) -> str:
    """Return HTML without its comments, which may be drafts, on as many lines as before."""
    return _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), html)


def _masked(lines: Sequence[str], tokens: Sequence[Token]) -> str:
    """Return a document without code and comments, on as many lines as before."""
    kept = list(lines)
    for token in tokens:
        is_hidden = token.type in ("fence", "code_block")
        is_hidden |= token.type == "html_block" and token.content.lstrip().startswith("<!--")
        if is_hidden and token.map:
            first, last = token.map
            kept[first:last] = [""] * (last - first)
    return "\n".join(kept)


def _html_headings(html: str, line: int) -> Iterator[Candidate]:
    for heading in _HTML_HEADING.finditer(html):
        start = line + html.count("\n", 0, heading.start())
        body = line + html.count("\n", 0, heading.end())
        rest = html[heading.end() :].partition("\n")[0]
        text = without_tags(heading[3])
        given = _html_id(heading[2], heading[3])
        yield Candidate("heading", start, body + 1, text, int(heading[1]), given, rest.strip())


def _in_paragraph(inline: Token, indent: int) -> Iterator[Candidate]:
    """Yield the lines of a paragraph that may be questions: with `Q:`, or in bold."""
    if inline.map is None:
        return
    first = inline.map[0]
    lines = inline.content.split("\n")
    for one in _labelled(lines):
        yield one._replace(start=first + one.start, body=first + one.body, indent=indent)
    marked = _MARKED.match(lines[0])
    if not marked:
        if len(lines) == 1 and not indent and asks(lines[0]):
            yield Candidate("line", first, first + 1, shown(inline.children))
        return
    kind: Kind = "bold" if len(marked["m"]) > 1 else "italic"
    is_whole = not marked["rest"] and (bool(indent) or asks(marked["text"]))
    if is_whole or (kind == "bold" and asks(marked["text"])):
        text = _inline(marked["text"])
        yield Candidate(kind, first, first + 1, text, rest=marked["rest"], indent=indent)


def _labelled(lines: Sequence[str]) -> Iterator[Candidate]:
    """Yield the lines of a paragraph that start with the label of a question."""
    for start, line in enumerate(lines):
        labelled = labels.pattern("question line").match(line)
        if labelled:
            question = _unpaired(labelled["text"])
            end = start + 1
            while end < len(lines) and not _ends_question(question, lines[end]):
                question += f" {lines[end]}"
                end += 1
            answer = labels.pattern("answer in line").search(question)
            rest = question[answer.start() :].strip() if answer else ""
            text = _inline(_unpaired(question[: answer.start()] if answer else question))
            yield Candidate("label", start, end, text, rest=rest)


def _ends_question(question: str, line: str) -> bool:
    places = ("answer line", "question line")
    return asks(question) or any(labels.pattern(place).match(line) for place in places)


def _unpaired(text: str) -> str:
    """Return the rest of a line after its label, without emphasis that has lost its start."""
    for sign in ("***", "**", "__", "*", "_"):
        if text.rstrip().endswith(sign) and text.count(sign) % 2:
            return text.rstrip().removesuffix(sign)
    return text


def _inline(text: str) -> str:
    return shown(parser().parseInline(text)[0].children)


def _in_item(tokens: Sequence[Token], i: int) -> Iterator[Candidate]:
    """Yield what may be a question in the first paragraph of a list item, or the item itself."""
    item, inline = tokens[i], tokens[i + 2]
    if item.map is None or inline.map is None:
        return
    end = next(j for j in range(i + 1, len(tokens)) if tokens[j].level == item.level)
    indent = len(item.markup) + len(item.info) + 1
    question, _, more = inline.content.partition("\n")
    has_answer = bool(more) or end > i + 4
    inside = [one for one in _in_paragraph(inline, indent) if one.rest or has_answer]
    if inside:
        yield from inside
        return
    if asks(shown(inline.children if not more else None) or _inline(question)) and has_answer:
        line = inline.map[0]
        yield Candidate("item", line, line + 1, _inline(question), end=item.map[1], indent=indent)


def _term(tokens: Sequence[Token], i: int) -> Iterator[Candidate]:
    """Yield a term of a definition list, with its definitions as the answer."""
    span = tokens[i].map
    last = i + 3
    while last < len(tokens) and tokens[last].type == "dd_open":
        level = tokens[last].level
        last = next(j for j in range(last + 1, len(tokens)) if tokens[j].level == level) + 1
    # The map of a `dd` itself is right only for the first one of a list.
    inside = [t.map for t in tokens[i + 3 : last] if t.map and not t.type.startswith("dd_")]
    if span is not None and inside:
        text, identifier = given_id(shown(tokens[i + 1].children))
        body, end = min(first for first, _ in inside), max(end for _, end in inside)
        yield Candidate("term", span[0], body, text, id=identifier, end=end, indent=4)


def _summaries(lines: Sequence[str], tokens: Sequence[Token]) -> Iterator[Candidate]:
    """Yield the summaries of the outermost `<details>`, even if Markdown splits their HTML."""
    text = _masked(lines, tokens)
    starts = [0, *(end.end() for end in re.finditer("\n", text))]
    opened: list[re.Match[str]] = []
    for tag in _DETAILS.finditer(text):
        if not tag[1]:
            opened.append(tag)
        elif opened:
            outer = opened.pop()
            if not opened:
                yield from _summary(text, starts, outer, tag)


def _summary(
    text: str, starts: Sequence[int], opening: re.Match[str], closing: re.Match[str]
) -> Iterator[Candidate]:
    summary = _SUMMARY.search(text, opening.end(), closing.start())
    if not summary:
        return
    given = _html_id(opening[2], summary[1])
    question = _inline(without_tags(re.sub(r"^\s*#{1,6}\s+", "", summary[2].strip())))
    start, line, end = (
        bisect_right(starts, place) - 1
        for place in (opening.start(), summary.end(), closing.start())
    )
    last = min(starts[line + 1] - 1 if line + 1 < len(starts) else len(text), closing.start())
    rest = text[summary.end() : last].strip()
    if end > line and text[starts[end] : closing.start()].strip():
        end += 1
    yield Candidate("summary", start, line + 1, question, id=given, rest=rest, end=end)


def _with_anchor(lines: Sequence[str], candidate: Candidate) -> Candidate:
    """Return a candidate that starts at the anchor above it, if there is one."""
    above = candidate.start - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above < 0 or not _ANCHOR.fullmatch(lines[above]):
        return candidate
    given = candidate.id or _html_id(lines[above])
    return candidate._replace(start=above, id=given, line=candidate.start)
