from faqcli.model import Entry
from faqcli.writers.anchors import anchors_of, fragment, parts_of


def test_two_anchors_are_never_equal() -> None:
    """An id that the page or a section already has gets a suffix; spaces become hyphens."""
    entries = [
        Entry(1, "_search", "A?", ""),
        Entry(2, "a b", "B?", "", section="S"),
        Entry(3, "section-s", "C?", "", section="S"),
    ]
    assert anchors_of(entries, ["_search"]) == {1: "_search-2", 2: "a-b", 3: "section-s"}
    assert [part.anchor for part in parts_of(entries)] == ["", "section-s-2"]


def test_a_link_to_an_anchor_is_percent_encoded() -> None:
    """Any id can be linked to."""
    assert fragment("final/agreement é") == "#final%2Fagreement%20%C3%A9"
