from faqcli.index.packing import (
    pack_about,
    pack_entry,
    unpack_about,
    unpack_entry,
    with_see_also,
)
from faqcli.model import About, Author, Block, Body, Entry, Mark, SearchTest, Source


def test_an_entry_is_unpacked_as_it_was_packed() -> None:
    entry = Entry(
        7, "quay", "Where?", "*There.*", "There.", "Ünder.", "Arriving",
        ("a", "b"), ("where to",), ("fees",), {"colour": ["blue", None]},
        Body(
            (Block("paragraph", "There."),),
            (
                Block("paragraph", "There.", (Mark(0, 6, "emphasis"),)),
                Block("paragraph", "x", margin=("•", "  ")),
                Block("code", "moor = quay", info="toml"),
            ),
        ),
    )  # fmt: skip

    assert unpack_entry(7, "quay", "Where?", "Arriving", pack_entry(entry)) == entry


def test_a_packed_entry_may_get_other_related_entries() -> None:
    entry = Entry(1, "a", "Q?", "A", tags=("t",), see_also=("b",), extra={"x": "y"})

    packed = with_see_also(pack_entry(entry), ["s-b"])

    assert unpack_entry(1, "a", "Q?", "", packed) == entry._replace(see_also=("s-b",))


def test_what_a_faq_says_about_itself_is_unpacked_as_it_was_packed() -> None:
    about = About(
        "The harbour", language="de",
        source=Source("Rules", (Author("Ada", "pilot"), Author("Li")), year="1999"),
        synonyms=(("a", "b"), ("c",)), extra={"colour": "blue"},
        tests=(SearchTest("a", ("b", "1")), SearchTest("c", ())),
    )  # fmt: skip

    assert unpack_about(pack_about(about)) == about
