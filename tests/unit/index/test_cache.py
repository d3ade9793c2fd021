import os
from collections.abc import Callable
from pathlib import Path

import pytest

from faqcli.index import cache
from faqcli.index.store import open_index
from faqcli.paths import cache_folder
from faqcli.readers.source import find

WriteFaq = Callable[..., Path]


def test_only_the_newest_indexes_are_kept(
    write_faq: WriteFaq, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_MAX_INDEXES", 2)
    folder = cache_folder() or Path()
    for i, name in enumerate(["a.yaml", "b.yaml", "c.yaml"]):
        index = open_index(find(write_faq("- {question: A, answer: a}", name)))
        if index.connection.path and name != "c.yaml":
            os.utime(index.connection.path, (i, i))
        index.close()

    assert sorted(path.name[:1] for path in folder.iterdir()) == ["b", "c"]


def test_temporary_files_of_killed_builds_are_removed(write_faq: WriteFaq) -> None:
    folder = cache_folder() or Path()
    folder.mkdir(parents=True)
    old, new = folder / ".old.tmp", folder / ".new.tmp"
    for path in (old, new):
        path.touch()
    os.utime(old, (0, 0))

    open_index(find(write_faq("- {question: A, answer: a}"))).close()

    assert (old.exists(), new.exists()) == (False, True)


def test_the_index_is_in_memory_if_the_cache_folder_cannot_be_made(
    write_faq: WriteFaq, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(file))

    index = open_index(find(write_faq("- {question: A, answer: a}")))

    assert index.connection.path is None
    assert index.numbers() == [1]
    index.close()
