"""Characters that could steer a terminal, made visible.

Text from a FAQ file, a file name, a query or a quoted line of source passes through `visible`
before anything else sees it, so that none of it can move the cursor, change colours, reorder a
line or end a hyperlink early.
"""

from __future__ import annotations

import re

# C0 but tab and newline, DEL, C1, the two Unicode line separators, bidirectional embeddings,
# overrides and isolates, lone surrogates.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def _replace(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if character in "\u2028\u2029":
        return "\n"
    return "\ufffd"


def visible(text: str) -> str:
    """Return `text` with each control character replaced by one that only looks like itself.

    Tabs and newlines stay. The result is as long as `text`, in code points.
    """
    return _UNSAFE.sub(_replace, text)


def one_line(text: str) -> str:
    """Return `text` made visible, on one line: runs of white space become one space."""
    return " ".join(visible(text).split())
