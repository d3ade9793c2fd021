from __future__ import annotations

from faqcli.readers.markdown.reader import read


def test_answers_change_only_in_trailing_white_space() -> None:
    """Links, code, images and tables stay as they are."""
    answer = "*a* `b`  \n![c](d.png)   \n\n```\ncode  \n```\n\n| e |\n|---|\n| f |"
    assert read(f"## Why?\n\n{answer}\n").items[0].answer == (
        "*a* `b`\\\n![c](d.png)\n\n```\ncode  \n```\n\n| e |\n|---|\n| f |\n"
    )
