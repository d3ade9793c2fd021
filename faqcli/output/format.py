"""One result, three shapes: lines for a terminal, lines for a pipe, JSON.

Which of them is wanted decides on what has to be imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.model import Entry, Heading, Problem, Results
    from faqcli.output.console import Output


def questions(output: Output, faq: Faq, headings: Iterable[Heading], *, as_json: bool) -> None:
    """Print a list of questions."""
    if as_json:
        from faqcli.output import json as records

        entries = [records.of_heading(heading) for heading in headings]
        _print_record(output, {"faq": records.of_faq(faq), "entries": entries})
    elif output.is_terminal:
        from faqcli.output import terminal as render

        output.show(render.headings(headings, faq.count, output.width))
    else:
        from faqcli.output import plain

        output.show(plain.headings(headings))


def answers(
    output: Output, faq: Faq, entries: Sequence[Entry], *, is_brief: bool, as_json: bool
) -> None:
    """Print entries one after the other."""
    if as_json:
        from faqcli.output import json as records
        from faqcli.writers.json import of_entry

        found = [of_entry(entry) for entry in entries]
        _print_record(output, {"faq": records.of_faq(faq), "entries": found})
    elif output.is_terminal:
        from faqcli.output import terminal as render

        width = output.width
        last = entries[-1] if entries else None
        screens = (
            render.screen(faq, entry, width, is_brief=is_brief, is_last=entry is last)
            for entry in entries
        )
        output.show(render.joined(screens))
    else:
        from faqcli.output import plain

        output.show(plain.joined(plain.answer(entry, is_brief=is_brief) for entry in entries))


def best_answer(
    output: Output, faq: Faq, text: str, results: Results, *, is_brief: bool, as_json: bool
) -> list[str]:
    """Print the best of the hits whole, its matches marked, and name the others.

    Where these have no place in the output, they are returned to be said beside it.
    """
    if as_json:
        from faqcli.output import json as records
        from faqcli.writers.json import of_entry

        found = [of_entry(hit.entry) for hit in results[:1]]
        rest = [records.of_hit(hit) for hit in results[1:]]
        _print_record(output, {"faq": records.of_faq(faq), "entries": found, "others": rest})
        return []
    if not results:
        return []
    best, *others = results
    spans = faq.highlighter(text).spans
    if output.is_terminal:
        from faqcli.output import terminal as render

        width = output.width
        spelt = best.matched_as
        screens = [
            render.screen(faq, best.entry, width, spans, is_brief=is_brief, matched_as=spelt)
        ]
        screens += [render.others(others, width)] if others else []
        output.show(render.joined(screens))
        return []
    from faqcli.output import plain, suggestions

    output.show(plain.answer(best.entry, spans, is_brief=is_brief))
    also = [f"See also {hit.entry.number}: {hit.entry.question}" for hit in others]
    return [*suggestions.on_spellings([best]), *also]


def hits(output: Output, faq: Faq, text: str, results: Results, *, as_json: bool) -> list[str]:
    """Print what a search found; return what has no place in the output."""
    if as_json:
        from faqcli.output import json as records

        _print_record(output, records.of_results(faq, results))
    elif results and output.is_terminal:
        from faqcli.output import terminal as render

        output.show(render.hits(results, faq.count, text, output.width))
    elif results:
        from faqcli.output import plain, suggestions

        output.show(plain.hits(results))
        return suggestions.on_spellings(results)
    return []


def facts(output: Output, faq: Faq, *, as_json: bool) -> None:
    """Print what a FAQ is."""
    from faqcli.output import json as records

    if as_json:
        _print_record(output, {"faq": records.of_info(faq)})
    elif output.is_terminal:
        from faqcli.output import terminal as render

        output.show(render.facts(records.facts(faq), output.width))
    else:
        from faqcli.output import plain

        output.show(plain.facts(records.facts(faq)))


def problems(output: Output, found: Sequence[tuple[str, Problem]], form: str) -> None:
    """Print what is wrong with files, each problem beside the name of its file.

    `form` is `text`, `json` or `github`, whose annotations stand beside the lines of a change.
    """
    if form == "json":
        from faqcli.output import json as records

        _print_record(output, {"problems": [records.of_problem(*one) for one in found]})
        return
    from faqcli.output import diagnostics

    if form == "github":
        output.write(diagnostics.annotation(file, problem) for file, problem in found)
    else:
        width = output.width if output.is_terminal else 0
        output.show(line for one in found for line in diagnostics.lines(*one, width))


def _print_record(output: Output, record: dict[str, Any]) -> None:
    from faqcli.output import json as records

    output.write([records.to_text(record, is_unicode=output.is_unicode)])
