"""Measure how often a search finds the right entry, on sets of queries with known answers.

Usage: python benchmarks/retrieval.py FOLDER [--typos SHARE] [--off-topic] [SET ...]

Each SET is a folder in FOLDER with two files: `docs.jsonl`, a line `{"id", "question", "answer"}`
for each entry, and `queries.jsonl`, a line `{"text", "relevant": [id, ...]}` for each query. Only
the first ten hits of a query count.

Prints for each set the mean reciprocal rank (MRR@10), the share of queries whose first hit is
right (P@1), the share of the relevant entries that are among the first five hits (R@5), nDCG@10,
the number of queries without hits, the median milliseconds of a query, and the seconds it takes to
read and index the FAQ. `--typos` changes one letter in that share of the longer words, in the same
way each time. `--off-topic` also prints how many queries of each other set get hits.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import faqcli

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DEPTH = 10


class Query(NamedTuple):
    """A question in a user's words, and the ids of the entries that answer it."""

    text: str
    relevant: frozenset[str]


class Figures(NamedTuple):
    """The measures of a query, or their averages over a set."""

    mrr: float
    first: float
    recall: float
    ndcg: float


class Set:
    """A FAQ and queries for it."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.name = folder.name
        docs = _rows(folder / "docs.jsonl")
        queries = _rows(folder / "queries.jsonl")
        self.queries = [Query(str(q["text"]), frozenset(_texts(q["relevant"]))) for q in queries]
        path = scratch / f"{folder.name}.yaml"  # JSON is YAML
        keys = ("id", "question", "answer")
        entries = [{key: doc.get(key) or "-" for key in keys} for doc in docs]
        path.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
        began = time.perf_counter()
        self.faq = faqcli.load(path)
        self.seconds = time.perf_counter() - began

    def found(self, text: str) -> list[str]:
        """Return the ids of the hits of a search."""
        return [hit.entry.id for hit in self.faq.search(text, limit=_DEPTH)]


def _rows(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _texts(values: object) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []


def judge(found: Sequence[str], relevant: frozenset[str]) -> Figures:
    """Return the measures of a list of ids, given the relevant ones."""
    places = [place for place, one in enumerate(found, start=1) if one in relevant]
    ideal = sum(1 / math.log2(i + 1) for i in range(1, min(_DEPTH, len(relevant)) + 1))
    return Figures(
        mrr=1 / places[0] if places else 0.0,
        first=float(places[:1] == [1]),
        recall=sum(place <= 5 for place in places) / max(1, len(relevant)),
        ndcg=sum(1 / math.log2(place + 1) for place in places) / (ideal or 1),
    )


def mistyped(text: str, share: float, chance: random.Random) -> str:
    """Return a text with one letter removed, added, changed or moved in some of its words."""

    def edit(match: re.Match[str]) -> str:
        word = match.group()
        if chance.random() >= share:
            return word
        i = chance.randrange(1, len(word))
        letter = chance.choice(_LETTERS)
        swapped = word[: i - 1] + word[i] + word[i - 1] + word[i + 1 :]
        shorter, longer = word[:i] + word[i + 1 :], word[:i] + letter + word[i:]
        return chance.choice((shorter, longer, word[:i] + letter + word[i + 1 :], swapped))

    return re.sub(r"[A-Za-z]{5,}", edit, text)


def report(one: Set, share: float) -> str:
    """Return the line that is printed for a set."""
    chance = random.Random(2026)  # noqa: S311 - the same edits each time
    judged, spent, nothing = [], [], 0
    for query in one.queries:
        text = mistyped(query.text, share, chance) if share else query.text
        began = time.perf_counter()
        found = one.found(text)
        spent.append(1000 * (time.perf_counter() - began))
        nothing += not found
        judged.append(judge(found, query.relevant))
    means = [statistics.fmean(column) for column in zip(*judged, strict=True)]
    figures = "".join(f"{mean:8.3f}" for mean in means)
    return (
        f"{one.name:16}{len(one.queries):8}{figures}{nothing:9}"
        f"{statistics.median(spent):8.2f}{one.seconds:8.2f}"
    )


def off_topic(one: Set, other: Set) -> str:
    """Return the line that says how many queries of another set get hits."""
    share = statistics.fmean(bool(one.found(query.text)) for query in other.queries)
    return f"{one.name:16} answers {100 * share:5.1f} % of the queries of {other.name}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", metavar="SET")
    parser.add_argument("--typos", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--off-topic", action="store_true")
    args = parser.parse_args()
    if args.typos and args.off_topic:
        parser.error("--typos and --off-topic exclude each other")
    names = args.names or sorted(p.parent.name for p in args.folder.glob("*/docs.jsonl"))
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = scratch
        sets = [Set(args.folder / name, Path(scratch)) for name in names]
        if args.off_topic:
            pairs = [(one, other) for one in sets for other in sets if one is not other]
            print(*(off_topic(*pair) for pair in pairs), sep="\n")
            return
        heads = f"{'MRR@10':>8}{'P@1':>8}{'R@5':>8}{'nDCG@10':>8}{'nothing':>9}{'ms':>8}{'read':>8}"
        print(f"{'set':16}{'queries':>8}{heads}")
        for one in sets:
            print(report(one, args.typos), flush=True)


if __name__ == "__main__":
    main()
