"""The configuration file: names for FAQs, and which one is opened by default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from faqcli.cli.discovery import BUNDLED, is_name
from faqcli.errors import UnreadableError
from faqcli.paths import configuration_file
from faqcli.sanitize import one_line, visible_name

_EXAMPLE = 'Write names as `support = "~/support.yaml"`, below a line `[faqs]`.'


class Configuration(NamedTuple):
    """What the configuration file says."""

    file: str = ""
    """Its path, for messages; empty if there is none."""
    default: str = ""
    """The name or the absolute path of the FAQ that is opened if none is named; may be empty."""
    faqs: Mapping[str, str | None] = MappingProxyType({BUNDLED: None})
    """The absolute path of each FAQ that has a name; None for the bundled one."""


def read_configuration() -> Configuration:
    """Return what the configuration file says.

    Raises:
        UnreadableError: it isn't TOML, or says something that isn't understood.
    """
    path = configuration_file()
    if path is None or not os.path.isfile(path):
        return Configuration()
    import tomllib  # which takes longer than all that a run without the file does to find its FAQ

    file = visible_name(str(path))
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        reason = one_line(getattr(error, "strerror", None) or str(error))
        message = f"{file} cannot be read: {reason[:1].lower()}{reason[1:]}."
        if isinstance(error, UnicodeDecodeError):
            message = f"{file} is not UTF-8 text."
        raise UnreadableError(message, _EXAMPLE) from error
    fault = _fault(values)
    if fault:
        raise UnreadableError(f"{file}: {fault}.", _EXAMPLE)

    def absolute(text: str) -> str:
        return os.path.normpath(os.path.join(path.parent, os.path.expanduser(text)))

    default, faqs = values.get("default", ""), values.get("faqs", {})
    paths = {BUNDLED: None, **{name: absolute(faq) for name, faq in faqs.items()}}
    is_name = not default or default in paths
    return Configuration(file, default if is_name else absolute(default), paths)


def _fault(values: Mapping[str, Any]) -> str:
    """Return what is wrong with the content of the file; empty if nothing is."""
    for key, value in values.items():
        if key not in {"default", "faqs"}:
            return f"unknown key `{one_line(key)}`; there are `default` and `[faqs]`"
        if not isinstance(value, str if key == "default" else dict):
            return f"`{key}` must be {'a name or a path' if key == 'default' else 'a table'}"
    for name, path in values.get("faqs", {}).items():
        if not isinstance(path, str) or not path:
            return f"`{one_line(name)}` must be a path in quotes"
        if not is_name(name) or name == BUNDLED:
            return f"`{one_line(name)}` can't be a name: it is taken, or has a dot or a slash in it"
    return ""
