import sys
from pathlib import Path

import pytest

from faqcli.output.pager import page

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pagers are POSIX commands here")


@pytest.mark.parametrize(
    "command", ["", "  ", "cat", " cat ", "no-such-pager-anywhere", "less 'unclosed"]
)
def test_without_a_pager_no_text_is_read(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is left to be printed; `cat` doesn't count as a pager."""
    monkeypatch.setenv("PAGER", command)

    untouched = map(pytest.fail, ["text was read although no pager runs"])

    assert page(untouched, "utf-8", "strict") is False


def test_the_pager_is_run_by_the_shell_and_gets_all_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the encoding of the terminal."""
    file = tmp_path / "read"
    monkeypatch.setenv("PAGER", f"cat > '{file}'; echo end >> '{file}'")

    assert page(["moor ", "at the Kai\n", "Zürich\n"], "latin-1", "strict") is True

    assert file.read_bytes() == b"moor at the Kai\nZ\xfcrich\nend\n"


@pytest.mark.parametrize(("own", "found"), [(None, "FRX"), ("-S", "-S"), ("", "")])
def test_less_is_set_as_by_git_unless_the_user_sets_it(
    own: str | None, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Setting LESS to nothing counts, too."""
    file = tmp_path / "settings"
    monkeypatch.setenv("PAGER", f"cat > '{file}'; printenv LESS > '{file}'")
    if own is not None:
        monkeypatch.setenv("LESS", own)

    page(["text\n"], "utf-8", "strict")

    assert file.read_text() == f"{found}\n"


def test_a_reader_who_leaves_the_pager_early_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "head -c 1 > /dev/null")

    assert page(("x" * 4096 for _ in range(1000)), "utf-8", "strict") is True
