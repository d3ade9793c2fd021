from collections.abc import Callable

import pytest

from faqcli.errors import UnreadableError
from faqcli.faq import Faq

FaqOf = Callable[[str], Faq]


TWO = [("", "How is A?", "a"), ("", "How is B?", "b")]


ENTRIES = "[{q: How is A?, a: a}, {q: How is B?, a: b}]"


SECTIONED = [("S", "How is A?", "a"), ("T", "How is B?", "b")]


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
    "lists inside of entries": "- {q: How is A?, a: a, items: [[x], z]}\n- {q: How is B?, a: b}",
}  # fmt: skip


A, B = "{q: How is A?, a: a}", "{q: How is B?, a: b}"


@pytest.mark.parametrize("text", FLAT.values(), ids=FLAT)
def test_many_shapes_have_the_same_questions(text: str, faq_of: FaqOf) -> None:
    """Whatever the keys are called, and however the lists are nested."""
    faq = faq_of(text)

    assert [(e.section, e.question, e.answer) for e in faq.entries] == TWO
    assert [p for p in faq.problems() if p.severity == "error"] == []


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
def test_many_shapes_have_the_same_sections(text: str, faq_of: FaqOf) -> None:
    """In a list with titles, as keys over lists or mappings, or with each entry."""
    faq = faq_of(text)

    assert [(e.section, e.question, e.answer) for e in faq.entries] == SECTIONED
    assert faq.problems() == []


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
def test_a_file_without_questions_and_answers_is_not_a_faq(text: str, faq_of: FaqOf) -> None:
    """The error says where to look."""
    with pytest.raises(UnreadableError, match=r"^faq\.yaml:1:\d+: "):
        faq_of(text)


def test_a_long_list_is_recognised_by_its_beginning(faq_of: FaqOf) -> None:
    """So it need not be kept in memory."""
    rows = "\n".join(
        f"    - {{Q: 'How is {i}?', A: a{i}, tags: [{'x, ' * 30}]}}" for i in range(5000)
    )
    faq = faq_of(f"params:\n  faq_list:\n  - category: S\n    entries:\n{rows}\n")

    assert (faq.count, faq.entry(5000).answer, faq.entry(1).section) == (5000, "a4999", "S")


@pytest.mark.parametrize(
    "facts",
    [
        "source:\n  url: https://example.org\n  disclosures:\n" + "    - x\n" * 100,
        "synonyms:\n" + "  - [a, b]\n" * 100,
        "tests:\n" + "  - {query: tea, finds: a}\n" * 100,
    ],
)
def test_a_faq_whose_title_asks_is_no_entry_however_much_it_says_of_itself(
    facts: str, faq_of: FaqOf
) -> None:
    """Its list of questions begins after what a sketch shows."""
    faq = faq_of(f"title: What is tea?\ndescription: A.\n{facts}questions:\n- {{q: Q?, a: A}}\n")
    assert (faq.title, [entry.section for entry in faq.entries]) == ("What is tea?", [""])
