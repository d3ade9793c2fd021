"""A FAQ as one Markdown document, for people to read and for `faq import` to read back.

Answers are written unchanged, except that HTML in them becomes Markdown. Each question and section
has an anchor in a paragraph above its heading. If a paragraph of an answer looks like an anchor, or
begins like the label of a short answer or a note, one of its characters is escaped, so that it is
shown as before but not taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from faqcli.markup.blocks import parse, tokens
from faqcli.markup.to_markdown import as_markdown
from faqcli.model import About, Entry
from faqcli.readers.markdown.exported import NOTE, SEE_ALSO, SHORT, SIGNATURE
from faqcli.writers.anchors import Part, anchors_of, fragment, parts_of

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~!#|{}]")
_ANCHOR = re.compile(r'^<a id="', re.MULTILINE)
_LABELS = re.compile(r"^(> ?)?(\*\*(?:In short|Note|See also)):\*\*", re.MULTILINE)


def write(about: About, entries: Sequence[Entry]) -> str:
    """Return the Markdown document."""
    return "\n\n".join(_blocks(about, entries)) + "\n"


def _blocks(about: About, entries: Sequence[Entry]) -> Iterator[str]:
    yield SIGNATURE
    yield f"# {escaped(about.title or 'Frequently asked questions')}"
    yield from (_paragraph(text) for text in (about.description, about.notice) if text)
    parts = parts_of(entries)
    anchors = anchors_of(entries)
    by_id = {entry.id: entry for entry in entries}
    if len(entries) > 1:
        yield "\n".join(_contents(parts, anchors))
    for i, part in enumerate(parts):
        if part.title:
            yield f'<a id="{escape(part.anchor)}"></a>'
            yield f"## {escaped(part.title)}"
        elif i:
            yield '<a id=""></a>'
            yield "---"
        for entry in part.entries:
            yield f'<a id="{escape(entry.id)}"></a>'
            yield f"### {escaped(entry.question)}"
            yield from _answer(entry)
            related = [by_id[one] for one in entry.see_also if one in by_id]
            links = (f"[{escaped(e.question)}]({fragment(anchors[e.number])})" for e in related)
            yield from [f"{SEE_ALSO} " + ", ".join(links)] if related else []


def escaped(text: str) -> str:
    """Return a line of text with everything escaped that may mean something in Markdown."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def _paragraph(text: str) -> str:
    """Return a line of text as a paragraph, even if it looks like a list, a rule or a heading."""
    return re.sub(r"^([-+=]|\d+(?=[.)]))", lambda m: f"&#{ord(m[0][0])};{m[0][1:]}", escaped(text))


def _contents(parts: Sequence[Part], anchors: dict[int, str]) -> Iterator[str]:
    for part in parts:
        indent = "  " if part.title else ""
        if part.title:
            yield f"- [{escaped(part.title)}]({fragment(part.anchor)})"
        for entry in part.entries:
            yield f"{indent}- [{escaped(entry.question)}]({fragment(anchors[entry.number])})"


def _answer(entry: Entry) -> Iterator[str]:
    short, answer, note = map(as_markdown, (entry.short, entry.answer, entry.note))
    if short.strip():
        yield _quoted(SHORT, short)
    if answer.strip():
        # White space at the end would matter only if something were added after it.
        yield _closed(_disguised(answer.rstrip().lstrip("\n")))
    if note.strip():
        yield _quoted(NOTE, note)


def _quoted(label: str, text: str) -> str:
    """Return a labelled text as a quotation."""
    blocks = parse(text)
    is_prose = blocks[:1] and blocks[0].kind == "paragraph" and not blocks[0].margin
    between = " " if is_prose else "\n\n"
    lines = f"{label}{between}{text.strip()}".split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _disguised(text: str) -> str:
    """Return an answer in which no paragraph begins like an anchor or a label of this document.

    An escape would be shown in code, but text that begins like these isn't code.
    """
    if not (_ANCHOR.search(text) or _LABELS.search(text)):
        return text
    lines = text.split("\n")
    for token in tokens(text):
        if token.type == "inline" and token.map:
            first = token.map[0]
            lines[first] = _ANCHOR.sub(r'\\<a id="', lines[first])
            lines[first] = _LABELS.sub(r"\1\2&#58;**", lines[first])
    return "\n".join(lines)


def _closed(text: str) -> str:
    """Return an answer with its last code block closed; else all that follows would be code."""
    last = next(reversed(tokens(text)), None)
    if last is None or last.type != "fence" or last.level or last.map is None:
        return text
    closing = text.split("\n")[last.map[1] - 1].strip()
    is_closed = last.map[1] - last.map[0] > 1 and re.fullmatch(
        rf"{re.escape(last.markup[0])}{{{len(last.markup)},}}", closing
    )
    return text if is_closed else f"{text}\n{last.markup}"
