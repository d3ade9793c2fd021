from __future__ import annotations

import pytest

from faqcli.output.text import Text
from faqcli.tui.page import strip

from .conftest import Reading, Run


def test_word_emphasised_in_part_is_one_match_and_a_broken_link_one_link(browse: Run) -> None:
    address = f"https://example.org/{'x' * 90}"
    faq = f"- question: Q?\n  answer: '**Zap**orozhye and <{address}>.'\n"

    async def script(reading: Reading) -> None:
        await reading.type("zaporozhye")
        assert len(reading.screen.answer.page.matches) == 1
        (target,) = reading.screen.answer.page.targets
        assert target.address == address
        assert len(target.spots) > 1

    browse(script, faq, size=(60, 16))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("⚠\ufe0f hot", "⚠  hot"),
        ("1\ufe0f\u20e3 pot", "1  pot"),
        ("👍🏽 good", "👍 good"),
        ("🫖 tea", "🫖 tea"),
        ("plain", "plain"),
    ],
)
def test_emoji_of_uncertain_width_are_replaced(text: str, shown: str) -> None:
    drawn = strip(Text(text))

    assert drawn.text == shown
    assert drawn.cell_length == Text(text).cell_len
