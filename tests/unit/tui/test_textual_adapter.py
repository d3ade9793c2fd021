"""These fail when Textual changes the private parts that the adapter leans on."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from faqcli.tui.textual_adapter import (
    UPDATES,
    FrequentUpdates,
    RaisingApp,
    hidden_variables,
)


def fail() -> object:
    raise ZeroDivisionError


async def fail_later() -> None:
    fail()


@pytest.mark.parametrize(
    "start",
    [
        lambda _: fail(),
        lambda app: app.run_worker(fail_later),
        lambda app: app.set_timer(0.01, fail),
    ],
    ids=["handler", "worker", "timer"],
)
def test_error_of_an_app_is_kept_and_not_printed(
    start: Callable[[App[None]], object], capfd: pytest.CaptureFixture[str]
) -> None:
    class Failing(RaisingApp[None]):
        def on_mount(self) -> None:
            start(self)

    app = Failing()
    app.run(headless=True)

    assert type(app.error) is ZeroDivisionError
    assert capfd.readouterr() == ("", "")


def test_app_without_errors_keeps_none() -> None:
    app = RaisingApp[None]()
    app.run(headless=True, auto_pilot=draw_and_exit)

    assert app.error is None


async def draw_and_exit(pilot: Pilot[object]) -> None:
    pilot.app.screen.refresh()
    await pilot.pause()
    pilot.app.exit()


@pytest.mark.parametrize(("variable", "period"), [("", 1 / 250), ("60", 1 / 60)])
def test_screen_is_drawn_250_times_a_second_unless_told_otherwise(
    variable: str, period: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    if variable:
        monkeypatch.setenv("TEXTUAL_FPS", variable)
    periods: dict[object, float] = {}
    start_timer = Screen.set_interval

    def record(screen: Screen[None], interval: float, *args: object, **options: object) -> object:
        periods[options.get("name")] = interval
        return start_timer(screen, interval, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Screen, "set_interval", record)

    class Prompt(FrequentUpdates, Screen[None]):
        pass

    class Drawn(RaisingApp[None]):
        def get_default_screen(self) -> Screen[None]:
            return Prompt()

    Drawn().run(headless=True, auto_pilot=draw_and_exit)

    assert periods[UPDATES] == pytest.approx(period)


@pytest.mark.parametrize("no_color", ["", "1", None])
def test_environment_is_restored(monkeypatch: pytest.MonkeyPatch, no_color: str | None) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.delenv("LINES", raising=False)
    if no_color is None:
        monkeypatch.delenv("NO_COLOR", raising=False)
    else:
        monkeypatch.setenv("NO_COLOR", no_color)
    before = dict(os.environ)

    with hidden_variables():
        assert "COLUMNS" not in os.environ
        assert os.environ.get("NO_COLOR") == (no_color or None)

    assert dict(os.environ) == before
