"""The labels of questions and answers: `Q:`, `Frage 1:`, `**Respuesta:**`.

The words are in `faqcli.languages`. English has the single letters `Q` and `A`, and so patterns of
its own; a label in another language is a whole word, or a letter before a colon.
"""

from __future__ import annotations

import re
from functools import cache

from faqcli.languages import ENGLISH, words

_LONGEST = 30
"""How many characters a label has at most, with its number and what emphasises it."""
_LETTER = r"\s*(?:\*\*)?{}\s?\d*(?:[.:)]\s|\s?[:：])(?:\*\*)?\s*"
_Q = re.compile(_LETTER.format("(?:Q|Question)"))
_A = re.compile(_LETTER.format("(?:A|Answer)"))


def _words(field: str) -> str:
    """Return a pattern for the labels of the languages other than English, the longest first."""
    others = sorted({*words(field)} - {*words(field, [ENGLISH])}, key=len, reverse=True)
    whole = "|".join(re.escape(word) for word in others if len(word) > 1)
    letters = "".join(word for word in others if len(word) == 1)
    return rf"(?i:{whole}|[{letters}](?=[\s\d*_]*[:：]))"


_QUESTION, _ANSWER = _words("question_labels"), _words("answer_labels")
_IN_TEXT = r"\s*(?:\*\*)?{}\s*[#№]?\s*\d*\s*(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*"
_BEFORE_COLON = rf"(?:Q|Question|{_QUESTION})\s*[#№]?\s*\d*\s*[:：]"
_ANY_ANSWER = rf"(?:A|Answer|{_ANSWER})"
_PATTERNS = {
    # `Frage: `, `**Frage 1**: ` in YAML
    "question in text": _IN_TEXT.format(_QUESTION),
    "answer in text": _IN_TEXT.format(_ANSWER),
    # `Frage 1: `, `Q. ` in a page
    "before question": rf"\s*(?:(?i:{_BEFORE_COLON})|Q\s?\d*[.)]\s)\s*(?=\S)",
    # `Why?</b> A: Because` in the HTML of a page
    "answer in page": rf"(?i)(?<=[?？؟!.。])(?:\s|<[^<>]*>)*{_ANY_ANSWER}\s*\d*\s*[:：]",
    # `Q1. ` in a heading, which surely is a question
    "in heading": (
        rf"(?i)^\s*(?:{_BEFORE_COLON}"
        r"|Q\s?\d*\s*[.)\]–—]|Q\d+\s+-?|Q\s+-\s|\[Q\]|\(Q\))\s*(?=\S)"
    ),
    # `A:`, `**Antwort.**` at the start of an answer in Markdown
    "before answer": (
        rf"(?i)\A\s*(?:(?P<m>\*{{1,3}}|_{{1,3}})\s*{_ANY_ANSWER}\s*\d*\s*"
        rf"(?:[.:：)]\s*(?P=m)|(?P=m)\s*[.:：)-])|{_ANY_ANSWER}\s?\d*\s*[:：])\s*"
    ),
    # `A. ` at the start of an answer, if most have it
    "letter before answer": r"\A\s*(\*\*)?A\s?\d*[.)](?(1)\*\*)\s+",
    # `**Q1:** Why?` as a line of Markdown, with the question in the group `text`. A dash after a
    # word needs a number before it: «Вопрос — в том, …» is no label.
    "question line": (
        r"\s*[*_]{0,3}(?:\[?Q(?:uestion)?\s*\d{0,3}\]?"
        rf"|{_QUESTION}(?:\s*[#№]?\s*\d{{1,3}}|(?!\s*[–—])))"
        r"\s*(?:[*_]{0,3}\s*[:：.)–—]\s*[*_]{0,3}|[*_]{1,3})\s*(?P<text>\S.*)"
    ),
    # `**A:**` at the start of a line of Markdown
    "answer line": (
        rf"\s*[*_]{{0,3}}(?:\[?A(?:nswer)?\s*\d{{0,3}}\]?|{_ANSWER}\s*\d{{0,3}})"
        r"\s*[*_]{0,3}\s*[:：.)–—]"
    ),
    # `Why? A: Because` on the line of a question
    "answer in line": (
        r"\s[*_]{0,3}A(?:nswer)?[*_]{0,3}:[*_]{0,3}\s"
        rf"|(?<=[\s?？؟。])[*_]{{0,3}}{_ANSWER}\s*\d{{0,3}}\s*[*_]{{0,3}}\s*[:：]"
    ),
}
"""Where a label may be, and the pattern that finds it there."""


@cache
def pattern(place: str) -> re.Pattern[str]:
    """Return the pattern for labels in a place of `_PATTERNS`; each is compiled when first used."""
    return re.compile(_PATTERNS[place])


def without_labels(question: str, answer: str) -> tuple[str, str]:
    """Return a question without a label such as `Q.` or `Frage:`, and its answer without one.

    The letter of an answer counts only before a colon, or if the question has one: the answer
    `A. Smith` is a name.
    """
    asked = _Q.match(question) if question[0] in "Qq*" else None
    asked = asked or _match_in_text("question in text", question)
    is_lettered = asked or (
        answer[:1] in "Aa* \n" and answer.lstrip("* \n").startswith(("A:", "Answer:"))
    )
    answered = _A.match(answer) if is_lettered else None
    answered = answered or _match_in_text("answer in text", answer)
    question = question[asked.end() :] if asked and asked.end() < len(question) else question
    return question, answer[answered.end() :] if answered else answer


def _match_in_text(place: str, text: str) -> re.Match[str] | None:
    """Return the label of a text if it has a colon near its start, which spares most the search."""
    start = text[:_LONGEST]
    return pattern(place).match(text) if ":" in start or "：" in start else None
