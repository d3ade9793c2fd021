"""Fuzz a reader or the search for as long as you like, led by the code that an input reaches.

    pip install atheris
    cd tests
    python -m fuzz Markdown -max_total_time=900 -timeout=20 -rss_limit_mb=2048 corpus/

The first argument is a target: a format, such as "JSON Lines", or `search`. Every file in the
corpus folder is a seed. An input that fails is written to `crash-…` in the current folder; make it
a test of what it breaks.
"""

from __future__ import annotations

import random
import sys
from functools import partial
from typing import Any

import atheris

with atheris.instrument_imports(include=["faqcli", "yaml", "markdown_it", "docutils"]):
    from .targets import SEEDS, TARGETS, mutated


def _mutate(name: str, data: bytes, size: int, seed: int) -> bytes:
    """Return `data` mutated by the fuzzer, or as the tests do; an empty input becomes a seed."""
    chance = random.Random(seed)  # noqa: S311
    if len(data) < 2:
        return SEEDS[name].encode()[:size]
    if chance.random() < 0.5:
        return bytes(atheris.Mutate(data, size))
    return mutated(name, data, size, chance)


def main() -> None:
    """Run the fuzzer with the arguments on the command line."""
    name = sys.argv.pop(1) if len(sys.argv) > 1 else ""
    if name not in TARGETS:
        sys.exit(f"Name a target first: {', '.join(TARGETS)}.")
    run: Any = atheris.Setup
    run(sys.argv, TARGETS[name], custom_mutator=partial(_mutate, name))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
