"""A Markdown file with one question, which stands in its front matter → that question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from faqcli.model import About
from faqcli.readers.cleaning import asks
from faqcli.readers.extraction import Extraction, Item
from faqcli.readers.front_matter import FRONT_MATTER, values_of
from faqcli.readers.markdown import reader
from faqcli.sanitize import one_line

_FIELDS = {
    "id": ("id", "slug"),
    "section": ("section", "category", "categories", "topic", "group"),
    "short": ("short", "short_answer", "tldr"),
    "note": ("note",),
}
_LISTS = {
    "tags": ("tags", "tag", "keywords"),
    "aliases": ("alt_titles", "alt_title", "aliases", "alias", "alternatives", "variants"),
    "see_also": ("see_also", "related"),
}
"""What the fields of an entry are called in front matter."""
_ORDER = ("weight", "sort_order", "order", "nav_order", "position")
_PLACED = frozenset(["question", "answer", "language", "draft", *_ORDER])
"""Names of what is elsewhere in a FAQ, or not in it."""
_ASKING_HEADING = re.compile(r"(?m)^#{1,6}\s.*[?？؟]\s*#*\s*$")


def read(text: str) -> Extraction:
    """Return the question in the front matter of a Markdown document, or else those in its text.

    A title is one if it asks, and the text has none.
    """
    values = values_of(text)
    item = item_of(text, values) if "question" in values else None
    if item is None:
        extraction = reader.read(text)
        item = item_of(text, values)
        if extraction.items or item is None or not asks(item.question):
            return extraction
    language = one_line(str(values.get("language") or ""))
    return Extraction((item,), "in front matter", About(language=language))


def item_of(text: str, values: Mapping[str, Any]) -> Item | None:
    """Return the question of a file, with its text as the answer; None if it has no question.

    A title is one unless the file is a FAQ of its own: a page whose headings ask.

    Args:
        text: the file.
        values: its front matter.
    """
    front = FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    name = "question" if "question" in values else "title"
    question = next(iter(_texts(values.get(name))), "")
    is_page = name == "title" and not asks(question) and len(_ASKING_HEADING.findall(body)) > 1
    if not front or not question or is_page:
        return None
    answer = "\n\n".join(filter(None, (str(values.get("answer") or ""), body.strip("\n"))))
    heading = re.match(r"#\s+(.*?)\s*#*\s*(?:\n|\Z)", answer)
    if heading and one_line(heading[1]) == question:
        answer = answer[heading.end() :].strip("\n")
    lines = front.group().split("\n")
    line = next((i for i, said in enumerate(lines, start=1) if said.startswith(name)), 1)
    rest = {n: value for n, value in values.items() if n not in (_PLACED | {name})}
    fields: dict[str, Any] = {field: _line(rest, names) for field, names in _FIELDS.items()}
    fields |= {field: _list(rest, names) for field, names in _LISTS.items()}
    return Item(
        question=question,
        answer=f"{answer}\n" if answer.strip() else "",
        line=line,
        extra={n: _plain(value) for n, value in rest.items()},
        **fields,
    )


def order_of(values: Mapping[str, Any]) -> float:
    """Return where a file stands among others by its front matter; they come before the rest."""
    for name in _ORDER:
        try:
            return float(values[name])
        except (KeyError, TypeError, ValueError):
            continue
    return float("inf")


def _plain(value: object) -> object:
    """Return a value as texts, lists and mappings; TOML also has numbers and dates."""
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _line(rest: dict[str, Any], names: Iterable[str]) -> str:
    """Return the text at the first of several names; it stays in `rest` if it is one of several."""
    name = next((name for name in names if rest.get(name)), "")
    texts = _texts(rest.get(name))
    if len(texts) == 1:
        del rest[name]
    return next(iter(texts), "")


def _list(rest: dict[str, Any], names: Iterable[str]) -> tuple[str, ...]:
    """Take the texts at several names; tags in one text are parted by commas."""
    found: list[str] = []
    for name in names:
        value = rest.get(name)
        texts = _texts(value.split(",") if isinstance(value, str) and "tags" in names else value)
        if texts or not value:
            rest.pop(name, None)
        found += texts
    return tuple(dict.fromkeys(found))


def _texts(value: object) -> tuple[str, ...]:
    """Return a text, or those in a list, each once and on one line."""
    given = value if isinstance(value, list) else [value]
    lines = (one_line(str(one)) for one in given if isinstance(one, str | int | float))
    return tuple(dict.fromkeys(line for line in lines if line))
