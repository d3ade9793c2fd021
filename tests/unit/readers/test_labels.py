from collections.abc import Callable

from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]


def test_the_letter_of_an_answer_counts_only_beside_that_of_its_question(faq_of: FaqOf) -> None:
    """`A. Smith` is a name."""
    faq = faq_of("- {q: Who?, a: A. Smith}\n- {q: 'Q: Who?', a: A. Smith}\n")

    assert [(e.question, e.answer) for e in faq.entries] == [
        ("Who?", "A. Smith"),
        ("Who?", "Smith"),
    ]


def test_a_question_tagged_as_text_is_unchanged(faq_of: FaqOf) -> None:
    """Labels and HTML tags stay, in its answer too."""
    faq = faq_of("- question: !!str 'Q: <b>Who</b>?'\n  answer: 'A: me'\n")

    assert [(e.question, e.answer) for e in faq.entries] == [("Q: <b>Who</b>?", "A: me")]
