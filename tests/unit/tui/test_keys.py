from __future__ import annotations

from textual.binding import Binding

from faqcli.tui.app import FaqApp
from faqcli.tui.keys import KEYS
from faqcli.tui.screen import MainScreen
from faqcli.tui.widgets.bars import SearchLine

from .conftest import Reading, Run


def test_keys_are_bound_as_the_table_says(browse: Run) -> None:
    listed = {(name, key.action) for key in KEYS for name in key.keys.split(",")}
    bound = set()
    for node in (MainScreen, FaqApp, SearchLine):
        for binding in node.BINDINGS:
            assert isinstance(binding, Binding)
            action = binding.action.removeprefix("screen.")
            bound |= {
                (name, "digit" if action.startswith("digit") else action)
                for name in binding.key.split(",")
            }
    assert bound == listed

    async def script(reading: Reading) -> None:
        await reading.press("down")
        names = {name for name, _ in listed}
        assert reading.app.screen.active_bindings.keys() <= names

    browse(script)
