import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from platformdirs.api import PlatformDirsABC
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows, get_win_folder_from_env_vars

from faqcli.errors import MissingFileError
from faqcli.paths import bundled_faq, cache_folder, configuration_file, resource, schema_text

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


PLACES = {
    "linux": (".cache/faqcli", ".config/faqcli/config.toml"),
    "darwin": ("Library/Caches/faqcli", "Library/Application Support/faqcli/config.toml"),
}
"""The cache and the configuration file at home."""


def test_xdg_variables_decide_where_cache_and_configuration_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They do so on every system, if they are absolute paths."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "a"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "b"))

    assert cache_folder() == tmp_path / "a" / "faqcli"
    assert configuration_file() == tmp_path / "b" / "faqcli" / "config.toml"


@pytest.mark.skipif(sys.platform == "win32", reason="HOME decides on POSIX systems only")
@pytest.mark.parametrize("chosen", ["", "relative/folder"])
@pytest.mark.parametrize("platform", PLACES)
def test_cache_and_configuration_are_in_the_usual_places_of_the_system(
    chosen: str, platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variables are ignored if they are empty or relative."""
    monkeypatch.setenv("XDG_CACHE_HOME", chosen)
    monkeypatch.setenv("XDG_CONFIG_HOME", chosen)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", platform)

    places = [cache_folder(), configuration_file()]

    assert places == [tmp_path / place for place in PLACES[platform]]


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_the_cache_is_where_platformdirs_has_it(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows by the environment, which its libraries agree with."""
    monkeypatch.setattr("platformdirs.windows.get_win_folder", get_win_folder_from_env_vars)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))

    app: dict[str, PlatformDirsABC] = {
        "win32": Windows("faqcli", appauthor=False),
        "darwin": MacOS("faqcli"),
        "linux": Unix("faqcli"),
    }
    assert cache_folder() == app[platform].user_cache_path


def test_the_configuration_of_windows_is_in_its_roaming_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which a user takes along from one machine to another."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))

    assert configuration_file() == tmp_path / "Roaming" / "faqcli" / "config.toml"


@pytest.mark.skipif(sys.platform == "win32", reason="HOME decides on POSIX systems only")
def test_without_a_home_there_is_no_cache_and_no_configuration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A relative path is no home."""
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    monkeypatch.setenv("HOME", "nowhere")

    assert cache_folder() is None
    assert configuration_file() is None


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python find packages in a folder, without `__init__.py` and in a zip file.

    None of them can be imported.
    """
    code, faq = "raise SystemExit", "- {q: Why?, a: Because.}"
    inside = {"housed/__init__.py": code, "housed/data/__init__.py": code, "bare/faq.yaml": faq}
    inside |= {"housed/faq.yaml": faq, "housed/data/faq.yaml": faq, "single.py": code}
    inside |= {"bare/data/faq.yaml": faq}
    for name, text in inside.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    with zipfile.ZipFile(tmp_path / "packages.zip", "w") as archive:
        archive.writestr("zipped/__init__.py", code)
        archive.writestr("zipped/data/faq.yaml", faq)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.syspath_prepend(tmp_path / "packages.zip")


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize(
    "text",
    ["housed:faq.yaml", "housed.data:faq.yaml", "bare:faq.yaml", "bare.data:faq.yaml",
     "zipped:data/faq.yaml"],
)  # fmt: skip
def test_the_file_of_a_package_is_found_without_importing_it(text: str) -> None:
    assert resource(text).read_text(encoding="utf-8").startswith("- {q: Why?")


@pytest.mark.usefixtures("packages")
@pytest.mark.parametrize(
    "text",
    ["housed:no.yaml", "bare:no.yaml", "zipped:no.yaml", "zipped:data", "single:faq.yaml",
     "nowhere:faq.yaml", "sys:faq.yaml", ":faq.yaml", "..:faq.yaml"],
)  # fmt: skip
def test_a_package_or_file_that_is_not_there_is_an_error(text: str) -> None:
    with pytest.raises(MissingFileError):
        resource(text)
