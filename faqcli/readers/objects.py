"""Objects in JSON, whose values may be of any kind → texts, lists, and a FAQ's own data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from faqcli.model import NONE, About, Author, SearchTest, Source
from faqcli.sanitize import one_line


def about_of(faq: dict[str, Any]) -> About:
    """Return what a FAQ says about itself, from an object with the names of `About`."""
    source = object_at(faq, "source")
    lists: dict[str, Any] = {
        "authors": authors_at(source, "authors", "role"),
        "disclosures": lines_at(source, "disclosures"),
    }
    names = set(Source._fields) - lists.keys() - {"extra"}
    texts = {name: one_line(text_at(source, name)) for name in names}
    unknown = {name: value for name, value in source.items() if name not in Source._fields}
    groups = (lines_at({"words": group}, "words") for group in values_at(faq, "synonyms"))
    lines: dict[str, Any] = {
        n: one_line(text_at(faq, n))
        for n in ("title", "description", "notice", "language", "as_of")
    }
    described = object_at(faq, "section_descriptions").items()
    return About(
        **lines,
        source=Source(**texts | lists, extra=unknown),
        synonyms=tuple(group for group in groups if len(group) > 1),
        section_descriptions={name: one_line(text) for name, text in described if text_at(text)},
        section_extra={
            name: extra
            for name, extra in object_at(faq, "section_extra").items()
            if as_object(extra)
        },
        meaning=faq.get("meaning") is not False,
        tests=tuple(_tests(faq)),
        extra={name: value for name, value in faq.items() if name not in About._fields},
    )


def _tests(faq: dict[str, Any]) -> Iterator[SearchTest]:
    for one in map(as_object, values_at(faq, "tests")):
        query, finds = one_line(text_at(one, "query")), lines_at(one, "finds")
        if query and finds:
            yield SearchTest(query, () if finds == (NONE,) else finds)


def values_at(node: dict[str, Any], *names: str) -> Iterator[Any]:
    """Yield the values of the first of several keys that a node has; one value may be no list."""
    for name in names:
        if name in node:
            value = node[name]
            yield from value if isinstance(value, list) else [value]
            return


def text_at(node: Any, *names: str) -> str:
    """Return the first text of a node under any of several keys."""
    if not isinstance(node, dict):
        return node if isinstance(node, str) else ""
    for name in names:
        for value in values_at(node, name):
            text = value.get("@value") if isinstance(value, dict) else value
            if isinstance(text, str) and text.strip():
                return text
    return ""


def authors_at(node: dict[str, Any], name: str, role: str) -> tuple[Author, ...]:
    """Return the authors at a key: texts, or objects with a name and, at another key, a role."""
    authors = (
        Author(one_line(text_at(one, "name")), one_line(text_at(as_object(one), role)))
        for one in values_at(node, name)
    )
    return tuple(dict.fromkeys(author for author in authors if author.name))


def as_object(value: Any) -> dict[str, Any]:
    """Return a value if it is an object, or an empty one."""
    return value if isinstance(value, dict) else {}


def lines_at(node: dict[str, Any], name: str) -> tuple[str, ...]:
    """Return the texts in a list, or a single one, each once and on one line."""
    texts = (one_line(value) for value in values_at(node, name) if isinstance(value, str))
    return tuple(dict.fromkeys(text for text in texts if text))


def object_at(node: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the object at a key; an empty one if there is none."""
    return as_object(node.get(name))
