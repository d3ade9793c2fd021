import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from faqcli.errors import ExistsError, UnreadableError, UnwritableError
from faqcli.output.atomic import require_free, save


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return a file that exists."""
    path = tmp_path / "faq.yaml"
    path.write_text("old")
    return path


def test_a_text_is_written_in_utf_8_and_no_other_file_is_left(tmp_path: Path) -> None:
    save("“Запоріжжя”\r\n", str(tmp_path / "new"), force=False)

    assert (tmp_path / "new").read_bytes() == "“Запоріжжя”\r\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_an_existing_file_is_overwritten_only_by_force(target: Path) -> None:
    with pytest.raises(ExistsError) as caught:
        save("new", str(target), force=False)

    assert caught.value.message == f"{target} already exists."
    assert caught.value.hint == "Use `--force` to overwrite it."
    assert target.read_text() == "old"

    save("new", str(target), force=True)

    assert target.read_text() == "new"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("force", [False, True])
def test_a_failure_leaves_the_old_file_and_no_half_of_the_new_one(
    *, force: bool, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(UnwritableError, match=r"cannot be written: no space left on device\.$"):
        save("new", str(target), force=force)

    assert target.read_text() == "old"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_an_overwritten_file_keeps_its_permissions(target: Path) -> None:
    target.chmod(0o640)

    save("new", str(target), force=True)

    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="links need privileges on Windows")
def test_a_link_is_followed_and_stays(target: Path) -> None:
    link = target.with_name("link")
    link.symlink_to(target)

    save("new", str(link), force=True)

    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_file_system_without_hard_links_is_no_obstacle(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", fail)

    save("new", str(target.with_name("other")), force=False)
    with pytest.raises(ExistsError):
        save("new", str(target), force=False)

    assert target.with_name("other").read_text() == "new"
    assert target.read_text() == "old"


@pytest.mark.parametrize("name", [".", "no-such-folder/faq.yaml", "a\0b"])
def test_a_place_that_cannot_be_written_is_an_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnwritableError):
        save("new", str(tmp_path / name), force=True)


def test_a_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    require_free("-", "-", force=False)
    save("new\n", "-", force=False)

    assert capsys.readouterr() == ("new\n", "")


def test_the_input_file_is_never_overwritten_even_by_force(target: Path) -> None:
    other_name = str(target.parent / "." / target.name)

    with pytest.raises(ExistsError, match="is the input file") as caught:
        require_free(str(target), other_name, force=True)

    assert caught.value.hint == "Choose another file with `-o`."


def test_whether_a_file_may_be_written_is_known_before_the_work(target: Path) -> None:
    require_free(str(target), None, force=True)
    require_free(str(target.with_name("other")), str(target), force=False)
    with pytest.raises(ExistsError):
        require_free(str(target), "-", force=False)


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="the system has no /dev/null")
def test_a_device_is_written_to_and_not_replaced() -> None:
    require_free("/dev/null", None, force=False)
    save("new", "/dev/null", force=False)

    assert Path("/dev/null").is_char_device()


def test_a_text_that_ends_early_leaves_the_old_file(tmp_path: Path) -> None:
    """As when the FAQ that is exported can no longer be read."""
    target = tmp_path / "faq.json"
    target.write_text("old", encoding="utf-8")

    def parts() -> Iterator[str]:
        yield "new"
        raise UnreadableError("It is gone.")

    with pytest.raises(UnreadableError):
        save(parts(), str(target), force=True)

    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has files without a name")
def test_a_file_that_is_being_written_has_no_name(tmp_path: Path) -> None:
    """So that nothing is left of it if the program is killed."""
    seen = []

    def parts() -> Iterator[str]:
        yield "new"
        seen.append(list(tmp_path.iterdir()))

    save(parts(), str(tmp_path / "faq.json"), force=False)

    assert seen == [[]]
    assert (tmp_path / "faq.json").read_text() == "new"
