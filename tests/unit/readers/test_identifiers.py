from collections.abc import Callable

import pytest

from faqcli.errors import NotFoundError
from faqcli.faq import Faq
from faqcli.readers.identifiers import slug_of
from faqcli.readers.source import Document
from faqcli.readers.yaml.reader import Reader

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


REPEATED = """\
opening:
  title: Opening hours
  one: {q: When are you open?, a: From nine., see_also: [two, bike]}
  two: {q: And on Sundays?, a: Closed., see_also: parking-one}
parking:
  one: {q: Where do I park?, a: Behind the house., see_also: [two, nowhere]}
  two: {q: And at night?, a: In the street.}
  bike: {q: And my bicycle?, a: At the gate.}
"""


def test_a_key_that_repeats_in_other_sections_gets_the_name_of_its_section(faq_of: FaqOf) -> None:
    """It is no mistake; a key that doesn't repeat is an id by itself."""
    faq = faq_of(REPEATED)

    ids = [entry.id for entry in faq.entries]
    assert ids == ["opening-one", "opening-two", "parking-one", "parking-two", "bike"]
    assert faq.problems() == []
    assert faq.entry("bike").number == 5
    with pytest.raises(NotFoundError):
        faq.entry("one")


def test_a_repeated_key_in_see_also_means_the_entry_of_the_same_section(faq_of: FaqOf) -> None:
    """Other ids stay as they are."""
    first, second, third, *_ = faq_of(REPEATED).entries

    assert first.see_also == ("opening-two", "bike")
    assert second.see_also == ("parking-one",)
    assert third.see_also == ("parking-two", "nowhere")


def test_an_id_given_in_the_file_wins_over_the_key_of_another_entry(faq_of: FaqOf) -> None:
    """Whichever comes first."""
    keyed, given = "first: {one: {q: A?, a: a}}", "second: [{id: one, q: B?, a: b}]"
    for text in (f"{keyed}\n{given}\n", f"{given}\n{keyed}\n"):
        faq = faq_of(text)
        assert faq.entry("one").question == "B?"
        assert faq.entry("first-one").question == "A?"
        assert faq.problems() == []


def test_keys_that_repeat_in_sections_of_the_same_name_are_numbered(faq_of: FaqOf) -> None:
    """As slugs of equal questions are; outside of any section, too."""
    section = "- {title: S, one: {q: A?, a: a}}\n"
    faq = faq_of(f"{section}{section}")

    assert [entry.id for entry in faq.entries] == ["s-one", "s-one-2"]


def test_settled_entries_have_the_ids_that_are_known_at_the_end() -> None:
    """An id that was made may turn out to be that of a later entry."""
    document = Document("faq.yaml", data=REPEATED.encode())
    reader = Reader(document, document.open()[0])
    entries = reader.identifiers.settled(list(reader.entries()))

    assert entries[0].id == "opening-one"
    assert entries[0].see_also == ("opening-two", "bike")
