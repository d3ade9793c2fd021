"""Time `faq browse` on a pseudo-terminal: how it opens, and how soon a key is seen.

Usage: python benchmarks/browse.py [--runs N] [--sizes 10,100000] [--folder FOLDER]

Opening is timed from the start of the process to the last byte of its first screen, in turn with a
process that imports Textual and shows an empty app.

A repaint is timed from a keystroke to the last byte that it brings to the screen. The next key is
pressed when nothing has been drawn for `--silence` seconds, which must be longer than the slowest
search takes. The processor time of all threads in between is printed, too: on a busy machine it
says more.

FAQs that are already in `--folder` are used again. `scale.py` makes the others.
"""

from __future__ import annotations

import argparse
import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from terminals import Terminal

ROWS, COLUMNS = 40, 120
_OPENED = 0.6
"""Seconds without output after which a screen counts as open."""
EMPTY = "from textual.app import App; App().run()"
QUERIES = ("quokka", "quokkka", "commonplace", "which common", "what is it about?")


class Session:
    """A program in a terminal of its own."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self._terminal = Terminal(COLUMNS, ROWS)
        self.began = time.perf_counter()
        self._process = self._terminal.start(command, env=environment)

    def press(self, key: str) -> float:
        """Press a key and return the time."""
        pressed = time.perf_counter()
        self._terminal.write(key)
        return pressed

    def settle(self, silence: float, since: float) -> float:
        """Return the seconds from `since` to the last byte before a silence."""
        last = since
        while select.select([self._terminal], [], [], silence if last > since else 30)[0]:
            if not self._terminal.read():
                break
            last = time.perf_counter()
        return last - since

    def worked(self) -> float:
        """Return the seconds that a processor has worked for the program."""
        threads = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    def close(self) -> None:
        """End the program."""
        self._process.terminate()
        self._process.wait()
        self._terminal.close()


def opening(command: Sequence[str], environment: dict[str, str], silence: float) -> float:
    """Return the seconds until a program has drawn its first screen."""
    session = Session(command, environment)
    spent = session.settle(silence, session.began)
    session.close()
    return spent


class Repaint(NamedTuple):
    """What a key brings about."""

    text: str
    """What has been typed up to it."""
    seconds: float
    """From the key to the last byte."""
    work: float
    """Seconds of a processor."""


def typing(path: Path, environment: dict[str, str], silence: float) -> list[Repaint]:
    """Return the repaints while queries are typed."""
    faq = str(Path(sys.executable).with_name("faq"))
    session = Session([faq, "browse", "-f", str(path)], environment)
    session.settle(silence, session.began)
    found = []
    for query in QUERIES:
        for i, key in enumerate(query, start=1):
            before = session.worked()
            seconds = session.settle(silence, session.press(key))
            found.append(Repaint(query[:i], seconds, session.worked() - before))
        session.settle(silence, session.press("\x15"))  # Ctrl-U: an empty line again
    session.close()
    return found


def summary(times: Sequence[float]) -> str:
    """Return the median and the ninth decile of some milliseconds."""
    tenth = statistics.quantiles(times, n=10)[-1]
    return f"median {statistics.median(times):.0f} and p90 {tenth:.0f} ms"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--sizes", default="10,100000")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--silence", type=float, default=3.0, help="seconds, while typing")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        environment = {
            **os.environ, "XDG_CACHE_HOME": str(Path(scratch, "cache")), "TERM": "xterm-256color",
        }  # fmt: skip
        environment.pop("FAQ_FILE", None)
        faq = str(Path(sys.executable).with_name("faq"))
        subprocess.run([faq, "list"], env=environment, stdout=subprocess.DEVNULL, check=True)
        pairs = [
            (
                opening([faq, "browse"], environment, _OPENED),
                opening([sys.executable, "-c", EMPTY], environment, _OPENED),
            )
            for _ in range(args.runs + 1)
        ][1:]
        ours, empty = (1000 * statistics.median(side) for side in zip(*pairs, strict=True))
        ratio = statistics.median(a / b for a, b in pairs)
        print(f"opening {ours:.0f} ms, an empty app {empty:.0f} ms, ratio {ratio:.2f}", flush=True)
        for size in map(int, args.sizes.split(",")):
            path = folder / f"{size}.yaml"
            if not path.exists():
                scale = str(Path(__file__).with_name("scale.py"))
                made = [sys.executable, scale, "--write", str(path), "--sizes", str(size)]
                subprocess.run(made, check=True)
                time.sleep(2.1)  # the index of a file that has only just changed isn't kept
            listing = [faq, "list", "-f", str(path)]
            subprocess.run(listing, env=environment, stdout=subprocess.DEVNULL, check=True)
            found = typing(path, environment, args.silence)
            times = [1000 * one.seconds for one in found]
            work = [1000 * one.work for one in found]
            slowest = max(found, key=lambda one: one.seconds)
            print(
                f"{size:9,} entries: key to repaint, {summary(times)}, slowest"
                f" {1000 * slowest.seconds:.0f} ms after {slowest.text!r}; work, {summary(work)}",
                flush=True,
            )
            late = [f"{text!r} {1000 * spent:.0f}" for text, spent, _ in found if spent > 0.15]
            print(f"{'':9} over 150 ms: {', '.join(late) or 'none'}", flush=True)


if __name__ == "__main__":
    main()
