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


@cache
def _words(field: str) -> str:
    """Return a pattern for the labels of the languages other than English, the longest first."""
    others = sorted({*words(field)} - {*words(field, [ENGLISH])}, key=len, reverse=True)
    whole = "|".join(re.escape(word) for word in others if len(word) > 1)
    letters = "".join(word for word in others if len(word) == 1)
    return rf"(?i:{whole}|[{letters}](?=[\s\d*_]*[:：]))"


@cache
def _in_text(field: str) -> re.Pattern[str]:
    """Return a pattern for a label at the start of a text: `Frage:`, `**Frage 1**:`."""
    return re.compile(
        rf"\s*(?:\*\*)?{_words(field)}\s*[#№]?\s*\d*\s*(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*"
    )


def _before_colon() -> str:
    return rf"(?:Q|Question|{_words('question_labels')})\s*[#№]?\s*\d*\s*[:：]"


@cache
def before_question() -> re.Pattern[str]:
    """Return a pattern for the label of a question before a colon: `Frage 1: `."""
    return re.compile(rf"\s*{_before_colon()}\s*(?=\S)", re.IGNORECASE)


@cache
def in_heading() -> re.Pattern[str]:
    """Return a pattern for the label of what surely is a question: `Q1. ` in a heading."""
    return re.compile(
        rf"^\s*(?:{_before_colon()}"
        r"|Q\s?\d*\s*[.)\]–—]|Q\d+\s+-?|Q\s+-\s|\[Q\]|\(Q\))\s*(?=\S)",
        re.IGNORECASE,
    )


@cache
def before_answer() -> re.Pattern[str]:
    """Return a pattern for the label of an answer in Markdown: `A:`, `**Antwort.**`."""
    label = rf"(?:A|Answer|{_words('answer_labels')})"
    return re.compile(
        rf"\A\s*(?:(?P<m>\*{{1,3}}|_{{1,3}})\s*{label}\s*\d*\s*"
        rf"(?:[.:：)]\s*(?P=m)|(?P=m)\s*[.:：)-])|{label}\s?\d*\s*[:：])\s*",
        re.IGNORECASE,
    )


@cache
def question_line() -> re.Pattern[str]:
    """Return a pattern for a line of Markdown with a labelled question, in the group `text`.

    A dash after a word needs a number before it: «Вопрос — в том, …» is no label.
    """
    return re.compile(
        r"\s*[*_]{0,3}(?:\[?Q(?:uestion)?\s*\d{0,3}\]?"
        rf"|{_words('question_labels')}(?:\s*[#№]?\s*\d{{1,3}}|(?!\s*[–—])))"
        r"\s*(?:[*_]{0,3}\s*[:：.)–—]\s*[*_]{0,3}|[*_]{1,3})\s*(?P<text>\S.*)"
    )


@cache
def answer_line() -> re.Pattern[str]:
    """Return a pattern for the start of a line of Markdown with a labelled answer."""
    return re.compile(
        rf"\s*[*_]{{0,3}}(?:\[?A(?:nswer)?\s*\d{{0,3}}\]?|{_words('answer_labels')}\s*\d{{0,3}})"
        r"\s*[*_]{0,3}\s*[:：.)–—]"
    )


@cache
def answer_in_line() -> re.Pattern[str]:
    """Return a pattern for an answer's label on the line of its question."""
    return re.compile(
        r"\s[*_]{0,3}A(?:nswer)?[*_]{0,3}:[*_]{0,3}\s"
        rf"|(?<=[\s?？؟。])[*_]{{0,3}}{_words('answer_labels')}\s*\d{{0,3}}\s*[*_]{{0,3}}\s*[:：]"
    )


def without_labels(question: str, answer: str) -> tuple[str, str]:
    """Return a question without a label such as `Q.` or `Frage:`, and its answer without one.

    The letter of an answer counts only before a colon, or if the question has one: the answer
    `A. Smith` is a name.
    """
    asked = _Q.match(question) if question[0] in "Qq*" else None
    if not asked and _may_have_label(question):
        asked = _in_text("question_labels").match(question)
    is_lettered = asked or (
        answer[:1] in "Aa* \n" and answer.lstrip("* \n").startswith(("A:", "Answer:"))
    )
    answered = _A.match(answer) if is_lettered else None
    if not answered and _may_have_label(answer):
        answered = _in_text("answer_labels").match(answer)
    question = question[asked.end() :] if asked and asked.end() < len(question) else question
    return question, answer[answered.end() :] if answered else answer


def _may_have_label(text: str) -> bool:
    """Return whether a text has a colon near its start; this spares most texts the patterns."""
    start = text[:_LONGEST]
    return ":" in start or "：" in start
