"""FAQs, and queries for them with known answers: what `retrieval.py` measures searches on."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import faqcli

BUNDLED = Path(__file__).with_name("bundled.tsv")
READER, FAR, WORDS = (
    "A reader's questions",
    "Wordings far from the text",
    "Words, names and scripts",
)
"""The parts of the queries on the bundled FAQ."""
NONE, INFO = "NONE", "INFO"
"""In place of entries: no entry answers the query; what the FAQ says about itself answers it."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SEED = 20261123


class Query(NamedTuple):
    """A question in a user's words, and the entries that answer it."""

    text: str
    expected: tuple[str, ...]
    """The ids or the numbers of the entries, or NONE or INFO."""
    part: str = ""
    """The part of its file."""

    @property
    def is_answerable(self) -> bool:
        """Whether an entry answers it."""
        return self.expected[0] not in {NONE, INFO}

    @property
    def has_words(self) -> bool:
        """Whether it is two words or more."""
        return len(self.text.split()) > 1


class Set:
    """A FAQ from a folder, and queries for it."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.name = folder.name
        self.queries = [
            Query(str(row["text"]), tuple(_texts(row["relevant"])))
            for row in _rows(folder / "queries.jsonl")
        ]
        docs = list(_rows(folder / "docs.jsonl"))
        entries = [{key: doc[key] or "-" for key in ("id", "question", "answer")} for doc in docs]
        self.vocabulary = {word for doc in docs for word in str(doc["question"]).lower().split()}
        """The words of its questions."""
        began = time.perf_counter()
        self.faq = faqcli.load(_write(scratch / f"{folder.name}.yaml", questions=entries))
        self.seconds = time.perf_counter() - began
        """How long it took to read and index the FAQ."""
        by_words = _write(scratch / f"{folder.name}-words.yaml", questions=entries, meaning=False)
        self.by_words = faqcli.load(by_words)
        """The same FAQ, not searched by meaning."""


def bundled_queries() -> list[Query]:
    """Return the queries on the bundled FAQ. A heading in their file begins a part of it."""
    found = []
    part = ""
    for line in BUNDLED.read_text(encoding="utf-8").splitlines():
        text, _, expected = line.partition("\t")
        if line.startswith("## "):
            part = line.removeprefix("## ")
        elif expected:
            found.append(Query(text, tuple(expected.split(",")), part))
    return found


def mistype(query: Query, share: float, chance: random.Random) -> Query:
    """Return a query with one letter removed, added, changed or moved in some of its words.

    These are about `share` of the words of five letters or more.
    """

    def edit(match: re.Match[str]) -> str:
        word = match.group()
        if chance.random() >= share:
            return word
        i = chance.randrange(1, len(word))
        letter = chance.choice(_LETTERS)
        swapped = word[: i - 1] + word[i] + word[i - 1] + word[i + 1 :]
        shorter, longer = word[:i] + word[i + 1 :], word[:i] + letter + word[i:]
        return chance.choice((shorter, longer, word[:i] + letter + word[i + 1 :], swapped))

    return query._replace(text=re.sub(r"[A-Za-z]{5,}", edit, query.text))


def mistyped(queries: list[Query], share: float) -> list[Query]:
    """Return queries with typos, the same each time."""
    chance = random.Random(_SEED)  # noqa: S311 - nothing here is secret
    return [mistype(query, share, chance) for query in queries]


def bundled_by_words(scratch: Path) -> faqcli.Faq:
    """Return the bundled FAQ, not searched by meaning."""
    text = Path(faqcli.load().document.path or "").read_text(encoding="utf-8")
    path = scratch / "bundled-words.yaml"
    path.write_text(f"{text}\nmeaning: false\n", encoding="utf-8")
    return faqcli.load(path)


def _write(path: Path, **values: object) -> Path:
    path.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    return path


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _texts(values: object) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []
