import sys
from pathlib import Path

import pytest

from faqcli.output.pager import page

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pagers are POSIX commands here")


@pytest.mark.parametrize(
    "command", ["", "  ", "cat", " cat ", "no-such-pager-anywhere", "less 'unclosed"]
)
def test_without_a_pager_to_run_nothing_is_taken(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`cat` is no pager either, and the text is left to be printed."""
    monkeypatch.setenv("PAGER", command)

    untouched = map(pytest.fail, ["text was taken although no pager runs"])

    assert page(untouched, "utf-8", "strict") is False


def test_the_pager_is_a_command_line_that_the_shell_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It gets all the text, in the encoding of the terminal."""
    file = tmp_path / "read"
    monkeypatch.setenv("PAGER", f"cat > '{file}'; echo end >> '{file}'")

    assert page(["moor ", "at the Kai\n", "Zürich\n"], "latin-1", "strict") is True

    assert file.read_bytes() == b"moor at the Kai\nZ\xfcrich\nend\n"


@pytest.mark.parametrize(("own", "found"), [(None, "FRX"), ("-S", "-S"), ("", "")])
def test_less_gets_the_settings_git_gives_it_unless_the_user_has_own(
    own: str | None, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LESS is FRX only where it is not set, be it to nothing."""
    file = tmp_path / "settings"
    monkeypatch.setenv("PAGER", f"cat > '{file}'; printenv LESS > '{file}'")
    if own is not None:
        monkeypatch.setenv("LESS", own)

    page(["text\n"], "utf-8", "strict")

    assert file.read_text() == f"{found}\n"


def test_a_reader_who_leaves_early_ends_nothing_badly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pager that stops reading is a reader who has seen enough."""
    monkeypatch.setenv("PAGER", "head -c 1 > /dev/null")

    assert page(("x" * 4096 for _ in range(1000)), "utf-8", "strict") is True
