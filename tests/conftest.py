import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SET_BY_USERS = ("FAQ_FILE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PAGER", "LESS")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that lets tests go on for longer than they do by default."""
    parser.addoption(
        "--faults-seconds",
        type=float,
        default=0,
        help="how long the tests that try something at random go on, all together",
    )


@pytest.fixture
def chances(request: pytest.FixtureRequest) -> Callable[[int], Iterator[random.Random]]:
    """Return a function that yields a source of random numbers for each round of a test.

    It takes the number of rounds. These are the same each time; `--faults-seconds` goes on with
    others. A round that fails shows its number: `Random(7)` repeats it.
    """
    others = [
        item for item in request.session.items if "chances" in getattr(item, "fixturenames", ())
    ]
    seconds = request.config.getoption("--faults-seconds") / len(others)

    def rounds(usual: int) -> Iterator[random.Random]:
        end = time.monotonic() + seconds
        seed = 0
        while seed < usual or time.monotonic() < end:
            yield _Seeded(seed)
            seed += 1

    return rounds


class _Seeded(random.Random):
    """Random numbers that say in a traceback where they come from."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._from = seed

    def __repr__(self) -> str:
        return f"Random({self._from})"


@pytest.fixture(scope="session", autouse=True)
def _session_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep indexes that are opened for a module or session out of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        _isolate(patch, tmp_path_factory.mktemp("session"))
        yield


@pytest.fixture(autouse=True)
def _clean_environment(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Give each test a cache and a folder of its own, and hide the settings of the user."""
    folder = tmp_path_factory.mktemp("user")
    _isolate(monkeypatch, folder)
    (folder / "work").mkdir()
    monkeypatch.chdir(folder / "work")  # the FAQ of a project may be in the folder of the tests
    for name in SET_BY_USERS:
        monkeypatch.delenv(name, raising=False)


def _isolate(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Keep cache and configuration in a folder."""
    patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))


@pytest.fixture
def write_faq(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a FAQ file, newlines as given, and returns its path."""

    def write(text: str, name: str = "faq.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write
