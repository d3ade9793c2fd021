"""Values → what `--json` prints: names as in the FAQ file, and always the same ones."""

from __future__ import annotations

import json
from typing import Any

from faqcli.faq import Faq
from faqcli.model import Heading, Hit, Problem, Results
from faqcli.sanitize import visible, visible_name


def of_faq(faq: Faq) -> dict[str, Any]:
    """Return what a FAQ says about itself."""
    about = faq.about
    return {
        "title": about.title,
        "description": about.description,
        "notice": about.notice,
        "language": about.language,
        "as_of": about.as_of,
        "source": about.source._asdict(),
        "count": faq.count,
        "file": _file(faq),
    }


def _file(faq: Faq) -> str:
    """Return the absolute path of the file, or what else the FAQ was read from."""
    document = faq.document
    return document.name if document.path is None else visible_name(str(document.path))


def _index(faq: Faq) -> str:
    """Return the path of the index; empty if it is in memory."""
    path = faq.index.connection.path
    return visible_name(str(path)) if path else ""


def of_info(faq: Faq) -> dict[str, Any]:
    """Return the same, and what is in it and where its index lies."""
    return of_faq(faq) | {
        "sections": [section._asdict() for section in faq.sections()],
        "tags": [{"name": name, "count": count} for name, count in faq.tags()],
        "problems": faq.problem_count,
        "index": _index(faq) or None,
    }


def facts(faq: Faq) -> list[tuple[str, str]]:
    """Return the same for people: what each fact is called, and the fact; none of it empty."""
    about, source = faq.about, faq.about.source
    sections = [f"{s.title} ({s.size})" for s in faq.sections() if s.title]
    found = [
        ("title", about.title),
        ("about", about.description),
        ("notice", about.notice),
        ("source", source.title),
        ("authors", ", ".join(source.authors)),
        ("affiliation", source.affiliation),
        ("publisher", source.publisher),
        ("year", source.year),
        ("address", source.url),
        ("as of", about.as_of),
        ("language", about.language),
        ("questions", str(faq.count)),
        ("sections", ", ".join(sections)),
        ("tags", ", ".join(f"{name} ({count})" for name, count in faq.tags())),
        ("file", _file(faq)),
        ("index", _index(faq) or "in memory"),
    ]
    return [(label, text) for label, text in found if text]


def of_heading(heading: Heading) -> dict[str, Any]:
    """Return a question as it stands in a list."""
    return heading._asdict()


def of_hit(hit: Hit) -> dict[str, Any]:
    """Return a hit; spans are half-open, in code points of the passage's text."""
    return {
        "number": hit.entry.number,
        "id": hit.entry.id,
        "question": hit.entry.question,
        "section": hit.entry.section,
        "score": hit.score,
        "matched_as": hit.matched_as,
        "passages": [passage._asdict() for passage in hit.passages],
    }


def of_results(faq: Faq, results: Results) -> dict[str, Any]:
    """Return what a search found, and the words that no entry holds.

    `more` tells that `total` are only the best of what fits; `loosened` are the phrases that stand
    nowhere and were searched for as words, `nearest` the number of what a refused query came to.
    """
    return {
        "faq": of_faq(faq),
        "total": results.total,
        "more": not results.is_total_exact,
        "missing": [visible(word) for word in results.missing],
        "loosened": [visible(phrase) for phrase in results.relaxed_phrases],
        "nearest": results.nearest,
        "hits": [of_hit(hit) for hit in results],
    }


def of_problem(file: str, problem: Problem) -> dict[str, Any]:
    """Return what is wrong in a file, and where; lines and columns count from 1."""
    known = problem._asdict()
    del known["file"]
    return {"file": file, **known, "number": problem.number or None}


def to_text(record: dict[str, Any], *, is_unicode: bool) -> str:
    """Return a record as JSON, in ASCII alone for an output that cannot hold more."""
    return json.dumps(record, ensure_ascii=not is_unicode, indent=2) + "\n"
