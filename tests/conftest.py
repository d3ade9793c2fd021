from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SET_BY_USERS = ("FAQ_FILE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PAGER", "LESS")


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
