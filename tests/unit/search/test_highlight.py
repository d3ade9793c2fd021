from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.model import Span
from faqcli.search.highlight import merge

FaqOf = Callable[[str], Faq]


@pytest.fixture
def faq(faq_of: FaqOf) -> Faq:
    """Return a FAQ that knows some words and synonyms."""
    return faq_of(
        "synonyms:\n"
        "- [Zaporizhzhia, Запорожье]\n"
        "- [power plant, ZNPP, atomic station]\n"
        "questions:\n"
        "- question: Who secures the border of Zaporizhzhia?\n"
        "  answer: >-\n"
        "    Security guarantees of 1.5 billion, the U.S. says, and Russia's border guards. The\n"
        "    power plant and C++ were naïve in Łódź. 国境線 borders bordering plants.\n"
    )


@pytest.mark.parametrize(
    ("query", "text", "matches"),
    [
        ("border", "No borders: one BORDER, bordering.", ["borders", "BORDER", "bordering"]),
        ("border", "boarder reborder", []),
        ("naive", "Naïve, nai\u0308ve, NAIVE", ["Naïve", "nai\u0308ve", "NAIVE"]),
        ("NAÏVE", "naive", ["naive"]),
        ("lodz", "Łódź", ["Łódź"]),
        ("1.5", "It is 1.5 billion, not 15 or 2.5.", ["1.5"]),
        ("us", "The U.S. and us", ["U.S.", "us"]),
        ("russia", "Russia's and Russia’s", ["Russia", "Russia"]),
        ("c++", "C, C++ and C#", ["C++"]),
        ("国境", "国境線", ["国境"]),
        ("国境線", "国境線", ["国境線"]),
        ("Запорожье", "Zaporizhzhia and Запорожье", ["Zaporizhzhia"]),
        ("ZNPP", "the power plant, power and a plant", ["power plant"]),
        ("power plant", "a power plant, power", ["power plant", "power"]),
        ('"power plant"', "a power plant, power", ["power plant"]),
        ('"power plant"', "Power-plants", ["Power-plants"]),
        ("the border of", "the border of the", ["border"]),
        ("the of", "the border of", ["the", "of"]),
        ("xyzzy", "xyzzy", []),
        ("", "border", []),
        ("border", "", []),
    ],
)
def test_forms_spellings_and_synonyms_are_matches_and_function_words_are_not(
    query: str, text: str, matches: list[str], faq: Faq
) -> None:
    assert [text[start:end] for start, end in faq.highlighter(query).spans(text)] == matches


def test_a_match_has_its_term_and_whether_it_was_typed(faq: Faq) -> None:
    found = faq.highlighter("border запорожье").find("Border of Zaporizhzhia")

    assert found == [(Span(0, 6), 0, True), (Span(10, 22), 1, False)]


@pytest.mark.parametrize(
    ("spans", "result"),
    [
        ([], ()),
        ([(3, 5), (0, 2)], ((0, 2), (3, 5))),
        ([(0, 2), (2, 4)], ((0, 2), (2, 4))),
        ([(0, 3), (2, 4), (3, 6)], ((0, 6),)),
        ([(0, 9), (2, 4), (5, 6)], ((0, 9),)),
        ([(0, 2), (0, 2)], ((0, 2),)),
    ],
)
def test_spans_that_overlap_are_merged_and_those_that_touch_are_not(
    spans: list[tuple[int, int]], result: tuple[tuple[int, int], ...]
) -> None:
    assert merge(Span(*span) for span in spans) == result
