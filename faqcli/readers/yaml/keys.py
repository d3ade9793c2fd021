"""The keys that people use for the parts of a FAQ.

Names in English that programs use are here; the words of each language are in `faqcli.languages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from faqcli.languages import LANGUAGES, words

STRONG_QUESTIONS = frozenset(words("question_keys"))
"""Keys that are never anything but a question's."""

STRONG_ANSWERS = frozenset(words("answer_keys"))

WEAK_QUESTIONS = (
    "title", "name", "heading", "header", "headline", "summary", "subject", "label", "prompt",
    "term", *words("title_keys"),
)  # fmt: skip
"""Keys that may be a question's, the likeliest first."""

WEAK_ANSWERS = (
    "content", "text", "body", "description", "desc", "details", "detail", "html", "markdown", "md",
    "message", "value", "definition", "explanation", "reply", "paragraphs", *words("text_keys"),
)  # fmt: skip
"""Keys that may be an answer's, the likeliest first."""

LISTS = frozenset(
    """
    items entries entry list data content contents sections section groups group categories
    category topics topic pages chapters parts blocks accordion accordions elements main_entity
    params extra site props intents qna_documents qna_list
    """.split()
) | frozenset(words("list_keys"))
"""Keys of questions, or of groups of them, that say nothing about these."""

TITLES = (
    "title", "name", "section", "category", "topic", "heading", "header", "headline", "group",
    "label", "subject", "section_title", "section_name", "category_name", "group_name",
    "category_title", *words("title_keys"), *words("section_keys"),
)  # fmt: skip
"""Keys that may be a section's title, the likeliest first."""

SECTIONS = (
    "section", "category", "group", "topic", "categories", "section_title", "category_name",
    *words("section_keys"),
)  # fmt: skip
"""Keys by which an entry names its section."""

OTHERS = {
    "id": ("slug", "anchor", "uid"),
    "short": ("short_answer", "tldr", "brief"),
    "note": ("notes",),
    "tags": ("tag", "keywords", "labels"),
    "aliases": ("alias", "alternatives", "variants", "synonyms"),
    "see_also": ("seealso",),
}
"""Other names of the optional parts of an entry."""

ANSWER_LISTS = ("items", "list", "list_items", "bullets", "bullet_points", "points", "steps")
"""Keys beside an answer whose list belongs to it."""

ITEMS = frozenset(("item", "bullet", "point", "step", *WEAK_ANSWERS))
"""Keys of the text of an item in such a list; another one is part of the text."""

TECHNICAL = (
    "id", "slug", "icon", "key", "order", "weight", "image", "color", "colour", "url", "link",
    "anchor", "class", "enable", "enabled", "expanded", "collapsed", "open", "show", "active",
    "featured", "target", "data_target", "permalink", "layout", "style", "published", "draft",
)  # fmt: skip
"""Keys whose values are for programs, and never a title."""

_LANGUAGES = {key: one.code for one in reversed(LANGUAGES) for key in one.question_keys}
_CODES = frozenset(language.code for language in LANGUAGES)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NUMBER = re.compile(r"[ _.-]?\d+\Z")
_ASKS = re.compile(r"[?？؟;՞]\s*\Z")
_GENERIC = re.compile(
    rf"{'|'.join(words('list_words'))}|q_?(?:&|and|n)_?a|accordion|_list\Z|items?\Z"
)


@lru_cache(4096)
def fold_key(name: str) -> str:
    """Return a key as it is written here: `shortAnswer` and `Short answer` as `short_answer`."""
    return re.sub(r"[\s_-]+", "_", _CAMEL.sub("_", name.strip())).strip("_").casefold()


def unnumbered(name: str) -> str:
    """Return a folded key without a number or a language at its end."""
    base = _NUMBER.sub("", name)
    head, _, tail = base.rpartition("_")
    return head if head and tail in _CODES else base


def is_numbered(name: str) -> bool:
    """Return whether a key is a number, or a word such as `item` and a number."""
    folded = fold_key(name)
    base = _NUMBER.sub("", folded)
    if base == folded:
        return False
    return not base or base in LISTS or base in STRONG_QUESTIONS or base in ("item", "no", "nr")


def is_generic(name: str) -> bool:
    """Return whether a key of questions says only that they are questions."""
    folded = fold_key(name)
    is_known = folded in LISTS or folded in STRONG_QUESTIONS
    return is_known or is_numbered(name) or bool(_GENERIC.search(folded))


def is_language(name: str) -> bool:
    """Return whether a key is the code of a language, such as `en` or `pt-BR`."""
    head, _, region = fold_key(name).partition("_")
    return head in _CODES and len(region) in (0, 2, 4)


def language_of(name: str) -> str:
    """Return the code of the language, or the likeliest, that a key of a question is in."""
    return _LANGUAGES.get(fold_key(name), "")


def is_question(name: str) -> bool:
    """Return whether a key ends like a question."""
    return bool(_ASKS.search(name))


def is_sentence(name: str) -> bool:
    """Return whether a key is more likely a question than a name."""
    return bool(_ASKS.search(name)) or name.count(" ") >= 2 or _has_no_spaces(name)


def _has_no_spaces(name: str) -> bool:
    """Return whether a text in a script without spaces is longer than a name."""
    return len(name) >= 8 and all(c >= "\u0e00" for c in name[:8])


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
        folded.setdefault(fold_key(name), name)
    bare: dict[str, str] = {}
    for key, name in folded.items():
        bare.setdefault(unnumbered(key), name)
    question = _strong(folded, bare, "question", STRONG_QUESTIONS)
    answer = _strong(folded, bare, "answer", STRONG_ANSWERS)
    if not (question or answer):
        question, answer = _by_their_words(folded)
    is_strong = bool(question or answer)
    likely = question or _first(folded, WEAK_QUESTIONS), answer or _first(folded, WEAK_ANSWERS)
    if all(likely):
        question, answer = likely
    return Parts(question, answer, is_strong)


_WORDINGS = frozenset(["questions", "patterns", "utterances", "phrases", "training_phrases"])
"""Keys of a list of ways to ask one question."""
_RESPONSES = frozenset(["responses", "response", *STRONG_ANSWERS])


def wordings(names: Iterable[str]) -> Parts | None:
    """Return the key of several wordings and that of their answer; None if both aren't there."""
    folded = {fold_key(name): name for name in names if name}
    if _WORDINGS.isdisjoint(folded) or not STRONG_QUESTIONS.isdisjoint(folded.keys() - _WORDINGS):
        return None
    question = next(name for key, name in folded.items() if key in _WORDINGS)
    answer = next((name for key, name in folded.items() if key in _RESPONSES), "")
    return Parts(question, answer, is_strong=True) if answer and answer != question else None


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
