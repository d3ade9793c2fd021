from __future__ import annotations

import pytest

from faqcli.tui.terminal import lacks_terminal


@pytest.mark.parametrize(
    ("stream", "reason"), [("stdin", "which is closed"), ("stderr", "isn't one")]
)
def test_full_screen_needs_keys_and_a_terminal(
    monkeypatch: pytest.MonkeyPatch, stream: str, reason: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(f"sys.{stream}", None)

    assert reason in lacks_terminal()
