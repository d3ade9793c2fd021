"""schema.org FAQPage in JSON-LD, and what `faq export json` wrote → questions and answers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from faqcli.markup.to_markdown import from_html
from faqcli.model import About, Author, Source
from faqcli.readers.cleaning import clean_question, usable_id, without_tags
from faqcli.readers.extraction import Extraction, Item
from faqcli.sanitize import one_line, visible

PUBLISHER = "faqcli"
"""The publisher of data that `faq export` wrote, whose texts `faq import` reads unchanged."""
DEEPEST = 64
"""How deep values may nest; deeper ones are ignored."""


def read(text: str) -> Extraction | None:
    """Return the questions in a JSON text; None if it isn't JSON."""
    try:
        data = json.loads(visible(text), strict=False)
    except (ValueError, RecursionError):
        return None
    if isinstance(data, dict) and isinstance(data.get("entries"), list):
        return _exported(data)
    return of_linked_data(data)


def of_linked_data(data: Any) -> Extraction:
    """Return the questions of the FAQPages in JSON-LD, or all questions there if it has no page."""
    nodes = list(_nodes(data, DEEPEST))
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    pages = [node for node in nodes if _is_a(node, "FAQPage")]
    names = ("mainEntity", "hasPart", "itemListElement")
    questions = [question for page in pages for question in _values(page, *names)]
    questions = [by_id.get(str(q.get("@id")), q) for q in questions if isinstance(q, dict)]
    if not any(_is_a(q, "Question") for q in questions):
        questions = [node for node in nodes if _is_a(node, "Question")]
    is_ours = any(_text(next(_values(p, "sdPublisher"), ""), "name") == PUBLISHER for p in pages)
    as_text, as_id = (one_line, one_line) if is_ours else (_shown, usable_id)
    items = [item for q in questions if _is_a(q, "Question") for item in _item(q, as_text, as_id)]
    about = _about(pages[0], as_text) if pages else About()
    unique: dict[tuple[str, str, str], Item] = {}
    for item in items:
        unique.setdefault((item.question, item.answer, item.id), item)
    return Extraction(tuple(unique.values()), "in FAQPage JSON-LD", about)


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield all objects in a value, outer ones first."""
    if depth and isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner, depth - 1)
    elif depth and isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth - 1)


def _is_a(node: Any, kind: str) -> bool:
    if not isinstance(node, dict):
        return False
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(str(name).rpartition("/")[2].rpartition(":")[2] == kind for name in names)


def _values(node: dict[str, Any], *names: str) -> Iterator[Any]:
    """Yield the values of the first of several keys that a node has; one value may be no list."""
    for name in names:
        if name in node:
            value = node[name]
            yield from value if isinstance(value, list) else [value]
            return


def _text(node: Any, *names: str) -> str:
    """Return the first text of a node under any of several keys."""
    if not isinstance(node, dict):
        return node if isinstance(node, str) else ""
    for name in names:
        for value in _values(node, name):
            text = value.get("@value") if isinstance(value, dict) else value
            if isinstance(text, str) and text.strip():
                return text
    return ""


def _shown(text: str) -> str:
    """Return a question from another program without HTML, label and number."""
    return clean_question(without_tags(text))


def _item(
    question: dict[str, Any], as_text: Callable[[str], str], as_id: Callable[[str], str]
) -> Iterator[Item]:
    name = as_text(_text(question, "name", "text", "headline"))
    answers = list(_values(question, "acceptedAnswer", "suggestedAnswer"))
    texts = [_text(answer, "text", "name", "description") for answer in answers]
    if not name or not answers:
        return
    first = _object(answers[0])
    section = next(_values(question, "isPartOf"), "")
    yield Item(
        question=name,
        answer=_markdown("\n\n".join(text for text in texts if text)),
        section=one_line(_text(section, "name")),
        id=as_id(_fragment(_text(question, "@id", "url"))),
        short=_markdown(_text(first, "abstract")).strip(),
        note=_markdown(_text(next(_values(first, "comment"), ""), "text")).strip(),
        tags=tuple(dict.fromkeys(_tags(question))),
    )


def _markdown(text: str) -> str:
    """Return an answer as Markdown; line ends count if it has no tags."""
    if not text.strip():
        return ""
    if "<" not in text:
        text = text.strip().replace("\r\n", "\n").replace("\n\n", "<p>").replace("\n", "<br>")
    return from_html(text)


def _fragment(address: str) -> str:
    return one_line(unquote(address.partition("#")[2]))


def _tags(question: dict[str, Any]) -> Iterator[str]:
    for value in _values(question, "keywords"):
        if isinstance(value, str):
            parts = value.split(",") if not isinstance(question["keywords"], list) else [value]
            yield from (one_line(part) for part in parts if part.strip())


def _about(page: dict[str, Any], as_text: Callable[[str], str]) -> About:
    based = _object(next(_values(page, "isBasedOn"), ""))
    publisher = next(_values(based, "publisher"), "")
    source = Source(
        title=one_line(_text(based, "name")),
        authors=_authors(based, "author", "jobTitle"),
        publisher=one_line(_text(publisher, "name")),
        about=one_line(_text(_object(publisher), "description")),
        year=one_line(_text(based, "datePublished")),
        url=one_line(_text(based, "url")),
        disclosures=lines_at(_object(publisher), "publishingPrinciples"),
        rights=one_line(_text(based, "copyrightNotice")),
    )
    return About(
        title=as_text(_text(page, "name", "headline")),
        description=as_text(_text(page, "description")),
        language=one_line(_text(page, "inLanguage")) or "en",
        source=source,
    )


def _exported(data: dict[str, Any]) -> Extraction:
    """Return what `faq export json` wrote."""
    items = []
    for entry in data["entries"]:
        if not isinstance(entry, dict) or not one_line(_text(entry, "question")):
            continue
        texts = {name: entry.get(name) for name in ("answer", "short", "note")}
        fields: dict[str, Any] = {n: t if isinstance(t, str) else "" for n, t in texts.items()}
        fields |= {name: one_line(_text(entry, name)) for name in ("question", "section", "id")}
        fields |= {name: lines_at(entry, name) for name in ("tags", "aliases", "see_also")}
        known = {*fields, "number"}
        extra = {name: value for name, value in entry.items() if name not in known}
        items.append(Item(**fields, extra=extra))
    return Extraction(tuple(items), "in JSON", about_of(object_at(data, "faq")))


def about_of(faq: dict[str, Any]) -> About:
    """Return what a FAQ says about itself, from an object with the names of `About`."""
    source = object_at(faq, "source")
    lists: dict[str, Any] = {
        "authors": _authors(source, "authors", "role"),
        "disclosures": lines_at(source, "disclosures"),
    }
    texts = {name: one_line(_text(source, name)) for name in Source._fields if name not in lists}
    groups = (lines_at({"words": group}, "words") for group in _values(faq, "synonyms"))
    lines: dict[str, Any] = {
        n: one_line(_text(faq, n)) for n in ("title", "description", "notice", "as_of")
    }
    described = object_at(faq, "section_descriptions").items()
    return About(
        **lines,
        language=one_line(_text(faq, "language")) or "en",
        source=Source(**texts | lists),
        synonyms=tuple(group for group in groups if len(group) > 1),
        section_descriptions={name: one_line(text) for name, text in described if _text(text)},
        meaning=faq.get("meaning") is not False,
        extra={name: value for name, value in faq.items() if name not in About._fields},
    )


def _authors(node: dict[str, Any], name: str, role: str) -> tuple[Author, ...]:
    """Return the authors at a key: texts, or objects with a name and, at another key, a role."""
    authors = (
        Author(one_line(_text(one, "name")), one_line(_text(_object(one), role)))
        for one in _values(node, name)
    )
    return tuple(dict.fromkeys(author for author in authors if author.name))


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def lines_at(node: dict[str, Any], name: str) -> tuple[str, ...]:
    """Return the texts in a list, or a single one, each once and on one line."""
    texts = (one_line(value) for value in _values(node, name) if isinstance(value, str))
    return tuple(dict.fromkeys(text for text in texts if text))


def object_at(node: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the object at a key; an empty one if there is none."""
    return _object(node.get(name))
