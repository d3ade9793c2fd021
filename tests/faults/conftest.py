"""Runs the installed command while something goes wrong around it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from e2e.conftest import LISTED, Command, _written, aged, built

Chances = Callable[[int], Iterator[random.Random]]
"""What the fixture `chances` of all tests returns."""

__all__ = ["_written", "aged", "built"]


@pytest.fixture
def faq(tmp_path: Path) -> Command:
    """Return the command with an empty home and no cache; it leaves Python's own cache alone."""
    command = Command(tmp_path)
    command.environment["PYTHONDONTWRITEBYTECODE"] = "1"
    return command


@pytest.fixture
def tea(aged: Path) -> Path:
    """Return the path of the small FAQ, old enough for its index to be kept."""
    return aged / "tea.yaml"


@pytest.fixture
def index(faq: Command, built: Path) -> Path:
    """Return the index of the small FAQ."""
    shutil.copytree(built, faq.cache)
    (path,) = faq.indexes
    return path


def assert_rebuilt(faq: Command, tea: Path, index: Path) -> None:
    """Assert that the next two runs are right, and that the second uses the index of the first."""
    assert faq("list", "-f", tea) == (0, LISTED, b"")
    assert (faq.indexes, faq.leftovers) == ([index], [])
    before = index.stat()
    assert faq("list", "-f", tea) == (0, LISTED, b"")
    after = index.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
