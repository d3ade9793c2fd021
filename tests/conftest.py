from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SET_BY_USERS = ("FAQ_FILE", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PAGER", "LESS")


@pytest.fixture(scope="session", autouse=True)
def _no_cache_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what is opened for a whole module or session out of the user's cache too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def _environment_of_a_new_user(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Give each test a cache of its own, and no settings of the user who runs it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    for name in SET_BY_USERS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def write_faq(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a FAQ file, its line ends as given, and returns its path."""

    def write(text: str, name: str = "faq.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write
