from collections.abc import Callable

import pytest

from faqcli.errors import NotFoundError
from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]


@pytest.mark.parametrize(
    ("section", "tag", "numbers"),
    [
        ("sea", "", [1, 2]),
        ("ARRIVING by", "", [1, 2]),
        ("léaving", "", [3]),
        ("ing", "", [1, 2, 3]),
        ("", "boats", [1, 3]),
        ("", "Boat", [1, 3]),
        ("", "o", [1, 2, 3]),
        ("sea", "boats", [1]),
        ("leaving", "money", []),
    ],
)
def test_any_part_of_the_name_of_a_section_or_tag_selects_it(
    section: str, tag: str, numbers: list[int], harbour: Faq
) -> None:
    """Case and accents are ignored; with both, entries must match both."""
    assert [heading.number for heading in harbour.headings(section, tag)] == numbers


@pytest.mark.parametrize(
    ("section", "tag", "message", "hint"),
    [
        ("leafing", "", "No section matches “leafing”.", "Did you mean “Leaving”?"),
        ("", "boots", "No tag matches “boots”.", "Did you mean “boats”?"),
        ("", "xyzzy", "No tag matches “xyzzy”.", "Tags: boats, money, quay."),
        ("!", "", "No section matches “!”.", "Sections: Arriving by sea, Leaving."),
        ("\ud800\x1b", "", "No section matches “\ufffd\N{SYMBOL FOR ESCAPE}”.", None),
    ],
)
def test_for_an_unknown_section_or_tag_the_nearest_or_all_are_named(
    section: str, tag: str, message: str, hint: str | None, harbour: Faq
) -> None:
    with pytest.raises(NotFoundError) as caught:
        harbour.headings(section, tag)

    assert caught.value.message == message
    assert hint in (None, caught.value.hint)


def test_a_faq_without_sections_or_tags_says_so(faq_of: FaqOf) -> None:
    faq = faq_of("- {question: A, answer: B}")

    with pytest.raises(
        NotFoundError, match=r"^No section matches “a”: this FAQ has no sections\.$"
    ):
        faq.headings("a")
    with pytest.raises(NotFoundError, match=r"^No tag matches “a”: this FAQ has no tags\.$"):
        faq.search("a", tag="a")
