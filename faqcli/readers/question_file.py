"""A Markdown file with one question, which stands in its front matter → that question."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
    "aliases": ("alt_titles", "aliases", "alias", "alternatives", "variants"),
    "see_also": ("see_also", "related"),
}
"""What the fields of an entry are called in front matter."""
_ORDER = ("weight", "sort_order", "order", "nav_order", "position")
_ASKING_HEADING = re.compile(r"(?m)^#{1,6}\s.*[?？؟]\s*#*\s*$")


def read(text: str) -> Extraction:
    """Return the question in the front matter of a Markdown document, or else those in its text."""
    values = values_of(text)
    item = item_of(text, values) if "question" in values else None
    if item is None:
        return reader.read(text)
    language = one_line(str(values.get("language") or "en"))
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
    question = _line(values, (name,))
    is_page = name == "title" and not asks(question) and len(_ASKING_HEADING.findall(body)) > 1
    if not front or not question or is_page:
        return None
    answer = body.strip("\n") or str(values.get("answer") or "")
    heading = re.match(r"#\s+(.*?)\s*#*\s*(?:\n|\Z)", answer)
    if heading and one_line(heading[1]) == question:
        answer = answer[heading.end() :].strip("\n")
    lines = front.group().split("\n")
    line = next((i for i, said in enumerate(lines, start=1) if said.startswith(name)), 1)
    fields: dict[str, Any] = {name: _line(values, names) for name, names in _FIELDS.items()}
    fields |= {name: _texts(values, names) for name, names in _LISTS.items()}
    return Item(
        question=question,
        answer=f"{answer}\n" if answer.strip() else "",
        line=line,
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


def _line(values: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return next(iter(_texts(values, names, is_list=False)), "")


def _texts(
    values: Mapping[str, Any], names: tuple[str, ...], *, is_list: bool = True
) -> tuple[str, ...]:
    """Return the texts at the first of several names; tags in one text are parted by commas."""
    value = next((values[name] for name in names if values.get(name)), ())
    if isinstance(value, str | int | float):
        value = str(value).split(",") if is_list and "tags" in names else [str(value)]
    given = value if isinstance(value, list) else ()
    lines = (one_line(str(one)) for one in given if isinstance(one, str | int | float))
    return tuple(dict.fromkeys(line for line in lines if line))
