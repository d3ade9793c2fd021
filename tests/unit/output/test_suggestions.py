from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.model import ANOTHER_WORDING, Entry, Hit
from faqcli.output import suggestions


def miss(faq: Faq, text: str, section: str = "") -> list[str]:
    """Return what is said of a search that found nothing."""
    results = faq.search(text, section=section)
    assert results == ()
    return suggestions.on_miss(faq, text, results, is_narrowed=bool(section))


@pytest.mark.parametrize(
    ("text", "shown"), [("?!", "?!"), ('""', '""'), ("\x1b", "\N{SYMBOL FOR ESCAPE}")]
)
def test_a_query_without_words_is_told_so(text: str, shown: str, harbour: Faq) -> None:
    """Signs alone are nothing to look for."""
    first, second = miss(harbour, text)
    assert first == f"“{shown}” holds no word to search for."
    assert second == "`faq list` shows all questions."


def test_a_word_that_no_entry_holds_is_named_with_the_nearest(harbour: Faq) -> None:
    """What may have been meant is given as a command to type, and the question it leads to."""
    first, second, third = miss(harbour, "boas")
    assert first == "No entry holds “boas”."
    assert second == "Did you mean “Boats”? Try `faq search Boats`."
    assert third == "The nearest question is 3: When does the fuel pump open?"


def test_a_question_that_is_refused_names_the_words_it_was_refused_for(harbour: Faq) -> None:
    """Some of its words are known; the question that came nearest is named and not shown."""
    assert miss(harbour, "how do boats bake xyzzy bread plugh") == [
        "Nothing here answers “how do boats bake xyzzy bread plugh”.",
        "No entry holds “bake”, “xyzzy”, “bread” or “plugh”.",
        "The nearest question is 3: When does the fuel pump open?",
    ]


def test_where_nothing_is_near_nothing_is_guessed(harbour: Faq) -> None:
    """No word and no question is suggested for what resembles none."""
    first, second = miss(harbour, "xyzzy")
    assert first == "No entry holds “xyzzy”."
    assert second == f"`{harbour.command('list')}` shows all questions."


def test_words_that_stand_only_outside_of_a_selection_are_told_so(harbour: Faq) -> None:
    """The words are known; the chosen section just has none of them."""
    first, _ = miss(harbour, "crowns", section="leaving")
    assert first == "Nothing matches “crowns” and all that you ask for."


def test_many_unknown_words_are_counted_after_the_first(harbour: Faq) -> None:
    """A pasted text makes no long message."""
    words = " ".join(f"xyzzy{n}" for n in range(8))
    first, *_ = miss(harbour, words)

    listed = ", ".join(f"“xyzzy{n}”" for n in range(5))
    assert first == f"No entry holds {listed} and 3 more words."


def test_an_empty_faq_has_nothing_near(faq_of: Callable[[str], Faq]) -> None:
    """There is no question to suggest."""
    first, second = miss(faq_of("questions: []"), "crowns")
    assert first == "No entry holds “crowns”."
    assert second == "This FAQ has no questions."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("boats xyzzy", ["No entry holds “xyzzy”."]),
        ("boats crovns", []),
        ("crowns boas", ["No entry holds “boas”. Did you mean “Boats”?"]),
        (
            'crowns boat "ten crowns" boas nigh',
            ["No entry holds “boas” or “nigh”. Did you mean “Boats” or “night”?"],
        ),
        ('"master harbour"', ["The phrase “master harbour” stands nowhere; its words do."]),
        ("boats", []),
    ],
)
def test_hits_say_what_of_the_query_they_leave_out(
    text: str, lines: list[str], harbour: Faq
) -> None:
    """Unknown words and phrases that had to be taken apart are named beside the hits."""
    results = harbour.search(text)

    assert results
    assert suggestions.on_hits(harbour, results) == lines


def test_what_was_typed_is_echoed_harmlessly(harbour: Faq) -> None:
    """Control characters of a query come back visible."""
    lines = suggestions.on_hits(harbour, harbour.search('boats "a\x1b[2J b"'))

    assert all("\x1b" not in line for line in lines)
    assert lines[0].startswith("The phrase “a\N{SYMBOL FOR ESCAPE}[2J b” stands nowhere")


def test_other_spellings_are_told_with_the_numbers_of_their_hits() -> None:
    """Where a line of output has no room for it; hits by what was typed are not mentioned."""
    spellings = {3: "Zaporizhzhia", 1: "", 2: ANOTHER_WORDING, 5: "Zaporizhzhia"}
    hits = [Hit(Entry(n, "a", "A?", "a"), 1.0, (), spelt) for n, spelt in spellings.items()]

    assert suggestions.on_spellings(hits) == [
        "Questions 3, 5 matched as “Zaporizhzhia”.",
        "Question 2 matched another wording.",
    ]
