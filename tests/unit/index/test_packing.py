from faqcli.index.packing import pack_about, pack_entry, unpack_about, unpack_entry
from faqcli.model import About, Author, Block, Body, Entry, Mark, Source


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


def test_what_a_faq_says_about_itself_is_unpacked_as_it_was_packed() -> None:
    about = About(
        "The harbour", language="de",
        source=Source("Rules", (Author("Ada", "pilot"), Author("Li")), year="1999"),
        synonyms=(("a", "b"), ("c",)), extra={"colour": "blue"},
    )  # fmt: skip

    assert unpack_about(pack_about(about)) == about
