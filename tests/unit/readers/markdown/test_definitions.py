from __future__ import annotations

from faqcli.readers.markdown.reader import read


def test_definitions_move_to_the_answers_that_use_them() -> None:
    """So that links and footnotes still work."""
    text = "## A?\n\n[x] and [it][y].\n\n## B?\n\nZ[^1]\n\n[x]: http://x\n[y]: http://y 'T'\n"
    text += "[^1]: N.\n"
    assert [item.answer for item in read(text).items] == [
        "[x] and [it][y].\n\n[x]: http://x\n[y]: http://y 'T'\n",
        "Z[^1]\n\n[^1]: N.\n",
    ]
