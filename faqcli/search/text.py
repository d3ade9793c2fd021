"""Text → words, each with its folded form and its place in the text as shown.

Words are found in the text as it stands and folded one by one, so that offsets need no mapping
back, however folding changes a length (`ß`, `İ`, `ﬁ`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from faqcli.model import Span

_APOSTROPHES = "'’ʼ"
_TOKEN = re.compile(
    r"(?P<initials>(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?)"  # U.S., e.g.
    r"|(?P<number>(?<![^\W_])\d{1,3}(?:,\d{3})+(?![^\W_])|\d+(?:\.\d+)+)"  # 85,000 and 1.10
    r"|(?P<signed>(?<![^\W_])[^\W\d_](?:\+\+|\#)(?![^\W_]))"  # C++, C#
    rf"|(?P<word>[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*)"
)
# What is neither a word character nor usual punctuation may be a mark that belongs to a word.
_MAYBE_MARK = re.compile(
    "[\u00ad\u200c\u200d]|[^\x00-\u02ff\\w\\s\u2000-\u2bff\u3000-\u303f\ufe10-\ufe1f\ufe30-\uffef]"
)
_JOINERS = "\u00ad\u200c\u200d"
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]+"
)
# Letters with a stroke and ligatures, which Unicode does not decompose.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | dict.fromkeys(_APOSTROPHES + _JOINERS + ",", None)
)
_SENTENCE_END = re.compile(
    r"(?<![^\W\d_]\.[^\W\d_])(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\be\.g)(?<!\bi\.e)"
    r"[.!?…]+[\"'”’»)\]]*\s+(?=[^a-z\s])|[。！？]+[」』）]*|\n+"
)


class Word(NamedTuple):
    """A word of a text: where it stands, half-open in code points, and its folded form."""

    start: int
    end: int
    form: str


def words(text: str) -> list[Word]:
    """Return the words of `text`, in order.

    A possessive `'s` belongs to no word, elided articles (`l'`) stand alone, initials count
    without their dots and numbers without their thousands separators. Runs of a script that puts
    no spaces between words give their overlapping pairs of characters, as Lucene's
    CJKBigramFilter does.
    """
    found: list[Word] = []
    probe = text
    if not text.isascii() and _MAYBE_MARK.search(text):
        probe = "".join("x" if _is_mark(c) else c for c in text)
    for match in _TOKEN.finditer(probe):
        start, end = match.span()
        token = text[start:end]
        if token.isascii() and token.isalnum():
            found.append(Word(start, end, token.lower()))
        elif match.lastgroup == "initials":
            _add(found, start, end, token.replace(".", ""))
        elif match.lastgroup == "word":
            _add_parts(found, start, token)
        else:
            _add(found, start, end, token)
    return found


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or character in _JOINERS


def _add(found: list[Word], start: int, end: int, token: str) -> None:
    form = fold(token)
    if form:
        found.append(Word(start, end, form))


def _add_parts(found: list[Word], start: int, token: str) -> None:
    """Add a word that holds apostrophes or letters beyond ASCII."""
    if token[-1] in "sS" and token[-2:-1] and token[-2] in _APOSTROPHES:
        token = token[:-2]
    head = re.match(rf"[^\W\d_]{{1,2}}[{_APOSTROPHES}]", token)
    if head and token[0].isascii():
        _add(found, start, start + head.end() - 1, token[: head.end() - 1])
        start, token = start + head.end(), token[head.end() :]
    if max(token) < "\u0e00":
        _add(found, start, start + len(token), token)
        return
    place = 0
    for run in _UNSPACED.finditer(token):
        if run.start() > place:
            _add(found, start + place, start + run.start(), token[place : run.start()])
        pairs = range(run.start(), max(run.start() + 1, run.end() - 1))
        for i in pairs:
            end = min(i + 2, run.end())
            _add(found, start + i, start + end, token[i:end])
        place = run.end()
    if place < len(token):
        _add(found, start + place, start + len(token), token[place:])


def fold(word: str) -> str:
    """Return a word without case, compatibility forms, apostrophes and accents.

    Marks are stripped from Latin, Greek and Cyrillic letters only: elsewhere they are letters of
    their own (Unicode Standard Annex 15 gives the decomposition).
    """
    if word.isascii():
        return word.lower().translate(_PLAIN)
    text = unicodedata.normalize("NFKD", word.casefold()).casefold()
    kept: list[str] = []
    base = ""
    for character in text:
        if unicodedata.category(character)[0] != "M":
            base = character
        elif base < "\u0530":
            continue
        if character.isalnum() or (character > "\x7f" and not character.isspace()):
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept).translate(_PLAIN))


def folded(text: str) -> str:
    """Return the folded forms of the words of `text`, with a space between each two."""
    return " ".join(word.form for word in words(text))


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text`, in order, without the white space between them."""
    found = []
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            first = start + piece.index(stripped[0])
            found.append(Span(first, first + len(stripped)))
        start = end
    return found
