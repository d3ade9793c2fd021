from collections.abc import Callable

import pytest

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


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ("items: [x, y]", "- x\n- y"),
        ("items: [{item: x}, {item: y}]", "- x\n- y"),
        ("items: [{Phone: x}, {Post: y}]", "- Phone: x\n- Post: y"),
        ('bulletPoints: ["x\\nz", "", y]', "- x\n  z\n- y"),
        ("steps: [x, ~, y]", "- x\n- y"),
    ],
)
def test_a_list_beside_an_answer_is_part_of_it(faq_of: FaqOf, more: str, answer: str) -> None:
    faq = faq_of(f"- {{question: A, answer: 'These:', {more}}}")
    assert (faq.entry(1).answer, faq.entry(1).extra) == (f"These:\n\n{answer}", {})
    assert faq.problems() == []


@pytest.mark.parametrize("text", ["- {question: A, items: [x, y]}", "- {q: A, a: , list: [x, y]}"])
def test_a_list_may_be_the_answer(faq_of: FaqOf, text: str) -> None:
    faq = faq_of(text)
    assert (faq.entry(1).answer, faq.problems()) == ("- x\n- y", [])


def test_a_list_of_anything_else_is_kept(faq_of: FaqOf) -> None:
    faq = faq_of("- {question: A, answer: a, items: [{x: y, z: y}]}")
    assert (faq.entry(1).answer, faq.entry(1).extra) == ("a", {"items": [{"x": "y", "z": "y"}]})


def test_text_under_an_unknown_key_is_told_once(faq_of: FaqOf) -> None:
    """Readers would miss it; they don't miss what is for programs."""
    faq = faq_of(
        "- {question: A, answer: a, warning: Not on a Sunday., class: a b c, x-say: So be it.}\n"
        "- {question: B, answer: b, warning: Never on a Monday., rank: 1}\n"
        "- {question: C, answer: c, shrot: This is a typo., html: {de: [Das ist ein Satz.]}}\n"
    )
    told = [(p.line, p.message, p.hint) for p in faq.problems()]
    assert told == [
        (1, "the text of the unknown key `warning` isn't shown", "move it to `answer`"),
        (3, "the text of the unknown key `shrot` isn't shown", "write `short` if you meant that"),
        (3, "the text of the unknown key `html` isn't shown", "move it to `answer`"),
    ]


def test_optional_parts_have_other_names_too(faq_of: FaqOf) -> None:
    """Unknown keys are kept."""
    faq = faq_of("- {title: A, short_answer: s, fullAnswer: a, tag: t, slug: x, Notes: n, icon: i}")

    entry = faq.entry(1)
    assert (entry.id, entry.question, entry.short, entry.answer) == ("x", "A", "s", "a")
    assert (entry.tags, entry.note, entry.extra) == (("t",), "n", {"icon": "i"})
