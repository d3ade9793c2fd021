"""Markdown → what may be a question: headings, `Q:` lines, bold text and the like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from faqcli.markup.blocks import plain
from faqcli.readers import labels
from faqcli.readers.cleaning import asks, given_id, without_tags
from faqcli.readers.questions import Candidate, Kind, are_columns
from faqcli.sanitize import one_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_HTML_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.{0,1000}?)</h\1\s*>", re.DOTALL | re.IGNORECASE)
_SUMMARY = re.compile(
    r"<summary\b([^>]*)>(.{0,2000}?)</summary\s*>[ \t]*", re.DOTALL | re.IGNORECASE
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FOLDED = re.compile(
    r"<(/?)((?i:details)|(?:Accordion|Collapse|Collapsible|Expandable|Disclosure|F[aA][qQ]|Question)"
    r"(?:Item|Panel)?)\b((?:\"[^\"]{0,1000}\"|'[^']{0,1000}'|`[^`]{0,1000}`|[^<>\"'`])*)>"
)
"""A tag around an answer that is shown when it is opened; one of MDX has the question in it."""
_TITLE = re.compile(
    r"\b(?:title|question|summary|header|label)\s*=\s*\{?\s*([\"'`])(.{1,1000}?)\1", re.DOTALL
)
_MDX_INDENT = 40
"""How far an answer in MDX may be indented, which has no indented code."""
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


def with_titles(line: str) -> str:
    """Return a line with the titles of tags of MDX instead of these tags."""
    if "=" not in line or "<" not in line:
        return line
    return _FOLDED.sub(lambda tag: " ".join(one[2] for one in _TITLE.finditer(tag[3])), line)


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
        case "table_open" if token.level == 0:
            yield from _rows(tokens, i)
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
        is_hidden = token.type == "fence"
        is_hidden |= token.type == "code_block" and not _is_mdx(token.content)
        is_hidden |= token.type == "html_block" and token.content.lstrip().startswith("<!--")
        if is_hidden and token.map:
            first, last = token.map
            kept[first:last] = [""] * (last - first)
    return "\n".join(kept)


def _is_mdx(code: str) -> bool:
    """Return whether an indented text has tags of MDX, in which it is no code."""
    return any(tag[2][0].isupper() for tag in _FOLDED.finditer(code))


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
    elif kind == "bold" and not marked["rest"]:
        yield Candidate("strong", first, first + 1, _inline(marked["text"]))


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
    has_answer = bool(more) or end > i + 4 or _is_answer(tokens, end + 1)
    inside = [one for one in _in_paragraph(inline, indent) if one.rest or has_answer]
    if inside:
        yield from inside
        return
    if asks(shown(inline.children if not more else None) or _inline(question)) and has_answer:
        line = inline.map[0]
        yield Candidate("item", line, line + 1, _inline(question), end=item.map[1], indent=indent)


def _is_answer(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a list item starts with the label of an answer."""
    inside = tokens[i + 2].content if i + 2 < len(tokens) else ""
    return bool(labels.pattern("answer line").match(inside))


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
    """Yield the summaries of the outermost `<details>`, even if Markdown splits their HTML.

    `<Accordion title="…">` of MDX is like one; without a title it has some in it.
    """
    text = _masked(lines, tokens)
    starts = [0, *(end.end() for end in re.finditer("\n", text))]
    opened: list[re.Match[str]] = []
    for tag in _FOLDED.finditer(text):
        if not tag[1] and not tag[3].endswith("/"):
            opened.append(tag)
        elif tag[1] and opened:
            outer = opened.pop()
            if not any(map(_is_titled, opened)):
                yield from _summary(text, starts, outer, tag)


def _is_titled(opening: re.Match[str]) -> bool:
    """Return whether an opening tag has a question, or a `<summary>` may be below it."""
    return _is_html(opening) or bool(_TITLE.search(opening[3]))


def _is_html(opening: re.Match[str]) -> bool:
    return opening[2].lower() == "details"


def _summary(
    text: str, starts: Sequence[int], opening: re.Match[str], closing: re.Match[str]
) -> Iterator[Candidate]:
    is_html = _is_html(opening)
    titled = None if is_html else _TITLE.search(opening[3])
    summary = _SUMMARY.search(text, opening.end(), closing.start()) if is_html else titled
    if not summary:
        return
    given = _html_id(opening[3], summary[1])
    question = _inline(without_tags(re.sub(r"^\s*#{1,6}\s+", "", summary[2].strip())))
    after = summary.end() if is_html else opening.end()
    start, line, end = (
        bisect_right(starts, place) - 1 for place in (opening.start(), after, closing.start())
    )
    last = min(starts[line + 1] - 1 if line + 1 < len(starts) else len(text), closing.start())
    rest = text[after:last].strip()
    if end == line or text[starts[end] : closing.start()].strip():
        end += 1
    indent = 0 if is_html else _MDX_INDENT
    yield Candidate(
        "summary", start, line + 1, question, id=given, rest=rest, end=end, indent=indent
    )


def _rows(tokens: Sequence[Token], i: int) -> Iterator[Candidate]:
    """Yield the rows of a table with a column of questions and one of answers."""
    end = next(j for j in range(i, len(tokens)) if tokens[j].type == "table_close")
    rows = [j for j in range(i, end) if tokens[j].type == "tr_open"]
    cells = [
        [one for one in tokens[j:after] if one.type == "inline"]
        for j, after in pairwise([*rows, end])
    ]
    if not are_columns([shown(one.children) for one in cells[0]]):
        return
    start = tokens[i].map
    for row, (question, answer) in zip(rows[1:], cells[1:], strict=True):
        line = tokens[row].map
        if start and line:
            yield Candidate(
                "row", start[0], line[1], shown(question.children),
                rest=answer.content, end=line[1], line=line[0],
            )  # fmt: skip
            start = [line[1]]


def _with_anchor(lines: Sequence[str], candidate: Candidate) -> Candidate:
    """Return a candidate that starts at the anchor above it, if there is one."""
    above = candidate.start - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above < 0 or not _ANCHOR.fullmatch(lines[above]):
        return candidate
    given = candidate.id or _html_id(lines[above])
    return candidate._replace(start=above, id=given, line=candidate.start)
