"""The paths of the bundled FAQ, its schema, the table of vectors and the folder of indexes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

MEANING_TABLE = Path(__file__).parent / "text" / "meaning.sqlite"
"""The table of the vectors of word pieces."""


def bundled_faq() -> Path:
    """Return the path of the FAQ that comes with the program.

    It is inside the installed package; an editable install reads it from the repository.
    """
    package = Path(__file__).parent
    installed = package / "data" / "faq.yaml"
    return installed if installed.exists() else package.parent / "data" / "faq.yaml"


def schema_text() -> str:
    """Return the JSON Schema of a FAQ file."""
    from importlib.resources import files

    return (files("faqcli") / "readers" / "yaml" / "schema.json").read_text(encoding="utf-8")


def cache_folder() -> Path | None:
    """Return the folder of the indexes, which may not exist; None if the user has no home.

    It is `$XDG_CACHE_HOME/faqcli` if that is set to an absolute path, else in the usual place of
    the system: `~/.cache`, `~/Library/Caches` or `%LOCALAPPDATA%`. The platformdirs package would
    return the same, but importing it takes a tenth of a plain run.
    """
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(chosen):
        return Path(chosen, "faqcli")
    local = os.environ.get("LOCALAPPDATA", "")
    if sys.platform == "win32" and local:
        return Path(local, "faqcli", "Cache")
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        return None
    if sys.platform == "darwin":
        return Path(home, "Library", "Caches", "faqcli")
    return Path(home, ".cache", "faqcli")
