from __future__ import annotations

import pytest

from faqcli.readers.extraction import Item, LeftOut, counts, entries_of
from faqcli.readers.markdown.reader import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## A?\n1\n", "1 question under level-2 headings"),
        (
            "# F\n## S\n### A?\n1\n## T\n### B?\n2\n",
            "2 questions under level-3 headings, 2 sections",
        ),
        ("Q: A?\nA: 1\n\nQ: B?\nA: 2\n", "2 questions marked with `Q:`"),
        ("A?\n: 1\n", "1 question as terms of a definition list"),
    ],
)
def test_an_extraction_is_summed_up_in_words(text: str, words: str) -> None:
    """With the count, how the questions are marked, and the number of sections."""
    extraction = read(text)
    assert counts(entries_of(extraction.items), extraction.how) == words


def test_references_to_unknown_ids_are_left_out() -> None:
    """Each `see_also` leads to an entry."""
    entries = entries_of([Item("A?", "1", see_also=("b", "zzz")), Item("B?", "2", id="b")])
    assert entries[0].see_also == ("b",)


def test_a_long_name_of_what_is_left_out_is_cut() -> None:
    """All of a page may be in one heading, and be left out with it."""
    assert str(LeftOut(3, 4, "x" * 200)) == f"lines 3–4 ({'x' * 200})"
    heading = f"the heading “{'x' * 500_000}”"
    assert str(LeftOut(3, 3, heading)) == f"line 3 ({heading[:198]}…”)"
    assert str(LeftOut(0, 0, heading)) == f"{heading[:198]}…”"
