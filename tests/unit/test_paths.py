import json
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from faqcli.paths import bundled_faq, cache_folder, schema_text

VALIDATOR = Draft202012Validator(json.loads(schema_text()))


def is_valid(text: str, loader: type[yaml.SafeLoader] | type[yaml.BaseLoader]) -> bool:
    """Return whether a file conforms to the schema, read as an editor does."""
    content: Any = yaml.load(text, Loader=loader)  # noqa: S506
    return bool(VALIDATOR.is_valid(content))


def test_the_schema_is_valid() -> None:
    """It conforms to the schema for schemas."""
    Draft202012Validator.check_schema(json.loads(schema_text()))


def test_the_bundled_faq_conforms_to_the_schema() -> None:
    """Whether numbers are read as numbers or as text."""
    text = bundled_faq().read_text(encoding="utf-8")

    assert is_valid(text, yaml.SafeLoader)
    assert is_valid(text, yaml.BaseLoader)


def test_the_bundled_faq_exists() -> None:
    """A FAQ comes with the program."""
    assert bundled_faq().name == "faq.yaml"
    assert bundled_faq().is_file()


def test_xdg_cache_home_decides_where_the_cache_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does so on every system, if it is an absolute path."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    assert cache_folder() == tmp_path / "faqcli"


@pytest.mark.skipif(sys.platform == "win32", reason="HOME decides on POSIX systems only")
@pytest.mark.parametrize("chosen", ["", "relative/cache"])
@pytest.mark.parametrize(
    ("platform", "folder"), [("linux", ".cache/faqcli"), ("darwin", "Library/Caches/faqcli")]
)
def test_the_cache_is_in_the_usual_place_of_the_system(
    chosen: str, platform: str, folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """XDG_CACHE_HOME is ignored if it is empty or relative."""
    monkeypatch.setenv("XDG_CACHE_HOME", chosen)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", platform)

    assert cache_folder() == tmp_path / folder


@pytest.mark.skipif(sys.platform == "win32", reason="HOME decides on POSIX systems only")
def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path is no home."""
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", "nowhere")

    assert cache_folder() is None
