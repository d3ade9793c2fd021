from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.readers.identifiers import slug_of

FaqOf = Callable[[str], Faq]


Reported = tuple[int, int, str, str]


def problems_of(faq: Faq) -> list[Reported]:
    """Return the problems of a FAQ: position, severity and message."""
    return [(p.line, p.column, p.severity, p.message) for p in faq.problems()]


def test_an_entry_without_an_id_gets_a_unique_slug(faq_of: FaqOf) -> None:
    """Equal questions are numbered; one without letters is called by its number."""
    faq = faq_of("".join(f"- {{question: {q}, answer: a}}\n" for q in ("B?", "b", "B!", "'?!'")))

    assert [entry.id for entry in faq.entries] == ["b", "b-2", "b-3", "question-4"]
    assert faq.problems() == []


def test_a_duplicate_id_is_an_error_that_names_both_lines(faq_of: FaqOf) -> None:
    """It leads to the first entry with it."""
    faq = faq_of("- {id: b, question: A, answer: a}\n- {id: b, question: C, answer: c}\n")

    assert problems_of(faq) == [(2, 8, "error", "the id `b` is used twice, first on line 1")]
    assert faq.entry("b").number == 1


def test_a_given_id_wins_over_an_earlier_slug(faq_of: FaqOf) -> None:
    """Another question may have the same words."""
    faq = faq_of("- {question: Fees?, answer: a}\n- {id: fees, question: What?, answer: b}\n")

    assert faq.problems() == []
    assert faq.entry("fees").number == 2


def test_thousands_of_equal_questions_have_unique_ids(faq_of: FaqOf) -> None:
    """In time that grows with their number, not with its square."""
    faq = faq_of("- {question: A, answer: a}\n" * 3000)

    assert faq.entry("a-3000").number == 3000


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("Where may I moor?", "where-may-i-moor"),
        ("  What's 1.5 — “tonnes”?  ", "what-s-1-5-tonnes"),
        ("ÜBER Straße", "über-straße"),
        ("Что дальше?", "что-дальше"),
        ("snake_case", "snake-case"),
        ("?!", ""),
        ("a " * 40, "-".join("a" * 30)),
        ("word " * 20, "-".join(["word"] * 12)),
        ("x" * 100, "x" * 60),
        ("a " + "x" * 100, "a"),
    ],
)
def test_a_slug_is_the_words_of_a_question_up_to_sixty_characters(question: str, slug: str) -> None:
    """Words are never cut, except a first one that is too long by itself."""
    assert slug_of(question) == slug
    assert len(slug) <= 60
