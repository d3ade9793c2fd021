"""Questions without their labels and numbers, answers without what separates them from others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape

from faqcli.markup.blocks import parse
from faqcli.markup.blocks import tokens as tokens_of
from faqcli.readers import labels
from faqcli.readers.numbering import without_numbers
from faqcli.sanitize import one_line

_ASKS = re.compile(r"[?？؟⸮][^\w?？؟⸮.。]*$")
"""A sentence that ends with the title of a question, `see “Why?”.`, is none."""
_TAG = re.compile(r"<!--.*?(?:-->|\Z)|</?[a-zA-Z][^<>]*>", re.DOTALL)
_BREAK = re.compile(r"</?(?:br|p|div|li|td|h[1-6])\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{:?\s*(?:[^{}\s]+\s+)*?(?:#([\w.:-]+)|\.[\w-]+)[^{}]*\}")
_LONGEST_ATTRIBUTES = 200
_LONGEST_LINK = 200
_COMMENT = re.compile(r"\{/\*.*?\*/\}")
_PERMALINK = re.compile(r" #+$")
_NUMBER = re.compile(r"^\s*[#(]?\d{1,2}(?:\.\d{1,3})*\s*[.)、]\s*(?!\d)(?=\S)")
_QUOTED = re.compile(r"^\s*>+\s+(?=\S)")
_SIGN = "▼▲▾▴▸►▶◀◂⌄⌃⮟⮝⯆⯅🔽🔼"
"""What shows that a text can be opened."""
_SIGNS = re.compile(
    rf"^\s*[{_SIGN}]\ufe0f?\s*|\s*[{_SIGN}]\ufe0f?\s*$|(?<=[?？؟])\s*[+\-–−×➕➖]\ufe0f?\s*$"
)
_STARRED = re.compile(r"^(\*{1,3})\s*([^*]+?)\s*\1$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_BACK = re.compile(
    r"[\s*_>|(\[]*\[?[^\w\[\]]*(?:back )?to (?:the )?(?:top|toc|contents|table of contents)\W*"
    r"(?:\(#[\w-]*\))?[\s)*_|\]]*",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"\W{0,3}(?:generated|built|created|made|powered) (?:by|with|using) \S.{0,200}", re.IGNORECASE
)
"""What a program writes below a document that it has made, under a line."""
_ORIGIN = re.compile(r"\*Restated from \S.*\.\*")
"""What `faq show` prints below the last answer in a pipe."""
_LINE_ACROSS = re.compile(r"\s*<hr\b[^<>]*>\s*", re.IGNORECASE)
_TAGS_ONLY = re.compile(r"\s*(?:</?(?:a|br|hr|p|div|center|details|summary|section)\b[^<>]*>\s*)+")
_OPENING = re.compile(r"<(\w+)")
_CLOSING = re.compile(r"</(\w+)")
_COMMENT_ONLY = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)+")


def asks(text: str) -> bool:
    """Return whether a text ends like a question."""
    return bool(_ASKS.search(text))


def without_tags(html: str) -> str:
    """Return the text of a piece of HTML, on one line."""
    return one_line(unescape(_TAG.sub("", _BREAK.sub(" ", html))))


def given_id(text: str) -> tuple[str, str]:
    """Return a heading without attributes at its end, such as `{#id}`, and the id in them."""
    start = text.rfind("{")
    if start < 0 or len(text) - start > _LONGEST_ATTRIBUTES:
        return text, ""
    attributes = _ATTRIBUTES.fullmatch(text[start:].rstrip())
    return (text[:start].rstrip(), attributes[1] or "") if attributes else (text, "")


def usable_id(given: str) -> str:
    """Return an id given in a document, unless `faq show` would read it as a number or a range."""
    line = one_line(given)
    return "" if re.fullmatch(r"[\d–-]+", line) else line


def clean_question(text: str) -> str:
    """Return a question on one line, without its label, number and permalink."""
    cleaned = _unlabelled(_NUMBER.sub("", _bare(text)))
    return _finished(_NUMBER.sub("", cleaned), text)


def clean_questions(texts: Sequence[str]) -> list[str]:
    """Return the questions of a document, each as `clean_question` does.

    Numbers go only if they count the questions.
    """
    cleaned = without_numbers([_bare(text) for text in texts])
    cleaned = without_numbers([_unlabelled(text) for text in cleaned])
    return [_finished(one, text) for one, text in zip(cleaned, texts, strict=True)]


def unlinked(text: str) -> str:
    """Return a heading on one line, without a permalink."""
    return _PERMALINK.sub("", one_line(_COMMENT.sub("", text)).rstrip(" ¶🔗"))


def _bare(text: str) -> str:
    return _STARRED.sub(r"\2", _SIGNS.sub("", _QUOTED.sub("", unlinked(text))))


def _unlabelled(text: str) -> str:
    return labels.pattern("in heading").sub("", text, count=1)


def _finished(cleaned: str, text: str) -> str:
    return _STARRED.sub(r"\2", cleaned.strip()) or one_line(text)


def has_label(text: str) -> bool:
    """Return whether a question may have a label, so that its answer may have one too."""
    return text[:1] in "Qq" or bool(labels.pattern("in heading").match(text))


def clean_answer(lines: list[str], *, is_labelled: bool) -> str:
    """Return the lines of an answer as Markdown, without what separates it from other answers.

    Args:
        lines: as in the document.
        is_labelled: whether to remove a label such as `A:`.
    """
    lines = without_end(lines)
    first = 0
    while first < len(lines) and (
        not lines[first].strip() or _COMMENT_ONLY.fullmatch(lines[first])
    ):
        first += 1
    text = "\n".join(lines[first:])
    if is_labelled:
        text = labels.pattern("before answer").sub("", text, count=1)
    return f"{text}\n" if text.strip() else ""


def without_end(lines: list[str]) -> list[str]:
    """Return the lines of an answer up to what separates it from the next one."""
    last = len(lines)
    opened: dict[str, int] = {}
    for i, line in enumerate(lines):
        for name in _OPENING.findall(line):
            opened.setdefault(name, i)
    while last and _separates(lines, last - 1, opened):
        last -= 1
    return lines[:last]


def name_of_end(line: str) -> str:
    """Return what a line is that separates answers; empty if it has no words."""
    if not re.search(r"\w", without_tags(line)):
        return ""
    return "links to the top" if _leads_back(without_tags(line)) else "a footer"


def _leads_back(line: str) -> bool:
    """Return whether a line is a link to the top of its document."""
    return len(line) < _LONGEST_LINK and bool(_BACK.fullmatch(line))


def _separates(lines: list[str], at: int, opened: Mapping[str, int]) -> bool:
    """Return whether the line at an index is not part of an answer that would end with it.

    Args:
        lines: the lines of the answer.
        at: the index.
        opened: the index of the first line that opens an element, by the name of the element.
    """
    line = lines[at]
    if not line.strip() or _leads_back(line):
        return True
    if _COMMENT_ONLY.fullmatch(line) or _ORIGIN.fullmatch(line):
        return True
    if _RULE.fullmatch(line):
        return not at or not lines[at - 1].strip()  # otherwise it makes the line above a heading
    if _FOOTER.fullmatch(line):
        above = next((lines[i] for i in reversed(range(at)) if lines[i].strip()), "")
        return bool(_RULE.fullmatch(above) or _LINE_ACROSS.fullmatch(above))
    if not _TAGS_ONLY.fullmatch(line):
        return line.lstrip().startswith("<") and _leads_back(without_tags(line))
    # An end tag may close what the lines above opened.
    closes = all(opened.get(name, at) < at for name in _CLOSING.findall(line))
    return "href" not in line and not ("</" in line and closes)


def evened(text: str) -> str:
    """Return Markdown without white space at the ends of lines, unless that changes its meaning.

    A line break made by two spaces is written as a backslash: the spaces are invisible, and many
    editors remove them. Code is unchanged.
    """
    if not re.search(r"[ \t]$", text, re.MULTILINE):
        return text
    lines = text.split("\n")
    tokens = tokens_of(text)
    for token in tokens:
        if token.type == "inline" and token.map:
            first, last = token.map
            for i in range(first, last):
                bare = lines[i].rstrip(" \t")
                is_break = lines[i].endswith("  ") and i + 1 < last and bare
                lines[i] = f"{bare}\\" if is_break else bare
    fences = [t.map for t in tokens if t.type in ("fence", "code_block") and t.map]
    code = {i for first, last in fences for i in range(first, last)}
    changed = "\n".join(line if i in code else line.rstrip() for i, line in enumerate(lines))
    return changed if parse(changed) == parse(text) else text
