from __future__ import annotations

from faqcli.readers.html import read

DATA = (
    '{"@type": "FAQPage", "name": "Tea", "mainEntity": [{"@type": "Question", "name": "Hot?",'
    ' "acceptedAnswer": {"text": "<p>Yes, <a href=\\"/x\\">very</a>.</p><ul><li>Green</li></ul>"},'
    ' "suggestedAnswer": [{"text": "Perhaps."}]}]}'
)
HEAD = f"<head><title>Tea</title><script type='application/ld+json'>{DATA}</script></head>"


def left_out(page: str) -> list[str]:
    """Return what is left out of a page, in words."""
    return [str(one) for one in read(page).left_out]


def test_what_a_page_shows_beside_its_data_is_named_by_lines() -> None:
    """What is in the data isn't, however its tags part it."""
    page = (
        f"{HEAD}<body>\n<h1>Tea</h1>\n<p>Since 1900.\n\nAt the station.</p>\n"
        "<h2>Hot?</h2>\n<p>Yes,\n<a\nhref=/x>very</a>.</p>\n<li>Green<p>A price: 5 &euro;\n"
    )
    assert left_out(page) == [
        "a suggested answer to question 1 of the FAQPage beside the accepted one",
        "lines 3–5 and 10 (text that isn't in the data of the page)",
    ]


def test_what_is_around_the_entries_of_an_exported_page_is_not_named() -> None:
    page = f'{HEAD}<meta name="generator" content="faqcli"><p>Skip to the questions</p>'
    assert left_out(page)[1:] == []


def test_videos_frames_and_buttons_are_named() -> None:
    """A button that asks, or whose text is elsewhere in the FAQ, is not lost."""
    page = (
        "<h2>Why?</h2>\n<p>So. <button>Buy</button></p>\n<IFRAME src=x></IFRAME>\n"
        "<video src=y></video><embed src=z>\n<!-- <video> -->\n"
        "<h2>How?</h2><button>Why?</button><button><svg></svg></button>Thus."
    )
    assert left_out(page) == [
        "line 2 (a button)",
        "line 3 (a frame)",
        "line 4 (a video)",
        "line 4 (an embedded file)",
    ]
    assert [item.answer for item in read(page).items] == ["So.\n", "Thus.\n"]


def test_a_video_in_the_data_of_a_page_is_named() -> None:
    answer = '"acceptedAnswer": {"text": "See <video src=x></video>"}'
    data = f'{{"@type": "Question", "name": "Hot?", {answer}}}'
    assert left_out(f"<script type='application/ld+json'>{data}</script>") == [
        "a video in the answer to question 1 of the FAQPage"
    ]
