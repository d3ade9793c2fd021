"""Text and addresses that can't steer a terminal.

Text from a FAQ file, a file name, a query or a quoted line of source passes through `visible`
first, so that it can't move the cursor, change colours, reorder a line or end a hyperlink early.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")

SCHEMES = ("http", "https", "mailto")
"""The schemes of the links that may be followed."""
_LONGEST_QUOTE = 60


_FLAG = "\U0001f3f4"
_SPELLED_FLAGS = {
    f"{_FLAG}{''.join(chr(0xE0000 + ord(letter)) for letter in region)}\U000e007f"
    for region in ("gbeng", "gbsct", "gbwls")
}
"""The flags of England, Scotland and Wales, which are spelled with tags."""
_MOST_MARKS = 10
"""How many combining marks one letter may have: no language needs more than nine."""


# Patterns are compiled when they are first used, because a plain run uses few of them.
@cache
def _unsafe() -> re.Pattern[str]:
    # C0 except tab and newline, DEL, C1, the two Unicode line separators, bidirectional
    # embeddings, overrides and isolates, deprecated format characters, interlinear annotations,
    # lone surrogates, and tags, which hide text.
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ud800-\udfff]+"
        f"|{_FLAG}?[\U000e0000-\U000e007f]+"
    )


@cache
def _crowd() -> re.Pattern[str]:
    """Match a row of characters that may be too many combining marks, which are no letters."""
    return re.compile(rf"[^\w\x00-\x7f]{{{_MOST_MARKS + 1},}}")


@cache
def _followable() -> re.Pattern[str]:
    return re.compile(r"(?:https?://|mailto:)[!-~]+", re.IGNORECASE)


@cache
def _symbols() -> dict[int, str]:
    """Return what is shown in the place of each character that may be replaced."""
    symbols = {code: chr(0x2400 + code) for code in range(0x20)}
    symbols |= {0x7F: "\u2421", 0x2028: "\n", 0x2029: "\n", ord(_FLAG): _FLAG}
    return defaultdict(lambda: "\ufffd", symbols)


def _replace(match: re.Match[str]) -> str:
    found = match.group()
    return found if found in _SPELLED_FLAGS else found.translate(_symbols())


def _thin(match: re.Match[str]) -> str:
    """Replace the combining marks of a letter beyond the first few."""
    from unicodedata import category

    thinned = []
    count = 0
    for character in match.group():
        kind = category(character)
        if kind in ("Mn", "Me"):
            count += 1
        elif kind != "Cf":  # a joiner between marks doesn't begin a letter
            count = 0
        thinned.append("\ufffd" if count > _MOST_MARKS and kind != "Cf" else character)
    return "".join(thinned)


def visible(text: str) -> str:
    """Return `text` with each control character replaced by a symbol for it.

    Characters that hide or reorder text, and combining marks without end, are replaced too. Tabs
    and newlines stay. The result has as many code points as `text`.
    """
    if not text.replace("\n", "").isprintable():  # ten times as quick as the pattern
        text = _unsafe().sub(_replace, text)
    return text if text.isascii() else _crowd().sub(_thin, text)


def all_visible(value: T) -> T:
    """Return a value with all texts in it made visible, also in its lists, tuples and mappings."""
    inner: Any = value
    if isinstance(inner, str):
        inner = visible(inner)
    elif isinstance(inner, tuple) and hasattr(inner, "_make"):  # a named tuple
        inner = type(inner)(*map(all_visible, inner))
    elif isinstance(inner, list | tuple):
        inner = type(inner)(map(all_visible, inner))
    elif isinstance(inner, Mapping):
        inner = {all_visible(key): all_visible(one) for key, one in inner.items()}
    return cast("T", inner)


def visible_name(name: str) -> str:
    """Return the name of a file with its control characters and newlines made visible."""
    return visible(name).replace("\n", "\N{SYMBOL FOR LINE FEED}")


def one_line(text: str) -> str:
    """Return `text` made visible on one line, with runs of white space as one space."""
    return " ".join(visible(text).split())


def quoted(text: str) -> str:
    """Return a text in quotes, on one line and at most 60 characters long."""
    line = one_line(text)
    return f"“{line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + '…'}”"


def command_line(words: Iterable[str]) -> str:
    """Return words as a line that a shell takes apart into the same words, made visible."""
    return " ".join(_for_shell(one_line(word)) for word in words)


def query_words(query: str) -> list[str]:
    """Return the words of a query for `command_line`; all as one if any of them needs quotes."""
    words = query.split()
    return words if all(_for_shell(word) == word for word in words) else [query]


def _for_shell(word: str) -> str:
    if sys.platform == "win32":
        return _for_windows(word)
    if re.fullmatch(r"[\w@%+=:,./-]+", word):  # `shlex.quote` puts quotes around `cómo` as well
        return word
    from shlex import quote

    safe = quote(word)
    if "'" in word and not set('"$`\\!') & set(word):  # "what's", not 'what'"'"'s'
        return f'"{word}"'
    return safe


def _for_windows(word: str) -> str:
    """Return a word in double quotes, the only ones that all shells of Windows know, if need be.

    Programs take a command line apart themselves: a backslash before a quote is written twice.
    `subprocess.list2cmdline` does the same, but leaves `Q&A.yaml` without quotes.
    """
    if re.fullmatch(r"[\w.:/\\+@~-]+", word):
        return word
    doubled = re.sub(r'(\\+)("|$)', r"\1\1\2", word)
    return '"' + doubled.replace('"', r"\"") + '"'


def followable(address: str) -> str:
    """Return an address if a terminal may open it, else an empty text.

    It may if its scheme is one of SCHEMES and it contains only printable ASCII characters, which
    can't end a hyperlink early.
    """
    return address if _followable().fullmatch(address) else ""


def is_link(address: str) -> bool:
    """Return whether a document may link to an address: one with a scheme of SCHEMES, or none."""
    # Browsers drop white space and control characters, take `\` for `/`, and `//` for another host.
    if re.search(r"[\x00-\x20\x7f-\x9f\\]", address) or address.startswith("//"):
        return False
    scheme = re.match(r"([^/?#]*):", address)
    return scheme is None or scheme[1].partition(":")[0].lower() in SCHEMES
