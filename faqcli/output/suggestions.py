"""What to say of a file with problems, and of a search that did not find what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from faqcli.faq import Faq
from faqcli.model import Entry, Heading, Hit, Results
from faqcli.output.plain import spelling
from faqcli.sanitize import quoted, visible_name

_MOST_WORDS = 5


def problem_line(faq: Faq) -> str:
    """Return how many problems a FAQ has, and the command that names them."""
    import shlex

    noun = "problem" if faq.problem_count == 1 else "problems"
    named = [visible_name(faq.document.argument)] if faq.document.argument else []
    return f"{faq.problem_count} {noun}: run `{shlex.join(['faq', 'check', *named])}`"


def on_miss(faq: Faq, text: str, results: Results, *, is_narrowed: bool) -> list[str]:
    """Return what to say when nothing was found: why, and what comes nearest.

    `is_narrowed` is whether a section, a tag, `--all` or `--not` left out what would fit.
    """
    if not results.has_words:
        return [f"{quoted(text)} holds no word to search for.", _all(faq)]
    missing = results.missing
    lines = _on_phrases(results)
    if is_narrowed and results.nearest is None:
        lines.append(f"Nothing matches {quoted(text)} and all that you ask for.")
    elif results.nearest is not None or not missing:
        lines.append(f"Nothing here answers {quoted(text)}.")
    if missing:
        lines.append(f"No entry holds {_listed(missing)}.")
    nearest = [word for word in map(faq.nearest_word, missing[:_MOST_WORDS]) if word]
    if nearest:
        words = list(dict.fromkeys(nearest))
        command = faq.command("search", *words)
        lines.append(f"Did you mean {quoted(' '.join(words))}? Try `{command}`.")
    near = _nearest(faq, text, results, nearest, is_narrowed=is_narrowed)
    if near:
        lines.append(f"The nearest question is {near.number}: {near.question}")
    return lines if nearest or near else [*lines, _all(faq)]


def _nearest(
    faq: Faq, text: str, results: Results, words: Sequence[str], *, is_narrowed: bool
) -> Heading | Entry | None:
    """Return the question that comes nearest to a query that found nothing."""
    if results.nearest is not None:
        return faq.entry(results.nearest)
    hits = faq.search(text, limit=1) if is_narrowed else []
    if not hits and words:
        hits = faq.search(" ".join(words), limit=1)
    return hits[0].entry if hits else faq.nearest_question(text)


def _on_phrases(results: Results) -> list[str]:
    """Return what to say of phrases that were taken apart."""
    return [
        f"The phrase {quoted(phrase)} stands nowhere; its words do."
        for phrase in results.relaxed_phrases
    ]


def _all(faq: Faq) -> str:
    if not faq.count:
        return "This FAQ has no questions."
    return f"`{faq.command('list')}` shows all questions."


def on_hits(faq: Faq, results: Results) -> list[str]:
    """Return what to say beside hits: words that no entry holds, phrases taken apart."""
    lines = _on_phrases(results)
    if results.missing:
        line = f"No entry holds {_listed(results.missing)}."
        nearest = [word for word in map(faq.nearest_word, results.missing[:_MOST_WORDS]) if word]
        lines.append(f"{line} Did you mean {_listed(nearest)}?" if nearest else line)
    return lines


def on_spellings(hits: Sequence[Hit]) -> list[str]:
    """Return by which other spellings or wordings which hits were found."""
    found: dict[str, list[str]] = {}
    for hit in hits:
        words = spelling(hit.matched_as)
        if words:
            found.setdefault(words, []).append(str(hit.entry.number))
    return [
        f"Question{'s' if len(numbers) > 1 else ''} {', '.join(numbers)} {words}."
        for words, numbers in found.items()
    ]


def _listed(words: Sequence[str]) -> str:
    shown = [quoted(word) for word in words[:_MOST_WORDS]]
    if len(words) > _MOST_WORDS:
        return f"{', '.join(shown)} and {len(words) - _MOST_WORDS} more words"
    return " or ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]
