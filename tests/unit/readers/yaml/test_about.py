from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.model import About, Author, Source

FaqOf = Callable[[str], Faq]


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
    assert faq_of(text).about == about


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
