"""What the searches that a FAQ must answer find: its tests, and its own phrasings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faqcli.index.store import Index
from faqcli.model import Entry, Problem, Results, SearchTest, Severity
from faqcli.readers.rules import Place, Rules
from faqcli.sanitize import quoted
from faqcli.search.engine import search
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
            yield _problem("error", message, rules.tests[test.query], hint)
    entries = index.entries(index.numbers()) if index.count <= MOST_ENTRIES else {}
    for entry in entries.values():
        for phrasing, places in _phrasings(entry, rules):
            found = search(index, phrasing, 1)
            form = folded(phrasing)
            is_shared = found and form in map(folded, _texts(found[0].entry))
            if form in places and found.has_words and not is_shared:
                message = _instead(phrasing, found, [entry.id])
                yield _problem("warning", message, places[form])


def _texts(entry: Entry) -> tuple[str, ...]:
    return (entry.question, *entry.aliases)


def _phrasings(entry: Entry, rules: Rules) -> Iterator[tuple[str, dict[str, Place]]]:
    """Yield the phrasings of an entry, each with the places of its kind."""
    yield entry.question, rules.questions
    for alias in entry.aliases:
        yield alias, rules.aliases


def _faults(index: Index, test: SearchTest) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a test or what it finds, and how to fix it."""
    wanted = {one: index.number_of(one) or _number(index, one) for one in test.finds}
    unknown = [one for one, number in wanted.items() if not number]
    if unknown:
        yield f"`finds` has an unknown id: `{unknown[0]}`", "write the id of an entry"
        return
    found = search(index, test.query, 1)
    first = found[0].entry.number if found else 0
    if first not in (wanted.values() or (0,)):
        meant = f"add it to the aliases of `{test.finds[0]}`, or " if test.finds else ""
        yield _instead(test.query, found, test.finds), f"{meant}change the test"


def _number(index: Index, text: str) -> int:
    """Return the number of an entry that is written in digits; 0 if there is none."""
    number = int(text) if re.fullmatch("[0-9]{1,9}", text) else 0
    return number if number in index.entries([number]) else 0


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


def _problem(severity: Severity, message: str, place: Place, hint: str = "") -> Problem:
    file, line, column = place
    return Problem(severity, message, line, column, hint, file=file)
