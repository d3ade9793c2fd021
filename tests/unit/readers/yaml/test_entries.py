from collections.abc import Callable

from faqcli.faq import Faq
from faqcli.model import Entry

FaqOf = Callable[[str], Faq]


def test_every_part_of_an_entry_is_read(harbour: Faq) -> None:
    """Texts are as written, lists in order, and Markdown is parsed to blocks."""
    entry = harbour.entry(1)

    assert entry._replace(body=Entry(0, "", "", "").body) == Entry(
        number=1,
        id="mooring",
        question="Where may I moor?",
        answer=(
            "Visitors moor at the north quay. Ask the harbour master first.\n\n"
            "- Boats over 1.5 tonnes use the outer wall.\n"
            "- Ferries from Zaporizhzhia use the inner basin.\n"
        ),
        short="At the **north** quay.",
        note="The quay was rebuilt.",
        section="Arriving by sea",
        tags=("boats", "quay"),
        aliases=("where can I park my ship",),
        see_also=("fees", "mooring", "nowhere", "Fees"),
        extra={},
    )
    assert [block.text for block in entry.body.short] == ["At the north quay."]
    assert [block.margin for block in entry.body.answer] == [(), ("•",), ("•",)]
    assert [block.text for block in entry.body.note] == ["The quay was rebuilt."]


def test_a_question_is_put_on_one_line(faq_of: FaqOf) -> None:
    """Lists and headings have room for one line."""
    assert faq_of("- question: |\n    Where\n    may I?\n  answer: a").entry(1).question == (
        "Where may I?"
    )


def test_unknown_keys_are_kept(faq_of: FaqOf) -> None:
    """As text, lists and mappings of text, in order."""
    faq = faq_of("- {question: A, answer: a, more: {b: [1, c]}, less: no}")

    assert faq.entry(1).extra == {"more": {"b": ["1", "c"]}, "less": "no"}
    assert faq.problems() == []


def test_an_answer_may_be_a_list_of_paragraphs(faq_of: FaqOf) -> None:
    """An empty line separates them."""
    faq = faq_of(
        "- question: A\n  answer:\n  - One.\n  - |\n    Two.\n    Three.\n- {q: B, a: []}\n"
    )

    assert [e.answer for e in faq.entries] == ["One.\n\nTwo.\nThree.", ""]


def test_optional_parts_have_other_names_too(faq_of: FaqOf) -> None:
    """Unknown keys are kept."""
    faq = faq_of("- {title: A, short_answer: s, fullAnswer: a, tag: t, slug: x, Notes: n, icon: i}")

    entry = faq.entry(1)
    assert (entry.id, entry.question, entry.short, entry.answer) == ("x", "A", "s", "a")
    assert (entry.tags, entry.note, entry.extra) == (("t",), "n", {"icon": "i"})
