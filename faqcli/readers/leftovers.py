"""What a page shows that is in none of its entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import groupby

from faqcli.markup.blocks import parse
from faqcli.readers.extraction import Extraction, Item, LeftOut
from faqcli.text.tokens import words

_EMBEDDED = {
    "iframe": "a frame",
    "frame": "a frame",
    "video": "a video",
    "audio": "a recording",
    "object": "an embedded file",
    "embed": "an embedded file",
    "canvas": "a drawing",
}
_ELEMENT = re.compile(rf"<({'|'.join(_EMBEDDED)})\b", re.IGNORECASE)
_BUTTON = re.compile(r"<button\b[^<>]*>(.{0,2000}?)</button\s*>", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(r"<head\b.*?(?:</head\s*>|(?=<body\b))", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_RUN = 3
"""How many words in a row say whether a text is a part of another."""
_NOT_IN_DATA = "text that isn't in the data of the page"


def embedded(html: str) -> Iterator[tuple[int, str]]:
    """Yield the elements of a text that no entry can show, each with its line and a name."""
    for number, line in enumerate(html.split("\n"), start=1):
        for element in _ELEMENT.finditer(line):
            yield number, _EMBEDDED[element[1].lower()]


def pressed(html: str, extraction: Extraction) -> Iterator[tuple[int, str]]:
    """Yield the buttons of a page whose text is in no entry, each with its line and a name."""
    buttons = list(_BUTTON.finditer(html))
    known = _known(extraction) if buttons else set()
    line, last = 1, 0
    for button in buttons:
        line += html.count("\n", last, button.start())
        last = button.start()
        if not _runs(unescape(_TAG.sub("", button[1]))) <= known:
            yield line, "a button"


def beside(html: str, extraction: Extraction) -> Iterator[LeftOut]:
    """Yield the lines of a page with text that is in none of the entries from its data.

    Lines that are named already are passed over.
    """
    known, named = _known(extraction), named_lines(extraction)
    body = _HEAD.sub(lambda head: "\n" * head[0].count("\n"), html, count=1)
    untagged = _TAG.sub(lambda tag: "\0" + "\n" * tag[0].count("\n"), body)
    texts = [list(map(_runs, map(unescape, one.split("\0")))) for one in untagged.split("\n")]
    new = {i for i, line in enumerate(texts, start=1) if not all(one <= known for one in line)}
    shown = (i for i, line in enumerate(texts, start=1) if any(line))
    for is_new, lines in groupby(shown, lambda i: i in new and i not in named):
        numbers = list(lines)
        if is_new:
            yield LeftOut(numbers[0], numbers[-1], _NOT_IN_DATA)


def named_lines(extraction: Extraction) -> set[int]:
    """Return the lines that an extraction names as left out."""
    return {i for one in extraction.left_out for i in range(one.start, one.end + 1)}


def _known(extraction: Extraction) -> set[tuple[str, ...]]:
    """Return the runs of up to three words in all that was extracted."""
    about = extraction.about
    texts = [about.title, about.description, *about.section_descriptions.values()]
    texts += (text for one in extraction.items for text in _texts(one))
    everything = " ".join(texts)
    return {run for length in range(1, _RUN + 1) for run in _runs(everything, length)}


def _runs(text: str, length: int = _RUN) -> set[tuple[str, ...]]:
    """Return the runs of words in a text; a shorter text is one by itself.

    To look for a whole text in another would take time that grows with both.
    """
    forms = [word.form for word in words(text)]
    rows = (forms[start:] for start in range(min(length, len(forms))))
    return set(zip(*rows, strict=False))


def _texts(item: Item) -> Iterable[str]:
    blocks = (block for text in (item.short, item.answer, item.note) for block in parse(text))
    return item.section, item.question, *(block.text for block in blocks)
