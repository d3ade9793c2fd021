"""A FAQ as a schema.org FAQPage in JSON-LD, for search engines and assistants.

Google's guide to FAQPage asks for the whole question as `name` and the whole answer as the `text`
of `acceptedAnswer`, which may be HTML. Other fields are written if schema.org has a property for
them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from faqcli.markup.to_html import to_html
from faqcli.model import About, Entry, Source
from faqcli.readers.jsonld import PUBLISHER
from faqcli.writers.anchors import anchors_of, fragment


def write(about: About, entries: Sequence[Entry]) -> str:
    """Return the JSON of the page's data."""
    anchors = anchors_of(entries)
    questions = [_question(entry, anchors[entry.number]) for entry in entries]
    page = _filled({**_page(about), "mainEntity": questions})
    return f"{_for_script(json.dumps(page, ensure_ascii=False, indent=2))}\n"


def script_of(about: About, entries: Iterable[Entry], anchors: Mapping[int, str]) -> Iterator[str]:
    """Yield the same data, on one line, for a `<script>` in a page, which nothing in it can end.

    Args:
        about: what the FAQ says about itself.
        entries: its entries, of which one at a time is needed.
        anchors: the anchors of the entries in the page, by number.
    """
    page = _for_script(json.dumps(_filled(_page(about)), ensure_ascii=False))
    lead = first = f'{page.removesuffix("}")}, "mainEntity": ['
    for entry in entries:
        question = _question(entry, anchors[entry.number])
        yield lead + _for_script(json.dumps(question, ensure_ascii=False))
        lead = ", "
    yield page if lead is first else "]}"


def _for_script(text: str) -> str:
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _page(about: About) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "name": about.title,
        "description": about.description,
        "inLanguage": about.language,
        "temporalCoverage": about.as_of,
        "isBasedOn": _source(about.source),
        "sdPublisher": {"@type": "Organization", "name": PUBLISHER},
    }


def _question(entry: Entry, anchor: str) -> dict[str, Any]:
    answer = {
        "text": to_html(entry.answer),
        "abstract": to_html(entry.short),
        "comment": _thing("Comment", text=to_html(entry.note)),
    }
    question = {
        "@type": "Question",
        "@id": fragment(anchor),
        "name": entry.question,
        "isPartOf": _thing("CreativeWork", name=entry.section),
        "keywords": list(entry.tags),
        "acceptedAnswer": {"@type": "Answer", "text": "", **_filled(answer)},
    }
    return _filled(question)


def _source(source: Source) -> dict[str, Any]:
    return _thing(
        "CreativeWork",
        name=source.title,
        author=[_thing("Person", name=one.name, jobTitle=one.role) for one in source.authors],
        publisher=_thing(
            "Organization",
            name=source.publisher,
            description=source.about,
            publishingPrinciples=list(source.disclosures),
        ),
        datePublished=source.year,
        url=source.url,
        creditText=source.credit,
        copyrightNotice=source.rights,
    )


def _thing(kind: str, **values: object) -> dict[str, Any]:
    """Return a thing of a type of schema.org; nothing if all of its values are empty."""
    filled = _filled(values)
    return {"@type": kind, **filled} if filled else {}


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    """Return a mapping without empty values."""
    return {name: value for name, value in values.items() if value}
