"""A FAQ as one self-contained page with a search box, which needs no network.

The script and the style are files beside this module and are copied into the page. Its content
security policy allows these two by their hashes, and nothing else.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import chain, islice
from os.path import commonprefix
from string import Template
from unicodedata import bidirectional

from faqcli.languages import is_right_to_left
from faqcli.markup.to_html import to_page
from faqcli.model import About, Entry
from faqcli.sanitize import is_link
from faqcli.text.stems import stemmer
from faqcli.text.stopwords import function_words, is_english
from faqcli.text.tokens import spell
from faqcli.writers.anchors import Part, anchors_of, fragment, parts_of
from faqcli.writers.jsonld import script_of

_SCRIPTS = ("words.js", "search.js", "passages.js", "page.js")
_OWN_IDS = ("_search", "_count", "_contents", "_questions", "_matches")
_CHUNK = 50
"""How many questions of a section are in one element.

`page.css` lets browsers lay out only what is near the screen. They keep track of each element that
it does this for, and with thousands of them, typing would lag.
"""
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")


def parts(about: About, entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the HTML of the page.

    The entries are gone through several times, and never all kept: an index gives them again.
    """
    title = about.title or ("Frequently asked questions" if is_english(about.language) else "FAQ")
    language = about.language if _LANGUAGE.fullmatch(about.language) else "en"
    outlined = [Entry(e.number, e.id, e.question, "", section=e.section) for e in entries]
    is_rtl = is_right_to_left(language)
    if not is_rtl and _reads_right_to_left([about.title, *(entry.question for entry in outlined)]):
        is_rtl, language = True, "und"  # English is only the default
    sections = parts_of(outlined, _OWN_IDS)
    anchors = anchors_of(outlined, (*_OWN_IDS, *(part.anchor for part in sections)))
    style, script = _file("page.css"), "".join(map(_file, _SCRIPTS))
    description = f'\n<meta name="description" content="{escape(about.description)}">'
    known = {
        "language": language,
        "direction": "rtl" if is_rtl else "ltr",
        "policy": _policy(style, script),
        "title": escape(title),
        "description_meta": description if about.description else "",
        "style": style,
        "introduction": "".join(f"\n{line}" for line in _introduction(about)),
        "count": f"{len(outlined):,} question{'' if len(outlined) == 1 else 's'}",
        "colophon": "\n".join(_colophon(about)),
        "script": script,
    }
    long = {
        "data": script_of(about, entries, anchors),
        "contents": _joined(_contents(sections, anchors)),
        "questions": _joined(_questions(about, sections, entries, anchors)),
        "language_data": _language_data(about, entries),
    }
    for text in re.split(rf"\$({'|'.join(long)})\b", _file("page.html")):
        yield from long[text] if text in long else [Template(text).substitute(known)]


def _joined(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines with newlines between them."""
    for i, line in enumerate(lines):
        yield f"\n{line}" if i else line


def _reads_right_to_left(texts: Iterable[str]) -> bool:
    """Return whether most letters of texts are Arabic, Hebrew or the like."""
    classes = Counter(bidirectional(letter) for text in texts for letter in text)
    return classes["R"] + classes["AL"] > classes["L"]


@cache
def _file(name: str) -> str:
    return (files("faqcli.writers") / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return a content security policy that allows only this style and this script."""
    sources = {"script-src": script, "style-src": style}
    allowed = (f"{name} 'sha256-{_hash(text)}'" for name, text in sources.items())
    return "; ".join(["default-src 'none'", *allowed, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _language_data(about: About, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the JSON of what the search in the page knows of words.

    `stems` are the words of the FAQ that have a stem in common, each group in the form
    `start,ending,ending`: `negotiat,e,ing,ion`.
    """
    stem = stemmer(about.language)
    stems: dict[str, str] = {}
    for text in chain(*about.synonyms, chain.from_iterable(map(_texts, entries))):
        for written, form in zip(*spell(text), strict=True):
            if form not in stems:
                stems[form] = stem(written)
    families: dict[str, list[str]] = {}
    for form in sorted(stems):
        families.setdefault(stems[form], []).append(form)
    known = {
        "functions": " ".join(sorted(function_words(about.language))),
        "stems": " ".join(_packed(family) for family in families.values() if len(family) > 1),
        "synonyms": about.synonyms,
    }
    yield json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")


def _texts(entry: Entry) -> Iterable[str]:
    return entry.question, entry.short, entry.answer, entry.note, *entry.aliases, *entry.tags


def _packed(words: Sequence[str]) -> str:
    start = commonprefix(words)  # noqa: RUF071 - these are no paths
    return ",".join([start, *(word.removeprefix(start) for word in words)])


def _introduction(about: About) -> Iterator[str]:
    if about.description:
        yield f'<p class="lead">{escape(about.description)}</p>'
    if about.as_of:
        yield f"<p>As of {escape(about.as_of)}.</p>"


def _contents(parts: Sequence[Part], anchors: Mapping[int, str]) -> Iterator[str]:
    yield "<ol>"
    for part in parts:
        if part.title:
            link = f'<a href="{fragment(part.anchor)}">{escape(part.title)}</a>'
            yield f'<li class="group"><span class="section">{link}</span>\n<ol>'
        for i, entry in enumerate(part.entries):
            if i and i % _CHUNK == 0:
                yield "</ol>\n<ol>"
            link = f'<a href="{fragment(anchors[entry.number])}">{escape(entry.question)}</a>'
            yield f'<li value="{entry.number}">{link}</li>'
        if part.title:
            yield "</ol></li>"
    yield "</ol>"


def _questions(
    about: About, parts: Sequence[Part], entries: Iterable[Entry], anchors: Mapping[int, str]
) -> Iterator[str]:
    by_id = {entry.id: entry for part in parts for entry in part.entries}
    whole = iter(entries)
    for part in parts:
        labelled = f' aria-labelledby="{escape(part.anchor)}"' if part.title else ""
        yield f"<section{labelled}>"
        if part.title:
            yield f'<h2 id="{escape(part.anchor)}">{escape(part.title)}</h2>'
            described = about.section_descriptions.get(part.title)
            yield from [f'<p class="described">{escape(described)}</p>'] if described else ()
        yield "<div>"
        for i, entry in enumerate(islice(whole, len(part.entries))):
            if i and i % _CHUNK == 0:
                yield "</div>\n<div>"
            related = [by_id[one] for one in entry.see_also if one in by_id]
            yield from _entry(entry, anchors, related, level=3 if part.title else 2)
        yield "</div>"
        yield "</section>"


def _entry(
    entry: Entry, anchors: Mapping[int, str], related: Sequence[Entry], *, level: int
) -> Iterator[str]:
    anchor = anchors[entry.number]
    searched = "".join(
        f' data-{name}="{escape(chr(10).join(texts))}"'
        for name, texts in (("aliases", entry.aliases), ("tags", entry.tags))
        if texts
    )
    yield f'<article class="entry" id="{escape(anchor)}" data-number="{entry.number}"{searched}>'
    label = f"Link to question {entry.number}"
    here = f'<a class="here" href="{fragment(anchor)}" aria-label="{label}">#</a>'
    number = f'<span class="number">{entry.number}.</span>'
    question = f'<span class="question">{escape(entry.question)}</span>'
    yield f'<h{level} class="title">{number} {question}{here}</h{level}>'
    for name, role in (("short", ""), ("answer", ""), ("note", ' role="note"')):
        text = getattr(entry, name)
        if text.strip():
            yield f'<div class="{name}"{role}>{to_page(text, below=level)}</div>'
    if related:
        links = (
            f'<a href="{fragment(anchors[e.number])}">{escape(e.question)}</a>' for e in related
        )
        yield f'<p class="related">See also: {", ".join(links)}</p>'
    yield "</article>"


def _colophon(about: About) -> Iterator[str]:
    source = about.source
    if source.title or source.url:
        shown = _link(source.url, source.title)
        further = filter(None, (source.byline, source.publisher, source.year))
        yield f"<p>Source: {'. '.join([shown, *map(escape, further)])}.</p>"
    labelled = (("About the publisher", source.about), ("Rights in the source", source.rights))
    yield from (f"<p>{label}: {escape(text)}</p>" for label, text in labelled if text)
    if source.disclosures:
        yield f"<p>Disclosures: {', '.join(map(_link, source.disclosures))}</p>"
    if about.notice:
        yield f"<p>{escape(about.notice)}</p>"
    yield "<p>Made with faqcli. This page works offline.</p>"


def _link(address: str, text: str = "") -> str:
    """Return a text as a link to an address, or the address itself; no link if it is unsafe."""
    shown = escape(text or address)
    return f'<a href="{escape(address)}">{shown}</a>' if address and is_link(address) else shown
