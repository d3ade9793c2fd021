import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

from faqcli import paths
from faqcli.index.builder import Builder, create
from faqcli.index.freshness import connect_fresh, index_path, own_folder, seal, write_checksum
from faqcli.index.records import FaqRecord
from faqcli.paths import cache_folder


def test_an_index_is_named_after_its_file_so_that_people_recognise_it(tmp_path: Path) -> None:
    one = index_path(tmp_path / "My FAQ, 2nd é.yaml")
    other = index_path(tmp_path / "there" / "My FAQ, 2nd é.yaml")

    assert one is not None
    assert other is not None
    assert one.parent == cache_folder()
    assert one.name.startswith("My-FAQ--2nd--")
    assert one.suffix == ".sqlite"
    assert one != other
    assert one == index_path(tmp_path / "My FAQ, 2nd é.yaml")


@pytest.mark.parametrize("stem", ["x" * 200, "ü" * 80, "...", " "])
def test_the_name_of_an_index_is_short_and_ascii(stem: str, tmp_path: Path) -> None:
    path = index_path(tmp_path / f"{stem}.yaml")

    assert path is not None
    assert path.name.isascii()
    assert len(path.name) < 64


@pytest.mark.parametrize("content", [None, b"", b"no database " * 1000])
def test_a_missing_or_damaged_index_is_not_fresh(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    if content is not None:
        path.write_bytes(content)

    assert connect_fresh(path, tmp_path / "faq.yaml", None) is None


def test_an_index_is_not_used_with_another_table_of_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor if there was none when it was built, as in a zipped package, or is none now."""
    table = tmp_path / "table.sqlite"
    monkeypatch.setattr(paths, "MEANING_TABLE", table)
    found = [index_path(tmp_path / "faq.yaml")]
    for content in ("table", "another"):
        table.write_text(content)
        found.append(index_path(tmp_path / "faq.yaml"))

    assert len(set(found)) == 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of indexes as the program makes it, with another above it."""
    folder = tmp_path / "above" / "faqcli"
    folder.mkdir(mode=0o700, parents=True)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_folder_that_only_this_user_can_change_is_read(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder.parent)

    assert own_folder(folder) == folder
    assert own_folder(link / "faqcli") == folder
    assert own_folder(folder / "missing") is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_folder_that_others_can_change_or_replace_is_not_read(
    folder: Path, tmp_path: Path
) -> None:
    link = tmp_path / "faqcli"
    link.symlink_to(folder)
    assert own_folder(link) is None

    folder.chmod(0o720)
    assert own_folder(folder) is None
    folder.chmod(0o700)
    folder.parent.chmod(0o777)
    assert own_folder(folder) is None
    folder.parent.chmod(0o1777)
    assert own_folder(folder) == folder


@pytest.mark.parametrize("whose", ["its own", "above"])
def test_a_folder_of_another_user_or_in_one_is_not_read(folder: Path, whose: str) -> None:
    if not (sys.platform != "win32" and os.geteuid() == 0):
        pytest.skip("only root may give a folder away")
    os.chown(folder if whose == "its own" else folder.parent, 12345, 12345)

    assert own_folder(folder) is None


def test_an_index_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "faqcli"
    folder.mkdir(mode=0o700)
    index, faq = folder / "index.sqlite", tmp_path / "faq.yaml"
    with closing(create(index, is_large=False)) as sqlite:
        builder = Builder(sqlite)
        builder.finish(FaqRecord("{}", "en", (), False, 0, {}, {}, {}, [], "YAML", []))
        builder.seal(seal(faq, None, 0))
    write_checksum(index)
    os.utime(index, ns=(0, 0))
    fresh = connect_fresh(index, faq, None)
    assert fresh is not None
    fresh.close()

    index.rename(tmp_path / "elsewhere")
    index.symlink_to(tmp_path / "elsewhere")

    assert connect_fresh(index, faq, None) is None
