from __future__ import annotations

import pytest

from faqcli.readers.front_matter import values_of


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("---\nquestion: Yes?\norder: 1.10\n---\nText.\n", {"question": "Yes?", "order": "1.10"}),
        ('+++\ntitle = "T"\nweight = 3\n+++\n', {"title": "T", "weight": 3}),
        ("---\n- a list\n---\n", {}),
        ("---\na: [\n---\n", {}),
        ("+++\na =\n+++\n", {}),
        ("Text.\n", {}),
    ],
)
def test_front_matter_is_yaml_or_toml(text: str, values: dict[str, object]) -> None:
    """What can't be read is as if it weren't there."""
    assert values_of(text) == values
