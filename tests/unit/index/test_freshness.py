import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

from faqcli import paths
from faqcli.index import freshness
from faqcli.index.builder import Builder, create
from faqcli.index.freshness import (
    connect_bundled,
    connect_fresh,
    index_path,
    own_folder,
    seal,
    seal_of_content,
    write_checksum,
)
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


def write_index(path: Path, sealed: str) -> None:
    """Write the index of an empty FAQ."""
    with closing(create(path, is_large=False)) as sqlite:
        builder = Builder(sqlite)
        builder.finish(FaqRecord(b"", "", "", "", "en", (), False, 0, {}, {}, {}, [], "YAML", []))
        builder.seal(sealed)
    write_checksum(path)


def test_an_index_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "faqcli"
    folder.mkdir(mode=0o700)
    index, faq = folder / "index.sqlite", tmp_path / "faq.yaml"
    write_index(index, seal(faq, None, 0))
    os.utime(index, ns=(0, 0))
    fresh = connect_fresh(index, faq, None)
    assert fresh is not None
    fresh.close()

    index.rename(tmp_path / "elsewhere")
    index.symlink_to(tmp_path / "elsewhere")

    assert connect_fresh(index, faq, None) is None


@pytest.fixture
def bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a FAQ with an index beside it, as the wheel has them."""
    faq = tmp_path / "faq.yaml"
    faq.write_bytes(b"- question: Q?\n  answer: A.\n")
    monkeypatch.setattr(paths, "BUNDLED_INDEX", tmp_path / "faq.sqlite")
    write_index(paths.BUNDLED_INDEX, seal_of_content(faq.read_bytes()))
    return faq


def test_the_index_in_the_wheel_is_fresh(bundled: Path) -> None:
    sqlite = connect_bundled(bundled)

    assert sqlite is not None
    sqlite.close()


def test_the_index_in_the_wheel_is_not_that_of_another_file(bundled: Path) -> None:
    assert connect_bundled(bundled.rename(bundled.with_name("other.yaml"))) is None
    assert connect_bundled(bundled) is None  # which is missing now


def test_the_index_in_the_wheel_is_not_fresh_for_a_faq_that_has_changed(bundled: Path) -> None:
    bundled.write_bytes(bundled.read_bytes().replace(b"Q?", b"R?"))

    assert connect_bundled(bundled) is None


def test_the_index_in_the_wheel_is_not_fresh_if_it_is_damaged(bundled: Path) -> None:
    data = bytearray(paths.BUNDLED_INDEX.read_bytes())
    data[len(data) // 2] ^= 1
    paths.BUNDLED_INDEX.write_bytes(data)

    assert connect_bundled(bundled) is None


@pytest.mark.parametrize("name", ["__version__", "FORMAT"])
def test_the_index_in_the_wheel_is_not_fresh_for_another_program(
    name: str, bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freshness, name, 0)

    assert connect_bundled(bundled) is None
