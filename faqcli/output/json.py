"""Values as JSON: with the names that a FAQ file uses, and always the same ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from faqcli.model import BY_MEANING
from faqcli.output.facts import file_of, index_of
from faqcli.output.format import Format
from faqcli.sanitize import visible
from faqcli.writers.json import lines_of, of_entry, of_source, with_extra

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.model import Entry, Heading, Hit, Problem, Results


class Json(Format):
    """Prints one JSON object.

    Args:
        is_unicode: whether the output can encode any character; otherwise the JSON is ASCII.
    """

    def __init__(self, *, is_unicode: bool) -> None:
        self._is_unicode = is_unicode

    def questions(self, faq: Faq, headings: Iterable[Heading]) -> Iterator[str]:
        """Yield `faq` and `entries`, each with number, id, question and section."""
        values = (heading._asdict() for heading in headings)
        return lines_of({"faq": of_faq(faq)}, "entries", values, is_ascii=not self._is_unicode)

    def answers(self, faq: Faq, entries: Sequence[Entry], *, is_brief: bool) -> list[str]:
        """Return `faq` and whole `entries`."""
        return self.lines(faq=of_faq(faq), entries=[of_entry(entry) for entry in entries])

    def best_answer(self, faq: Faq, query: str, results: Results, *, is_brief: bool) -> list[str]:
        """Return the best hit as the only one of `entries`, and the rest as `others`.

        If the query asks for what the FAQ says about itself, that is `about`, and no hit is best.
        """
        best = results[: 0 if results.about else 1]
        return self.lines(
            faq=of_faq(faq),
            entries=[of_entry(hit.entry) for hit in best],
            others=[of_hit(hit) for hit in results[len(best) :]],
            about=of_about(results),
        )

    def hits(self, faq: Faq, query: str, results: Results, rest: str = "") -> list[str]:
        """Return the `hits` and what else a search learned."""
        return self.lines(**of_results(faq, results))

    def facts(self, faq: Faq) -> list[str]:
        """Return `faq`, with its sections, tags and the path of its index."""
        return self.lines(faq=of_info(faq))

    def problems(self, problems: Sequence[tuple[str, Problem]]) -> list[str]:
        """Return `problems`."""
        return self.lines(problems=[of_problem(*one) for one in problems])

    def lines(self, **record: Any) -> list[str]:
        """Return an object with these keys and values."""
        return [json.dumps(record, ensure_ascii=not self._is_unicode, indent=2)]


def of_faq(faq: Faq) -> dict[str, Any]:
    """Return what a FAQ says about itself."""
    about = faq.about
    return {
        "title": about.title,
        "description": about.description,
        "notice": about.notice,
        "language": about.language,
        "as_of": about.as_of,
        "source": of_source(about.source),
        "count": faq.count,
        "file": file_of(faq),
    }


def of_info(faq: Faq) -> dict[str, Any]:
    """Return the same, with its contents and the path of its index."""
    about = faq.about
    known = of_faq(faq) | {
        "sections": [
            with_extra(
                section._asdict()
                | {"description": about.section_descriptions.get(section.title, "")},
                about.section_extra.get(section.title, {}),
            )
            for section in faq.sections()
        ],
        "tags": [{"name": name, "count": count} for name, count in faq.tags()],
        "is_language_guessed": about.is_language_guessed,
        "problems": faq.problem_count,
        "index": index_of(faq) or None,
    }
    return with_extra(known, about.extra)


def of_hit(hit: Hit) -> dict[str, Any]:
    """Return a hit; spans are half-open, in code points of the passage's text."""
    is_by_meaning = hit.matched_as == BY_MEANING
    return {
        "number": hit.entry.number,
        "id": hit.entry.id,
        "question": hit.entry.question,
        "section": hit.entry.section,
        "score": hit.score,
        "matched_as": "" if is_by_meaning else hit.matched_as,
        "by_meaning": is_by_meaning,
        "passages": [passage._asdict() for passage in hit.passages],
    }


def of_about(results: Results) -> dict[str, Any] | None:
    """Return what the FAQ says about itself, if that is what a query asks for."""
    return results.about._asdict() if results.about else None


def of_results(faq: Faq, results: Results) -> dict[str, Any]:
    """Return the hits of a search and what else it learned.

    `more` is true if more than `total` entries match, `loosened` has the phrases that were
    searched for word by word, and `nearest` is the number of the nearest entry if none matches.
    `weaker` is how many matches were left out because they are much weaker than the best.
    """
    return {
        "faq": of_faq(faq),
        "total": results.total,
        "more": not results.is_total_exact,
        "missing": [visible(word) for word in results.missing],
        "loosened": [visible(phrase) for phrase in results.relaxed_phrases],
        "nearest": results.nearest,
        "weaker": results.weaker,
        "about": of_about(results),
        "hits": [of_hit(hit) for hit in results],
    }


def of_problem(file: str, problem: Problem) -> dict[str, Any]:
    """Return a problem and its place; lines and columns count from 1."""
    known = problem._asdict()
    del known["file"]
    return {"file": file, **known, "number": problem.number or None}
