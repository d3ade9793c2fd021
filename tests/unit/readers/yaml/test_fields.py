from collections.abc import Callable

import pytest

from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]


@pytest.mark.parametrize("value", ["yes", "on", "1.10", "2026-01-31", "0x1F", "010", "1e3"])
def test_scalars_are_text_as_written(value: str, faq_of: FaqOf) -> None:
    """Whatever YAML would read them as."""
    faq = faq_of(
        f"- {{id: {value}, question: {value}, answer: {value}, tags: [{value}], more: {value}}}"
    )

    entry = faq.entries[0]
    assert (entry.id, entry.question, entry.answer) == (value,) * 3
    assert (entry.tags, entry.extra) == ((value,), {"more": value})


@pytest.mark.parametrize("nothing", ["~", "null", "", "''", "[]", "[~, '', null]"])
def test_an_optional_key_may_be_empty(nothing: str, faq_of: FaqOf) -> None:
    """However that is written."""
    faq = faq_of(f"- question: A\n  answer: a\n  tags: {nothing}\n  aliases: {nothing}\n")

    assert (faq.entry(1).tags, faq.entry(1).aliases, faq.problems()) == ((), (), [])


def test_a_list_has_each_text_once_and_on_one_line(faq_of: FaqOf) -> None:
    """A single text needs no list."""
    faq = faq_of('- {question: A, answer: a, tags: [b, " b ", "c\\nd"], aliases: e}')

    assert (faq.entry(1).tags, faq.entry(1).aliases) == (("b", "c d"), ("e",))
