from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
import Stemmer
import stop_words

from faqcli import languages
from faqcli.languages import LANGUAGES, Language
from faqcli.readers import html
from faqcli.readers.markdown import reader as markdown
from faqcli.readers.source import Document
from faqcli.readers.yaml.reader import Reader

LABELLED = (
    "en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "sv", "tr", "ar", "he", "hi", "ja",
    "ko", "zh",
)  # fmt: skip
"""The languages in which FAQs are read at least as well as in English."""
Read = Callable[[str], list[tuple[str, str]]]
PAIRS = [("What is X?", "It is Y."), ("Tell me why.", "Because.")]


def pairs_in_yaml(text: str) -> list[tuple[str, str]]:
    """Return the questions and answers of a YAML file."""
    document = Document("faq.yaml", data=text.encode())
    stream, _ = document.open()
    return [(e.question, e.answer.strip()) for e in Reader(document, stream).entries()]


def pairs_in_markdown(text: str) -> list[tuple[str, str]]:
    """Return the questions and answers of a Markdown document."""
    return [(item.question, item.answer.strip()) for item in markdown.read(text).items]


def pairs_in_html(text: str) -> list[tuple[str, str]]:
    """Return the questions and answers of a web page."""
    return [(item.question, item.answer.strip()) for item in html.read(text).items]


WITH_LABELS: dict[Read, tuple[str, ...]] = {
    pairs_in_markdown: (
        "{q}: {x}\n{a}: {y}\n\n", "**{q}:** {x}\n\n**{a}:** {y}\n\n",
        "**{q}**: {x}\n\n**{a}**: {y}\n\n", "**{q} {n}: {x}**\n\n{a}: {y}\n\n",
        "- **{q}:** {x}\n\n  **{a}:** {y}\n\n", "### {q} {n}: {x}\n\n**{a}:** {y}\n\n",
        "**{q}：** {x}\n{a}： {y}\n\n",
    ),
    pairs_in_html: (
        "<p>{q}: {x}</p><p>{a}: {y}</p>", "<p><b>{q}:</b> {x}</p><p><b>{a}:</b> {y}</p>",
        "<h3>{q} {n}: {x}</h3><p><strong>{a}</strong>: {y}</p>",
        "<dt>{q}: {x}</dt><dd>{a}: {y}</dd>", "<li>{q}：{x}</li><p>{a}：{y}</p>",
        "<details><summary>{q}: {x}</summary>{a}: {y}</details>",
    ),
    pairs_in_yaml: (
        '- question: "{q}: {x}"\n  answer: "{a}: {y}"\n',
        '- q: "{q} {n}: {x}"\n  a: "{a}：{y}"\n',
        '- question: "**{q}:** {x}"\n  answer: |\n    **{a}:** {y}\n',
        '- question: "{q} : {x}"\n  answer: "{a} : {y}"\n',
    ),
}  # fmt: skip
"""How people write a question and an answer with labels, by what reads it."""


def label_pairs(language: Language) -> set[tuple[str, str]]:
    """Return every label of a language with one for the other part."""
    questions, answers = language.question_labels, language.answer_labels
    return {(q, answers[0]) for q in questions} | {(questions[0], a) for a in answers}


@pytest.mark.parametrize("code", LABELLED)
def test_a_language_that_faqs_are_written_in_has_every_kind_of_word(code: str) -> None:
    """Labels, keys and titles are there."""
    language = languages.find(code)
    assert language
    needed = ("question_labels", "answer_labels", "question_keys", "answer_keys", "faq_titles")
    assert [name for name in (*needed, "contents_titles") if not getattr(language, name)] == []


@pytest.mark.parametrize("read", WITH_LABELS, ids=lambda read: read.__name__)
@pytest.mark.parametrize(
    "code", dict.fromkeys((*LABELLED, *(one.code for one in LANGUAGES if one.question_labels)))
)
def test_questions_and_answers_are_read_without_their_labels(code: str, read: Read) -> None:
    """The same labels work in Markdown, HTML and YAML."""
    language = languages.find(code)
    assert language
    for pattern, (question, answer) in product(WITH_LABELS[read], label_pairs(language)):
        numbered = enumerate(PAIRS, start=1)
        text = "".join(
            pattern.format(q=question, a=answer, n=n, x=x, y=y) for n, (x, y) in numbered
        )
        assert (text, read(text)) == (text, PAIRS)


@pytest.mark.parametrize("code", [one.code for one in LANGUAGES if one.question_keys])
def test_yaml_is_read_with_keys_in_any_language(code: str) -> None:
    """Every key of a question goes with every key of an answer."""
    language = languages.find(code)
    assert language
    for question, answer in product(language.question_keys, language.answer_keys):
        text = "".join(f'- "{question}": {x}\n  "{answer}": {y}\n' for x, y in PAIRS)
        assert (text, pairs_in_yaml(text)) == (text, PAIRS)


@pytest.mark.parametrize("title", languages.words("faq_titles"))
def test_the_part_of_a_document_under_the_title_of_a_faq_is_read(title: str) -> None:
    """Other parts of the document are left out."""
    text = f"# X\n\n## Other?\n\nNo.\n\n## {title.title()}\n\n### What is X?\n\nIt is Y.\n"
    assert pairs_in_markdown(text) == PAIRS[:1]


@pytest.mark.parametrize("title", languages.words("contents_titles"))
def test_a_table_of_contents_is_no_question(title: str) -> None:
    """Its heading is skipped."""
    text = f"# X\n\n## {title.title()}\n\nA, B\n\n## It is slow\n\nWait.\n\n## It fails\n\nRetry.\n"
    assert [question for question, _ in pairs_in_markdown(text)] == ["It is slow", "It fails"]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who?", "A. Smith"),
        ("Which language?", "R: it is free."),
        ("Fragen: wo?", "Antworten: hier."),
        ("The Pregunta: a hotel", "The Respuesta: a bar"),
        ("Вопрос — в том, как?", "Ответ — так."),
        ("질문이 있나요?", "답변입니다."),
        ("س وج؟", "ج) ثالثا"),
        ("Questions: what are they?", "Answers: replies."),
    ],
)
def test_words_that_only_look_like_labels_stay(question: str, answer: str) -> None:
    """Names, other letters, plurals and words in the middle of a sentence."""
    assert pairs_in_yaml(f'- question: "{question}"\n  answer: "{answer}"\n') == [
        (question, answer)
    ]
    assert pairs_in_markdown(f"## {question}\n\n{answer}\n") == [(question, answer)]


def test_a_dash_after_a_word_is_prose_unless_the_word_is_numbered() -> None:
    """In Russian, a dash stands for the verb."""
    assert pairs_in_markdown("Вопрос — в том, как жить.\n\nТак.\n") == []
    assert pairs_in_markdown("Вопрос 1 — Как жить?\n\nОтвет — Так.\n") == [
        ("Как жить?", "Ответ — Так.")
    ]


def test_an_answer_on_the_line_of_its_question_is_found() -> None:
    """With emphasis and a space before it, or neither."""
    text = "**Frage:** Was ist X? **Antwort:** Es ist Y.\n\n問：Xとは？答：Yです。\n"
    assert pairs_in_markdown(text) == [("Was ist X?", "Es ist Y."), ("Xとは？", "Yです。")]


def test_a_page_that_only_mentions_quarters_has_no_labels() -> None:
    """`Q3` is a label only before a colon."""
    assert pairs_in_html("<main><p>Q3 2023 was good.</p><p>Q4 - even better.</p></main>") == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_a_row_names_what_the_libraries_know(language: Language) -> None:
    """A misspelt name would be ignored."""
    assert language.snowball in ("", *Stemmer.algorithms())
    assert language.stop_words in ("", *stop_words.LANGUAGE_MAPPING)


def test_a_code_has_one_row() -> None:
    """The second would win."""
    codes = [one.code for one in LANGUAGES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("name", "code"), [("en", "en"), ("pt-BR", "pt"), ("zh_Hans", "zh"), (" DE ", "de")]
)
def test_a_language_is_found_with_a_region_or_in_capitals(name: str, code: str) -> None:
    """Only the language itself counts."""
    found = languages.find(name)
    assert found
    assert found.code == code


@pytest.mark.parametrize("name", ["", "xx", "english", "../de"])
def test_an_unknown_language_is_not_found(name: str) -> None:
    """Such a name is not an error."""
    assert languages.find(name) is None
    assert not languages.is_right_to_left(name)


def test_arabic_and_hebrew_are_written_from_right_to_left() -> None:
    """Whatever the region."""
    assert languages.is_right_to_left("ar-EG")
    assert languages.is_right_to_left("he")
    assert not languages.is_right_to_left("de")
