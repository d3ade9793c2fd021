"""Puts the index of the bundled FAQ into the wheel, so that the first run needn't build it.

An editable install has none: there the file may change, and the code that reads it.
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface[Any]):
    """Builds the index while a wheel is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the index in a temporary folder, and have it included."""
        if version == "editable":
            return
        self._folder = TemporaryDirectory()
        index = Path(self._folder.name, "faq.sqlite")
        sys.dont_write_bytecode = True  # the source tree stays as it is
        sys.path.insert(0, self.root)
        _write(Path(self.root, "data", "faq.yaml"), index)
        build_data["force_include"][str(index)] = "faqcli/data/faq.sqlite"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder."""
        del build_data, artifact_path
        if version != "editable":
            self._folder.cleanup()


def _write(faq: Path, index: Path) -> None:
    """Write the index of the bundled FAQ."""
    from faqcli.index.builder import Builder, create
    from faqcli.index.freshness import seal_of_content, write_checksum
    from faqcli.index.ingest import ingest
    from faqcli.readers.source import find

    with closing(create(index, is_large=False)) as connection:
        builder = Builder(connection)
        ingest(find(faq), builder)
        builder.seal(seal_of_content(faq.read_bytes()))
    write_checksum(index)
