"""Text → words, each with its folded form and its position in the text as shown.

Words are found in the unchanged text and folded one by one, so positions need no mapping back even
if folding changes the length of a word (`ß`, `İ`, `ﬁ`).
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from faqcli.model import Span

_APOSTROPHES = "'’ʼ"
_JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""What has no width and may be in a word: a soft hyphen, spaces to break at, and joiners."""
_LONGEST = 200
"""How many characters a word may have that must be folded one by one; a longer row of letters is
no word, and its compatibility forms may be eighteen times as long."""
_BEGINNING = 3
"""How many letters all forms of a word have in common."""
# A number in groups of three digits, or letters and digits, joined by signs that may be inside a
# word; `_add_parts` looks closer.
_GROUPED = r"(?<![\w.,])[1-9]\d{0,2}(?:[ %s]\d{3})+(?![\w])"
_TOKENS = _GROUPED + r"|[^\W_]+(?:[.,'%s][^\W_]+)*[+#]*"
_STOPS = r"[.!?%s]+[\"'%s)\]]*\s+|%s\n+"
# What typographers put in the place of ASCII, and signs that are between words, so that most texts
# need the quicker patterns only.
_TYPED = str.maketrans("“”„‘’–—\u00a0\u202f…©®™§°•→×€£«»", '""""\'--  ' + 13 * ";")
# Spaces in the place of ASCII signs that end a word whatever follows.
_ENDING = b'!"$%&()*-/:;<=>?@[\\]^_`{|}~\n\t'
_SPACED = bytes.maketrans(_ENDING, b" " * len(_ENDING))
# Letters with a stroke, and ligatures, which Unicode does not decompose.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | dict.fromkeys(_APOSTROPHES + _JOINERS + ",", None)
)

_NO_JOINERS = str.maketrans(dict.fromkeys(_JOINERS))


class Word(NamedTuple):
    """A word of a text: its half-open range of code points, and its folded form."""

    start: int
    end: int
    form: str


# Compiling these patterns takes longer than searching ten entries, and most texts don't need them:
# characters beyond Latin-1 make a set of characters slow to compile.


@cache
def _token(*, is_ascii: bool) -> re.Pattern[str]:
    return re.compile(_TOKENS % (("", "") if is_ascii else ("\u00a0\u202f", "’ʼ")))


@cache
def _stop(*, is_ascii: bool) -> re.Pattern[str]:
    # What ends a sentence, with the quotes and brackets that close after it.
    return re.compile(_STOPS % (("", "", "") if is_ascii else ("…", "”’»", "[。！？]+[」』）]*|")))


@cache
def _maybe_mark() -> re.Pattern[str]:
    # A character that is neither part of a word nor common punctuation may be a mark in a word.
    usual = "\x00-\u02ff\\w\\s\u2000-\u2bff\u3000-\u303f\ufe10-\ufe1f\ufe30-\uffef"
    return re.compile(f"[{_JOINERS}]|[^{usual}]")


@cache
def _unspaced() -> re.Pattern[str]:
    # Scripts without spaces between words.
    southeast_asian = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    east_asian = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    return re.compile(f"[{southeast_asian}{east_asian}]+")


def is_unspaced(text: str) -> bool:
    """Return whether a text is in a script without spaces between words."""
    return max(text, default="") >= "\u0e00" and _unspaced().fullmatch(text) is not None


_TITLES = ("Mr", "Ms", "Mrs", "Dr", "St", "e.g", "i.e")


def words(text: str) -> list[Word]:
    """Return the words of `text`, in order.

    A possessive `'s` is dropped, an elided article (`l'`) is a word, initials lose their dots and
    numbers their thousands separators. Text in a script without spaces between words gives
    overlapping pairs of characters, as Lucene's CJKBigramFilter does.
    """
    found: list[Word] = []
    probe = text if text.isascii() else text.translate(_TYPED)
    if not probe.isascii() and _maybe_mark().search(text):
        probe = "".join("x" if _is_mark(c) else c for c in text)
    for match in _token(is_ascii=probe.isascii()).finditer(probe):
        start, end = match.span()
        token = text[start:end]
        if token.isascii() and token.isalnum():
            found.append(Word(start, end, token.lower()))
        elif len(parts := token.split()) > 1:
            found.append(Word(start, end, fold("".join(parts))))
        elif max(token) < "\u0e00":
            _add_parts(found, text, start, end)
        else:
            _add_scripts(found, text, start, end)
    return found


def spell(text: str) -> tuple[list[str], list[str]]:
    """Return the words of `text` as written, and the same words folded.

    They are the same words as `words` returns; most texts are handled in one go. Those of ASCII
    letters, with signs that can't be inside a word, don't even need the pattern.
    """
    if text.isascii():
        spaced = text.encode().translate(_SPACED).decode()
        spaced = spaced.replace(". ", " ").replace(", ", " ").rstrip(".")
        written = spaced.split()
        if "".join(written).isalpha():
            return written, spaced.lower().split()
    written = _token(is_ascii=text.isascii()).findall(text)
    if text.isascii() and "".join(written).isalnum():
        return written, " ".join(written).lower().split(" ")
    found = words(text)
    return [text[word.start : word.end] for word in found], [word.form for word in found]


def _is_mark(character: str) -> bool:
    from unicodedata import category

    return category(character)[0] == "M" or character in _JOINERS


def _add_parts(found: list[Word], text: str, start: int, end: int) -> None:
    """Add the words of a token that may contain dots, commas, apostrophes or other scripts."""
    parts = []
    place = start
    for i in range(start, end + 1):
        if i == end or text[i] in ".,+#" or text[i] in _APOSTROPHES:
            if i > place:
                parts.append((place, i))
            place = i + 1
    i = 0
    while i < len(parts):
        first = last = i
        while last + 1 < len(parts) and _belongs(text, *parts[last], *parts[last + 1]):
            last += 1
        i = last + 1
        _add_run(found, text, parts[first : last + 1])


def _belongs(text: str, start: int, end: int, next_start: int, next_end: int) -> bool:
    """Return whether two parts with one sign between them are one word."""
    sign = text[end:next_start]
    one, other = text[start:end], text[next_start:next_end]
    if sign == ".":
        both_letters = len(one) == len(other) == 1 and one.isalpha() and other.isalpha()
        return both_letters or (one.isdecimal() and other.isdecimal())
    if sign == ",":
        return one.isdecimal() and other.isdecimal() and len(one) <= 3 and len(other) == 3
    return len(sign) == 1 and sign in _APOSTROPHES


def _add_run(found: list[Word], text: str, parts: list[tuple[int, int]]) -> None:
    """Add a word that consists of these parts."""
    (start, end), last_end = parts[0], parts[-1][1]
    if len(parts) == 1:
        signs = text[end : end + 2]
        letter = end - start == 1 and text[start].isascii() and text[start].isalpha()
        if letter and (signs == "++" or signs[:1] == "#"):  # C++ and C#
            last_end += 2 if signs == "++" else 1
        _add(found, start, last_end, text[start:last_end])
        return
    if text[end] == "." and text[start].isalpha():  # initials: U.S.
        dotted = last_end + 1 if text[last_end : last_end + 1] == "." else last_end
        _add(found, start, dotted, text[start:last_end].replace(".", ""))
        return
    if text[end] in _APOSTROPHES:
        first, last = 0, len(parts) - 1
        while last > first and text[slice(*parts[last])] in ("s", "S"):
            last -= 1  # a possessive
        while last > first and _is_article(text[slice(*parts[first])]):
            _add(found, *parts[first], text[slice(*parts[first])])
            first += 1
        start, last_end = parts[first][0], parts[last][1]
    _add(found, start, last_end, text[start:last_end])


def _is_article(part: str) -> bool:
    """Return whether a part before an apostrophe is a word by itself, as in `l'homme`."""
    return len(part) <= 2 and part.isascii() and part.isalpha()


def _add_scripts(found: list[Word], text: str, start: int, end: int) -> None:
    """Add the words of a token, and pairs of characters for scripts without spaces."""
    place = start
    for run in _unspaced().finditer(text, start, end):
        if run.start() > place:
            _add_parts(found, text, place, run.start())
        for i in range(run.start(), max(run.start() + 1, run.end() - 1)):
            last = min(i + 2, run.end())
            _add(found, i, last, text[i:last])
        place = run.end()
    if place < end:
        _add_parts(found, text, place, end)


def _add(found: list[Word], start: int, end: int, token: str) -> None:
    form = fold(token) if len(token) <= _LONGEST else ""
    if form:
        found.append(Word(start, end, form))


def fold(word: str) -> str:
    """Return a word without case, compatibility forms, apostrophes and accents.

    Marks are only stripped from Latin, Greek and Cyrillic letters; in other scripts they make a
    different letter. Unicode Standard Annex 15 defines the decomposition.
    """
    if word.isascii():
        return word.lower().translate(_PLAIN)
    from unicodedata import category, normalize

    text = normalize("NFKD", word.translate(_PLAIN).casefold()).casefold()
    kept: list[str] = []
    base = ""
    for character in text:
        if category(character)[0] != "M":
            base = character
        elif (base or character) < "\u0530":
            continue
        if character.isalnum() or (character > "\x7f" and not character.isspace()):
            kept.append(character)
    return normalize("NFC", "".join(kept).translate(_PLAIN))


def without_joiners(word: str) -> str:
    """Return a word without the characters in it that have no width."""
    return word if word.isascii() else word.translate(_NO_JOINERS)


def beginnings(forms: Iterable[str]) -> set[str]:
    """Return the first letter of folded words, the first two and three: all forms begin alike."""
    return {form[:size] for form in forms for size in range(1, _BEGINNING + 1)}


def folded(text: str) -> str:
    """Return the folded words of `text`, separated by spaces."""
    return " ".join(spell(text)[1])


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text`, in order, without the white space between them."""
    found = []
    start = 0
    stops = _stop(is_ascii=text.isascii()).finditer(text)
    for end in [*(stop.end() for stop in stops if _is_stop(text, stop)), len(text)]:
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            first = start + piece.index(stripped[0])
            found.append(Span(first, first + len(stripped)))
        start = end
    return found


def _is_stop(text: str, match: re.Match[str]) -> bool:
    """Return whether a stop ends a sentence; one after an initial or a title doesn't."""
    start, end = match.span()
    if text[start] != ".":
        return text[start] in "\n。！？" or not text[end : end + 1].islower()
    before = text[max(0, start - 4) : start]
    is_initial = before[-1:].isupper() and not before[-2:-1].isalnum()
    return not (text[end : end + 1].islower() or is_initial or before.endswith(_TITLES))
