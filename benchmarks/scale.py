"""Time whole runs of `faq` on FAQs of 10 to 100,000 entries, in pairs, and print the ratios.

Usage: python benchmarks/scale.py [--sizes N,N,...] [--runs N] [--folder DIR]

The FAQs are random. Their words are as frequent as those of natural text (by the Zipf-Mandelbrot
law), and each FAQ contains the words that are searched for: a rare one in three entries, a common
one in every second entry, and a question of eight words.

For each FAQ this prints how long the first run takes, which builds the index, and the peak memory
of the larger of its processes. Then it runs `faq search` for the rare word, the common word, the
question (a sentence) and a misspelt word, `faq show N` and `faq list | head`, each in turn with the
same command on the smallest FAQ. It prints the median seconds of a process, its peak memory and the
median of the ratios. For comparison it also runs `rg -i` and `grep -i` for the rare word, if they
are installed, and a Python process that searches SQLite's FTS5 for the common word.

FAQs that `--folder` already has are used again; without it they are made in a temporary folder.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import shlex
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

RARE, MISSPELT, COMMON = "quokka", "quokkka", "commonplace"
_RANKS = (4, 15, 50, 200, 800, 3000)
"""How common the words of the question are, beside `which` and the common word."""
_RARE_ENTRIES = 3
_WORDS, _QUESTION_WORDS, _ANSWER_WORDS = 200_000, (6, 12), 105
_EXPONENT, _SHIFT = 1.08, 2.7
_ONSETS = [
    "b",
    "c",
    "d",
    "f",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "st",
    "tr",
    "pl",
    "ch",
    "th",
]
_NUCLEI = [*"aeiou", "ea", "ou", "ie"]
_CODAS = ["", "", *"nrstl", "ng", "ck"]
_FTS = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
statement = "SELECT rowid FROM entry WHERE entry MATCH ? ORDER BY bm25(entry, 4, 1) LIMIT 10"
print(connection.execute(statement, [sys.argv[2]]).fetchall())
"""


class Run(NamedTuple):
    """A process that has ended."""

    seconds: float
    peak: float
    """Memory, in MiB."""


def vocabulary(count: int) -> list[str]:
    """Return `count` different words that can be pronounced, the same each time."""
    chance = random.Random(1)  # noqa: S311 - nothing here is secret
    found: dict[str, None] = {}
    while len(found) < count:
        syllables = chance.choices((1, 2, 3, 4), (1, 5, 5, 2))[0]
        parts = (chance.choice(_ONSETS) + chance.choice(_NUCLEI) for _ in range(syllables))
        found["".join(parts) + chance.choice(_CODAS)] = None
    return list(found)


def question(words: Sequence[str]) -> str:
    """Return a question of eight words, some of them common and some rare."""
    return " ".join(["which", *(words[rank] for rank in _RANKS), COMMON])


def entries(count: int) -> Iterator[str]:
    """Yield `count` entries of a FAQ in YAML, the same each time."""
    chance = random.Random(count)  # noqa: S311
    words = vocabulary(_WORDS)
    weights = list(itertools.accumulate((i + _SHIFT) ** -_EXPONENT for i in range(len(words))))

    def draw(many: int) -> list[str]:
        return chance.choices(words, cum_weights=weights, k=many)

    rare = {count * part // _RARE_ENTRIES for part in range(_RARE_ENTRIES)}
    asked = question(words)
    for i in range(count):
        title = "What about " + " ".join(draw(chance.randint(*_QUESTION_WORDS))) + "?"
        answer = draw(_ANSWER_WORDS)
        if i % 2 == 0:
            answer[60] = COMMON
        if i in rare:
            answer[30] = RARE
        if i == count // 2:
            title = f"{asked.capitalize()}?"
        sentences = []
        while answer:
            size = chance.randint(8, 18)
            sentences.append(" ".join(answer[:size]).capitalize() + ".")
            answer = answer[size:]
        first, *others = sentences
        lead = "- " if i % 4 == 0 else ""  # every fourth answer is a list
        body = "".join(f"\n      {lead}{sentence}" for sentence in others)
        yield (
            f"  - id: e{i + 1}\n    question: {title}\n    answer: |\n"
            f"      {first}\n{body}\n    tags: [t{i % 17}]\n"
        )


def write(path: Path, count: int) -> None:
    """Write a FAQ of `count` entries, and an FTS5 database beside it."""
    with path.open("w", encoding="utf-8") as out:
        out.write(f"title: {count} entries\nquestions:\n")
        out.writelines(entries(count))
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished)
    connection.execute("CREATE VIRTUAL TABLE entry USING fts5 (question, answer, tokenize=porter)")
    texts = (text.partition("answer: |") for text in entries(count))
    rows = ((question, answer) for question, _, answer in texts)
    connection.executemany("INSERT INTO entry (question, answer) VALUES (?, ?)", rows)
    connection.commit()
    connection.close()
    unfinished.replace(path.with_suffix(".fts5"))


def run(command: Sequence[str], environment: dict[str, str]) -> Run:
    """Run one process to its end, and read its output."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )
    if process.stdout:  # grep would stop at its first hit if nobody read on
        process.stdout.read()
        process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{shlex.join(command)} ended with status {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_maxrss * unit / 2**20)


def compared(
    one: Sequence[str], other: Sequence[str], runs: int, environment: dict[str, str]
) -> tuple[Run, float]:
    """Return the medians of a command and of its ratio to another that runs in turn with it."""
    pairs = [(run(one, environment), run(other, environment)) for _ in range(runs + 1)][1:]
    seconds = statistics.median(first.seconds for first, _ in pairs)
    peak = statistics.median(first.peak for first, _ in pairs)
    return Run(seconds, peak), statistics.median(a.seconds / b.seconds for a, b in pairs)


def commands(path: Path, count: int) -> dict[str, list[str]]:
    """Return the commands that are timed on one FAQ, by their labels."""
    faq = str(Path(sys.executable).with_name("faq"))
    asked = question(vocabulary(max(_RANKS) + 1))
    listing = f"{shlex.join([faq, 'list', '-f', str(path)])} | head"
    found = {
        "search, a rare word": [faq, "search", RARE, "-f", str(path)],
        "search, a common word": [faq, "search", COMMON, "-f", str(path)],
        "search, a sentence": [faq, "search", *asked.split(), "-f", str(path)],
        "search, a misspelt word": [faq, "search", MISSPELT, "-f", str(path)],
        "show N": [faq, "show", str(count // 2), "-f", str(path)],
        "list | head": ["sh", "-c", listing],
        "FTS5's bm25, a common word": [
            *(sys.executable, "-c", _FTS, str(path.with_suffix(".fts5")), COMMON)
        ],
    }
    for program in ("rg", "grep"):
        if shutil.which(program):
            found[f"{program} -i, a rare word"] = [program, "-i", RARE, str(path)]
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="10,1000,10000,100000")
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    sizes = sorted(int(size) for size in args.sizes.split(","))
    if args.write:
        write(args.write, sizes[0])
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, "XDG_CACHE_HOME": str(Path(scratch, "cache"))}
        environment.pop("FAQ_FILE", None)
        paths = {size: folder / f"{size}.yaml" for size in sizes}
        for size, path in paths.items():
            if not path.with_suffix(".fts5").exists():
                # In a process of its own: what this one holds would count as memory of those.
                made = [sys.executable, __file__, "--write", str(path), "--sizes", str(size)]
                subprocess.run(made, check=True)
        time.sleep(2.1)  # an index of a file that has only just changed is not kept
        print(f"{'':30}{'entries':>9}{'seconds':>10}{'MiB':>8}{'ratio':>8}")
        smallest = commands(paths[sizes[0]], sizes[0])
        for size, path in paths.items():
            timed = commands(path, size)
            first = run(timed["search, a rare word"], environment)
            megabytes = path.stat().st_size / 1e6
            label = f"first opening, {megabytes:.1f} MB"
            print(f"{label:30}{size:9,}{first.seconds:10.2f}{first.peak:8.0f}", flush=True)
        for name in smallest:
            for size, path in paths.items():
                timed = commands(path, size)
                median, ratio = compared(timed[name], smallest[name], args.runs, environment)
                print(
                    f"{name:30}{size:9,}{median.seconds:10.3f}{median.peak:8.0f}{ratio:8.2f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
