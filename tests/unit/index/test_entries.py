from collections.abc import Callable

import pytest

from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]


def test_entries_are_a_sequence(harbour: Faq) -> None:
    entries = harbour.entries

    assert len(entries) == 3
    assert entries[0].id == "mooring"
    assert entries[-1].number == 3
    assert [entry.number for entry in entries[1:]] == [2, 3]
    assert [entry.number for entry in reversed(entries)] == [3, 2, 1]
    assert entries[0] in entries
    with pytest.raises(IndexError):
        entries[3]


def test_iterating_over_a_long_faq_skips_and_repeats_no_entry(faq_of: FaqOf) -> None:
    faq = faq_of("".join(f"- {{question: Q{n}, answer: A}}\n" for n in range(1, 1202)))

    assert [entry.number for entry in faq.entries] == list(range(1, 1202))
    assert [heading.number for heading in faq.headings()] == list(range(1, 1202))
    assert len(faq.search("A answer q7", limit=None)) == 1
