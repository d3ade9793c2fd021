"""Which keys of a mapping are the question and the answer of an entry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from faqcli.readers.yaml import keys


class Parts(NamedTuple):
    """The keys of an entry's question and answer; empty if there is none."""

    question: str
    answer: str
    is_strong: bool
    """Whether one of them is never anything else: `answer`, but not `text`."""


def parts_of(names: Iterable[str]) -> Parts:
    """Return which keys of a mapping are its question and its answer.

    A weak name counts only beside a name of the other part: `text` is an answer beside `question`
    or `title`, and nothing by itself.
    """
    folded: dict[str, str] = {}
    for name in names:
        folded.setdefault(keys.fold_key(name), name)
    bare: dict[str, str] = {}
    for key, name in folded.items():
        bare.setdefault(keys.unnumbered(key), name)
    question = _strong(folded, bare, "question", keys.STRONG_QUESTIONS)
    answer = _strong(folded, bare, "answer", keys.STRONG_ANSWERS)
    if not (question or answer):
        question, answer = _by_their_words(folded)
    is_strong = bool(question or answer)
    weak_answer = answer or _first(folded, keys.WEAK_ANSWERS)
    weak_question = question or _first(folded, keys.WEAK_QUESTIONS)
    return Parts(
        question or (weak_question if weak_answer else ""),
        answer or (weak_answer if weak_question else ""),
        is_strong,
    )


def _by_their_words(folded: dict[str, str]) -> tuple[str, str]:
    """Return keys such as `faq_question` and `faq_answer`, if there are both."""
    question = next((name for key, name in folded.items() if "question" in key.split("_")), "")
    answer = next((name for key, name in folded.items() if "answer" in key.split("_")), "")
    return (question, answer) if question and answer else ("", "")


def _strong(folded: dict[str, str], bare: dict[str, str], best: str, known: frozenset[str]) -> str:
    for given in (folded, bare):
        if best in given:
            return given[best]
        for key, name in given.items():
            if key in known:
                return name
    return ""


def _first(folded: dict[str, str], known: Iterable[str]) -> str:
    return next((folded[key] for key in known if key in folded), "")
