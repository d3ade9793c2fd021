"""What the named styles look like."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from rich.style import Style

if TYPE_CHECKING:
    from rich.console import Console

# The terminal's own sixteen colours only: they suit its background, whether dark or light.
STYLES = {
    "faq.number": "cyan",
    "faq.section": "bold",
    "faq.question": "bold",
    "faq.match": "bold underline red",
    "faq.short": "green",
    "faq.note": "magenta",
    "faq.quote": "dim",
    "faq.bullet": "cyan",
    "faq.meta": "dim",
    "faq.label": "dim",
    "faq.strong": "bold",
    "faq.emphasis": "italic",
    "faq.strike": "strike",
    "faq.code": "cyan",
    "faq.link": "underline",
    "faq.error": "bold red",
    "faq.warning": "bold yellow",
}


class Palette:
    """Knows the styles by name, which is all that Text asks of its console."""

    @staticmethod
    @cache
    def get_style(name: str | Style, **_: object) -> Style:
        """Return a style by its name here, or by what it says, as in `bold red`."""
        return name if isinstance(name, Style) else Style.parse(STYLES.get(name, name))


PALETTE = cast("Console", Palette())
