from collections.abc import Callable

import pytest

from faqcli.errors import UnreadableError
from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]

TWO = [("", "How is A?", "a"), ("", "How is B?", "b")]
SECTIONED = [("S", "How is A?", "a"), ("T", "How is B?", "b")]
ENTRIES = "[{q: How is A?, a: a}, {q: How is B?, a: b}]"

FLAT = {
    "capitals and spaces": "- {Question : How is A?, ANSWER: a}\n- {Q: How is B?, A : b}",
    "q and a": f"faqs: {ENTRIES}",
    "title and content": "- {title: How is A?, content: a}\n- {title: How is B?, text: b}",
    "name and body": "qna:\n- {name: How is A?, body: a, icon: x}\n- {name: How is B?, body: b}",
    "Spanish": "- {pregunta: How is A?, respuesta: a}\n- {pregunta: How is B?, respuesta: b}",
    "Japanese": "- {質問: How is A?, 回答: a}\n- {質問: How is B?, 回答: b}",
    "any list's name": f"title: T\nfaq_items: {ENTRIES}\nlinks: [{{name: x, url: y}}]",
    "a list under its own title": f"faq: {{title: T, list: {ENTRIES}}}",
    "deep under wrappers": f"params: {{site: {{faq: {{enable: yes, faqItem: {ENTRIES}}}}}}}",
    "one language": f"en: {{faq: {ENTRIES}}}",
    "single pairs": "faq:\n- How is A?: a\n- How is B?: b",
    "lists of two": "- [How is A?, a]\n- [How is B?, b]",
    "question over answer": "How is A?: a\nHow is B?: b",
    "question over a mapping": "How is A?: {answer: a, tags: [x]}\nHow is B?: {answer: b}",
    "numbered keys": "q1: {q: How is A?, a: a}\nq2: {q: How is B?, a: b}",
    "numbers as keys": "1: {question: How is A?, answer: a}\n2: {question: How is B?, answer: b}",
    "numbers in keys": "question1: How is A?\nanswer1: a\nquestion2: How is B?\nanswer2: b",
    "numbers in entries": (
        "- {question1: How is A?, answer1: a}\n- {question2: How is B?, answer2: b}"
    ),
    "by turns": "- q: How is A?\n- a: a\n- q: How is B?\n- a: b",
    "letters": (
        "- {question: 'Q. How is A?', answer: 'A. a'}\n- {question: 'Q2: How is B?', answer: b}"
    ),
    "a letter with a colon": "- {q: How is A?, a: 'A: a'}\n- {q: How is B?, a: '**A:** b'}",
    "a document each": "question: How is A?\nanswer: a\n---\nquestion: How is B?\nanswer: b",
    "a preface": f"---\ntitle: T\n---\n{ENTRIES}",
    "JSON-LD": (
        '{"@type": "FAQPage", "mainEntity": ['
        '{"@type": "Question", "name": "How is A?", "acceptedAnswer": {"text": "a"}},'
        '{"@type": "Question", "name": "How is B?", "acceptedAnswer": {"text": "b"}}]}'
    ),
    "languages in an entry": "- {q: {en: How is A?, de: x}, a: {en: a}}\n- {q: How is B?, a: b}",
    "languages in keys": (
        "- {question_en: How is A?, answer_en: a}\n- {question_en: How is B?, answer_en: b}"
    ),
    "words in keys": "- {faq_question: How is A?, faqAnswer: a}\n- {Q1: How is B?, A1: b}",
    "answers within": "- {q: How is A?, a: {paragraphs: [a]}}\n- {q: How is B?, a: [{text: b}]}",
    "other lists beside": f"hero: [{{title: Hi, text: ho}}]\nfaq: {ENTRIES}",
    "lists inside of entries": "- {q: How is A?, a: a, items: [{item: x}]}\n- {q: How is B?, a: b}",
}  # fmt: skip


@pytest.mark.parametrize("text", FLAT.values(), ids=FLAT)
def test_questions_and_answers_are_found_in_many_shapes(text: str, faq_of: FaqOf) -> None:
    """Whatever the keys are called and however the lists stand inside each other."""
    faq = faq_of(text)

    assert [(e.section, e.question, e.answer) for e in faq.entries] == TWO
    assert [p for p in faq.problems() if p.severity == "error"] == []


A, B = "{q: How is A?, a: a}", "{q: How is B?, a: b}"
IN_SECTIONS = {
    "a list with titles": f"- {{title: S, questions: [{A}]}}\n- {{title: T, questions: [{B}]}}",
    "categories": f"categories:\n- {{name: S, items: [{A}]}}\n- {{name: T, items: [{B}]}}",
    "an unknown title": f"- {{bloque: S, list: [{A}]}}\n- {{bloque: T, list: [{B}]}}",
    "a title that comes last": f"- {{items: [{A}], section: S}}\n- {{faqs: [{B}], topic: T}}",
    "names over lists": f"S: [{A}]\nT: [{B}]",
    "names over lists, listed": f"faq:\n- S: [{A}]\n- T: [{B}]",
    "names over lists, within": f"title: X\nfaq:\n  S: [{A}]\n  T: [{B}]",
    "names over questions": "S: {How is A?: a}\nT: {How is B?: b}",
    "names over titles": f"s: {{title: S, faq: [{A}]}}\nt: {{title: T, faq: [{B}]}}",
    "numbers over titles": f"faq: {{item1: {{title: S, q: [{A}]}}, item2: {{title: T, q: [{B}]}}}}",
    "a category each": "- {q: How is A?, a: a, category: S}\n- {q: How is B?, a: b, Topic: T}",
    "headings between": f"- section: S\n- {A}\n- section: T\n- {B}",
    "languages": f"S: {{faq: [{A}]}}\nT: {{faq: [{B}]}}",
    "lists of pairs": "- {title: S, faq: [How is A?: a]}\n- {title: T, faq: [How is B?: b]}",
    "keyed entries": (
        f"- {{title: S, questions: {{one: {A}}}}}\n- {{title: T, questions: {{two: {B}}}}}"
    ),
    "several lists": f"faq_one: {{title: S, items: [{A}]}}\nfaq_two: {{title: T, items: [{B}]}}",
}  # fmt: skip


@pytest.mark.parametrize("text", IN_SECTIONS.values(), ids=IN_SECTIONS)
def test_sections_are_found_in_many_shapes(text: str, faq_of: FaqOf) -> None:
    """As a list with titles, as names over lists, over mappings, or with each entry."""
    faq = faq_of(text)

    assert [(e.section, e.question, e.answer) for e in faq.entries] == SECTIONED
    assert faq.problems() == []


def test_sections_inside_of_each_other_are_named_by_both(faq_of: FaqOf) -> None:
    """From the outside in."""
    faq = faq_of(
        f"categories:\n- name: C\n  sections: [{{title: S, questions: [{A}]}}]\n  faq: [{B}]"
    )

    assert [(e.section, e.question) for e in faq.entries] == [
        ("C › S", "How is A?"),
        ("C", "How is B?"),
    ]


def test_microsofts_files_are_read(faq_of: FaqOf) -> None:
    """Their section called Ignored has no title to show."""
    faq = faq_of(
        "### YamlMime:FAQ\nmetadata: {title: x, description: y}\ntitle: T\nsummary: |\n  s\n"
        f"sections:\n- name: Ignored\n  questions: [{A}]\n- name: More\n  questions: [{B}]\n"
    )

    assert [(e.section, e.question) for e in faq.entries] == [
        ("", "How is A?"),
        ("More", "How is B?"),
    ]
    assert faq.about.title == "T"


def test_a_key_over_an_entry_is_its_id(faq_of: FaqOf) -> None:
    """Unless it only counts."""
    faq = faq_of(f"faq:\n  install: {A}\n  question2: {B}\n")

    assert [e.id for e in faq.entries] == ["install", "how-is-b"]


def test_answers_may_be_lists_of_paragraphs(faq_of: FaqOf) -> None:
    """An empty line stands between them; the text is theirs."""
    faq = faq_of(
        "- question: A\n  answer:\n  - One.\n  - |\n    Two.\n    Three.\n- {q: B, a: []}\n"
    )

    assert [e.answer for e in faq.entries] == ["One.\n\nTwo.\nThree.", ""]


def test_other_names_of_the_optional_parts_are_known(faq_of: FaqOf) -> None:
    """What is called otherwise has the same place; what is unknown is kept."""
    faq = faq_of("- {title: A, short_answer: s, fullAnswer: a, tag: t, slug: x, Notes: n, icon: i}")

    entry = faq.entry(1)
    assert (entry.id, entry.question, entry.short, entry.answer) == ("x", "A", "s", "a")
    assert (entry.tags, entry.note, entry.extra) == (("t",), "n", {"icon": "i"})


def test_a_name_is_no_letter_of_an_answer(faq_of: FaqOf) -> None:
    """`A.` is left out of an answer only where the question has its `Q.`."""
    faq = faq_of("- {q: Who?, a: A. Smith}\n- {q: 'Q: Who?', a: A. Smith}\n")

    assert [(e.question, e.answer) for e in faq.entries] == [
        ("Who?", "A. Smith"),
        ("Who?", "Smith"),
    ]


def test_a_question_with_the_tag_of_text_stands_as_it_is(faq_of: FaqOf) -> None:
    """Neither letters nor tags are taken off it, nor off its answer."""
    faq = faq_of("- question: !!str 'Q: <b>Who</b>?'\n  answer: 'A: me'\n")

    assert [(e.question, e.answer) for e in faq.entries] == [("Q: <b>Who</b>?", "A: me")]


@pytest.mark.parametrize(
    "others", ["colour: {'?': ''}", "colour: {Is it?: yes}", "faq: [{q: a, a: b}]"]
)
def test_beside_the_plain_lists_other_keys_are_kept(others: str, faq_of: FaqOf) -> None:
    """They are no sections, whatever they hold and wherever they stand."""
    plain = "questions: [{question: Who?, answer: Me}]"
    for text in (f"{plain}\n{others}\n", f"{others}\n{plain}\n"):
        faq = faq_of(text)
        assert [entry.question for entry in faq.entries] == ["Who?"]
        assert len(faq.about.extra) == 1


def test_what_a_wrapper_says_is_what_the_faq_says(faq_of: FaqOf) -> None:
    """A title around the list is the title, if the file has no other."""
    assert faq_of(f"faq: {{title: T, items: [{A}]}}").about.title == "T"
    assert faq_of(f"title: U\nfaq: {{title: T, items: [{A}]}}").about.title == "U"


@pytest.mark.parametrize(
    "text",
    [
        "- {triggers: [a], message: b}\n- {triggers: [c], message: d}\n",
        "benefits: {text: a, options: [b]}\nwho: {text: c}\n",
        "1: {id: 1, answer: a, words: [b]}\n2: {id: 2, answer: c, words: []}\n",
        "faq: [{name: a, url: b}, {name: c, url: d}]\n",
        "- a\n- b\n",
        "- [a, b, c]\n",
        "name: x\ndescription: y\ninfo: {title: a, description: b}\n",
        "name: x\nversion: 1.0\ndependencies: {a: 1, b: 2}\n",
        "on: {push: {branches: [main]}}\njobs: {test: {steps: [{name: x, run: y}]}}\n",
    ],
)  # fmt: skip
def test_what_has_no_questions_with_answers_is_no_faq(text: str, faq_of: FaqOf) -> None:
    """It is said so, and where."""
    with pytest.raises(UnreadableError, match=r"^faq\.yaml:1:\d+: "):
        faq_of(text)


def test_entries_and_sections_may_stand_in_one_list(faq_of: FaqOf) -> None:
    """Each is read as what it is."""
    faq = faq_of(f"- {A}\n- {{title: S, questions: [{B}]}}\n- {{q: C, a: c}}\n")

    assert [(e.section, e.question) for e in faq.entries] == [
        ("", "How is A?"),
        ("S", "How is B?"),
        ("", "C"),
    ]


def test_a_long_list_of_any_shape_streams(faq_of: FaqOf) -> None:
    """What a value is shows in its beginning."""
    rows = "\n".join(
        f"    - {{Q: 'How is {i}?', A: a{i}, tags: [{'x, ' * 30}]}}" for i in range(5000)
    )
    faq = faq_of(f"params:\n  faq_list:\n  - category: S\n    entries:\n{rows}\n")

    assert (faq.count, faq.entry(5000).answer, faq.entry(1).section) == (5000, "a4999", "S")
