"""The values at the root of a file → what the FAQ says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from faqcli.model import NONE, About, Author, SearchTest, Source
from faqcli.readers.yaml.fields import FieldReader, Value
from faqcli.readers.yaml.nodes import Mapping, Node, Scalar, Sequence, is_empty, keys_of, plain

SOURCE_KEYS = frozenset(Source._fields) - {"extra"}
AUTHOR_KEYS = frozenset(Author._fields)
ABOUT_LINES = ("title", "description", "notice", "language", "as_of")
ABOUT_KEYS = frozenset((*ABOUT_LINES, "source", "synonyms", "meaning", "tests"))
MICROSOFT_KEYS = frozenset(("summary", "metadata"))
"""Keys of `YamlMime:FAQ`: its description, and a title and description for web pages."""
TEST_KEYS = frozenset(SearchTest._fields)
SECTION_KEYS = frozenset(("title", "description", "questions"))
_FINDS = "write an id, a number, a list of these, or `none`"
_YES, _NO = frozenset(["true", "yes", "on"]), frozenset(["false", "no", "off"])


def read_about(fields: FieldReader, values: dict[str, Value], extra: dict[str, Any]) -> About:
    """Return what a FAQ says about itself, from the values at the root of its file."""
    lines: dict[str, Any] = {name: fields.line(name, values) for name in ABOUT_LINES}
    return About(
        **{name: line for name, line in lines.items() if line},
        source=_read_source(fields, values),
        synonyms=_read_synonyms(fields, values),
        meaning=_read_switch(fields, values, "meaning"),
        tests=tuple(_read_tests(fields, values)),
        extra=MappingProxyType(extra),
    )


def adopted(said: dict[str, Value]) -> dict[str, Value]:
    """Return the values at the root with what Microsoft's keys say in place of what is missing.

    Only `summary` is then no longer there by its own name: `metadata` says more than that.
    """
    values = dict(said)
    others = [("description", said["summary"])] if "summary" in said else []
    if "metadata" in said and isinstance(said["metadata"].node, Mapping):
        keyed = keys_of(said["metadata"].node)
        names = [name for name in ("title", "description") if name in keyed]
        others += [(name, Value(keyed[name].position, keyed[name])) for name in names]
    for name, value in others:
        is_missing = name not in values or is_empty(values[name].node)
        if is_missing and isinstance(value.node, Scalar):
            values[name] = value
    if "summary" in said and values.get("description") is said["summary"]:
        del values["summary"]
    return values


def _read_source(fields: FieldReader, values: dict[str, Value]) -> Source:
    if "source" not in values:
        return Source()
    node = values["source"].node
    if not isinstance(node, Mapping):
        return Source(title=fields.line("source", values))
    inner, others = fields.fields(node, SOURCE_KEYS)
    lines = {name: fields.line(name, inner) for name in SOURCE_KEYS - {"authors", "disclosures"}}
    return Source(
        **lines,
        authors=_read_authors(fields, inner),
        disclosures=fields.texts("disclosures", inner),
        extra=MappingProxyType({name: plain(value.node) for name, value in others.items()}),
    )


def _read_authors(fields: FieldReader, values: dict[str, Value]) -> tuple[Author, ...]:
    """Return the authors in a list, or a single one; each is a name, or a mapping with a name."""
    if "authors" not in values:
        return ()
    node = values["authors"].node
    listed = node.items if isinstance(node, Sequence) else (node,)
    authors = (_read_author(fields, item) for item in listed)
    return tuple(dict.fromkeys(author for author in authors if author.name))


def _read_author(fields: FieldReader, node: Node) -> Author:
    if not isinstance(node, Mapping):
        return Author(fields.line("authors", {"authors": Value(node.position, node)}))
    inner, others = fields.fields(node, AUTHOR_KEYS)
    fields.leave_out(others, "of an author")
    author = Author(fields.line("name", inner), fields.line("role", inner))
    if not author.name:
        fields.fail("this author has no `name`", node.position)
    return author


def _read_switch(fields: FieldReader, values: dict[str, Value], name: str) -> bool:
    """Return whether a switch is on, as it is unless the file says otherwise."""
    said = fields.line(name, values).lower()
    if said and said not in _YES | _NO:
        fields.fail(f"`{name}` must be true or false", values[name].node.position)
    return said not in _NO


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


def _read_tests(fields: FieldReader, values: dict[str, Value]) -> Iterator[SearchTest]:
    """Yield the tests that have both of their keys."""
    for node in fields.items("tests", values["tests"].node) if "tests" in values else ():
        if not isinstance(node, Mapping):
            message = f"a test must have `query` and `finds`, but this is {node.kind}"
            fields.fail(message, node.position)
            continue
        inner, others = fields.fields(node, TEST_KEYS)
        fields.leave_out(others, "of a test")
        known = len(fields.problems)
        query, finds = fields.line("query", inner), fields.texts("finds", inner)
        for name, said, hint in (("query", query, ""), ("finds", finds, _FINDS)):
            if name not in inner:
                fields.fail(f"this test has no `{name}`", node.position, hint=hint)
            elif not said and len(fields.problems) == known:
                fields.fail(f"`{name}` is empty", inner[name].node.position, hint=hint)
        if len(finds) > 1 and NONE in finds:
            message = f"`{NONE}` is in a list with others, but a test finds something or nothing"
            fields.fail(message, inner["finds"].node.position, hint=_FINDS)
        elif query and finds:
            yield SearchTest(query, () if finds == (NONE,) else finds)
