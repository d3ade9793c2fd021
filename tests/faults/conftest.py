"""Runs the installed command while something goes wrong around it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from e2e.conftest import LISTED, Command, _written, aged, built, index
from e2e.conftest import aged_tea as tea

Chances = Callable[[int], Iterator[random.Random]]
"""What the fixture `chances` of all tests returns."""

__all__ = ["_written", "aged", "built", "index", "tea"]


@pytest.fixture
def faq(tmp_path: Path) -> Command:
    """Return the command with an empty home and no cache; it leaves Python's own cache alone."""
    command = Command(tmp_path)
    command.environment["PYTHONDONTWRITEBYTECODE"] = "1"
    return command


def assert_rebuilt(faq: Command, tea: Path, index: Path) -> None:
    """Assert that the next two runs are right, and that the second uses the index of the first."""
    assert faq("list", "-f", tea) == (0, LISTED, b"")
    assert (faq.indexes, faq.leftovers) == ([index], [])
    before = index.stat()
    assert faq("list", "-f", tea) == (0, LISTED, b"")
    after = index.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
