"""What a FAQ says about itself, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faqcli.sanitize import visible_name

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.model import About


def facts(faq: Faq) -> list[tuple[str, str]]:
    """Return the known facts about a FAQ, each with its label."""
    about, source = faq.about, faq.about.source
    sections = [f"{s.title} ({s.size})" for s in faq.sections() if s.title]
    known = [
        ("title", about.title),
        ("about", about.description),
        ("notice", about.notice),
        ("source", source.title),
        ("authors", source.byline),
        ("affiliation", source.affiliation),
        ("publisher", source.publisher),
        ("background", source.about),
        ("year", source.year),
        ("address", source.url),
        *(("disclosure", address) for address in source.disclosures),
        ("rights", source.rights),
        ("as of", about.as_of),
        ("language", language_of(about)),
        ("questions", str(faq.count)),
        ("sections", ", ".join(sections)),
        ("tags", ", ".join(f"{name} ({count})" for name, count in faq.tags())),
        ("file", file_of(faq)),
        ("format", faq.index.format),
        *(("left out", one) for one in faq.index.left_out),
        ("index", index_of(faq) or "in memory"),
    ]
    return [(label, text) for label, text in known if text]


def language_of(about: About) -> str:
    """Return the code of a FAQ's language, and whether it was recognised by its words."""
    is_recognised = about.is_language_guessed and about.needed_language
    return f"{about.language} (recognised by its words)" if is_recognised else about.language


def file_of(faq: Faq) -> str:
    """Return the absolute path of a FAQ's file, or its name if it has no path."""
    path = faq.document.path
    return visible_name(str(path)) if path else faq.document.name


def index_of(faq: Faq) -> str:
    """Return the path of a FAQ's index; empty if the index is in memory."""
    path = faq.index.connection.path
    return visible_name(str(path)) if path else ""
