"""What the searches that a FAQ must answer find: its tests, and its own phrasings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faqcli.index.store import Index
from faqcli.model import Problem, Results, SearchTest
from faqcli.readers.rules import Rules
from faqcli.sanitize import quoted
from faqcli.search.engine import search
from faqcli.search.references import select
from faqcli.text.tokens import folded

MOST_ENTRIES = 1000
"""In a larger FAQ, its own phrasings aren't searched for: that would take minutes."""


def problems(index: Index, rules: Rules) -> Iterator[Problem]:
    """Yield an error for each test that fails, and a warning for each phrasing that loses.

    Args:
        index: the index of the FAQ.
        rules: where its questions, aliases and tests are.
    """
    for test in index.about().tests:
        for message, hint in _faults(index, test) if test.query in rules.tests else ():
            file, line, column = rules.tests[test.query]
            yield Problem("error", message, line, column, hint, file=file)
    entries = index.entries(index.numbers()) if index.count <= MOST_ENTRIES else {}
    for entry in entries.values():
        others = [(alias, rules.aliases) for alias in entry.aliases]
        for phrasing, places in [(entry.question, rules.questions), *others]:
            found, form = search(index, phrasing, 1), folded(phrasing)
            first = [text for hit in found for text in (hit.entry.question, *hit.entry.aliases)]
            if form in places and found.has_words and form not in map(folded, first):
                file, line, column = places[form]
                message = _instead(phrasing, found, [entry.id])
                yield Problem("warning", message, line, column, file=file)


def _faults(index: Index, test: SearchTest) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a test or what it finds, and how to fix it."""
    wanted = [0] if not test.finds else []
    for one in test.finds:
        selection = select([one], index.count, index.number_of)
        if not (selection and selection.numbers):
            yield f"`finds` has an unknown id: `{one}`", "write the id of an entry"
            return
        wanted += selection.numbers
    found = search(index, test.query, 1)
    if (found[0].entry.number if found else 0) not in wanted:
        meant = f"add it to the aliases of `{test.finds[0]}`, or " if test.finds else ""
        yield _instead(test.query, found, test.finds), f"{meant}change the test"


def _instead(query: str, found: Results, wanted: Sequence[str]) -> str:
    """Return what a search found instead of something else, and why."""
    if found:
        how = f" (matched as “{found[0].matched_as}”)" if found[0].matched_as else ""
        said = f"`{found[0].entry.id}` first{how}"
    else:
        why = f" ({quoted(found.missing[0])} isn't in this FAQ)" if found.missing else ""
        said = f"nothing{why}"
    named = " or ".join(f"`{one}`" for one in wanted) or "nothing"
    return f"a search for {quoted(query)} finds {said}, not {named}"
