import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faqcli.faq import Faq
from faqcli.output import suggestions


def miss(faq: Faq, text: str, section: str = "") -> list[str]:
    """Return what is said about a search that finds nothing."""
    results = faq.search(text, section=section)
    assert results == ()
    return suggestions.on_search(faq, text, results, is_narrowed=bool(section))


@pytest.mark.parametrize(
    ("text", "shown"), [("?!", "?!"), ('""', '""'), ("\x1b", "\N{SYMBOL FOR ESCAPE}")]
)
def test_a_query_without_words_says_so(text: str, shown: str, harbour: Faq) -> None:
    first, second = miss(harbour, text)
    assert first == f"“{shown}” has no words that say what to look for."
    assert second == "`faq list` shows all questions."


def test_a_missing_word_is_named_with_the_nearest_word_and_question(harbour: Faq) -> None:
    first, second, third = miss(harbour, "boqt")
    assert first == "“boqt” isn't in this FAQ."
    assert second == "Did you mean “boat”? Try `faq search boat`."
    assert third == "The nearest question is 2: What does a night cost?"


def test_a_question_that_is_not_answered_names_its_missing_words(harbour: Faq) -> None:
    """The nearest question is named, though not shown."""
    assert miss(harbour, "how do boats bake xyzzy bread plugh") == [
        "This FAQ doesn't answer “how do boats bake xyzzy bread plugh”.",
        "“bake”, “xyzzy”, “bread” and “plugh” aren't in this FAQ.",
        "The nearest question is 3: When does the fuel pump open?",
    ]


@pytest.mark.parametrize("word", ["portmaster", "portmasters", "stadtpress"])
def test_a_word_that_finds_nothing_is_not_suggested(
    word: str, harbour_yaml: str, faq_of: Callable[[str], Faq]
) -> None:
    """Synonyms of what no entry contains are known words, the one that was typed among them."""
    faq = faq_of(harbour_yaml.replace("synonyms:", "synonyms:\n  - [portmaster, stadtpresse]"))

    assert not any("Did you mean" in line for line in miss(faq, word))


def test_a_name_of_the_source_is_suggested(harbour_yaml: str, faq_of: Callable[[str], Faq]) -> None:
    faq = faq_of(harbour_yaml.replace("synonyms:", "synonyms:\n  - [Zhangwei, Li Wei, Чжанвэй]"))

    assert miss(faq, "zhangvei")[1] == "Did you mean “zhangwei”? Try `faq search zhangwei`."


def test_nothing_is_suggested_where_nothing_is_near(harbour: Faq) -> None:
    first, second = miss(harbour, "xyzzy")
    assert first == "“xyzzy” isn't in this FAQ."
    assert second == f"`{harbour.command('list')}` shows all questions."


def test_a_word_only_outside_a_selection_is_not_called_missing(harbour: Faq) -> None:
    first, *_ = miss(harbour, "crowns", section="leaving")
    assert first == "Nothing matches “crowns” with these options."


def test_missing_words_are_counted_after_the_fifth(harbour: Faq) -> None:
    """A pasted text doesn't make a long message."""
    words = " ".join(f"xyzzy{n}" for n in range(8))
    first, *_ = miss(harbour, words)

    listed = ", ".join(f"“xyzzy{n}”" for n in range(5))
    assert first == f"{listed} and 3 more words aren't in this FAQ."


def test_an_empty_faq_says_that_it_has_no_questions(faq_of: Callable[[str], Faq]) -> None:
    first, second = miss(faq_of("questions: []"), "crowns")
    assert first == "“crowns” isn't in this FAQ."
    assert second == "This FAQ has no questions."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("boats xyzzy", ["“xyzzy” isn't in this FAQ."]),
        ("boats crovns", []),
        ("crowns boqt", ["“boqt” isn't in this FAQ. Did you mean “boat”?"]),
        (
            'crowns boat "ten crowns" boqt qauy',
            ["“boqt” and “qauy” aren't in this FAQ. Did you mean “boat” or “quay”?"],
        ),
        (
            '"master harbour"',
            ["The phrase “master harbour” isn't in this FAQ; these are matches for its words."],
        ),
        ("boats", []),
        ("ada berg xyzzy", ["“xyzzy” isn't in this FAQ."]),
    ],
)
def test_hits_say_which_words_and_phrases_are_missing(
    text: str, lines: list[str], harbour: Faq
) -> None:
    results = harbour.search(text)

    assert results or results.about
    assert suggestions.on_search(harbour, text, results) == lines


def test_control_characters_of_a_query_are_made_visible(harbour: Faq) -> None:
    query = 'boats "a\x1b[2J b"'
    lines = suggestions.on_search(harbour, query, harbour.search(query))

    assert all("\x1b" not in line for line in lines)
    assert lines[0].startswith("The phrase “a\N{SYMBOL FOR ESCAPE}[2J b” isn't in this FAQ")


def test_while_a_query_is_typed_no_command_is_suggested_and_no_question_is_guessed(
    harbour: Faq,
) -> None:
    for text, lines in {
        "?!": ["“?!” has no words that say what to look for."],
        "xyzzy*": ["“xyzzy” isn't in this FAQ."],
        "boqt": ["“boqt” isn't in this FAQ.", "Did you mean “boat”?"],
    }.items():
        assert suggestions.on_search(harbour, text, harbour.search(text), is_live=True) == lines


@pytest.mark.parametrize(
    ("problems", "line"),
    [(1, "1 problem: run `faq check`"), (2, "2 problems: run `faq check`")],
)
def test_problems_are_counted_with_the_command_that_lists_them(
    problems: int, line: str, faq_of: Callable[[str], Faq]
) -> None:
    faq = faq_of("- {question: A, answer: B}\n" + "- {question: C}\n" * problems)

    assert faq.problem_count == problems
    assert suggestions.problem_line(faq) == line


@pytest.mark.skipif(sys.platform == "win32", reason="its shells have other quotes")
def test_the_command_that_lists_problems_quotes_the_name_of_the_file(
    write_faq: Callable[..., Path], open_faq: Callable[..., Faq]
) -> None:
    path = write_faq("- {question: A}", "my faq.yaml")

    assert suggestions.problem_line(open_faq(path)) == f"1 problem: run `faq check '{path}'`"
