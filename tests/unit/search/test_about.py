from collections.abc import Callable

import pytest

from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]

CITED = "Ada Berg, Li Wei, “Harbour rules”, Town press, 1999"
AUTHORS = "Ada Berg, pilot; Li Wei"
PUBLISHER = "Town press. The printers of the town."


def said(faq: Faq, query: str) -> tuple[str, str] | None:
    """Return the field and the text of what the FAQ says about itself in answer to a query."""
    about = faq.search(query).about
    return (about.field, about.text) if about else None


@pytest.mark.parametrize(
    ("query", "field", "text"),
    [
        ("who wrote this", "source", CITED),
        ("who are the authors", "authors", AUTHORS),
        ("author", "authors", AUTHORS),
        ("copyright", "rights", "© Town press"),
        ("who is behind this", "source", CITED),
        ("who funds the Town press", "disclosures", "https://harbour.example/money"),
        ("is ada berg pro harbour", "publisher", PUBLISHER),
        ("bias", "publisher", PUBLISHER),
        ("can I trust this", "notice", "Made up for tests."),
        ("how old is this?", "as_of", "2024"),
        ("when was it written", "as_of", "2024"),
        ("is this up to date", "as_of", "2024"),
        ("is it pro harbour", "publisher", PUBLISHER),
        ("whose opinion is this", "publisher", PUBLISHER),
        ("What is this FAQ about?", "description", "Questions about a small harbour."),
    ],
)
def test_a_question_about_the_faq_itself_is_answered_by_what_it_says_about_itself(
    query: str, field: str, text: str, harbour: Faq
) -> None:
    results = harbour.search(query)

    assert said(harbour, query) == (field, text)
    assert (list(results), results.missing, results.nearest) == ([], (), None)


def test_entries_that_mention_an_author_stay_below(harbour_yaml: str, faq_of: FaqOf) -> None:
    results = faq_of(harbour_yaml.replace("Ask the harbour master", "Ask Ada Berg")).search(
        "ada berg"
    )

    assert results.about is not None
    assert [hit.entry.number for hit in results] == [1]


@pytest.mark.parametrize(
    "query",
    [
        "where may I moor",
        "harbour",  # the title and an answer have it
        "who wrote this timetable",  # something else was written
        "how old is the quay",
        "who wrote the harbour rules for ferries",
        "berg crown",
        "what happens when",
        "when is it open",
        "neutral",
        "what is it",
        "",
    ],
)
def test_a_query_about_anything_else_is_left_to_the_entries(query: str, harbour: Faq) -> None:
    assert said(harbour, query) is None


def test_a_word_that_the_faq_says_of_itself_is_not_missing(harbour: Faq) -> None:
    assert harbour.search("where may zebras of the berg moor").missing == ("zebras",)


def test_a_question_that_an_entry_asks_is_left_to_it(harbour_yaml: str, faq_of: FaqOf) -> None:
    extra = "  - title: T\n    questions: [{question: Who are the authors?, answer: We.}]\n"
    results = faq_of(harbour_yaml + extra).search("who are the authors")

    assert results.about is None
    assert [hit.entry.number for hit in results] == [4]


def test_a_word_of_a_question_does_not_make_it_the_same_question(
    harbour_yaml: str, faq_of: FaqOf
) -> None:
    extra = "  - title: T\n    questions: [{question: How is fish made of rice?, answer: No.}]\n"

    assert said(faq_of(harbour_yaml + extra), "who made this") == ("source", CITED)


def test_a_search_among_some_entries_only_finds_entries(harbour: Faq) -> None:
    assert harbour.search("ada berg", section="sea").about is None
    assert harbour.search("ada berg", all_words=True).about is None


@pytest.mark.parametrize("query", ["who wrote this", "how old is this", "what is this", "ada berg"])
def test_a_faq_that_says_nothing_about_itself_has_nothing_to_answer(
    query: str, faq_of: FaqOf
) -> None:
    assert said(faq_of("- {question: What is tea?, answer: A drink.}"), query) is None
