from collections.abc import Callable

import pytest

from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]

CITED = "Ada Berg, Li Wei, “Harbour rules”, Town press, 1999"
AUTHORS = "Ada Berg, pilot; Li Wei"
PUBLISHER = "Town press. The printers of the town."


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

    for query in ("tp", "stadtpresse"):
        about = faq.search(query).about
        assert about is not None
        assert (about.field, about.text) == ("publisher", PUBLISHER)


def test_a_synonym_of_what_entries_contain_is_left_to_them(
    harbour_yaml: str, faq_of: FaqOf
) -> None:
    text = harbour_yaml.replace("printers of", "printers of crowns in")
    faq = faq_of(text.replace("synonyms:", "synonyms:\n  - [crowns, kronen]"))

    assert faq.search("kronen").about is None


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
