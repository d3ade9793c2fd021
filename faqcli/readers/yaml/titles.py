"""The title of a section, from the mapping that the section is in."""

from __future__ import annotations

from faqcli.readers.yaml import keys
from faqcli.readers.yaml.nodes import Mapping, Node, Scalar, keys_of
from faqcli.sanitize import one_line

BELOW = " › "
"""Separates the title of a section from that of the section around it."""
IGNORED = "Ignored"
"""The name of a section without a visible title in Microsoft's format."""


def title_of(keyed: dict[str, Node], *, is_named: bool = False) -> str:
    """Return a section's title: that of the likeliest key or, unless `is_named`, its only text."""
    texts = {
        keys.fold_key(name): one_line(value.value)
        for name, value in keyed.items()
        if isinstance(value, Scalar) and value.value.strip() and not keys.is_sentence(name)
    }
    likeliest = next((texts[name] for name in keys.TITLES if name in texts), "")
    lines = [text for name, text in texts.items() if _may_be_title(name, text)]
    return likeliest or (lines[0] if len(lines) == 1 and not is_named else "")


def shown_title(keyed: dict[str, Node], title: str) -> str:
    """Return the key of a section whose value is its title, or the end of that, or says nothing."""
    likely = [name for name in keyed if keys.fold_key(name) in keys.TITLES]
    return next((name for name in likely or keyed if _is_shown(keyed[name], title)), "")


def _is_shown(node: Node, title: str) -> bool:
    text = one_line(node.value) if isinstance(node, Scalar) else "-"
    return text in ("", IGNORED) or f"{BELOW}{title}".endswith(f"{BELOW}{text}")


def is_untitled(node: Mapping) -> bool:
    """Return whether this is a section without a visible title in Microsoft's format."""
    name = keys_of(node).get("name")
    return isinstance(name, Scalar) and name.value == IGNORED


def heading_of(node: Node) -> str:
    """Return the title in a mapping of nothing else, for the entries that follow it."""
    if not (isinstance(node, Mapping) and len(node.pairs) == 1):
        return ""
    ((key, value),) = node.pairs
    is_title = isinstance(key, Scalar) and keys.fold_key(key.value) in keys.TITLES
    return one_line(value.value) if is_title and isinstance(value, Scalar) else ""


def _may_be_title(name: str, text: str) -> bool:
    return name not in keys.TECHNICAL and any(c.isalpha() for c in text) and len(text) < 200
