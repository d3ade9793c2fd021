"""Time whole runs of `faq` in pairs with two other programs, and print the ratios.

Usage: python benchmarks/startup.py [--runs N] [--plain PYTHON]

`list`, `show 3`, and `search` for a word and for a sentence run with a warm index on a terminal of
80 columns, each in turn with

- `python -c "import typer"` in the same environment: a plain run should take less than 1.3 times
  as long, and
- `usual.py` in this folder: the same commands as they are usually written. PYTHON runs it,
  for example that of an environment with the newest Typer; by default the current one does.

Prints the medians of the ratios of the pairs, which can be trusted on a noisy machine too, unlike
the times.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import terminals

import faqcli

COMMANDS = (
    ["list"],
    ["show", "3"],
    ["search", "zaporizhzhia"],
    ["search", "what would a peace deal look like"],
)
ROWS, COLUMNS = 500, 80


def run(command: Sequence[str], environment: dict[str, str]) -> float:
    """Return the seconds that one process takes, its output going to a terminal."""
    began = time.perf_counter()
    ran = terminals.run(command, columns=COLUMNS, rows=ROWS, env=environment)
    spent = time.perf_counter() - began
    if ran.status:
        raise SystemExit(f"{command} ended with status {ran.status}")
    return spent


def ratio(
    one: Sequence[str], other: Sequence[str], runs: int, environment: dict[str, str]
) -> tuple[float, float, float]:
    """Return the medians of both times, in seconds, and of their ratios, run in turn."""
    pairs = []
    for i in range(runs + 1):
        pair = (run(one, environment), run(other, environment))
        if i:  # the first of each warms the caches of the system
            pairs.append(pair)
    medians = (statistics.median(times) for times in zip(*pairs, strict=True))
    return *medians, statistics.median(a / b for a, b in pairs)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=31)
    parser.add_argument("--plain", default=sys.executable, metavar="PYTHON")
    args = parser.parse_args()
    # As pip does with what it installs; an editable install leaves it to the first run.
    compileall.compile_dir(str(Path(faqcli.__file__).parent), quiet=1)
    faq = str(Path(sys.executable).with_name("faq"))
    usual = [args.plain, str(Path(__file__).with_name("usual.py"))]
    bare = [sys.executable, "-c", "import typer"]
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "XDG_CACHE_HOME": cache, "TERM": "xterm-256color"}
        environment.pop("FAQ_FILE", None)
        run([faq, "list"], environment)  # builds the index
        print(f"{'':46}{'ms':>7}{'import typer':>14}{'ratio':>7}{'usual program':>15}{'ratio':>7}")
        for command in COMMANDS:
            ours, typer, first = ratio([faq, *command], bare, args.runs, environment)
            _, other, second = ratio([faq, *command], [*usual, *command], args.runs, environment)
            print(
                f"{'faq ' + ' '.join(command):46}{1000 * ours:7.1f}{1000 * typer:14.1f}"
                f"{first:7.2f}{1000 * other:15.1f}{second:7.2f}"
            )


if __name__ == "__main__":
    main()
