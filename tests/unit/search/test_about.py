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


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("ada berg", AUTHORS, ["Ada", "Berg"]),
        ("who is li wei", AUTHORS, ["Li", "Wei"]),
        ("ada berg 1999", CITED, ["Ada", "Berg", "1999"]),
        ('"town press"', PUBLISHER, ["Town", "press", "town"]),
        ("be*", AUTHORS, ["Berg"]),
        ("port office", "Port office", ["Port", "office"]),
        ("made up", "Made up for tests.", ["Made"]),
        ("small", "Questions about a small harbour.", ["small"]),
    ],
)
def test_words_that_only_the_faqs_own_data_contains_are_found_there(
    query: str, text: str, marked: list[str], harbour: Faq
) -> None:
    about = harbour.search(query).about

    assert about is not None
    assert about.text == text
    assert [about.text[start:end] for start, end in about.spans] == marked


def test_a_word_beside_a_name_is_missing_if_nothing_knows_it(harbour: Faq) -> None:
    results = harbour.search("Ada Berg on Xyzzy")

    assert results.about is not None
    assert results.missing == ("Xyzzy",)


def test_a_name_is_found_by_its_synonyms(harbour_yaml: str, faq_of: FaqOf) -> None:
    faq = faq_of(harbour_yaml.replace("synonyms:", "synonyms:\n  - [Town press, TP, Stadtpresse]"))

    assert said(faq, "tp") == said(faq, "stadtpresse") == ("publisher", PUBLISHER)


def test_a_synonym_of_what_entries_contain_is_left_to_them(
    harbour_yaml: str, faq_of: FaqOf
) -> None:
    text = harbour_yaml.replace("printers of", "printers of crowns in")
    faq = faq_of(text.replace("synonyms:", "synonyms:\n  - [crowns, kronen]"))

    assert said(faq, "kronen") is None


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


def test_entries_that_have_a_synonym_of_several_words_are_not_hidden(faq_of: FaqOf) -> None:
    """Not even where the publisher's name contains it, too."""
    faq = faq_of(
        "source: {title: T, publisher: The U.S. Harbour Press}\n"
        "synonyms: [[U.S., Estados Unidos]]\n"
        "questions:\n"
        "- {question: What does it cost?, answer: Ships of the U.S. pay nothing.}\n"
        "- {question: Who else?, answer: Nobody.}\n"
    )

    assert [hit.entry.number for hit in faq.search("estados unidos")] == [1]
