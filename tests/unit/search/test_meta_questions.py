import pytest

from faqcli.search.meta_questions import asks_about_text, fields_asked


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("who wrote this", "source"),
        ("when was this written", "as_of"),
        ("last updated", "as_of"),
        ("who are the authors", "authors"),
        ("is it pro russian", "publisher"),
        ("pro russian bias", "publisher"),
        ("can i trust this faq", "notice"),
        ("who funds this", "disclosures"),
        ("copyright", "rights"),
        ("what is this", "description"),
        ("what is it about", "description"),
        ("tell me about this faq", "description"),
    ],
)
def test_a_question_about_a_text_has_fields_that_answer_it(question: str, first: str) -> None:
    assert fields_asked(question.split())[0] == first


@pytest.mark.parametrize(
    "question",
    [
        "",
        "this",
        "what is it",
        "when is it",
        "who wrote the treaty",  # no text that is meant is named
        "who wrote this treaty",
        "neutral",
        "is ukraine neutral",
        "pro russian separatists",
        "who pays for it",
    ],
)
def test_a_question_about_anything_else_has_none(question: str) -> None:
    assert fields_asked(question.split()) == ()


def test_a_name_refers_to_the_text() -> None:
    forms = ["who", "funds", "the", "press"]

    assert asks_about_text(forms)
    assert fields_asked(forms) == ()
    assert fields_asked(forms, {"press"})[0] == "disclosures"
