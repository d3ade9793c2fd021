"""The values at the root of a file → what the FAQ says about itself."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from faqcli.model import About, Source
from faqcli.readers.yaml.fields import FieldReader, Value
from faqcli.readers.yaml.nodes import Mapping, Sequence

SOURCE_KEYS = frozenset(["title", "authors", "affiliation", "publisher", "year", "url"])
ABOUT_LINES = ("title", "description", "notice", "language", "as_of")
ABOUT_KEYS = frozenset((*ABOUT_LINES, "source", "synonyms"))


def read_about(fields: FieldReader, values: dict[str, Value], extra: dict[str, Any]) -> About:
    """Return what a FAQ says about itself, from the values at the root of its file."""
    lines = {name: fields.line(name, values) for name in ABOUT_LINES}
    return About(
        **{name: line for name, line in lines.items() if line},
        source=_read_source(fields, values),
        synonyms=_read_synonyms(fields, values),
        extra=MappingProxyType(extra),
    )


def _read_source(fields: FieldReader, values: dict[str, Value]) -> Source:
    if "source" not in values:
        return Source()
    node = values["source"].node
    if not isinstance(node, Mapping):
        return Source(title=fields.line("source", values))
    inner, _ = fields.fields(node, SOURCE_KEYS)
    lines = {name: fields.line(name, inner) for name in SOURCE_KEYS if name != "authors"}
    return Source(**lines, authors=fields.texts("authors", inner))


def _read_synonyms(fields: FieldReader, values: dict[str, Value]) -> tuple[tuple[str, ...], ...]:
    if "synonyms" not in values:
        return ()
    groups = []
    for node in fields.items("synonyms", values["synonyms"].node):
        if isinstance(node, Sequence):
            groups.append(fields.lines("synonyms", node))
        else:
            message = f"a group of synonyms must be a list, but is {node.kind}"
            fields.fail(message, node.position)
    return tuple(group for group in groups if len(group) > 1)
