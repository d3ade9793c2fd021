from collections.abc import Callable
from typing import Any

import pytest

from faqcli.faq import Faq
from faqcli.model import About, Author, SearchTest, Source

FaqOf = Callable[[str], Faq]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: T\nsummary: s\nmetadata: {title: x, description: y}", ("T", "s")),
        ("title:\nsummary: |\n\nmetadata: {title: x, description: y}", ("x", "y")),
        ("metadata: {title: [a], description: ''}\ntitle: T", ("T", "")),
        ("title: T\ndescription: d\nsummary: s", ("T", "d")),
        ("title: T\nmetadata: draft", ("T", "")),
        ("title: T\nsummary: [s]\nmetadata: {description: {a: b}}", ("T", "")),
    ],
)
def test_microsofts_keys_are_read(faq_of: FaqOf, text: str, expected: tuple[str, str]) -> None:
    faq = faq_of(f"### YamlMime:FAQ\n{text}\nquestions: [{{question: A, answer: a}}]")
    assert (faq.about.title, faq.about.description) == expected
    assert not faq.problems()


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("summary: s", {}),
        ("description: d\nsummary: s", {"summary": "s"}),
        ("summary: [s]", {"summary": ["s"]}),
    ],
)
def test_a_summary_is_kept_unless_it_is_the_description(
    faq_of: FaqOf, text: str, extra: dict[str, Any]
) -> None:
    """An export would lose it."""
    faq = faq_of(f"{text}\nquestions: [{{question: A, answer: a}}]")
    assert faq.about.extra == extra
    assert not faq.problems()


def test_every_key_about_the_faq_is_read(harbour: Faq) -> None:
    """Each has its own field."""
    assert harbour.about == About(
        title="The harbour",
        description="Questions about a small harbour.",
        notice="Made up for tests.",
        language="en",
        as_of="2024",
        source=Source(
            title="Harbour rules",
            authors=(Author("Ada Berg", "pilot"), Author("Li Wei")),
            affiliation="Port office",
            publisher="Town press",
            credit="Berg and Li, Town press",
            about="The printers of the town.",
            year="1999",
            url="https://harbour.example",
            disclosures=("https://harbour.example/money",),
            rights="© Town press",
        ),
        synonyms=(("Zaporizhzhia", "Zaporozhye", "Запорожье"), ("harbour master", "HM")),
        extra={},
    )


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("questions: []", About()),
        ("questions: []\nsource: Rules", About(source=Source("Rules"))),
        ("questions: []\nsource: {authors: Ada}", About(source=Source(authors=(Author("Ada"),)))),
        ("as_of: 2026-01-31\nquestions: []", About(as_of="2026-01-31")),
        ("title: |\n  The\n  harbour\nquestions: []", About(title="The harbour")),
        ("title: ~\nquestions: []", About()),
        ("language:\nquestions: []", About()),
        ("language: ~\nquestions: []", About()),
        (
            "colour: [blue, {a: yes}]\nquestions: []",
            About(extra={"colour": ["blue", {"a": "yes"}]}),
        ),
        ("meaning: false\nquestions: []", About(meaning=False)),
        ("meaning: No\nquestions: []", About(meaning=False)),
        ("meaning: yes\nquestions: []", About()),
        ("meaning:\nquestions: []", About()),
        ("synonyms: [[a, b], [c], [d, d], []]\nquestions: []", About(synonyms=(("a", "b"),))),
    ],
)
def test_missing_keys_about_the_faq_have_defaults(text: str, about: About, faq_of: FaqOf) -> None:
    """Unknown keys are kept, a single text is a list of one, synonyms need two words."""
    assert faq_of(text).about == about._replace(language="en", is_language_guessed=True)


A, B = "{q: How is A?, a: a}", "{q: How is B?, a: b}"


def test_a_mapping_around_the_list_describes_the_faq(faq_of: FaqOf) -> None:
    """The title at the root wins."""
    assert faq_of(f"faq: {{title: T, items: [{A}]}}").about.title == "T"
    assert faq_of(f"title: U\nfaq: {{title: T, items: [{A}]}}").about.title == "U"


def test_a_switch_that_is_neither_on_nor_off_is_an_error(faq_of: FaqOf) -> None:
    faq = faq_of("questions: []\nmeaning: sometimes")

    (problem,) = faq.problems()
    assert (problem.message, problem.line) == ("`meaning` must be true or false", 2)
    assert faq.about.meaning


def test_a_test_finds_one_entry_or_several_or_none(faq_of: FaqOf) -> None:
    faq = faq_of(
        "tests:\n- {query: a night, finds: fees}\n- {query: crimea, finds: none}\n"
        "- query: boats\n  finds: [mooring, 2]\nquestions: []\n"
    )

    assert faq.problems() == []
    assert faq.about.tests == (
        SearchTest("a night", ("fees",)),
        SearchTest("crimea", ()),
        SearchTest("boats", ("mooring", "2")),
    )


@pytest.mark.parametrize(
    ("test", "column", "message"),
    [
        ("{query: a}", 9, "this test has no `finds`"),
        ("{finds: a}", 9, "this test has no `query`"),
        ("{query: '', finds: a}", 17, "`query` is empty"),
        ("{query: a, finds: []}", 27, "`finds` is empty"),
        ("{query: a, finds: ~}", 27, "`finds` is empty"),
        ("{query: [a], finds: a}", 17, "`query` must be text, but is a list"),
        ("{query: a, finds: {b: c}}", 27, "`finds` must be text, but is a mapping"),
        ("a", 9, "a test must have `query` and `finds`, but this is text"),
        (
            "{query: a, finds: [b, none]}",
            27,
            "`none` is in a list with others, but a test finds something or nothing",
        ),
    ],
)
def test_a_test_in_another_form_is_an_error(
    test: str, column: int, message: str, faq_of: FaqOf
) -> None:
    """It is left out, and the others are kept."""
    good = "{query: b, finds: b}"
    faq = faq_of(f"tests: [{test}, {good}]\nquestions: []\n")

    (problem,) = faq.problems()
    assert (problem.line, problem.column, problem.message) == (1, column, message)
    assert faq.about.tests == (SearchTest("b", ("b",)),)


def test_tests_are_never_a_list_of_questions(faq_of: FaqOf) -> None:
    """Whatever is in them."""
    faq = faq_of(f"tests: [{A}]\nfaq: [{B}]\n")

    assert [entry.question for entry in faq.entries] == ["How is B?"]
    assert {problem.line for problem in faq.problems()} == {1}
