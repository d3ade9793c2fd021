"""A FAQ → what others read. Each format is one module that gives back text and prints nothing."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from faqcli.faq import Faq


class Format(StrEnum):
    """What a FAQ can be exported as."""

    markdown = "markdown"
    json = "json"
    jsonld = "jsonld"
    html = "html"


def export(faq: Faq, format_: Format) -> str:
    """Return a FAQ, its usable entries alone, in a format."""
    about, entries = faq.about, list(faq.entries)
    match format_:
        case Format.markdown:
            from faqcli.writers import markdown

            return markdown.text_of(about, entries)
        case Format.json:
            from faqcli.writers import json as data

            return data.text_of(about, entries)
        case Format.jsonld:
            from faqcli.writers import jsonld

            return jsonld.text_of(about, entries)
        case Format.html:
            from faqcli.writers import html as page

            return page.text_of(about, entries)
        case _:
            assert_never(format_)
