from __future__ import annotations

import os

import pytest

from faqcli.tui.terminal import _without_variables, lacks_terminal


@pytest.mark.parametrize("no_color", ["", "1", None])
def test_environment_is_restored(monkeypatch: pytest.MonkeyPatch, no_color: str | None) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.delenv("LINES", raising=False)
    if no_color is None:
        monkeypatch.delenv("NO_COLOR", raising=False)
    else:
        monkeypatch.setenv("NO_COLOR", no_color)
    before = dict(os.environ)

    with _without_variables():
        assert "COLUMNS" not in os.environ
        assert os.environ.get("NO_COLOR") == (no_color or None)

    assert dict(os.environ) == before


@pytest.mark.parametrize(
    ("stream", "reason"), [("stdin", "which is closed"), ("stderr", "isn't one")]
)
def test_full_screen_needs_keys_and_a_terminal(
    monkeypatch: pytest.MonkeyPatch, stream: str, reason: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(f"sys.{stream}", None)

    assert reason in lacks_terminal()
