from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SET_BY_USERS = ("FAQ_FILE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PAGER", "LESS")


@pytest.fixture(scope="session", autouse=True)
def _session_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep indexes that are opened for a module or session out of the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def _clean_environment(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Give each test a cache of its own, and hide the settings of the user who runs it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    for name in SET_BY_USERS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def write_faq(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a FAQ file, newlines as given, and returns its path."""

    def write(text: str, name: str = "faq.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write
