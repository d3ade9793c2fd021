from __future__ import annotations

from collections.abc import Callable

import pytest

from faqcli.readers import html
from faqcli.readers.extraction import Extraction
from faqcli.readers.markdown import reader as markdown

Read = Callable[[str], Extraction]


def rows(extraction: Extraction) -> list[tuple[str, str, str]]:
    """Return the sections, questions and answers of an extraction."""
    return [(item.section, item.question, item.answer) for item in extraction.items]


def told(extraction: Extraction) -> list[str]:
    """Return what has been left out, in words."""
    return [str(one) for one in extraction.left_out]


SHOP = """\
# Shop

Two paragraphs about

the *shop*.

## Contents

- [How do I order?](#how)
- [Is it free?](#free)

## Orders

All orders are [final](terms.md).

### How do I order?

By post.

### Whom do I pay?

The driver.

## Is it free?

No.

## Visits

### May I come by?

On Fridays.

## About

A shop.
"""
SHOP_PAGE = """\
<h1>Shop</h1>
<p>Two paragraphs about</p>
<p>the <em>shop</em>.</p>
<h2>Contents</h2>
<ul><li><a href="#how">How do I order?</a>
<li><a href="#free">Is it free?</a></ul>
<h2>Orders</h2>
<p>All orders are <a href="terms.md">final</a>.</p>
<h3 id="how">How do I order?</h3>
<p>By post.</p>
<h3>Whom do I pay?</h3>
<p>The driver.</p>
<h2 id="free">Is it free?</h2>
<p>No.</p>
<h2>Visits</h2>
<h3>May I come by?</h3>
<p>On Fridays.</p>
<h2>About</h2>
<p>A shop.</p>
"""


@pytest.mark.parametrize(
    ("read", "text", "left_out"),
    [
        (markdown.read, SHOP, ["lines 7–10 (a table of contents)", "lines 34–36 (“About”)"]),
        (html.read, SHOP_PAGE, ["lines 4–6 (a table of contents)", "lines 18–19 (“About”)"]),
    ],
    ids=["Markdown", "HTML"],
)
def test_each_part_of_a_document_is_kept_or_told(
    read: Read, text: str, left_out: list[str]
) -> None:
    """A heading beside the sections is a question if it has a text and no deeper heading."""
    extraction = read(text)
    assert rows(extraction) == [
        ("Orders", "How do I order?", "By post.\n"),
        ("Orders", "Whom do I pay?", "The driver.\n"),
        ("", "Is it free?", "No.\n"),
        ("Visits", "May I come by?", "On Fridays.\n"),
    ]
    assert extraction.about.title == "Shop"
    assert extraction.about.description == "Two paragraphs about the shop."
    assert extraction.about.section_descriptions == {"Orders": "All orders are final."}
    assert told(extraction) == left_out


def test_a_question_above_other_questions_is_an_entry_and_their_section() -> None:
    text = "# F\n\n## Can I pay later?\n\nYes.\n\n### How late?\n\nA month.\n\n### Why?\n\nSo.\n"
    extraction = markdown.read(f"{text}\n## More\n\n### Who?\n\nI.\n")
    assert rows(extraction)[:2] == [
        ("Can I pay later?", "Can I pay later?", "Yes.\n"),
        ("Can I pay later?", "How late?", "A month.\n"),
    ]
    assert told(extraction) == []


def test_a_heading_right_above_another_of_its_level_is_its_section() -> None:
    text = (
        "# F\n\n## Care\n\n## Is it safe?\n\nYes.\n\n## Use\n\n### How?\n\nSo.\n\n### Why?\n\nX.\n"
    )
    extraction = markdown.read(text)
    assert rows(extraction)[:2] == [
        ("Care", "Is it safe?", "Yes.\n"),
        ("Use", "How?", "So.\n"),
    ]
    assert told(extraction) == []


def test_of_two_sections_with_one_name_the_first_is_described() -> None:
    text = "# F\n\n" + "".join(f"## S\n\n{i}\n\n### Q{i}?\n\nx\n\n" for i in "ab")
    extraction = markdown.read(f"{text}## T\n\n### Why?\n\nSo.\n")
    assert extraction.about.section_descriptions == {"S": "a"}
    assert told(extraction) == ["line 13 (text outside the answers)"]


def test_what_is_no_paragraph_above_the_questions_is_told() -> None:
    """A list can't be part of a description, which is one line."""
    extraction = markdown.read("# F\n\nThis.\n\n- a\n- b\n\n## Why?\n\nSo.\n\n## How?\n\nX.\n")
    assert extraction.about.description == "This."
    assert told(extraction) == ["lines 5–6 (an introduction)"]


def test_a_sentence_that_leads_to_a_table_of_contents_is_a_part_of_it() -> None:
    text = "# F\n\nAll of it.\n\nHere is:\n\n- [Why?](#why)\n\n## Why?\n\nSo.\n\n## How?\n\nX.\n"
    extraction = markdown.read(text)
    assert extraction.about.description == "All of it."
    assert told(extraction) == ["lines 5–7 (a table of contents)"]


def test_what_is_outside_the_faq_of_a_larger_document_is_told() -> None:
    text = "# Kettle\n\nHot.\n\n## Use\n\nx\n\n## FAQ\n\n### Why?\n\nSo.\n\n## License\n\nMIT\n"
    extraction = markdown.read(text)
    assert extraction.about.description == "Hot."
    assert told(extraction) == ["lines 5–9 and 15–17 (outside the FAQ)"]


def test_the_heading_around_all_questions_is_told_if_it_is_not_the_title() -> None:
    extraction = markdown.read("# F\n\n## Use\n\nRead on.\n\n### Why?\n\nSo.\n\n### How?\n\nX.\n")
    assert (extraction.about.title, extraction.about.description) == ("F", "Read on.")
    assert told(extraction) == ["line 3 (the heading “Use”)"]


@pytest.mark.parametrize("text", ["# FAQ\n\nNothing yet.\n", "Some prose.\n", ""])
def test_without_questions_nothing_is_told(text: str) -> None:
    """The command says that there are none."""
    assert markdown.read(text) == Extraction(())


def test_the_faq_in_a_larger_document_is_described_by_its_own_introduction() -> None:
    text = "# Lamp\n\nInstall it.\n\n## Use\n\nOn.\n\n## FAQ\n\nAsk us.\n\n### Why?\n\nSo.\n"
    extraction = markdown.read(f"{text}\n### How?\n\nBy hand.\n")
    assert extraction.about.description == "Ask us."
    assert told(extraction) == ["lines 3–9 (outside the FAQ)"]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (markdown.read, "## Why?\n\nSo.\n\n##\n\nLost.\n\n## How?\n\nThus.\n"),
        (html.read, "<h2>Why?</h2><p>So.\n<h2>&nbsp;</h2>\n\n\n\n<p>Lost.\n<h2>How?</h2>Thus."),
    ],
)
def test_an_empty_heading_ends_the_answer_above_and_the_text_below_it_is_named(
    read: Read, text: str
) -> None:
    extraction = read(text)

    assert [(item.question, item.answer) for item in extraction.items] == [
        ("Why?", "So.\n"),
        ("How?", "Thus.\n"),
    ]
    assert [one.split(" (")[1] for one in told(extraction)] == ["text below an empty heading)"]


def test_a_heading_that_is_an_image_stays_in_the_answer_above() -> None:
    text = "<h2>Why?</h2><p>So.<h2><img src=x alt=''></h2><p>More.<h2>How?</h2>Thus."

    why, _ = html.read(text).items
    assert why.answer.endswith("More.\n")
