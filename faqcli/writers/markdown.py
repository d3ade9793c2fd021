"""A FAQ as one Markdown document, for people to read and for `faq import` to read back.

Answers are written unchanged, except that HTML in them becomes Markdown. What a reader doesn't need
to see is in comments: what `exported` reads from them is the same FAQ. Each question and section
has an anchor in a paragraph above its heading. If a paragraph of an answer looks like an anchor, or
begins like the label of a short answer or a note, one of its characters is escaped, so that it is
shown as before but not taken for one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

from faqcli.markup.blocks import parse, tokens
from faqcli.markup.to_markdown import as_markdown
from faqcli.model import About, Entry
from faqcli.readers.markdown import exported
from faqcli.readers.markdown.exported import NOTE, SEE_ALSO, SHORT, SIGNATURE, UNTITLED
from faqcli.writers.anchors import Part, anchors_of, fragment, parts_of
from faqcli.writers.json import of_source, of_test

_SPECIAL = re.compile(r"[\\`*_\[\]<>&~!#|{}]")
_ANCHOR = re.compile(r'^<a id="', re.MULTILINE)
_LABELS = re.compile(r"^(> ?)?(\*\*(?:In short|Note|See also)):\*\*", re.MULTILINE)


def write(about: About, entries: Sequence[Entry]) -> str:
    """Return the Markdown document."""
    return "\n\n".join(_blocks(about, entries)) + "\n"


def _blocks(about: About, entries: Sequence[Entry]) -> Iterator[str]:
    bare = sum(bool(entry.answer.strip()) and entry.answer[-1] != "\n" for entry in entries)
    end = "" if bare * 2 > len(entries) else "\n"
    yield f"{SIGNATURE}{_of_about(about, entries, end)}"
    yield f"# {escaped(about.title or UNTITLED)}"
    yield from [_paragraph(about.description)] if about.description else ()
    yield from [f"> {_paragraph(about.notice)}"] if about.notice else ()
    parts = parts_of(entries)
    anchors = anchors_of(entries)
    by_id = {entry.id: entry for entry in entries}
    described = dict(about.section_descriptions)
    if len(entries) > 1:
        yield "\n".join(_contents(parts, anchors))
    for i, part in enumerate(parts):
        if part.title:
            yield f'<a id="{escape(part.anchor)}"></a>'
            yield f"## {escaped(part.title)}"
            yield from [_paragraph(described.pop(part.title))] if part.title in described else ()
        elif i:
            yield '<a id=""></a>'
            yield "---"
        for entry in part.entries:
            yield f'<a id="{escape(entry.id)}"></a>'
            yield f"### {escaped(entry.question)}"
            related = [by_id[one] for one in entry.see_also if one in by_id]
            targets = [anchors[other.number] for other in related]
            links = [
                f"[{escaped(other.question)}]({fragment(target)})"
                for other, target in zip(related, targets, strict=True)
            ]
            body = "\n\n".join(_answer(entry, links))
            comment = _of_entry(entry, body, end, is_linked=targets == list(entry.see_also))
            yield from (piece for piece in (comment, body) if piece)
    if about.origin:
        yield from ('<a id=""></a>', "---", f"*{escaped(about.origin)}*")


def _of_about(about: About, entries: Sequence[Entry], end: str) -> str:
    """Return a comment with what the text doesn't show of a FAQ; `end` is how most answers end."""
    said: dict[str, Any] = {} if about.title else {"title": ""}
    shown = {entry.section for entry in entries}
    source = _filled(of_source(about.source._replace(extra={}))) | dict(about.source.extra)
    known = {**about._asdict(), "source": source}
    said |= {name: known[name] for name in ("as_of", "source", "synonyms") if known[name]}
    said |= {"language": about.needed_language} if about.needed_language else {}
    said |= {} if about.meaning else {"meaning": False}
    said |= _filled({"tests": [of_test(test) for test in about.tests]})
    said |= {} if end else {"answers_end": ""}
    sections = {
        "section_descriptions": {
            title: text for title, text in about.section_descriptions.items() if title not in shown
        },
        "section_extra": {title: dict(extra) for title, extra in about.section_extra.items()},
    }
    said |= _filled(sections)
    said |= {name: value for name, value in about.extra.items() if name not in known}
    lines = (_comment({name: value})[5:-4] for name, value in said.items())
    return "\n<!-- {" + ",\n".join(line.strip()[1:-1] for line in lines) + "} -->" if said else ""


def _of_entry(entry: Entry, body: str, end: str, *, is_linked: bool) -> str:
    """Return a comment with what the text below a question doesn't say of the entry."""
    said = _filled({"tags": entry.tags, "aliases": entry.aliases, "extra": dict(entry.extra)})
    said |= {} if is_linked else {"see_also": entry.see_also}
    short, answer, note, _ = exported.parts_of(body)
    read = {"short": short, "answer": answer and f"{answer}{end}", "note": note}
    written = {n: getattr(entry, n) for n in read if getattr(entry, n) != read[n]}
    if written:  # it has HTML, or unusual white space
        said |= written | {"checksum": exported.checksum(body)}
    return _comment(said) if said or exported.carried(body) else ""


def _comment(said: Mapping[str, Any]) -> str:
    """Return a comment with an object in JSON, in which no `--` can end it."""
    text = json.dumps(said, ensure_ascii=False).replace("--", "-\\u002d")
    return f"<!-- {text} -->"


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


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


def _answer(entry: Entry, links: Sequence[str]) -> Iterator[str]:
    """Yield the blocks below a question."""
    short, answer, note = map(as_markdown, (entry.short, entry.answer, entry.note))
    if short.strip():
        yield _quoted(SHORT, short)
    if answer.strip():
        # White space at the end would matter only if something were added after it.
        yield _closed(_disguised(answer.rstrip().lstrip("\n")))
    if note.strip():
        yield _quoted(NOTE, note)
    if links:
        yield f"{SEE_ALSO} {', '.join(links)}"


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
