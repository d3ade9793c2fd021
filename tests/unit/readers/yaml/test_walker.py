from collections.abc import Callable

import pytest

from faqcli.faq import Faq
from faqcli.model import Section
from faqcli.readers.source import Document
from faqcli.readers.yaml import walker
from faqcli.readers.yaml.reader import Reader

FaqOf = Callable[[str], Faq]


def test_entries_wait_for_a_late_title_only_up_to_a_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """None is lost, and a warning says which section has no title."""
    monkeypatch.setattr(walker, "MAX_HELD", 50)
    text = "- items:\n" + "  - {question: A, answer: a}\n" * 120 + "  title: T\n"
    document = Document("faq.yaml", data=text.encode())
    stream, _ = document.open()
    reader = Reader(document, stream)

    sections = [entry.section for entry in reader.entries()]

    assert sections == [""] * 100 + [""] * 20
    (problem,) = reader.problems()
    assert (problem.severity, problem.line) == ("warning", 1)
    assert "more than 50 entries" in problem.message


def test_a_long_section_may_have_its_title_at_the_end(faq_of: FaqOf) -> None:
    """Programs that sort keys write it there."""
    tags = ", ".join("abcdefghij" * 10)
    entries = f"  - {{question: A, answer: a, tags: [{tags}]}}\n" * 1000

    faq = faq_of(f"sections:\n- questions:\n{entries}  title: T\n")

    assert faq.sections() == [Section("T", 1, 1000)]


A, B = "{q: How is A?, a: a}", "{q: How is B?, a: b}"


def test_a_nested_section_has_both_titles(faq_of: FaqOf) -> None:
    """The outer one first."""
    faq = faq_of(
        f"categories:\n- name: C\n  sections: [{{title: S, questions: [{A}]}}]\n  faq: [{B}]"
    )

    assert [(e.section, e.question) for e in faq.entries] == [
        ("C › S", "How is A?"),
        ("C", "How is B?"),
    ]


def test_a_key_over_an_entry_is_its_id(faq_of: FaqOf) -> None:
    """Unless it only counts."""
    faq = faq_of(f"faq:\n  install: {A}\n  question2: {B}\n")

    assert [e.id for e in faq.entries] == ["install", "how-is-b"]


@pytest.mark.parametrize(
    "others", ["colour: {'?': ''}", "colour: {Is it?: yes}", "faq: [{q: a, a: b}]"]
)
def test_other_keys_beside_plain_lists_are_kept(others: str, faq_of: FaqOf) -> None:
    """They are not sections, whatever they contain."""
    plain = "questions: [{question: Who?, answer: Me}]"
    for text in (f"{plain}\n{others}\n", f"{others}\n{plain}\n"):
        faq = faq_of(text)
        assert [entry.question for entry in faq.entries] == ["Who?"]
        assert len(faq.about.extra) == 1


def test_a_list_may_mix_entries_and_sections(faq_of: FaqOf) -> None:
    """Each is read as what it is."""
    faq = faq_of(f"- {A}\n- {{title: S, questions: [{B}]}}\n- {{q: C, a: c}}\n")

    assert [(e.section, e.question) for e in faq.entries] == [
        ("", "How is A?"),
        ("S", "How is B?"),
        ("", "C"),
    ]
