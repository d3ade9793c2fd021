"""The paths of the bundled FAQ, its index, schema and vectors, and of what is kept for the user."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from faqcli.errors import MissingFileError
from faqcli.sanitize import one_line

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    FaqFile = str | os.PathLike[str] | Traversable
    """A path, or a resource of a package, which may be in a zip file."""

MEANING_TABLE = Path(__file__).parent / "text" / "meaning.sqlite"
"""The table of the vectors of word pieces."""
BUNDLED_INDEX = Path(__file__).parent / "data" / "faq.sqlite"
"""The index of the bundled FAQ: in the wheel (`hatch_build.py`), and not in a checkout."""


def bundled_faq() -> Path:
    """Return the path of the FAQ that comes with the program.

    It is inside the installed package; an editable install reads it from the repository.
    """
    package = Path(__file__).parent
    installed = package / "data" / "faq.yaml"
    return installed if installed.exists() else package.parent / "data" / "faq.yaml"


def resource(text: str) -> Path | Traversable:
    """Return the file of an installed package that `package:file` names.

    Nothing of the package is run: its folder is found, and what is below that.

    Raises:
        MissingFileError: there is no such package, or no such file in it.
    """
    from importlib.resources import files
    from importlib.util import find_spec, module_from_spec

    package, _, file = text.partition(":")
    top, *folders = package.split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError, AttributeError):
        spec = None
    if spec is None or spec.submodule_search_locations is None:
        raise MissingFileError(f"No package is called `{one_line(top)}`.")
    inside = files(module_from_spec(spec))
    for part in (*folders, *file.split("/")):  # a package in two folders joins one at a time
        inside /= part
    if not (inside.is_file() or (isinstance(inside, Path) and inside.exists())):
        raise MissingFileError(f"There is no file `{one_line(text)}`.")
    return inside


def schema_text() -> str:
    """Return the JSON Schema of a FAQ file."""
    from importlib.resources import files

    return (files("faqcli") / "readers" / "yaml" / "schema.json").read_text(encoding="utf-8")


def cache_folder() -> Path | None:
    """Return the folder of the indexes, which may not exist; None if the user has no home.

    It is `$XDG_CACHE_HOME/faqcli` if that is set to an absolute path, else in the usual place of
    the system: `~/.cache`, `~/Library/Caches`, or `%LOCALAPPDATA%`, in a folder `Cache` there.
    """
    return _user_folder("XDG_CACHE_HOME", ("LOCALAPPDATA", "Cache"), "Caches", ".cache")


def configuration_file() -> Path | None:
    """Return the path of the configuration file, which may not exist; None without a home.

    It is `$XDG_CONFIG_HOME/faqcli/config.toml` if that is set to an absolute path, else in the
    usual place of the system: `~/.config`, `~/Library/Application Support` or `%APPDATA%`.
    """
    folder = _user_folder("XDG_CONFIG_HOME", ("APPDATA", ""), "Application Support", ".config")
    return folder / "config.toml" if folder else None


def _user_folder(chosen: str, windows: tuple[str, str], macos: str, other: str) -> Path | None:
    """Return the folder of the program in one of the user's folders; None without a home.

    The platformdirs package would return the same, but importing it takes a tenth of a plain run.

    Args:
        chosen: the variable that decides on every system.
        windows: the variable that decides on Windows, and a folder in that of the program.
        macos: the folder in the library of macOS.
        other: the folder at home on any other system.
    """
    folder = os.environ.get(chosen, "")
    if os.path.isabs(folder):
        return Path(folder, "faqcli")
    if sys.platform == "win32":
        variable, inner = windows
        folder = os.environ.get(variable, "")
        return Path(folder, "faqcli", inner) if os.path.isabs(folder) else None
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    usual = os.path.join("Library", macos) if sys.platform == "darwin" else other
    return Path(home, usual, "faqcli")
