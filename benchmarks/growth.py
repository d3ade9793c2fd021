"""Time what a file with n of something takes, and one with 2n, and print the ratio.

Usage: python benchmarks/growth.py [--size N] [KIND...]

Each kind is a file that consists of one thing, as a damaged or a hostile one may. The times are
those of the processor, without those that starting the command takes, so they hold on a busy
machine. A ratio of more than 2.2 means that time grows faster than the file. The memory is the most
that the run with 2n had. A run ends after a minute of the processor's time.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

_LONGEST = 60
"""How many seconds of the processor's time a run may take."""
_LEAST = 0.05
"""A shorter time is that of starting the command, more or less."""
_LIMIT = 2.2
_FAQ = (sys.executable, "-m", "faqcli")
_ENTRY = "- question: Why?\n  answer: "
_SECTION = "## Why?\n\nBecause.\n\n"

KINDS: dict[str, tuple[str, str, Callable[[int], str]]] = {
    "equal questions": ("import", "md", lambda n: "## Same?\n\nYes.\n\n" * n),
    "empty questions": ("import", "md", lambda n: "## Same?\n" * n),
    "lines across": ("import", "md", lambda n: _SECTION + "---\n\n" * n),
    "quotations": ("import", "md", lambda n: _SECTION + "> " * n),
    "items": ("import", "md", lambda n: _SECTION + "- x\n" * n),
    "end tags": ("import", "md", lambda n: _SECTION + "</div>\n\n" * n),
    "brackets": ("import", "md", lambda n: _SECTION + "[" * n),
    "paragraphs": ("import", "html", lambda n: "<p>x" * n),
    "attributes": (
        "import", "html", lambda n: f"<h2>Why?</h2><p {' '.join(f'a{i}' for i in range(n))}>So.",
    ),
    "emphasis": ("import", "md", lambda n: _SECTION + "*a* " * n),
    "links of a name": ("import", "md", lambda n: _SECTION + "[a]: b\n" * n + "\n" + "[a] " * n),
    "footnotes": (
        "import", "md",
        lambda n: _SECTION + "".join(f"x[^{i}]\n\n[^{i}]: y\n\n" for i in range(n)),
    ),
    "definitions": ("import", "md", lambda n: _SECTION + "a\n: b\n\n" * n),
    "table": ("import", "md", lambda n: _SECTION + "|a|b|\n|-|-|\n" + "|*c*|d|\n" * n),
    "character references": ("import", "html", lambda n: "<h2>Why?</h2><p>" + "&#8238;&amp;" * n),
    "boxes": ("import", "html", lambda n: "<h2>Why?</h2><p>So." + "<div>" * n),
    "cells": ("import", "html", lambda n: "<h2>Why?</h2><p>So.<table><tr>" + "<td>x" * n),
    "lists in JSON": ("import", "json", lambda n: "[" * n),
    "one column": ("import", "csv", lambda n: "question\n" + "Why?\n" * n),
    "rows": ("import", "csv", lambda n: "question,answer\n" + "Why?,So.\n" * n),
    "sections": ("import", "rst", lambda n: "Why?\n====\n\nSo.\n\n" * (n // 4)),
    "substitutions": (
        "import", "rst",
        lambda n: "Why?\n====\n\nSo.\n\n" + "".join(f".. |a{i}| replace:: b\n" for i in range(n)),
    ),
    "references": ("import", "rst", lambda n: "Why?\n====\n\n" + "`a`_ b_ [1]_\n\n" * (n // 4)),
    "notes": ("import", "rst", lambda n: "Why?\n====\n\nSo.\n\n" + ".. tip:: x\n\n" * (n // 4)),
    "terms": ("import", "rst", lambda n: "Why?\n====\n\nSo.\n\n" + "a\n  *b*\n" * (n // 4)),
    "lines of a table": (
        "import", "rst",
        lambda n: "Why?\n====\n\n= =\n" + "a b\n" * (n // 4) + "= =\n",
    ),
    "nested lists": (
        "import", "rst",
        lambda n: "Why?\n====\n\n"
        + "".join(f"{'  ' * (i % 20)}- x\n\n" for i in range(n // 4)),
    ),
    "anchors": (
        "list", "yaml",
        lambda n: "x: &a {b: c}\nquestions:\n"
        + "- {<<: *a, question: Why?, answer: So.}\n" * n,
    ),
    "equal tags": (
        "list", "yaml", lambda n: f"{_ENTRY}So.\n  tags: [{'a, ' * n}]\n" + f"{_ENTRY}So.\n" * n,
    ),
    "YAML documents": ("import", "yaml", lambda n: "---\n" * n),
    "apostrophes": ("list", "yaml", lambda n: _ENTRY + "a'" * n + "\n"),
    "equal ids": (
        "check", "yaml",
        lambda n: "".join(f"- {{id: a, question: Q{i}?, answer: b}}\n" for i in range(n)),
    ),
    "dangling references": (
        "check", "yaml", lambda n: _ENTRY + "So.\n  see_also: [" + "nowhere, " * n + "]\n",
    ),
    "many documents": ("check", "yaml", lambda n: f"---\n{_ENTRY}So.\n" * n),
    "lines before a mistake": ("check", "yaml", lambda n: "\n" * 20 * n + "- question: [\n"),
}  # fmt: skip


def spent(command: Sequence[str], cache: str) -> tuple[float, int]:
    """Return the processor's time that a run takes, in seconds, and its memory, in MB."""
    limit = (_LONGEST, _LONGEST)
    process = subprocess.Popen(
        [*_FAQ, *command],
        env={**os.environ, "XDG_CACHE_HOME": cache},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, limit),  # noqa: PLW1509 - no threads
    )
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def main() -> None:
    """Print a line for each kind."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=20_000, help="n (default 20,000)")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        start, _ = spent(["--version"], folder)
        for name in options.kinds or KINDS:
            command, suffix, written = KINDS[name]
            times = []
            memory = 0
            for size in (options.size, 2 * options.size):
                path = Path(folder, f"{size}.{suffix}")
                path.write_text(written(size), encoding="utf-8")
                arguments = ["-f", str(path)] if command == "list" else [str(path)]
                time, memory = spent([command, *arguments], folder)
                times.append(max(_LEAST, time - start))
            once, twice = times
            ratio = twice / once
            remark = "  more than linear" if ratio > _LIMIT and twice > 1 else ""
            print(f"{name:24}{once:7.2f} s{twice:7.2f} s{ratio:6.2f}{memory:6} MB{remark}")


if __name__ == "__main__":
    main()
