"""What to say about a search that missed, and about a file with problems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from faqcli.sanitize import quoted

if TYPE_CHECKING:
    from faqcli.faq import Faq
    from faqcli.model import Entry, Heading, Results

_MAX_WORDS = 5


def problem_line(faq: Faq) -> str:
    """Return how many problems a FAQ has, and the command that lists them, or else the file."""
    said = f"{faq.problem_count} problem{'s' * (faq.problem_count != 1)}"
    named = () if faq.program.file else filter(None, [faq.document.reference])
    lister = faq.program.hint(": run `{}`", "check", *named)
    return f"{said}{lister or f' in {faq.document.name}'}"


def on_search(
    faq: Faq, query: str, results: Results, *, is_narrowed: bool = False, is_live: bool = False
) -> list[str]:
    """Return what a search didn't find and what comes nearest, a line each; nothing if all is well.

    Args:
        faq: the FAQ that was searched.
        query: the query as typed.
        results: what the search found.
        is_narrowed: whether a section, a tag, `--all` or `--not` may have left out a match.
        is_live: whether the query is still being typed, on the full screen: then no commands are
            suggested, and no time is spent on a question that might be meant.
    """
    everything = [] if is_live else [_list_hint(faq)]
    if not results.has_words:
        return [f"{quoted(query)} has no words that say what to look for.", *everything]
    found = "; these are matches for its words." if results or results.about else "."
    lines = [
        f"The phrase {quoted(phrase)} isn't in this FAQ{found}"
        for phrase in results.relaxed_phrases
    ]
    asked = quoted(query.replace('"', ""))
    missing = [word.removesuffix("*") if is_live else word for word in results.missing]
    similar = dict.fromkeys(filter(None, map(faq.nearest_word, missing[:_MAX_WORDS])))
    near = [word for word in similar if _finds_any(faq, word)]
    if results or results.about:
        meant = f" Did you mean {_listed(near, 'or')}?" if near else ""
        return [*lines, f"{_absent(missing)}{meant}"] if missing else lines
    if is_narrowed and results.nearest is None:
        lines.append(f"Nothing matches {asked} with these options.")
    elif results.nearest is not None or not missing:
        lines.append(f"This FAQ doesn't answer {asked}.")
    if missing:
        lines.append(_absent(missing))
    if near:
        attempt = "" if is_live else faq.hint(" Try `{}`.", "search", *near)
        lines.append(f"Did you mean {quoted(' '.join(near))}?{attempt}")
    question: Entry | Heading | None = None
    if results.nearest is not None:
        question = faq.entry(results.nearest)
    elif not is_live:
        question = _best_guess(faq, [query] * is_narrowed + [" ".join(near)] * bool(near), query)
    if question:
        lines.append(nearest(question))
    return lines if near or question else [*lines, *everything]


def nearest(question: Entry | Heading) -> str:
    """Return a line that names the question that comes nearest to a query."""
    return f"The nearest question is {question.number}: {question.question}"


def _finds_any(faq: Faq, word: str) -> bool:
    results = faq.search(word, limit=1)
    return bool(results or results.about)


def _absent(words: Sequence[str]) -> str:
    verb = "isn't" if len(words) == 1 else "aren't"
    return f"{_listed(words, 'and')} {verb} in this FAQ."


def _listed(words: Sequence[str], conjunction: str) -> str:
    shown = [quoted(word) for word in words[:_MAX_WORDS]]
    if len(words) > _MAX_WORDS:
        return f"{', '.join(shown)} and {len(words) - _MAX_WORDS} more words"
    *others, last = shown
    return f"{', '.join(others)} {conjunction} {last}" if others else last


def _list_hint(faq: Faq) -> str:
    if not faq.count:
        return "This FAQ has no questions."
    return faq.hint("`{}` shows all questions.", "list")


def _best_guess(faq: Faq, attempts: Sequence[str], query: str) -> Heading | Entry | None:
    """Return the question that was probably meant: what other queries find, or a similar one."""
    hits = (hit for attempt in attempts for hit in faq.search(attempt, limit=1))
    best = next(hits, None)
    return best.entry if best else faq.nearest_question(query)
