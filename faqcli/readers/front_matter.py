"""What stands between `---` or `+++` lines at the top of a Markdown file."""

from __future__ import annotations

import re
from typing import Any

from faqcli.readers.data import parse_toml

FRONT_MATTER = re.compile(
    r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(?P<said>.*?\n)??(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)


def values_of(text: str) -> dict[str, Any]:
    """Return the values in the front matter of a text; none if it has none, or no readable one.

    Texts stay as written: YAML's `yes` and `1.10` are text.
    """
    front = FRONT_MATTER.match(text)
    if not front:
        return {}
    said = front["said"] or ""
    values = _toml(said) if front[1] == "+++" else _yaml(said)
    return {str(name): value for name, value in values.items()} if isinstance(values, dict) else {}


def _yaml(text: str) -> Any:
    import yaml

    try:
        return yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - it makes texts only
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}


def _toml(text: str) -> Any:
    try:
        return parse_toml(text)
    except ValueError:
        return {}
