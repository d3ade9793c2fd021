"""`tests/unit` mirrors the package, so that the tests of a module can be found by its name."""

from __future__ import annotations

from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
PACKAGE, UNIT = CHECKOUT / "faqcli", CHECKOUT / "tests" / "unit"
LONG = 100
"""Modules with more lines have a test file of their own, or are named below."""

TESTED_BY = {
    "cli/check.py": "e2e/test_check.py",
    "cli/convert.py": "e2e/test_exchange.py",
    "cli/embedding.py": "e2e/test_embedding.py",
    "cli/mcp.py": "e2e/test_mcp.py",
    "cli/read.py": "e2e/test_search.py",
    "cli/shelf.py": "e2e/test_shelf.py",
    "cli/suggest.py": "e2e/test_suggest.py",
    "readers/markdown/exported.py": "property/test_exchange.py",
    "readers/yaml/diagnosis.py": "unit/readers/yaml/test_syntax_errors.py",
    "readers/yaml/keys.py": "unit/readers/yaml/test_shapes.py",
    "writers/__init__.py": "unit/writers/test_writers.py",
}
"""Long modules that are tested by what users see of them, and where."""

FOR_PACKAGES = {"test_package.py", "writers/test_writers.py"}
"""Test files of what an `__init__.py` exports."""


def _modules() -> set[str]:
    return {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")}


def _tested() -> set[str]:
    files = {path.relative_to(UNIT).as_posix() for path in UNIT.rglob("test_*.py")}
    return {name.replace("test_", "") for name in files - FOR_PACKAGES}


def test_every_unit_test_file_has_a_module_of_its_name() -> None:
    assert _tested() - _modules() == set()


def test_every_long_module_has_tests() -> None:
    without = {
        name
        for name in _modules() - _tested()
        if len((PACKAGE / name).read_text(encoding="utf-8").splitlines()) > LONG
    }
    assert without - set(TESTED_BY) == set()
    assert set(TESTED_BY) - (_modules() - _tested()) == set(), "no longer needed"
    assert [name for name in TESTED_BY.values() if not (CHECKOUT / "tests" / name).is_file()] == []
