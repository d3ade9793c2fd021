from __future__ import annotations

import pytest

from faqcli.tui.listing import WRAPPED, Item, Listing


def test_question_is_unknown_until_it_is_read() -> None:
    listing = Listing([3, 7])
    assert listing.item(1) is None

    listing.add([Item(7, "Why?")])

    assert listing.item(0) is None
    assert listing.item(1) == Item(7, "Why?")


def test_index_is_found_by_number() -> None:
    listing = Listing([3, 7])

    assert [listing.index_of(number) for number in (3, 7, 5)] == [0, 1, None]


@pytest.mark.parametrize(("count", "is_wrapped"), [(WRAPPED, True), (WRAPPED + 1, False)])
def test_only_short_lists_are_wrapped(count: int, is_wrapped: bool) -> None:  # noqa: FBT001
    assert Listing(range(1, count + 1)).is_wrapped is is_wrapped
