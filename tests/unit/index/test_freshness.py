from pathlib import Path

import pytest

from faqcli import paths
from faqcli.index.freshness import connect_fresh, index_path
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
