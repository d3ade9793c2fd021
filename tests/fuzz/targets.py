"""What is fuzzed: the outcome must be a result or a message, without control characters."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

from faqcli.errors import FaqError, NotFoundError, explain
from faqcli.faq import Faq, load
from faqcli.model import Entry
from faqcli.output import plain, suggestions
from faqcli.output.diagnostics import annotation
from faqcli.output.json import Json
from faqcli.output.terminal import Terminal
from faqcli.readers.formats import FORMATS
from faqcli.readers.lint import check
from faqcli.readers.opening import reader_of_file
from faqcli.readers.source import Document
from faqcli.sanitize import visible

SEARCH = "search"
SEEDS = {
    "HTML": "<!doctype html><html lang=en><h1>Tea</h1><h2>What is it?</h2><p>A <b>plant</b>.</p>"
    "<details><summary>Why?</summary><ul><li>So</ul></details>",
    "JSON": '{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Why?",'
    ' "acceptedAnswer": {"@type": "Answer", "text": "<p>So &amp; so.</p>"}}]}',
    "JSON Lines": '{"question": "Why?", "answer": "So."}\n'
    '{"question": "How?", "answer": "Thus."}\n',
    "TOML": '[[questions]]\nquestion = "Why?"\nanswer = """\nSo.\n"""\ntags = ["a"]\n',
    "CSV": 'question,answer,tags\n"Why, then?","So ""it"" is.\nTwo lines.",a\nHow?,Thus.,b\n',
    "reStructuredText": "Tea\n===\n\nWhat is it?\n-----------\n\nA *plant*; see `Why?`_.\n\n"
    ".. note:: Hot.\n\nWhy?\n----\n\n- So [1]_\n\n.. [1] A footnote.\n",
    "YAML": "title: Tea\nsynonyms: [[a, b]]\nsections:\n- title: Leaves\n  questions:\n"
    "  - question: What is it?\n    short: A plant.\n    answer: |\n      A **plant**.\n"
    "    tags: [a]\n    see_also: [why]\n  - {q: Why?, a: So., id: why}\n",
    "Markdown": "---\ntitle: Tea\n---\n# Tea\n\n## What is it?\n\nA **plant**; [see](#why).\n\n"
    "## Why?\n\n> So.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\nx\n```\n",
    SEARCH: 'will ukraine join "nato" zapor* 2022 -crimea',
}
"""A small file in each format, and a query."""

# Punctuation of the formats, words of FAQs and hostile characters: each changes much.
_ANYWHERE = (
    "\n",
    "\n\n",
    "  ",
    "\t",
    "\r",
    "\ufeff",
    "\u202e",
    "\x1b[31m",
    "\x00",
    "\x85",
    "\u0301",
)
_YAML = (
    "question: ", "answer: ", "- ", "q: ", "a: ", "title: ", "questions:\n", "sections:\n",
    "faq:\n",
    "| \n", ">\n", "'", '"', "&a ", "*a", "---\n", "[", "]", "{", "}", ": ", "?", "!tag ",
    "see_also: ", "aliases: ", "tags: ", "synonyms: ", "category: ", "How is it?: ", "en:\n",
    "answer1: ", "question1: ",
)  # fmt: skip
_HTML = (
    "<p>", "</p>", "<b>", "</b>", "<table><tr><td>", "<!--", "-->", "<details>", "<summary>",
    "<h2>", "</h3>", "<dl><dt>", "<dd>", "<a href='x:'>", "&#27;", "&#8238;", "<script>", "<pre>",
    '<script type="application/ld+json">',
)  # fmt: skip
_MARKDOWN = (
    "](x:",
    "`",
    "```",
    "# ",
    "## ",
    "Q: ",
    "A: ",
    "**",
    "> ",
    "|",
    "[^1]",
    "===\n",
    "<br>",
)
_JSON = (
    '{"',
    '": "',
    '"}',
    "[",
    "],",
    "\\u001b",
    "\\ud800",
    '"name"',
    '"question"',
    '"text"',
    "1e999",
)
_RST = (
    ".. note::", ".. |x| replace:: ", "|x|", "`a`_", "[1]_", "::\n", "----\n", "====\n", ":ref:`a`",
)  # fmt: skip
WORDS = {
    "HTML": _HTML,
    "JSON": (*_JSON, *_HTML),
    "JSON Lines": _JSON,
    "TOML": (
        "[[questions]]\n",
        "[a.b]\n",
        'question = "',
        '"""',
        "'''",
        " = ",
        "1979-05-27",
        "\\u001b",
    ),
    "CSV": (",", '"', '""', ";", "question", "answer", *_HTML),
    "reStructuredText": _RST,
    "YAML": (*_YAML, *_HTML, *_MARKDOWN),
    "Markdown": (*_MARKDOWN, *_HTML),
    SEARCH: ('"', "*", " -", "the ", "NOT ", "zaporozhye", "85k", "(", "#3", "2-4", "'", "問"),
}


def mutated(name: str, data: bytes, size: int, chance: random.Random) -> bytes:
    """Return data with a word put in, a part repeated or left out, or a bit flipped."""
    place = chance.randrange(len(data) + 1)
    end = min(len(data), place + chance.randrange(20))
    part = data[place:end]
    change = chance.randrange(8)
    if change == 0 and part:
        part = bytes([part[0] ^ 1 << chance.randrange(8), *part[1:]])
    elif change == 1:
        part = b""
    elif change == 2:
        part *= chance.choice((2, 3, 50))
    else:
        word = chance.choice(chance.choice((WORDS[name], _ANYWHERE))).encode()
        part = word * chance.choice((1, 1, 1, 2, 40)) + chance.choice((part, b""))
    return (data[:place] + part + data[end:])[:size]


def assert_harmless(text: str) -> None:
    """Assert that a text has no control characters."""
    if text != visible(text):
        raise AssertionError(repr(text))


def _show(entry: Entry) -> None:
    """Render an entry, and check every text for control characters."""
    for line in plain.answer(entry):
        assert_harmless(line.plain)
    for field in (entry.id, entry.section, *entry.tags, *entry.aliases, *entry.see_also):
        assert_harmless(field)
    for block in (*entry.body.short, *entry.body.answer, *entry.body.note):
        assert_harmless(block.text)
        for mark in block.marks:
            assert_harmless(mark.target)
            if not 0 <= mark.start < mark.end <= len(block.text):
                raise AssertionError(block)


def read(name: str, data: bytes) -> None:
    """Read a file, check it, and render every entry.

    Args:
        name: the file, whose end says the format.
        data: its content.
    """
    document = Document(name, data=data, argument=name)
    stream, _ = document.open()
    try:
        _, reader = reader_of_file(document, stream)
        for entry in reader.entries():
            _show(entry)
        for part in reader.left_out:
            assert_harmless(str(part))
    except FaqError as error:
        assert_harmless(str(error))
    try:
        problems = check(document).problems
    except FaqError as error:
        assert_harmless(str(error))
        return
    for problem in problems:
        assert_harmless(explain(problem))
        annotation(name, problem)
        if problem.line < 1 or problem.column < 1:
            raise AssertionError(problem)


@cache
def _bundled() -> Faq:
    return load()


def search(data: bytes) -> None:
    """Search the bundled FAQ, and render the hits in every format."""
    faq, query = _bundled(), data.decode("utf-8", errors="surrogateescape")
    results = faq.search(query)
    for hit in results:
        for passage in hit.passages:
            for start, end in passage.spans:
                if not 0 <= start < end <= len(passage.text):
                    raise AssertionError(passage)
    lines = list(suggestions.on_search(faq, query, results))
    for output in (plain.Plain(), Terminal(60), Json(is_unicode=True)):
        shown = [*output.hits(faq, query, results)]
        shown += output.best_answer(faq, query, results, is_brief=False) if results else []
        lines += [line if isinstance(line, str) else line.plain for line in shown]
    for line in lines:
        assert_harmless(line)
    try:
        assert_harmless(faq.entry(query).question)
    except NotFoundError as error:
        assert_harmless(str(error))


def _reading(suffix: str) -> Callable[[bytes], None]:
    return lambda data: read(f"faq{suffix}", data)


TARGETS = {row.name: _reading(row.suffixes[0]) for row in FORMATS} | {SEARCH: search}
"""What takes bytes and raises nothing: a reader for each format, and the search."""
