"""Texts in JSON and TOML → their values; whatever is wrong with them is a ValueError."""

from __future__ import annotations

import json
import re
from typing import Any

_LONGEST_NUMBER = 4000
"""How many digits Python certainly makes a number of."""
_KEY = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_LONG_KEY = re.compile(rf"(?m)(?:^|[\[{{,])[ \t]*{_KEY}(?:[ \t]*\.[ \t]*{_KEY}){{100}}")
"""A key with so many parts takes `tomllib` time with the square of their number."""


class TooDeepError(ValueError):
    """Values are nested into each other too deeply."""


def parse_json(text: str) -> Any:
    """Return the value of a JSON text; a number that is too long, or `NaN`, is a text.

    Raises:
        TooDeepError, json.JSONDecodeError: it nests too deeply, or isn't JSON.
    """
    try:
        return json.loads(text, strict=False, parse_int=_number, parse_constant=str)
    except RecursionError as error:
        raise TooDeepError from error


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def parse_toml(text: str) -> dict[str, Any]:
    """Return the values of a TOML text.

    Raises:
        TooDeepError, ValueError: it nests too deeply, or isn't TOML.
    """
    import tomllib

    try:
        if _LONG_KEY.search(text):
            raise TooDeepError
        return tomllib.loads(text)
    except RecursionError as error:
        raise TooDeepError from error
