"""Mistakes in FAQ files."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Problem(NamedTuple):
    """A mistake in a FAQ file, and where it is."""

    severity: Severity
    message: str
    line: int
    """Counted from 1, like `column`, which counts characters."""
    column: int
    hint: str = ""
    number: int = 0
    """The number of the entry that it makes unusable; 0 if there is none."""
    excerpt: str = ""
    """The text of the line."""
    file: str = ""
    """The name of the file if the FAQ is a folder, else empty."""
