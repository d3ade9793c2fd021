"""Fuzz reading, checking and showing: the outcome must be entries or a message.

    pip install atheris
    python tests/fuzz/reading.py -max_total_time=900 -timeout=20 -rss_limit_mb=2048 corpus/

Every file in the corpus folder is a seed. An input that fails is written to `crash-…` in the
current folder; make it a case of `tests/unit/readers/yaml/test_composer.py`.
"""

from __future__ import annotations

import sys
from typing import Any

import atheris

with atheris.instrument_imports(include=["faqcli", "yaml", "markdown_it"]):
    from faqcli.errors import FaqError, explain
    from faqcli.model import Entry
    from faqcli.output import plain
    from faqcli.output.diagnostics import annotation
    from faqcli.readers.lint import check
    from faqcli.readers.source import Document
    from faqcli.readers.yaml.reader import Reader
    from faqcli.sanitize import visible

# YAML's punctuation and the keys of FAQs, so that a single mutation changes much.
WORDS = (
    "question: ", "answer: ", "- ", "\n", "  ", "q: ", "a: ", "title: ", "questions:\n",
    "sections:\n", "faq:\n", "| \n", ">\n", "'", '"', "&a ", "*a", "---\n", "[", "]", "{", "}",
    ": ", "?", "!tag ", "<p>", "</p>", "<b>", "</b>", "<table><tr><td>", "<!--", "](x:", "`",
    "\t", "\ufeff", "\u202e", "\x1b[31m", "see_also: ", "aliases: ", "tags: ", "synonyms: ",
    "category: ", "How is it?: ", "en:\n", "answer1: ", "question1: ",
)  # fmt: skip


def mutate(data: bytes, size: int, seed: int) -> bytes:
    """Return `data` mutated by the fuzzer, or with one of the words inserted."""
    import random

    chance = random.Random(seed)  # noqa: S311
    if chance.random() < 0.5:
        return bytes(atheris.Mutate(data, size))
    place = chance.randrange(len(data) + 1)
    word = chance.choice(WORDS).encode()
    cut = place + (chance.randrange(20) if chance.random() < 0.5 else 0)
    return (data[:place] + word + data[cut:])[:size]


def assert_harmless(text: str) -> None:
    """Assert that a text has no control characters."""
    if text != visible(text):
        raise AssertionError(repr(text))


def show(entry: Entry) -> None:
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


def read(data: bytes) -> None:
    """Read a file, check it, and render every entry."""
    document = Document("faq.yaml", data=data)
    stream, _ = document.open()
    try:
        for entry in Reader(document, stream).entries():
            show(entry)
    except FaqError as error:
        assert_harmless(str(error))
    for problem in check(document).problems:
        assert_harmless(explain(problem))
        annotation("faq.yaml", problem)
        if problem.line < 1 or problem.column < 1:
            raise AssertionError(problem)


def main() -> None:
    """Run the fuzzer with the arguments on the command line."""
    run: Any = atheris.Setup
    run(sys.argv, read, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
