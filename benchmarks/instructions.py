"""Count the instructions of whole runs of `faq`, by Valgrind, and print their ratios.

Usage: python benchmarks/instructions.py

Each command runs once in a pipe with a warm index, and is compared to `import typer` in the same
environment. So is the first run after the program is installed: from a wheel, which brings the
index of the bundled FAQ, or from a checkout, which doesn't. Unlike times, the figures are almost
the same each time, on a busy machine too. For comparison it also counts what people would use
instead, if that is installed: `rg -i` and `grep -i` on the bundled file, and `jq` on the same FAQ
in JSON. Valgrind can't run `fzf`.
"""

from __future__ import annotations

import compileall
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import faqcli
from faqcli.paths import bundled_faq

COMMANDS = (
    ["list"],
    ["show", "3"],
    ["search", "zaporizhzhia"],
    ["search", "gaurantees"],  # a misspelt word
    ["search", "qqqqqq"],  # one that isn't there
)
_OTHERS = (
    ["rg", "-i", "zaporizhzhia", "{faq}"],
    ["grep", "-i", "zaporizhzhia", "{faq}"],
    ["jq", '.entries[] | select(.answer | test("zaporizhzhia"; "i"))', "{json}"],
)


def count(command: Sequence[str], environment: dict[str, str]) -> int:
    """Return how many instructions a process takes."""
    program = shutil.which("valgrind")
    if not program:
        raise SystemExit("Install Valgrind.")
    ran = subprocess.run(
        [program, "--tool=callgrind", f"--callgrind-out-file={os.devnull}", *command],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    found = re.search(rb"Collected : (\d+)", ran.stderr)
    if not found:
        raise SystemExit(f"Valgrind can't run {command[0]}: {ran.stderr.decode()}")
    return int(found[1])


def main() -> None:
    """Print the figures."""
    compileall.compile_dir(str(Path(faqcli.__file__).parent), quiet=1)
    faq = str(Path(sys.executable).with_name("faq"))
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "XDG_CACHE_HOME": folder, "PYTHONHASHSEED": "0"}
        environment.pop("FAQ_FILE", None)
        base = count([sys.executable, "-c", "import typer"], environment)
        first = count([sys.executable, faq, "list"], environment)
        exported = Path(folder, "faq.json")
        subprocess.run(
            [faq, "export", "json", "-o", exported],
            env=environment,
            check=True,
            capture_output=True,
        )
        print(f"{'':40}{'millions':>10}{'ratio':>8}")
        print(f"{'import typer':40}{base / 1e6:10.1f}{1:8.2f}")
        print(f"{'faq list, the first run':40}{first / 1e6:10.1f}{first / base:8.2f}", flush=True)
        for command in COMMANDS:
            ours = count([sys.executable, faq, *command], environment)
            name = " ".join(["faq", *command])
            print(f"{name:40}{ours / 1e6:10.1f}{ours / base:8.2f}", flush=True)
        for other in _OTHERS:
            if shutil.which(other[0]):
                words = [
                    word.format(faq=bundled_faq(), json=exported) if word[0] == "{" else word
                    for word in other
                ]
                theirs = count(words, environment)
                print(f"{other[0]:40}{theirs / 1e6:10.1f}{theirs / base:8.2f}", flush=True)


if __name__ == "__main__":
    main()
