"""Measure how often a search finds the right entry, on sets of queries with known answers.

Usage: python benchmarks/retrieval.py [FOLDER [SET ...]] [--typos SHARE] [--list]

Without FOLDER, only the queries on the bundled FAQ are measured, which are in `bundled.tsv`.
`--list` also prints each of these that fails, and what came first.

Each SET is a folder in FOLDER with two files: `docs.jsonl`, a line `{"id", "question", "answer"}`
for each entry, and `queries.jsonl`, a line `{"text", "relevant": [id, ...]}` for each query. Only
the first ten hits of a query count. Below the figures of each FAQ are those of a search by words
alone, as with `meaning: false`. Three tables are printed:

- for each set, as it is and with typos in a share of the words of five letters or more: the mean
  reciprocal rank (MRR@10), the share of queries whose first hit is right (P@1), the share of the
  relevant entries that are among the first five hits (R@5), nDCG@10, the share of queries without
  hits, the median milliseconds of a query, and the seconds to read and index the FAQ;
- what share of the queries of another set gets hits (off-topic), the set that has the fewest
  words in common with it, and what share of its own gets none;
- for groups of the queries on the bundled FAQ: the share of those with a right entry first, with
  the best one first, with a right one among the first three, without hits, and with seven hits or
  more. Then come the queries that no entry answers, and the FAQ's own questions, short answers
  and aliases.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from queries import (
    FAR,
    INFO,
    NONE,
    READER,
    Query,
    Set,
    bundled_by_words,
    bundled_queries,
    mistyped,
)

import faqcli

BY_WORDS = "  by words"
_DEPTH = 10
_MANY = 7
"""This many hits are more than anyone wants of ten entries."""


class Figures(NamedTuple):
    """The measures of a query on a set, or their means."""

    mrr: float
    first: float
    recall: float
    ndcg: float
    refused: float


def judge(found: Sequence[str], expected: Sequence[str]) -> Figures:
    """Return the measures of a list of ids, given the relevant ones."""
    places = [place for place, one in enumerate(found, start=1) if one in expected]
    ideal = sum(1 / math.log2(i + 1) for i in range(1, min(_DEPTH, len(expected)) + 1))
    return Figures(
        mrr=1 / places[0] if places else 0.0,
        first=float(places[:1] == [1]),
        recall=sum(place <= 5 for place in places) / max(1, len(expected)),
        ndcg=sum(1 / math.log2(place + 1) for place in places) / (ideal or 1),
        refused=not found,
    )


def measure(faq: faqcli.Faq, queries: Iterable[Query]) -> tuple[Figures, float]:
    """Return the means over queries on a FAQ, and the median milliseconds of a query."""
    judged, spent = [], []
    for query in queries:
        began = time.perf_counter()
        results = faq.search(query.text, _DEPTH)
        spent.append(1000 * (time.perf_counter() - began))
        judged.append(judge([hit.entry.id for hit in results], query.expected))
    means = (statistics.fmean(column) for column in zip(*judged, strict=True))
    return Figures(*means), statistics.median(spent)


def report_sets(sets: Sequence[Set], share: float) -> Iterator[str]:
    """Yield the lines on the sets."""
    yield (
        f"{'set':24}{'queries':>8}{'MRR@10':>8}{'P@1':>8}{'R@5':>8}{'nDCG@10':>8}"
        f"{'refused':>9}{'ms':>8}{'read s':>8}"
    )
    for one in sets:
        typed = mistyped(one.queries, share)
        for name, faq, queries in (
            (one.name, one.faq, one.queries),
            (BY_WORDS, one.by_words, one.queries),
            (f"{one.name}, typos", one.faq, typed),
            (BY_WORDS, one.by_words, typed),
        ):
            figures, median = measure(faq, queries)
            means = "".join(f"{mean:8.3f}" for mean in figures[:-1])
            yield (
                f"{name:24}{len(queries):8}{means}{figures.refused:9.1%}"
                f"{median:8.2f}{one.seconds:8.2f}"
            )


def report_off_topic(sets: Sequence[Set], scratch: Path) -> Iterator[str]:
    """Yield the lines on queries that a FAQ isn't about."""

    def kinship(one: Set, other: Set) -> float:
        shared = len(one.vocabulary & other.vocabulary)
        return shared / min(len(one.vocabulary), len(other.vocabulary))

    yield f"{'off-topic':24}{'queries of':24}{'answered':>9}{'own refused':>13}"
    for one in sets:
        others = [other for other in sets if other is not one]
        if others:
            other = min(others, key=lambda other: kinship(one, other))
            for name, faq in ((one.name, one.faq), (BY_WORDS, one.by_words)):
                answered, refused = _answered(faq, other), 1 - _answered(faq, one)
                yield f"{name:24}{other.name:24}{answered:9.1%}{refused:13.1%}"
    for name, faq in (("bundled", faqcli.load()), (BY_WORDS, bundled_by_words(scratch))):
        for one in sets:
            yield f"{name:24}{one.name:24}{_answered(faq, one):9.1%}"


def _answered(faq: faqcli.Faq, other: Set) -> float:
    return statistics.fmean(bool(faq.search(query.text, _DEPTH)) for query in other.queries)


class Asked(NamedTuple):
    """A query on the bundled FAQ, and the numbers of its hits."""

    query: Query
    found: list[str]
    leads_to_info: bool

    @property
    def place(self) -> int:
        """The place of the first right hit, from 1; beyond the last one if there is none."""
        right = (i for i, one in enumerate(self.found, start=1) if one in self.query.expected)
        return next(right, _DEPTH + 1)

    @property
    def is_best_first(self) -> bool:
        """Whether the entry that is listed first comes first."""
        return self.found[:1] == [self.query.expected[0]]

    @property
    def fails(self) -> bool:
        """Whether anything is wrong with the hits."""
        if self.query.expected == (INFO,):
            return not self.leads_to_info
        if self.query.expected == (NONE,):
            return bool(self.found)
        return self.place > 1 or len(self.found) >= _MANY


def ask(faq: faqcli.Faq, query: Query) -> Asked:
    """Search the bundled FAQ."""
    results = faq.search(query.text, _DEPTH)
    found = [str(hit.entry.number) for hit in results]
    return Asked(query, found, results.about is not None)


GROUPS: dict[str, Callable[[Query], bool]] = {
    "two words and more": lambda query: query.has_words and query.part != FAR,
    "  a reader's questions": lambda query: query.has_words and query.part == READER,
    "far from the text": lambda query: query.part == FAR,
    "one word": lambda query: not query.has_words,
}


def report_bundled(title: str, asked: Sequence[Asked]) -> Iterator[str]:
    """Yield the lines on the queries on the bundled FAQ."""
    yield (
        f"{title:24}{'queries':>8}{'first':>8}{'best':>8}{'in three':>10}"
        f"{'refused':>9}{f'{_MANY} or more':>11}"
    )
    for name, belongs in GROUPS.items():
        group = [one for one in asked if one.query.is_answerable and belongs(one.query)]
        first = statistics.fmean(one.place == 1 for one in group)
        best = statistics.fmean(one.is_best_first for one in group)
        three = statistics.fmean(one.place <= 3 for one in group)
        refused = statistics.fmean(not one.found for one in group)
        many = statistics.fmean(len(one.found) >= _MANY for one in group)
        yield (
            f"{name:24}{len(group):8}{first:8.3f}{best:8.3f}{three:10.3f}{refused:9.1%}{many:11.1%}"
        )
    for name, expected, success in (
        ("answered by no entry", NONE, "find nothing"),
        ("answered by faq info", INFO, "lead there"),
    ):
        group = [one for one in asked if one.query.expected == (expected,)]
        yield f"{name:24}{len(group):8}{sum(not one.fails for one in group):8} {success}"


def report_failures(asked: Sequence[Asked]) -> Iterator[str]:
    """Yield a line for each query that fails."""
    yield f"{'failing query':59}{'expected':16}found"
    for query, found, _ in filter(lambda one: one.fails, asked):
        yield f"{query.text:59}{','.join(query.expected):16}{','.join(found) or 'nothing'}"


def report_phrasings(faq: faqcli.Faq) -> Iterator[str]:
    """Yield a line for each phrasing of the bundled FAQ that does not come first."""
    phrasings = [
        Query(text, (str(entry.number),))
        for entry in faq.entries
        for text in (entry.question, entry.short, *entry.aliases)
    ]
    lost = [one for one in (ask(faq, query) for query in phrasings) if one.place > 1]
    yield f"{'own phrasings':24}{len(phrasings):8}{len(phrasings) - len(lost):8} come first"
    for query, found, _ in lost:
        yield f"  {query.text} ({query.expected[0]}): {','.join(found) or 'nothing'}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("names", nargs="*", metavar="SET")
    parser.add_argument("--typos", type=float, default=0.25, metavar="SHARE")
    parser.add_argument("--list", action="store_true", help="print each query that fails")
    args = parser.parse_args()
    names = args.names
    if args.folder and not names:
        names = sorted(path.parent.name for path in args.folder.glob("*/docs.jsonl"))
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_CACHE_HOME"] = scratch
        sets = [Set(args.folder / name, Path(scratch)) for name in names]
        faq = faqcli.load()
        asked = [ask(faq, query) for query in bundled_queries()]
        by_words = bundled_by_words(Path(scratch))
        tables = [
            report_bundled("bundled", asked),
            report_bundled(BY_WORDS, [ask(by_words, query) for query in bundled_queries()]),
            report_phrasings(faq),
        ]
        if sets:
            off_topic = report_off_topic(sets, Path(scratch))
            tables = [report_sets(sets, args.typos), off_topic, *tables]
        if args.list:
            tables.append(report_failures(asked))
        for table in tables:
            for line in table:
                print(line, flush=True)
            print()


if __name__ == "__main__":
    main()
