from collections.abc import Callable

from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]


A, B = "{q: How is A?, a: a}", "{q: How is B?, a: b}"


def test_microsofts_files_are_read(faq_of: FaqOf) -> None:
    """Their section called Ignored has no visible title."""
    faq = faq_of(
        "### YamlMime:FAQ\nmetadata: {title: x, description: y}\ntitle: T\nsummary: |\n  s\n"
        f"sections:\n- name: Ignored\n  questions: [{A}]\n- name: More\n  questions: [{B}]\n"
    )

    assert [(e.section, e.question) for e in faq.entries] == [
        ("", "How is A?"),
        ("More", "How is B?"),
    ]
    assert faq.about.title == "T"
