"""schema.org FAQPage in JSON-LD, and what `faq export json` wrote → questions and answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from faqcli.markup.to_markdown import from_html
from faqcli.model import About, Source
from faqcli.readers.cleaning import clean_question, usable_id, without_tags
from faqcli.readers.data import parse_json
from faqcli.readers.extraction import Extraction, Item, LeftOut
from faqcli.readers.leftovers import embedded
from faqcli.readers.locator import locate
from faqcli.readers.objects import (
    about_of,
    as_object,
    authors_at,
    lines_at,
    object_at,
    text_at,
    values_at,
)
from faqcli.sanitize import one_line, visible

PUBLISHER = "faqcli"
"""The publisher of data that `faq export` wrote, whose texts `faq import` reads unchanged."""
_TEXTS = ("text", "name", "description")
"""Where the text of an answer is."""
DEEPEST = 64
"""How deep values may nest; deeper ones are ignored."""


def read(text: str) -> Extraction | None:
    """Return the questions in a JSON text; None if it isn't JSON."""
    try:
        data = parse_json(visible(text))
    except ValueError:
        return None
    if isinstance(data, dict) and isinstance(data.get("entries"), list):
        return _placed(_exported(data), "question", text)
    return _placed(of_linked_data(data), "name", text)


def _placed(extraction: Extraction, key: str, text: str) -> Extraction:
    """Return the questions with their lines in a text, where each follows a key."""
    items = extraction.items
    places = locate((f"{key} {item.question}" for item in items), text)
    placed = (item._replace(line=line) for item, (line, _) in zip(items, places, strict=True))
    return extraction._replace(items=tuple(placed))


def of_linked_data(data: Any) -> Extraction:
    """Return the questions of the FAQPages in JSON-LD, or all questions there if it has no page."""
    nodes = list(_nodes(data, DEEPEST))
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    pages = [node for node in nodes if _is_a(node, "FAQPage")]
    names = ("mainEntity", "hasPart", "itemListElement")
    questions = [question for page in pages for question in values_at(page, *names)]
    questions = [by_id.get(str(q.get("@id")), q) for q in questions if isinstance(q, dict)]
    if not any(_is_a(q, "Question") for q in questions):
        questions = [node for node in nodes if _is_a(node, "Question")]
    publishers = (next(values_at(page, "sdPublisher"), "") for page in pages)
    is_ours = any(text_at(publisher, "name") == PUBLISHER for publisher in publishers)
    as_text, as_id = (one_line, one_line) if is_ours else (_shown, usable_id)
    asked = [question for question in questions if _is_a(question, "Question")]
    found = [_item(question, as_text, as_id) for question in asked]
    items = [item for item in found if item is not None]
    about = _about(pages[0], as_text) if pages else About()
    unique: dict[tuple[str, str, str], Item] = {}
    for item in items:
        unique.setdefault((item.question, item.answer, item.id), item)
    how = "in FAQPage JSON-LD" if pages or unique else ""
    left_out = (
        LeftOut(0, 0, f"{what} question {number} of the FAQPage{why}".lstrip())
        for number, (question, item) in enumerate(zip(asked, found, strict=True), start=1)
        for what, why in _left_out(question, item)
    )
    return Extraction(tuple(unique.values()), how, about, tuple(dict.fromkeys(left_out)))


def _left_out(question: dict[str, Any], item: Item | None) -> Iterator[tuple[str, str]]:
    """Yield what is left out of a question, in words that stand before and after its number."""
    if item is None:
        yield "", ", which has no name or no answer"
        return
    taken, others = _answers(question)
    texts = [text_at(answer, *_TEXTS) for answer in taken]
    if any(text and text not in texts for text in (text_at(one, *_TEXTS) for one in others)):
        yield "a suggested answer to", " beside the accepted one"
    for text in texts:
        for _, what in embedded(text):
            yield f"{what} in the answer to", ""


def _answers(question: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """Return the answers of a question: those that are accepted, or else all, and the others."""
    suggested = list(values_at(question, "suggestedAnswer"))
    accepted = list(values_at(question, "acceptedAnswer"))
    return (accepted, suggested) if accepted else (suggested, [])


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


def _shown(text: str) -> str:
    """Return a question from another program without HTML, label and number."""
    return clean_question(without_tags(text))


def _item(
    question: dict[str, Any], as_text: Callable[[str], str], as_id: Callable[[str], str]
) -> Item | None:
    name = as_text(text_at(question, "name", "text", "headline"))
    answers, _ = _answers(question)
    texts = [text_at(answer, *_TEXTS) for answer in answers]
    if not name or not answers:
        return None
    first = as_object(answers[0])
    section = next(values_at(question, "isPartOf"), "")
    return Item(
        question=name,
        answer=_markdown("\n\n".join(text for text in texts if text)),
        section=one_line(text_at(section, "name")),
        id=as_id(_fragment(text_at(question, "@id", "url"))),
        short=_markdown(text_at(first, "abstract")).strip(),
        note=_markdown(text_at(next(values_at(first, "comment"), ""), "text")).strip(),
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
    for value in values_at(question, "keywords"):
        if isinstance(value, str):
            parts = value.split(",") if not isinstance(question["keywords"], list) else [value]
            yield from (one_line(part) for part in parts if part.strip())


def _about(page: dict[str, Any], as_text: Callable[[str], str]) -> About:
    based = as_object(next(values_at(page, "isBasedOn"), ""))
    publisher = next(values_at(based, "publisher"), "")
    source = Source(
        title=one_line(text_at(based, "name")),
        authors=authors_at(based, "author", "jobTitle"),
        publisher=one_line(text_at(publisher, "name")),
        credit=one_line(text_at(based, "creditText")),
        about=one_line(text_at(as_object(publisher), "description")),
        year=one_line(text_at(based, "datePublished")),
        url=one_line(text_at(based, "url")),
        disclosures=lines_at(as_object(publisher), "publishingPrinciples"),
        rights=one_line(text_at(based, "copyrightNotice")),
    )
    return About(
        title=as_text(text_at(page, "name", "headline")),
        description=as_text(text_at(page, "description")),
        language=one_line(text_at(page, "inLanguage")),
        as_of=one_line(text_at(page, "temporalCoverage")),
        source=source,
    )


def _exported(data: dict[str, Any]) -> Extraction:
    """Return what `faq export json` wrote."""
    items = []
    for entry in data["entries"]:
        if not isinstance(entry, dict) or not one_line(text_at(entry, "question")):
            continue
        texts = {name: entry.get(name) for name in ("answer", "short", "note")}
        fields: dict[str, Any] = {n: t if isinstance(t, str) else "" for n, t in texts.items()}
        fields |= {name: one_line(text_at(entry, name)) for name in ("question", "section", "id")}
        fields |= {name: lines_at(entry, name) for name in ("tags", "aliases", "see_also")}
        known = {*fields, "number"}
        extra = {name: value for name, value in entry.items() if name not in known}
        items.append(Item(**fields, extra=extra))
    return Extraction(tuple(items), "in JSON", about_of(object_at(data, "faq")))
